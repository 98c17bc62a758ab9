"""A batch of any kind but interval profiles, as its lines arrive."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.cabinet.intake.body import Line
from services.cabinet.intake.rules import Remarks, read_record
from services.cabinet.lines.rules import Batch, Failed, Kept, Rejected
from services.cabinet.metering.partitions import ensure_partitions
from services.contracts.batches.records import Record
from services.kit.database import Connection, Database

_LINES_AT_ONCE = 500

Store = Callable[[Connection, Sequence[Kept[Any]], Batch], Awaitable[Failed]]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """How records of one kind are told apart and stored; their shape stands in `LINES`.

    `store`, the act of the subject that owns them, writes the records (each key once, sorted by
    key) in the running transaction and returns the lines that it could not, with the reason.
    `partition` names the table whose partitions the records need and the day of a record. `beyond`
    looks at what a shape cannot know, and raises Rejected.
    """

    key: Callable[[Any], Hashable]
    store: Store
    partition: tuple[str, Callable[[Any], date]] | None = None
    beyond: Callable[[Any], None] | None = None


class RecordBatch:
    """Collects checked records; the later line with the same key replaces the earlier."""

    def __init__(
        self,
        database: Database,
        rejections: Remarks,
        model: type[Record],
        kind: RecordKind,
        latest: datetime,
    ) -> None:
        self._database = database
        self._rejections = rejections
        self._model = model
        self._kind = kind
        self._latest = latest
        self._kept: dict[Any, Kept[Any]] = {}
        # How many good lines share a key: they stand or fall together.
        self._lines: dict[Any, list[int]] = {}
        self.accepted = 0

    async def take(self, lines: list[Line]) -> None:
        """Check lines and keep the good ones."""
        for first in range(0, len(lines), _LINES_AT_ONCE):
            for number, line in lines[first : first + _LINES_AT_ONCE]:
                try:
                    record = read_record(line, self._model, self._latest)
                    if self._kind.beyond is not None:
                        self._kind.beyond(record)
                except Rejected as problem:
                    self._rejections.add(number, problem, line)
                    continue
                key = self._kind.key(record)
                self._kept[key] = Kept(number, record)
                self._lines.setdefault(key, []).append(number)
                self.accepted += 1
            # Let the requests of people through.
            await asyncio.sleep(0)

    async def prepare(self) -> None:
        """Make the partitions, before the transaction that stores."""
        if self._kind.partition is not None and self._kept:
            table, day = self._kind.partition
            days = {day(kept.record) for kept in self._kept.values()}
            await ensure_partitions(self._database, table, days)

    async def store(self, connection: Connection, batch: Batch) -> None:
        """Store what was kept; references to unknown things reject their lines here."""
        if not self._kept:
            return
        kept = [self._kept[key] for key in sorted(self._kept)]
        failed = await self._kind.store(connection, kept, batch)
        if not failed:
            return
        by_line = {kept.line: key for key, kept in self._kept.items()}
        for line, problem in failed:
            key = by_line[line]
            # As it was read: to hold the bytes of every line until now would take their memory.
            content = self._kept[key].record.model_dump_json(exclude_unset=True).encode()
            for number in self._lines[key]:
                self._rejections.add(number, problem, content)
                self.accepted -= 1
