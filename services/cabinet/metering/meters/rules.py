"""What measurements need to know of meters, and how a meter stands with its verification: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Literal, NamedTuple

from services.cabinet.metering.consumption.rules import FIRST_DAY
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


def times(amount: int, ratio: Decimal) -> int:
    """Return what went through a counter, with the transformation ratio."""
    # Of most homes it is 1, and a year has many readings.
    return amount if ratio == 1 else int((amount * ratio).to_integral_value(ROUND_HALF_EVEN))


class Ratios(NamedTuple):
    """The transformation ratio of a usage point, and those before it, the eldest first.

    Each of `former` counted until the day of `days` at the same place, from which on the next does.
    """

    ratio: Decimal
    days: tuple[date, ...] = ()
    former: tuple[Decimal, ...] = ()

    def on(self, day: date) -> Decimal:
        """Return the ratio of a day."""
        return next(
            (ratio for until, ratio in zip(self.days, self.former, strict=True) if day < until),
            self.ratio,
        )

    def changed(self, ratio: Decimal, from_day: date) -> "Ratios":
        """Return the ratios once another is told from a day on (case B7).

        It takes the place of all that was told from there on; each day before keeps what it had.
        """
        if from_day <= FIRST_DAY:
            return Ratios(ratio)
        before = self.on(from_day - timedelta(days=1))
        kept = sum(day < from_day for day in self.days)
        days, former = self.days[:kept], self.former[:kept]
        if before == ratio:
            return Ratios(ratio, days, former)
        return Ratios(ratio, (*days, from_day), (*former, before))


def ratios_of(row: Mapping[str, Any]) -> Ratios:
    """Return the ratios of a row with `ratio`, `ratio_days` and `former_ratios`."""
    return Ratios(row["ratio"], tuple(row["ratio_days"] or ()), tuple(row["former_ratios"] or ()))


def former_ratios_out(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the ratios before the present one, as `FormerRatioOut`."""
    ratios = ratios_of(row)
    return [
        {"until": day, "ratio": float(ratio)}
        for day, ratio in zip(ratios.days, ratios.former, strict=True)
    ]


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
