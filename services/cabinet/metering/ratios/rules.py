"""What differences of readings are multiplied by, day by day: pure (decision 0067)."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from services.cabinet.channels import FIRST_DAY

_STEP = Decimal("0.0001")


def times(amount: int, ratio: Decimal) -> int:
    """Return what went through a counter, with the transformation ratio."""
    # Of most homes it is 1, and a year has many readings.
    return amount if ratio == 1 else int((amount * ratio).to_integral_value(ROUND_HALF_EVEN))


def ratio_of(told: float) -> Decimal:
    """Return a ratio as it is stored: the same told again is no other one."""
    return Decimal(str(told)).quantize(_STEP, ROUND_HALF_UP)


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
