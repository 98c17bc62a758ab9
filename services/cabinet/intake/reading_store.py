"""Storing register readings, meter events and states of the load."""

from collections.abc import Iterator, Sequence
from typing import Any

from services.cabinet.intake.meters import lock_meters
from services.cabinet.intake.record_batch import Kept
from services.cabinet.lines.queries import Failed, find_ids
from services.cabinet.lines.rules import Rejected
from services.cabinet.metering.channels import CHANNELS
from services.contracts.batches.measurements import (
    ConnectionStateIn,
    MeterEventIn,
    RegisterReadingIn,
)
from services.kit.database import Connection

SOURCES = {"remote": 1, "manual": 2}
SEVERITIES = {"critical": 1, "warning": 2, "info": 3}

_READINGS_STAGING = """
CREATE TEMPORARY TABLE staged_readings (
    meter_id integer, channel smallint, source smallint, taken_at timestamptz,
    total bigint, t1 bigint, t2 bigint, t3 bigint
) ON COMMIT DROP
"""
_READINGS_COMPARE = """
WITH former AS MATERIALIZED (
    SELECT s.ctid AS staged, p.*,
        (p.source, p.total, p.t1, p.t2, p.t3)
            IS NOT DISTINCT FROM (s.source, s.total, s.t1, s.t2, s.t3) AS same
    FROM staged_readings s JOIN register_readings p USING (meter_id, channel, taken_at)
), unchanged AS (
    DELETE FROM staged_readings s USING former f WHERE s.ctid = f.staged AND f.same
)
INSERT INTO register_reading_history
    (meter_id, channel, source, taken_at, total, t1, t2, t3, batch, replaced_by)
SELECT meter_id, channel, source, taken_at, total, t1, t2, t3, batch, $1
FROM former WHERE NOT same
"""
_READINGS_WRITE = """
INSERT INTO register_readings (meter_id, channel, source, taken_at, total, t1, t2, t3, batch)
SELECT meter_id, channel, source, taken_at, total, t1, t2, t3, $1 FROM staged_readings
ON CONFLICT (meter_id, channel, taken_at) DO UPDATE SET
    source = excluded.source, total = excluded.total, t1 = excluded.t1, t2 = excluded.t2,
    t3 = excluded.t3, batch = excluded.batch
"""
_REGISTERS = """
INSERT INTO meter_registers (meter_id, channel, zone)
SELECT DISTINCT meter_id, channel, zone FROM staged_readings
CROSS JOIN LATERAL (VALUES (0, total), (1, t1), (2, t2), (3, t3)) AS z(zone, value)
WHERE value IS NOT NULL
ON CONFLICT DO NOTHING
"""
_EVENTS = """
INSERT INTO meter_events AS e (meter_id, severity, occurred_at, code, text)
SELECT * FROM unnest($1::int[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[])
ON CONFLICT (meter_id, occurred_at, code) DO UPDATE
SET severity = excluded.severity, text = excluded.text
WHERE (e.severity, e.text) IS DISTINCT FROM (excluded.severity, excluded.text)
"""
_STATES = """
INSERT INTO connection_states AS c (meter_id, changed_at, state)
SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::text[])
ON CONFLICT (meter_id, changed_at) DO UPDATE SET state = excluded.state
WHERE c.state IS DISTINCT FROM excluded.state
"""


async def _known(
    connection: Connection, kept: Sequence[Kept[Any]]
) -> tuple[list[tuple[int, Any]], Failed]:
    """Return the records with their meters' inner keys, under locks, and the lines without."""
    ids = await find_ids(connection, "meters", "external_id", (item.record.meter for item in kept))
    good: list[tuple[int, Any]] = []
    failed: Failed = []
    for item in kept:
        meter_id = ids.get(item.record.meter)
        if meter_id is None:
            problem = Rejected("meter", "unknown-meter", "There is no meter with this key.")
            failed.append((item.line, problem))
        else:
            good.append((meter_id, item.record))
    await lock_meters(connection, ids.values())
    return good, failed


def _columns(rows: Sequence[tuple[Any, ...]], count: int) -> Iterator[list[Any]]:
    return (list(column) for column in (zip(*rows, strict=True) if rows else [[]] * count))


async def store_register_readings(
    connection: Connection, kept: Sequence[Kept[RegisterReadingIn]], batch: int
) -> Failed:
    """Store register readings; what they replace goes to the history."""
    good, failed = await _known(connection, kept)
    await connection.execute(_READINGS_STAGING)
    await connection.copy_records_to_table(
        "staged_readings",
        records=[
            (
                meter_id,
                CHANNELS[record.channel],
                SOURCES[record.source],
                record.taken_at,
                record.values.total,
                record.values.T1,
                record.values.T2,
                record.values.T3,
            )
            for meter_id, record in good
        ],
    )
    await connection.execute(_READINGS_COMPARE, batch)
    await connection.execute(_READINGS_WRITE, batch)
    await connection.execute(_REGISTERS)
    await connection.execute("DROP TABLE staged_readings")
    return failed


async def store_meter_events(
    connection: Connection, kept: Sequence[Kept[MeterEventIn]], _: int
) -> Failed:
    """Store meter events; the same event again only corrects its text and severity."""
    good, failed = await _known(connection, kept)
    rows = [(m, SEVERITIES[r.severity], r.occurred_at, event_code(r), r.text) for m, r in good]
    await connection.execute(_EVENTS, *_columns(rows, 5))
    return failed


def event_code(record: MeterEventIn) -> str:
    """Return the code as it is stored: the name, or the number in decimal."""
    return str(record.code)


async def store_connection_states(
    connection: Connection, kept: Sequence[Kept[ConnectionStateIn]], _: int
) -> Failed:
    """Store states of the load."""
    good, failed = await _known(connection, kept)
    rows = [(m, r.changed_at, r.state) for m, r in good]
    await connection.execute(_STATES, *_columns(rows, 3))
    return failed
