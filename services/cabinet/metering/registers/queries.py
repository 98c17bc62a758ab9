"""SQL of register readings: compared and stored set by set, read with the rights inside."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.cabinet.access.rules import LINKED
from services.cabinet.access.visibility import (
    ACCOUNTS_READ_SPANS,
    METERS_SPANS,
    USERS_METER_SPANS,
)
from services.cabinet.metering.ratios.queries import RATIOS
from services.kit.database import Connection
from services.kit.together import Part

# Readings before a period that are looked at for the one that it begins with: that may not be the
# last, when some were computed, or wrong.
_BEFORE = 40
# The batch of a reading that a person has entered here, or taken out.
BY_HAND = 0

# A row per span of the user's at a meter, or at all meters of a usage point, whatever his roles; or
# at those of an account that he may read.
_SPANS = """
SELECT v.meter_id, v.account_id, v.usage_point_id, v.first_day, v.last_day, v.time_zone,
    v.billing_day, v.in_service, v.removed_on, m.serial_number, {ratios},
    o.register_digits AS digits, o.register_decimals AS decimals,
    coalesce(r.role, '{linked}') AS role, coalesce(g.channels, ARRAY[]::smallint[]) AS channels
FROM ({spans}) AS v
JOIN meters m ON m.id = v.meter_id
JOIN usage_points p ON p.id = v.usage_point_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN agreement_roles r ON r.id = v.role_id
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT channel ORDER BY channel) AS channels
    FROM meter_registers WHERE meter_id = v.meter_id) AS g ON true
WHERE {which}
ORDER BY v.first_day NULLS FIRST, v.meter_id
"""
_SPANS_OF = {
    "meter": _SPANS.format(spans=METERS_SPANS, linked=LINKED, ratios=RATIOS, which="true"),
    "usage point": _SPANS.format(
        spans=USERS_METER_SPANS, linked=LINKED, ratios=RATIOS, which="v.usage_point_id = $2"
    ),
    "account": _SPANS.format(spans=ACCOUNTS_READ_SPANS, linked=LINKED, ratios=RATIOS, which="true"),
}
# The same for staff.
_STAFFS_SPANS = """
SELECT i.meter_id, p.account_id, i.usage_point_id, i.installed_on AS first_day,
    i.removed_on AS last_day, coalesce(p.time_zone, e.time_zone) AS time_zone, e.billing_day,
    i.removed_on IS NULL AS in_service, i.removed_on, m.serial_number,
    {ratios}, o.register_digits AS digits,
    o.register_decimals AS decimals, coalesce(g.channels, ARRAY[]::smallint[]) AS channels
FROM meter_installations i
JOIN meters m ON m.id = i.meter_id
JOIN usage_points p ON p.id = i.usage_point_id
CROSS JOIN (SELECT * FROM supplier_settings LIMIT 1) AS e
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT channel ORDER BY channel) AS channels
    FROM meter_registers WHERE meter_id = i.meter_id) AS g ON true
WHERE {which}
ORDER BY i.installed_on NULLS FIRST, i.meter_id
"""
_STAFFS_SPANS_OF = {
    "meter": _STAFFS_SPANS.format(
        ratios=RATIOS,
        which="""i.usage_point_id = (
    SELECT usage_point_id FROM meter_installations WHERE meter_id = $1
    ORDER BY removed_on IS NULL DESC, installed_on DESC NULLS LAST, id DESC LIMIT 1)""",
    ),
    "account": _STAFFS_SPANS.format(ratios=RATIOS, which="p.account_id = $1"),
}
# Of meters ($1) between two moments each ($2, $3): the readings of a period, those shortly before
# it and the next one after it. One at the moment at which a period ends is what it ends with.
_READINGS = f"""
SELECT v.piece::int - 1 AS piece, r.taken_at, r.source, r.quality, r.total, r.t1, r.t2, r.t3,
    r.batch, r.known_at
FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[])
    WITH ORDINALITY AS v(meter_id, begins, ends, piece)
