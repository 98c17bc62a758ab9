"""What becomes of many readings, each by the checks of one: what is wrong stops no other; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.submissions.entry.checks import Checked, check
from services.cabinet.submissions.entry.forms import Known
from services.kit.problems import NotFound, Problem, ValidationFailed, field_error


class Row(NamedTuple):
    """A reading of a meter as it is given: texts by zone in kWh, its local day (None: today).

    `confirm`: values that are asked back are right all the same.
    """

    meter_id: int
    values: Mapping[Zone, str]
    taken_on: date | None = None
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: `checked` or `problem`, one of both.

    `known` is what is known of its meter. `submission` is the row of what was written, for
    `submission_out`, or of what stood there already (`checked.same`); None while rows are only
    checked.
    """

    row: Row
    known: Known | None = None
    checked: Checked | None = None
    problem: Problem | None = None
    submission: Mapping[str, Any] | None = None

    @property
    def fresh(self) -> bool:
        """Whether there is, or was, something to be written."""
        return self.checked is not None and self.checked.same is None


def check_many(known: Mapping[int, Known], rows: Sequence[Row]) -> list[Outcome]:
    """Judge readings, in their order, by what is known of their meters.

    The problems are those of `check`: NotFound for a meter that is not among `known`, too. Of a
    meter that is given twice no row is taken, for nobody can say which is right.
    """
    times = Counter(row.meter_id for row in rows)
    return [outcome_of(known.get(row.meter_id), row, times[row.meter_id]) for row in rows]


def outcome_of(known: Known | None, row: Row, times: int) -> Outcome:
    """Judge one of many readings; `times`: how many of them are of its meter."""
    if known is None:
        return Outcome(row, problem=NotFound())
    if times > 1:
        said = "This meter is given more than once."
        errors = [field_error("meter_id", "given-twice", said)]
        return Outcome(row, known, problem=ValidationFailed(errors=errors))
    try:
        return Outcome(row, known, check(known, row))
    except Problem as problem:
        return Outcome(row, known, problem=problem)
