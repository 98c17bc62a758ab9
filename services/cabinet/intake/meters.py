"""The meters that a batch speaks of: looked up once, by lists."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.cabinet import locks
from services.cabinet.lines.rules import Rejected
from services.cabinet.metering.consumption.profile_rows import KnownMeter, Latest
from services.cabinet.zones import zone
from services.kit.database import Connection, Database

_KEY_LENGTH = 64
_STRIPES = 64

_KNOWN = """
SELECT m.external_id, m.id, coalesce(p.time_zone, s.time_zone) AS time_zone
FROM meters m CROSS JOIN supplier_settings s
LEFT JOIN usage_points p ON p.id = m.usage_point_id
WHERE m.external_id = ANY($1::text[])
"""


def is_key(value: Any) -> bool:
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
        new = {key for key in keys if is_key(key)} - self._known.keys()
        if not new:
            return
        async with self._database.connection() as connection:
            rows = await connection.fetch(_KNOWN, list(new))
        self._known.update(dict.fromkeys(new))
        for row in rows:
            self._known[row["external_id"]] = KnownMeter(row["id"], row["time_zone"])

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


async def lock_meters(connection: Connection, meter_ids: Iterable[int]) -> None:
    """Let no other batch write readings of these meters until the end of the transaction.

    By stripes, in ascending order: batches never wait for each other in a circle, and each one
    reads what the former has committed.
    """
    await connection.execute(
        "SELECT pg_advisory_xact_lock($1, stripe)"
        " FROM (SELECT unnest($2::int[]) AS stripe) AS stripes",
        locks.METERS,
        sorted({meter_id % _STRIPES for meter_id in meter_ids}),
    )
