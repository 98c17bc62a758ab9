"""The page of what staff may do: each right, what it brings, and which built-in roles hold it."""

from deploy.reference.markdown import page, table
from services.contracts.rights import BUILT_IN, RIGHTS, needs


def rights() -> str:
    """Return the page of all rights."""
    rows = [
        (
            f"`{right}`",
            ", ".join(f"`{one}`" for one in needs(right)),
            *("yes" if right in held else "" for held in BUILT_IN.values()),
        )
        for right in RIGHTS
    ]
    return page(
        "Rights of staff",
        "What a role can hold. Which one opens a route: [routes](routes.md), [acts](staff-acts.md);"
        " how roles are made and changed: [decision 57](../decisions/0057-roles-and-rights.md).",
        [("Rights", table(("right", "brings along", *BUILT_IN), rows))],
    )
