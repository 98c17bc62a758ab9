"""SQL of handing readings in: what is known of meters in one statement, and what was handed in."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import (
    HELD_METER_SPANS,
    METER_NAME,
    METERS_SPANS,
    SUPPLIER,
    USERS_METER_SPANS,
    has_right,
    in_span,
    times_of_span,
)
from services.cabinet.metering.collection.queries import ENERGY, RECENT, read_remotely
from services.cabinet.metering.meters.queries import VERIFICATION_DUE
from services.cabinet.metering.ratios.queries import RATIOS
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# So many readings tell what is usual: two years by months.
_PAST = 24
_MAY = has_right("v", "submit_readings")


# Who sees what the meter of a row `v` shows at its place today; `e` is the supplier.
WATCHERS = f"""
    SELECT array_agg(DISTINCT s.user_id) FROM meter_spans s
    WHERE s.usage_point_id = v.usage_point_id AND s.meter_id = v.meter_id
        AND {has_right("s", "see_readings")}
        AND s.account_id = v.account_id AND s.customer_id = v.customer_id
        AND coalesce(s.held_until, 'infinity') >= (now() AT TIME ZONE e.time_zone)::date"""

# The submission in whose favour one of a row `s` counts no more: one that was taken back was none.
CORRECTED_BY = """(
    SELECT c.id FROM submissions c WHERE c.corrects = s.id AND s.state = 'corrected'
    ORDER BY c.submitted_at DESC LIMIT 1)"""
# What a row `s` was handed in in vain beside: one of its window that counts, though it came before.
COUNTS_INSTEAD = """
    SELECT FROM submissions o
    WHERE o.meter_id = s.meter_id AND o.customer_id = s.customer_id
        AND o.state IN ('on_its_way', 'accepted')
        AND o.closes_on >= s.opens_on AND o.opens_on <= s.closes_on"""


def known_meters(spans: str, now: str, page: str = "") -> str:
    """Return a query of meters in those spans, with all that a form shows and a check needs.

    Of each meter the time in which it is the user's now, or was last; readings of his own days,
    counters, the last thing handed in. `now` is SQL. `page` chooses among rows `v` of `mine`, for
    who only looks; without it are all of them, with whoever is told of what is handed in.
    """
    watchers = "NULL" if page else f"({WATCHERS})"
    page = page or "SELECT v.*, 1 AS found FROM mine AS v"
    return f"""
WITH spans AS MATERIALIZED ({spans}), mine AS MATERIALIZED (
    SELECT DISTINCT ON (v.meter_id) v.* FROM (
        SELECT v.*, nullif(min(coalesce(v.first_day, '-infinity'))
                OVER (PARTITION BY v.meter_id, v.customer_id), '-infinity') AS since,
            range_agg({times_of_span("v")}) OVER (PARTITION BY v.meter_id) AS times
        FROM spans AS v) AS v
    WHERE {_MAY}
    ORDER BY v.meter_id, v.ongoing DESC, coalesce(v.last_day, 'infinity') DESC,
        v.installation_id DESC
), page AS MATERIALIZED ({page})
SELECT v.meter_id, v.usage_point_id, v.account_id, v.customer_id, v.ongoing, v.last_day, v.since,
    v.removed_on, v.time_zone, a.number AS account_number, l.address, m.serial_number,
    p.mrid, e.name AS supplier,
    {METER_NAME} AS name, {RATIOS},
    t.zones::text AS tariff_zones, q.counters::text AS counter_zones,
    o.register_digits AS digits, o.register_decimals AS decimals,
    {VERIFICATION_DUE} AS verification_due_on,
    e.reading_from, e.reading_to, e.overdue_verification, e.unusual_factor,
    {read_remotely("m.id", now)} AS read_remotely,
    g.zones, g.zone_digits, x.moments, x.sources, x.total, x.t1, x.t2, x.t3, w.submitted, v.found,
    {watchers} AS watchers
FROM page AS v
JOIN customer_accounts a ON a.id = v.account_id
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN LATERAL (
    SELECT array_agg(zone ORDER BY zone) AS zones, array_agg(digits ORDER BY zone) AS zone_digits
    FROM meter_registers WHERE meter_id = m.id AND channel = {ENERGY}) AS g ON true
LEFT JOIN LATERAL (
    SELECT array_agg(n.taken_at) AS moments, array_agg(n.source) AS sources,
        array_agg(n.total) AS total, array_agg(n.t1) AS t1, array_agg(n.t2) AS t2,
        array_agg(n.t3) AS t3
    FROM (
        SELECT r.* FROM register_readings r
        WHERE r.meter_id = m.id AND r.channel = {ENERGY} AND r.taken_at <@ v.times
        ORDER BY r.taken_at DESC LIMIT {_PAST}) AS n) AS x ON true
