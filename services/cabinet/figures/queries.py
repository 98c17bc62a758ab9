"""Counts of the subjects put together; every condition is that of the list it leads to."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from services.cabinet.access.visibility import TODAY
from services.cabinet.metering.account_search.queries import count_registered
from services.cabinet.metering.collection.queries import count_by_town
from services.cabinet.metering.meter_list.queries import count_in_service
from services.cabinet.outages.outages.queries import count_open
from services.cabinet.submissions.desk.queries import count_since
from services.cabinet.submissions.windows.rules import window_begun
from services.cabinet.support.desk.queries import count_by_status
from services.contracts import figures
from services.kit.database import Connection

_SUPPLIER = f"""
SELECT now() AS at, e.time_zone, {TODAY} AS today, e.reading_from, e.reading_to
FROM supplier_settings e
"""  # noqa: S608 (a constant of this service)


async def _at(connection: Connection, rows: Sequence[Any]) -> Any:
    """Return the moment of the count itself: days end between two statements too."""
    return rows[0]["at"] if rows else await connection.fetchval("SELECT now()")


async def read_clock(connection: Connection) -> figures.ClockFigures:
    """Return by whose clock days are counted."""
    row = await connection.fetchrow(_SUPPLIER)
    assert row is not None
    return figures.ClockFigures(at=row["at"], time_zone=row["time_zone"])


async def count_customers(connection: Connection) -> figures.CustomersFigures:
    """Return how many subscribers somebody sees in the cabinet."""
    row = await count_registered(connection)
    return figures.CustomersFigures(
        at=row["at"],
        customers=row["customers"],
        registered=row["registered"],
        accounts=row["accounts"],
        accounts_without_user=row["unused"],
    )


async def count_meters(connection: Connection) -> figures.MetersFigures:
    """Return the meters in service by maker, load and verification."""
    rows = await count_in_service(connection)
    makers, loads, dues = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        makers[row["maker"]] += row["meters"]
        loads[row["load"]] += row["meters"]
        dues[row["due"]] += row["meters"]
    named = sorted(makers.items(), key=lambda one: (-one[1], one[0]))
    return figures.MetersFigures(
        at=await _at(connection, rows),
        meters=makers.total(),
        makers=[
            figures.MakerFigures(name=name, meters=meters)
            for name, meters in named[: figures.MOST_NAMED]
        ],
        other_makers=sum(meters for _, meters in named[figures.MOST_NAMED :]),
        connected=loads["connected"],
        limited=loads["limited"],
        disconnected=loads["disconnected"],
        load_unknown=loads["unknown"],
        verification_overdue=dues["overdue"],
        verification_soon=dues["soon"],
        verification_valid=dues["valid"],
        verification_unknown=dues["unknown"],
    )


async def count_collection(connection: Connection) -> figures.CollectionFigures:
    """Return the meters under control, and whose day has arrived, by town."""
    rows = await count_by_town(connection)
    of_control = [row for row in rows if row["controlled"]]
    named, others = of_control[: figures.MOST_TOWNS], of_control[figures.MOST_TOWNS :]
    return figures.CollectionFigures(
        at=await _at(connection, rows),
        **_sums(rows),
        by_hand=sum(row["by_hand"] for row in rows),
        towns=[
            figures.TownFigures(
                name=row["town"], controlled=row["controlled"], arrived=row["arrived"]
            )
            for row in named
        ],
        other_towns=figures.TownFigures(name="", **_sums(others)),
    )


def _sums(rows: Sequence[Any]) -> dict[str, int]:
    return {name: sum(row[name] for row in rows) for name in ("controlled", "arrived")}


async def count_appeals(connection: Connection) -> figures.AppealsFigures:
    """Return the appeals by status."""
    rows = await count_by_status(connection)
    found = dict.fromkeys(("draft", "new", "in_work", "done", "cancelled"), 0)
    return figures.AppealsFigures(
        at=await _at(connection, rows),
        overdue=sum(row["overdue"] for row in rows),
        **found | {row["status"]: row["found"] for row in rows},
    )


async def count_submissions(connection: Connection) -> figures.SubmissionsFigures:
    """Return what was handed in since the window opened that is open, or was last."""
    row = await connection.fetchrow(_SUPPLIER)
    assert row is not None
    window = window_begun(row["today"], row["reading_from"], row["reading_to"])
    return figures.SubmissionsFigures(
        at=row["at"],
        opens_on=window.opens_on.isoformat(),
        closes_on=window.closes_on.isoformat(),
        open=window.open,
        **await count_since(connection, window.opens_on),
    )


async def count_outages(connection: Connection) -> figures.OutagesFigures:
    """Return the outages of this moment."""
    return figures.OutagesFigures(**await count_open(connection))
