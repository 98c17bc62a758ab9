"""A batch of interval profiles, as its lines arrive."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.cabinet.intake.body import Line
from services.cabinet.intake.rules import Remarks
from services.cabinet.lines.rules import Batch, Rejected
from services.cabinet.metering.consumption.profile_rows import (
    Latest,
    check_fields,
    days_of,
    meters_of,
    packed_row,
    read_object,
)
from services.cabinet.metering.consumption.writes import put_profiles
from services.cabinet.metering.meters.queries import list_known, lock_meters
from services.cabinet.metering.meters.rules import KnownMeter
from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.zones import zone
from services.kit.database import Connection, Database

_LINES_AT_ONCE = 500
_KEY_LENGTH = 64


def _is_key(value: Any) -> bool:
    """Say whether a value can be a key of the supplier's."""
    return type(value) is str and 0 < len(value) <= _KEY_LENGTH and "\0" not in value


class MeterIndex:
    """The known meters by the supplier's key; grows as the lines of a batch arrive."""

    def __init__(self, database: Database, latest: datetime) -> None:
        self._database = database
        self._known: dict[str, KnownMeter | None] = {}
        self._latest_there: dict[str, Latest] = {}
        self._latest = latest

    async def learn(self, keys: Iterable[Any]) -> None:
        """Look up the keys that are new; what cannot be a key is passed over."""
        new = {key for key in keys if _is_key(key)} - self._known.keys()
        if not new:
            return
        async with self._database.connection() as connection:
            known = await list_known(connection, new)
        self._known |= dict.fromkeys(new) | known

    def meter(self, key: Any) -> KnownMeter:
        """Return the meter of a record; raises Rejected when there is none."""
        meter = self._known.get(key) if type(key) is str else None
        if meter is None:
            if type(key) is not str:
                raise Rejected("meter", "wrong-type", "The meter must be its key, a text.")
            raise Rejected("meter", "unknown-meter", "There is no meter with this key.")
        return meter

    def latest(self, zone_name: str) -> Latest:
        """Return the latest moment that is taken, and its local day there."""
        there = self._latest_there.get(zone_name)
        if there is None:
            there = Latest(self._latest.astimezone(zone(zone_name)).date(), self._latest)
            self._latest_there[zone_name] = there
        return there


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
        records: list[tuple[int, dict[str, Any], bytes]] = []
        for number, line in lines:
            try:
                records.append((number, read_object(line), line))
            except Rejected as problem:
                self._rejections.add(number, problem, line)
        await self._meters.learn(record.get("meter") for _, record, _ in records)
        for number, record, line in records:
            try:
                check_fields(record)
                meter = self._meters.meter(record["meter"])
                key, row, note = packed_row(record, meter, self._meters.latest(meter.time_zone))
            except Rejected as problem:
                self._rejections.add(number, problem, line)
            else:
                self._rows[key] = row
                self.accepted += 1
                if note is not None:
                    self._notes.add(number, note)

    async def prepare(self) -> None:
        """Make the partitions, before the transaction that stores."""
        days = days_of(list(self._rows))
        await ensure_partitions(self._database, "interval_profile", days)
        await ensure_partitions(self._database, "interval_daily_totals", days)

    async def store(self, connection: Connection, batch: Batch) -> None:
        """Store what was kept, under locks on its meters."""
        if not self._rows:
            return
        keys = sorted(self._rows)
        await lock_meters(connection, meters_of(keys))
        rows = (self._rows[key] for key in keys)
        await put_profiles(connection, batch.number, rows, days_of(keys))