LEFT JOIN LATERAL (
    SELECT n.terms -> 'zones' AS zones FROM tariff_versions n
    WHERE n.replaced_at IS NULL AND n.valid_from <= ({now} AT TIME ZONE v.time_zone)::date
        AND n.schedule_id = (
            SELECT b.schedule_id FROM usage_point_tariffs b
            WHERE b.usage_point_id = p.id AND coalesce(b.from_day, '-infinity')
                <= ({now} AT TIME ZONE v.time_zone)::date
            ORDER BY b.from_day DESC NULLS LAST LIMIT 1)
    ORDER BY n.valid_from DESC LIMIT 1) AS t ON true
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(register, zone) AS counters
    FROM meter_register_zones WHERE meter_id = m.id) AS q ON true
LEFT JOIN LATERAL (
    SELECT to_jsonb(s)::text AS submitted FROM submissions s
    WHERE s.meter_id = m.id AND s.customer_id = v.customer_id AND s.state <> 'corrected'
        AND (s.state <> 'refused' OR NOT EXISTS ({COUNTS_INSTEAD}))
    ORDER BY s.submitted_at DESC LIMIT 1) AS w ON true
"""


_ORDER = "ORDER BY v.ongoing DESC, a.number, v.removed_on DESC NULLS FIRST, v.meter_id"
# Of the user `$1`; and of whoever holds the account, `$1` being NULL.
_ONE, _ONE_HELD = (
    known_meters(spans, "$3::timestamptz") for spans in (METERS_SPANS, HELD_METER_SPANS)
)
_FORM = (
    known_meters(
        USERS_METER_SPANS,
        "$2::timestamptz",
        f"""
    SELECT v.*, count(*) OVER () AS found
    FROM mine AS v JOIN customer_accounts a ON a.id = v.account_id
    WHERE coalesce(v.removed_on, 'infinity') > ($2::timestamptz - {RECENT})::date
        AND (v.ongoing OR v.last_day > ($2::timestamptz - {RECENT})::date)
    {_ORDER} LIMIT $3 OFFSET $4""",
    )
    + _ORDER
)

# What was handed in of the days that the user `$1` may read, of the meter `$2` or by id `$3`.
_OWN = f"""
WITH spans AS MATERIALIZED ({{spans}})
SELECT s.*, {CORRECTED_BY} AS corrected_by, coalesce(p.time_zone, e.time_zone) AS time_zone,
    count(*) OVER () AS found
FROM submissions s
JOIN usage_points p ON p.id = s.usage_point_id CROSS JOIN {SUPPLIER} AS e
WHERE {{which}} AND EXISTS (
    SELECT FROM spans AS v WHERE v.meter_id = s.meter_id AND v.customer_id = s.customer_id
        AND {has_right("v", "see_readings")} AND {in_span("s.taken_at")})
ORDER BY s.submitted_at DESC, s.id
"""
_OWN_OF_METER = _OWN.format(spans=METERS_SPANS, which="s.meter_id = $2") + "LIMIT $3 OFFSET $4"
_OWN_ONE = _OWN.format(
    spans=METERS_SPANS.replace("$2", "(SELECT meter_id FROM submissions WHERE id = $2)"),
    which="s.id = $2",
)
_STATES = (
    "SELECT state, at, by, code, text FROM submission_states WHERE submission_id = $1 ORDER BY id"
)


async def find_meter(
    connection: Connection, user_id: UUID, meter_id: int, now: datetime
) -> Any | None:
    """Return what is known of a meter of which the user may hand readings in, or None."""
    return await connection.fetchrow(_ONE, user_id, meter_id, now)


async def find_held_meter(connection: Connection, meter_id: int, now: datetime) -> Any | None:
    """Return the same of a meter by the times of its accounts, whoever sees them; or None."""
    return await connection.fetchrow(_ONE_HELD, None, meter_id, now)


async def list_form(
    connection: Connection, user_id: UUID, now: datetime, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of the same of all meters that are the user's, or were within two months.

    And how many there are in all.
    """
    return await _page(connection, _FORM, user_id, now, page)


async def list_of_meter(
    connection: Connection, user_id: UUID, meter_id: int, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of what was handed in of a meter in days that the user may read, latest first.

    And how many there are in all.
    """
    return await _page(connection, _OWN_OF_METER, user_id, meter_id, page)


async def _page(
    connection: Connection, sql: str, user_id: UUID, about: object, page: PageRequest
) -> tuple[list[Any], int]:
    rows = list(await connection.fetch(sql, user_id, about, page.limit, page.offset))
    # Beyond the end the rows cannot tell how many there are.
    told = rows if rows or not page.offset else await connection.fetch(sql, user_id, about, 1, 0)
    return rows, told[0]["found"] if told else 0


async def find_own(connection: Connection, user_id: UUID, submission_id: UUID) -> Any | None:
    """Return a submission that the user may read, or None."""
    return await connection.fetchrow(_OWN_ONE, user_id, submission_id)


async def list_states(connection: Connection, submission_id: UUID) -> list[dict[str, Any]]:
    """Return the states that a submission has had, in order."""
    return [dict(row) for row in await connection.fetch(_STATES, submission_id)]
