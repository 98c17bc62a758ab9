"""What a subject says of a line that it is given: that it keeps it, or why it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from services.contracts.batches.records import Record

R = TypeVar("R", bound=Record)


class Rejected(Exception):
    """A line that is not stored: the field, a code for programs, a reason for people."""

    def __init__(self, field_name: str | None, code: str, reason: str) -> None:
        super().__init__(code)
        self.field = field_name
        self.code = code
        self.reason = reason


# Lines that were not stored, and why.
Failed = list[tuple[int, Rejected]]


class Batch(NamedTuple):
    """Where lines come from: the number that readings keep, the sender's id of it, the sender."""

    number: int
    id: str
    source: str


@dataclass(slots=True)
class Kept(Generic[R]):
    """A good record and the line it came on."""

    line: int
    record: R


# Each key once, in the order of the keys.
Lines = Sequence[Kept[R]]


def unknown(field: str, what: str) -> Rejected:
    """Return the refusal of a reference to something that the registry lacks."""
    name = what.replace(" ", "-")
    return Rejected(field, f"unknown-{name}", f"There is no {what} with this key; send it first.")


def row_of(record: Record) -> dict[str, Any]:
    """Return a record as a row: the supplier's `id` becomes `external_id`."""
    row: dict[str, Any] = record.model_dump(mode="json")
    if "id" in row:
        row["external_id"] = row.pop("id")
    return row
