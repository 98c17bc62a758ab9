"""SQL of what readings are waited for: a part of the main page's statement."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.cabinet.access.visibility import SUPPLIER, USERS_METER_SPANS, has_right
from services.cabinet.channels import CHANNELS, SOURCES
from services.cabinet.metering.meters.queries import VERIFICATION_DUE
from services.cabinet.submissions.windows.rules import window_at

# A meter of which something came by itself within so many days is read from afar; what has ended
# is told for as long.
RECENT = "interval '62 days'"
ENERGY = CHANNELS["A+"]


def read_remotely(meter: str, now: str) -> str:
    """Return the condition that a meter at a usage point `p` is read from afar; both are SQL."""
    return f"""coalesce(p.read_remotely,
        EXISTS (SELECT FROM meter_channels c WHERE c.meter_id = {meter}
            AND c.last_day > ({now} - {RECENT})::date)
        OR EXISTS (SELECT FROM register_readings r WHERE r.meter_id = {meter}
            AND r.channel = {ENERGY} AND r.source = {SOURCES["remote"]}
            AND r.taken_at > {now} - {RECENT}))"""


def read_by_hand(now: str) -> str:
    """Return a query of the meters of the user `$1` whose readings are taken from him.

    Columns: today (local), the supplier's days, and until when the window lasts in which the last
    one that counts was handed in.
    """
    return f"""
SELECT d.today, e.reading_from, e.reading_to, (
        SELECT max(closes_on) FROM submissions s
        WHERE s.meter_id = v.meter_id AND s.customer_id = v.customer_id
            AND s.state IN ('on_its_way', 'accepted')) AS handed_in_until
FROM (SELECT DISTINCT ON (v.meter_id) * FROM ({USERS_METER_SPANS}) AS v
    WHERE ongoing AND {has_right("v", "submit_readings")} ORDER BY v.meter_id) AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
CROSS JOIN {SUPPLIER} AS e
CROSS JOIN LATERAL (SELECT ({now} AT TIME ZONE v.time_zone)::date AS today) AS d
WHERE coalesce(v.removed_on, 'infinity') >= d.today AND NOT {read_remotely("m.id", now)}
    AND NOT coalesce(e.overdue_verification = 'refuse' AND {VERIFICATION_DUE} < d.today, false)"""


def waited_for(rows: Sequence[Any]) -> dict[str, Any] | None:
    """Return what is to be handed in, from rows of `read_by_hand`; None when nothing ever is.

    Of places whose days differ the window that closes first is told, an open one before others.
    """
    if not rows:
        return None
    windows = [
        (row, window_at(row["today"], row["reading_from"], row["reading_to"])) for row in rows
    ]
    missing = [
        (row, window)
        for row, window in windows
        if window.open and not _covers(row["handed_in_until"], window.closes_on)
    ]
    row, window = min(
        missing or windows, key=lambda one: (not one[1].open, one[1].closes_on, one[0]["today"])
    )
    return {
        "missing": len(missing),
        "open": window.open,
        "opens_on": window.opens_on,
        "closes_on": window.closes_on,
        "today": row["today"],
    }


def _covers(until: date | None, closes_on: date) -> bool:
    return until is not None and until >= closes_on
