"""What measurements need to know of meters, and how a meter stands with its verification: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from services.cabinet.metering.ratios.rules import Ratios, ratios_of
from services.kit.lines import plain_line

VerificationState = Literal["valid", "soon", "overdue"]
# So long before its next verification a consumer is reminded: enough to order one.
REMINDED = timedelta(days=60)
LONGEST_NAME = 60


def verification_state(due_on: date | None, today: date) -> VerificationState | None:
    """Return how a verification that is due on a day stands today; None when no day is known.

    On the day itself the meter is still verified.
    """
    if due_on is None:
        return None
    if due_on < today:
        return "overdue"
    return "soon" if due_on <= today + REMINDED else "valid"


def meter_name(text: str) -> str:
    """Return a name that a consumer gives, in its one spelling; "" for none.

    ValueError beyond `LONGEST_NAME` characters, or with what does not belong into a line. A name is
    a text, whatever it looks like: `=1+1` stays that.
    """
    name = plain_line(text)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"no more than {LONGEST_NAME} characters are taken")
    return name


_UNPLACED = Ratios(Decimal(1))


@dataclass(frozen=True, slots=True)
class KnownMeter:
    """What a line needs of its meter: inner key, time zone and ratios of its usage point."""

    id: int
    time_zone: str
    ratios: Ratios = _UNPLACED


def known_meter(row: Mapping[str, Any]) -> KnownMeter:
    """Return what a row tells; of a meter that stands nowhere the ratio is 1."""
    placed = row["ratio"] is not None
    return KnownMeter(row["id"], row["time_zone"], *([ratios_of(row)] if placed else []))
