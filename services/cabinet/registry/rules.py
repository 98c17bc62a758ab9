"""Pure decisions about addresses."""

from itertools import pairwise


def building_key(region: str | None, locality: str, street: str | None, house: str | None) -> str:
    """Return what two spellings of one building's address have in common."""
    parts = (region, locality, street, house)
    return "|".join(" ".join((part or "").lower().replace("ё", "е").split()) for part in parts)


def address_text(
    region: str | None, locality: str, street: str | None, house: str | None, flat: str | None
) -> str:
    """Return a whole address as it is written on an envelope in Russian."""
    parts = [
        region,
        locality,
        street,
        f"д. {house}" if house and house[0].isdigit() else house,
        f"кв. {flat}" if flat and flat[0].isdigit() else flat,
    ]
    given = [part for part in parts if part]
    # A city that is its own region is named once.
    return ", ".join([given[0], *(b for a, b in pairwise(given) if a != b)])
