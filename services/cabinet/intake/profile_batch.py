"""A batch of interval profiles, as its lines arrive."""

import asyncio
from datetime import datetime
from typing import Any

from services.cabinet.intake.body import Line
from services.cabinet.intake.meters import MeterIndex, lock_meters
from services.cabinet.intake.profile_store import store_profiles
from services.cabinet.lines.rules import Rejected, Remarks
from services.cabinet.metering.consumption.profile_rows import (
    check_fields,
    meters_of,
    months_of,
    packed_row,
    read_object,
)
from services.cabinet.metering.partitions import ensure_partitions
from services.kit.database import Connection, Database

_LINES_AT_ONCE = 500


class ProfileBatch:
    """Collects checked lines, packed; the later line of a day replaces the earlier."""

    def __init__(
        self, database: Database, rejections: Remarks, notes: Remarks, latest: datetime
    ) -> None:
        self._database = database
        self._rejections = rejections
        self._notes = notes
        self._meters = MeterIndex(database, latest)
        self._rows: dict[int, bytes] = {}
        self.accepted = 0

    async def take(self, lines: list[Line]) -> None:
        """Check lines and keep the good ones."""
        for first in range(0, len(lines), _LINES_AT_ONCE):
            await self._take(lines[first : first + _LINES_AT_ONCE])
            # Let the requests of people through: checking a long list would hold them up.
            await asyncio.sleep(0)

    async def _take(self, lines: list[Line]) -> None:
        records: list[tuple[int, dict[str, Any]]] = []
        for number, line in lines:
            try:
                records.append((number, read_object(line)))
            except Rejected as problem:
                self._rejections.add(number, problem)
        await self._meters.learn(record.get("meter") for _, record in records)
        for number, record in records:
            try:
                check_fields(record)
                meter = self._meters.meter(record["meter"])
                key, row, note = packed_row(record, meter, self._meters.latest(meter.time_zone))
            except Rejected as problem:
                self._rejections.add(number, problem)
            else:
                self._rows[key] = row
                self.accepted += 1
                if note is not None:
                    self._notes.add(number, note)

    async def prepare(self) -> None:
        """Make the partitions, before the transaction that stores."""
        months = months_of(list(self._rows))
        await ensure_partitions(self._database, "interval_profile", months)
        await ensure_partitions(self._database, "interval_daily_totals", months)

    async def store(self, connection: Connection, batch: int) -> None:
        """Store what was kept, under locks on its meters."""
        if not self._rows:
            return
        keys = sorted(self._rows)
        await lock_meters(connection, meters_of(keys))
        await store_profiles(connection, batch, (self._rows[key] for key in keys), months_of(keys))
