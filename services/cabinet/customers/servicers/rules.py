"""Who may be a contact person, and which days of a house are whose; pure."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from email_validator import EmailNotValidError, validate_email

_DAY = timedelta(days=1)
# A letter of invitation goes to the same person once in so many seconds.
BETWEEN_LETTERS = 60


def mailbox(text: str) -> str | None:
    """Return an e-mail address in the one spelling that auth gives it, or None when it is none."""
    try:
        # Reserved domains (…@example.org) are for demonstrations; nothing is looked up.
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return unicodedata.normalize("NFC", checked.normalized).lower()


def marks_of(contact: Mapping[str, Any]) -> dict[str, str]:
    """Return by what a contact person is known to be told again: nothing that names him."""
    rest = f"{contact['name']}\0{contact['phone'] or ''}"
    return {"email": _mark(contact["email"]), "rest": _mark(rest)}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True, eq=False)
class Span:
    """A row of `served_houses`, or one that is to become it (`id` None).

    `told_last_day` is the end as somebody has told it; `last_day` is what comes of it beside the
    others of the building.
    """

    organization_id: int
    building_id: int
    first_day: date | None = None
    told_last_day: date | None = None
    last_day: date | None = None
    external_id: str | None = None
    told: dict[str, Any] | None = field(default=None)
    id: int | None = None


class SameDay(Exception):
    """Another organisation serves the house from that very day."""


class AlreadyServed(Exception):
    """The organisation serves the house in that time already, by another row."""


def _first(span: Span) -> date:
    return span.first_day or date.min


def _end(span: Span) -> date:
    return span.told_last_day or date.max


def place(span: Span, others: Iterable[Span]) -> None:
    """Make sure that a span has a place among the others of its building.

    Raises SameDay, and AlreadyServed.
    """
    for other in others:
        if other is span:
            continue
        if other.organization_id == span.organization_id:
            shown = other.last_day or date.max
            if _first(other) <= _end(span) and _first(span) <= min(shown, _end(other)):
                raise AlreadyServed
        elif _first(other) == _first(span):
            raise SameDay


def line_up(spans: Sequence[Span]) -> None:
    """Set the last days of a building's spans: who begins later ends the one before."""
    ordered = sorted(spans, key=_first)
    for number, span in enumerate(ordered):
        end = span.told_last_day
        if number + 1 < len(ordered):
            before = _first(ordered[number + 1]) - _DAY
            end = before if end is None else min(end, before)
        span.last_day = end


def hand_over(span: Span, first_day: date) -> bool:
    """End a span the day before another organisation begins; False: nothing is left of it."""
    if _first(span) >= first_day:
        return False
    span.told_last_day = min(_end(span), first_day - _DAY)
    span.external_id, span.told = None, None
    return True
