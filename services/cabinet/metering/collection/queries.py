"""SQL of meters that are under control: read from afar, with a day that has arrived or has not."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any

from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.channels import CHANNELS, SOURCES
from services.kit.database import Connection

# A meter of which something came by itself within so many days is read from afar; what has ended
# is told for as long.
RECENT = "interval '62 days'"
ENERGY = CHANNELS["A+"]
_REMOTE = SOURCES["remote"]
# A reading of the day's beginning comes with a clock that may be a little behind.
_BEGINNING = "interval '1 hour'"


def read_remotely(meter: str, now: str, place: str = "p") -> str:
    """Return the condition that a meter at a usage point is read from afar; all are SQL."""
    return f"""coalesce({place}.read_remotely,
        EXISTS (SELECT FROM meter_channels c WHERE c.meter_id = {meter}
            AND c.last_day > ({now} - {RECENT})::date)
        OR EXISTS (SELECT FROM register_readings r WHERE r.meter_id = {meter}
            AND r.channel = {ENERGY} AND r.source = {_REMOTE}
            AND r.taken_at > {now} - {RECENT}))"""


# Each by the key of its own table and by nothing else: two look-ups for a meter, however many
# readings there are. Of a row `d`: the local day of today, its beginning, and the day before.
_ARRIVED = f"""(EXISTS (SELECT FROM register_readings r
        WHERE r.meter_id = m.id AND r.channel = {ENERGY} AND r.source = {_REMOTE}
            AND r.taken_at >= d.begins AND r.taken_at < d.begins + {_BEGINNING})
    OR EXISTS (SELECT FROM interval_daily_totals t
        WHERE t.meter_id = m.id AND t.channel = {ENERGY}
            AND t.month = date_trunc('month', d.yesterday)::date
            AND t.complete & (1 << (extract(day FROM d.yesterday)::int - 1)) <> 0))"""
# Meters in service: meter_id, building_id, `remote`, and of remote ones whether the day `arrived`.
IN_SERVICE = f"""
SELECT m.id AS meter_id, l.building_id, c.remote, CASE WHEN c.remote THEN {_ARRIVED} END AS arrived
FROM meters m
JOIN meter_installations i ON i.meter_id = m.id AND i.removed_on IS NULL
JOIN usage_points p ON p.id = m.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
CROSS JOIN {SUPPLIER} AS e
CROSS JOIN LATERAL (
    SELECT today - 1 AS yesterday, today::timestamp AT TIME ZONE zone AS begins
    FROM (SELECT zone, (now() AT TIME ZONE zone)::date AS today
        FROM (SELECT coalesce(p.time_zone, e.time_zone) AS zone) AS z OFFSET 0) AS y) AS d
CROSS JOIN LATERAL (SELECT {read_remotely("m.id", "now()")} AS remote OFFSET 0) AS c
"""
# Each meter is looked at once, though its answer is counted and sorted by.
_BY_TOWN = f"""
SELECT now() AS at, coalesce(b.locality, '') AS town,
    count(*) FILTER (WHERE s.remote) AS controlled, count(*) FILTER (WHERE s.arrived) AS arrived,
    count(*) FILTER (WHERE NOT s.remote) AS by_hand
FROM ({IN_SERVICE} OFFSET 0) AS s LEFT JOIN buildings b ON b.id = s.building_id
GROUP BY town ORDER BY count(*) FILTER (WHERE NOT s.arrived) DESC, town
"""


async def count_by_town(connection: Connection) -> list[Any]:
    """Return how many meters are under control and have arrived, by town, most missing first."""
    return list(await connection.fetch(_BY_TOWN))
