"""SQL of register readings: compared and stored set by set."""

from collections.abc import Iterable
from typing import Any

from services.kit.database import Connection

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


async def put_readings(connection: Connection, rows: Iterable[tuple[Any, ...]], batch: int) -> None:
    """Store readings (columns of `staged_readings`); what they replace goes to the history.

    The meters are locked, the partitions exist.
    """
    await connection.execute(_READINGS_STAGING)
    await connection.copy_records_to_table("staged_readings", records=rows)
    await connection.execute(_READINGS_COMPARE, batch)
    await connection.execute(_READINGS_WRITE, batch)
    await connection.execute(_REGISTERS)
    await connection.execute("DROP TABLE staged_readings")
