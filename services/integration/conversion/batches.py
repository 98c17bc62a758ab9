"""A page of items becomes one gzip NDJSON payload, and a list of what could not be converted."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from services.integration.conversion.rules import convert, time_of
from services.integration.conversion.values import Unfit

_LONGEST_ROW = 4000
# Speed matters more than the last tenth: the way is short and the payload lives for seconds.
_GZIP_LEVEL = 1


@dataclass(slots=True)
class Misfit:
    """An item that could not be converted."""

    row: str
    field: str
    code: str
    reason: str


@dataclass(slots=True)
class Batch:
    """What a page has become."""

    payload: bytes = b""
    lines: int = 0
    # The time of its newest data, for a kind whose items have times.
    newest_at: datetime | None = None
    misfits: list[Misfit] = field(default_factory=list)


def make_batch(kind: str, items: Sequence[object], stamps: str | None = None) -> Batch:
    """Convert a page; an item that does not fit is put aside with the reason.

    `stamps`: as at `convert`.
    """
    batch = Batch()
    lines: list[bytes] = []
    newest: datetime | None = None
    for item in items:
        try:
            lines.extend([orjson.dumps(record) for record in convert(kind, item, stamps)])
            if (at := time_of(kind, item)) is not None:
                newest = at if newest is None else max(newest, at)
        except Unfit as unfit:
            row = orjson.dumps(item).decode()[:_LONGEST_ROW]
            batch.misfits.append(Misfit(row, unfit.field, unfit.code, unfit.reason))
    batch.lines, batch.newest_at = len(lines), newest
    if lines:
        batch.payload = gzip.compress(b"\n".join(lines) + b"\n", _GZIP_LEVEL)
    return batch


def rows_of(payload: bytes, numbers: Sequence[int]) -> dict[int, str]:
    """Return the lines of a payload by their numbers, which begin with 1."""
    lines = gzip.decompress(payload).split(b"\n")
    return {
        number: lines[number - 1].decode()[:_LONGEST_ROW]
        for number in numbers
        if 0 < number <= len(lines)
    }