CROSS JOIN LATERAL (
    (SELECT * FROM register_readings
     WHERE meter_id = v.meter_id AND channel = $4
        AND taken_at BETWEEN v.begins AND v.ends AND taken_at <= $5
     ORDER BY taken_at DESC LIMIT {_BEFORE})
    UNION ALL
    (SELECT * FROM register_readings
     WHERE meter_id = v.meter_id AND channel = $4
        AND taken_at BETWEEN v.begins AND v.ends AND taken_at > $5 AND taken_at <= $6
     ORDER BY taken_at LIMIT $7)
    UNION ALL
    (SELECT * FROM register_readings
     WHERE meter_id = v.meter_id AND channel = $4
        AND taken_at BETWEEN v.begins AND v.ends AND taken_at > $6
     ORDER BY taken_at LIMIT 1)
) AS r
ORDER BY piece, r.taken_at
"""

# What readings of meters ($1), between two moments each ($2, $3), were before.
_FORMER = """
SELECT v.piece::int - 1 AS piece, h.taken_at, h.source, h.quality, h.total, h.t1, h.t2, h.t3,
    h.batch, h.known_at, h.replaced_at
FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[])
    WITH ORDINALITY AS v(meter_id, begins, ends, piece)
JOIN register_reading_history h ON h.meter_id = v.meter_id AND h.channel = $4
    AND h.taken_at BETWEEN v.begins AND v.ends
ORDER BY h.id
"""
_READINGS_STAGING = """
CREATE TEMPORARY TABLE staged_readings (
    meter_id integer, channel smallint, source smallint, taken_at timestamptz,
    total bigint, t1 bigint, t2 bigint, t3 bigint, quality smallint
) ON COMMIT DROP
"""
_READINGS_COMPARE = """
WITH former AS MATERIALIZED (
    SELECT s.ctid AS staged, p.*,
        (p.source, p.total, p.t1, p.t2, p.t3, p.quality) IS NOT DISTINCT FROM
            (s.source, s.total, s.t1, s.t2, s.t3, s.quality) AS same
    FROM staged_readings s JOIN register_readings p USING (meter_id, channel, taken_at)
), unchanged AS (
    DELETE FROM staged_readings s USING former f WHERE s.ctid = f.staged AND f.same
)
INSERT INTO register_reading_history
    (meter_id, channel, source, taken_at, total, t1, t2, t3, batch, quality, known_at, replaced_by)
SELECT meter_id, channel, source, taken_at, total, t1, t2, t3, batch, quality, known_at, $1
FROM former WHERE NOT same
"""
# A batch knows when it came; a reading without one is told so itself.
_READINGS_WRITE = f"""
INSERT INTO register_readings
    (meter_id, channel, source, taken_at, total, t1, t2, t3, quality, batch, known_at)
SELECT meter_id, channel, source, taken_at, total, t1, t2, t3, quality, $1::int,
    CASE WHEN $1::int = {BY_HAND} THEN now() END
FROM staged_readings
ON CONFLICT (meter_id, channel, taken_at) DO UPDATE SET
    source = excluded.source, total = excluded.total, t1 = excluded.t1, t2 = excluded.t2,
    t3 = excluded.t3, quality = excluded.quality, batch = excluded.batch,
    known_at = excluded.known_at
"""
_REGISTERS = """
INSERT INTO meter_registers (meter_id, channel, zone)
SELECT DISTINCT meter_id, channel, zone FROM staged_readings
CROSS JOIN LATERAL (VALUES (0, total), (1, t1), (2, t2), (3, t3)) AS z(zone, value)
WHERE value IS NOT NULL
ON CONFLICT DO NOTHING
"""

# Of meters ($3) at moments ($4), of one channel and source; how many they are changes no plan.
_ADD = f"""
given_readings AS MATERIALIZED (
    SELECT * FROM unnest((SELECT $3::int[]), $4::timestamptz[], $5::bigint[], $6::bigint[],
        $7::bigint[], $8::bigint[]) AS n(meter_id, taken_at, total, t1, t2, t3)
), kept_readings AS (
    INSERT INTO register_readings
        (meter_id, channel, source, taken_at, total, t1, t2, t3, batch, known_at)
    SELECT meter_id, $1::smallint, $2::smallint, taken_at, total, t1, t2, t3, {BY_HAND}, now()
    FROM given_readings
), kept_registers AS (
    INSERT INTO meter_registers (meter_id, channel, zone)
    SELECT meter_id, $1::smallint, zone FROM given_readings
    CROSS JOIN LATERAL (VALUES (0, total), (1, t1), (2, t2), (3, t3)) AS z(zone, value)
    WHERE value IS NOT NULL
    ON CONFLICT DO NOTHING
)
"""
_TAKE_OUT = f"""
WITH former AS (
    DELETE FROM register_readings r
    USING unnest($3::int[], $4::timestamptz[]) AS n(meter_id, taken_at)
    WHERE r.meter_id = n.meter_id AND r.channel = $1 AND r.taken_at = n.taken_at
        AND r.source = $2
    RETURNING r.*
)
INSERT INTO register_reading_history
    (meter_id, channel, source, taken_at, total, t1, t2, t3, batch, quality, known_at, replaced_by)
