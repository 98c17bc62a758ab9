"""What staff may write on a card (manual 000, 3.2.1)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")


def wrong_days(start: date | None, end: date | None) -> dict[str, str] | None:
    """Return what is wrong with a contract's days as a field's error, or None."""
    if start is not None and end is not None and end < start:
        return {
            "field": "contract_end",
            "code": "before-start",
            "message": "The contract cannot end before it starts.",
        }
    return None


def wrong_contacts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what is wrong with contacts that are other than before; systems tell odd ones, too."""
    email = after["email"]
    if email is None or email == before.get("email") or _EMAIL.fullmatch(email):
        return []
    return [{"field": "email", "code": "not-an-email", "message": "This is no e-mail address."}]


def address_of(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the parts of an address, of a row that has them beside `address`; None without."""
    if row["locality"] is None:
        return None
    parts = ("region", "locality", "street", "house", "flat")
    return {name: row[name] for name in parts} | {"text": row["address"]}
