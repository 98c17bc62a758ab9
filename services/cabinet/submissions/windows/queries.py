"""SQL of what readings are waited for: a part of the main page's statement."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.metering.collection.queries import read_remotely
from services.cabinet.submissions.windows.rules import window_at


def read_by_hand(spans: str, now: str) -> str:
    """Return a query of the meters of the user `$1` whose readings are taken from him.

    `spans` is what stands behind FROM: rows of `KNOWN_SPANS`. Columns: today (local), the
    supplier's days, and until when the window lasts in which the last one that counts was handed
    in.
    """
    return f"""
SELECT d.today, e.reading_from, e.reading_to, (
        SELECT max(closes_on) FROM submissions s
        WHERE s.meter_id = v.meter_id AND s.customer_id = v.customer_id
            AND s.state IN ('on_its_way', 'accepted')) AS handed_in_until
FROM (SELECT DISTINCT ON (v.meter_id) * FROM {spans} AS v
    WHERE ongoing AND may_submit ORDER BY v.meter_id) AS v
CROSS JOIN {SUPPLIER} AS e
CROSS JOIN LATERAL (SELECT ({now} AT TIME ZONE v.time_zone)::date AS today) AS d
WHERE coalesce(v.removed_on, 'infinity') >= d.today AND NOT {read_remotely("v.meter_id", now, "v")}
    AND NOT coalesce(e.overdue_verification = 'refuse' AND v.verification_due < d.today, false)"""


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