SELECT meter_id, channel, source, taken_at, total, t1, t2, t3, batch, quality, known_at, {BY_HAND}
FROM former
"""

# The seconds from a moment on, but for those at which a reading stands: no hour is full of them.
_FREE = """
SELECT min(n.moment) FROM generate_series($3::timestamptz, $3 + interval '1 hour', '1 second')
    AS n(moment)
WHERE NOT EXISTS (SELECT FROM register_readings r
    WHERE r.meter_id = $1 AND r.channel = $2 AND r.taken_at = n.moment)
"""


async def put_readings(connection: Connection, rows: Iterable[tuple[Any, ...]], batch: int) -> None:
    """Store readings (columns of `staged_readings`); what they replace goes to the history.

    The meters are locked, the partitions exist; `BY_HAND` is the batch of what none has brought.
    """
    await connection.execute(_READINGS_STAGING)
    await connection.copy_records_to_table("staged_readings", records=rows)
    await connection.execute(_READINGS_COMPARE, batch)
    await connection.execute(_READINGS_WRITE, batch)
    await connection.execute(_REGISTERS)
    await connection.execute("DROP TABLE staged_readings")


def adding(channel: int, source: int, rows: Sequence[tuple[Any, ...]]) -> Part:
    """Return the part of a statement that adds readings of a channel that no batch has brought.

    Each is meter, moment, and Wh or varh of total, T1, T2, T3; None = no such zone. There is no
    reading yet of the meter at that moment, and the partition exists.
    """
    return Part(_ADD, (channel, source, *zip(*rows, strict=True)))


async def read_free_moment(
    connection: Connection, meter_id: int, channel: int, wanted: datetime
) -> datetime:
    """Return the first second from a moment on at which no reading of a channel stands."""
    moment: datetime = await connection.fetchval(_FREE, meter_id, channel, wanted)
    return moment


async def take_readings_out(
    connection: Connection, channel: int, source: int, rows: Sequence[tuple[int, datetime]]
) -> None:
    """Let readings of a channel (meter, moment) count no more: they go to the history."""
    await connection.execute(_TAKE_OUT, channel, source, *zip(*rows, strict=True))


async def list_spans(
    connection: Connection,
    user_id: UUID,
    of: Literal["meter", "usage point", "account"],
    key: int,
) -> list[Any]:
    """Return the user's times with a meter, or the meters of a usage point, role by role.

    Of an account those in which he may see readings.
    """
    return list(await connection.fetch(_SPANS_OF[of], user_id, key))


async def list_staffs_spans(
    connection: Connection, of: Literal["meter", "account"], key: int
) -> list[Any]:
    """Return the times of all meters that have stood at a meter's place, or an account's places."""
    return list(await connection.fetch(_STAFFS_SPANS_OF[of], key))


async def list_readings(
    connection: Connection,
    pieces: Sequence[tuple[int, datetime, datetime]],
    channel: int,
    period: tuple[datetime, datetime],
    most: int,
) -> list[Any]:
    """Return readings of meters, each between two moments; `piece` says of which of them.

    They are those after the period's start until its end (at most `most` of each), some of those
    before, and the next one after.
    """
    meters, begins, ends = ([piece[n] for piece in pieces] for n in range(3))
    return list(await connection.fetch(_READINGS, meters, begins, ends, channel, *period, most))


async def list_former(
    connection: Connection, pieces: Sequence[tuple[int, datetime, datetime]], channel: int
) -> list[Any]:
    """Return what readings of meters, each between two moments, were before; the eldest first."""
    meters, begins, ends = ([piece[n] for piece in pieces] for n in range(3))
    return list(await connection.fetch(_FORMER, meters, begins, ends, channel))
