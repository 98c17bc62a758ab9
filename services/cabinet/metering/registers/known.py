"""Register readings as they were known at the end of a day, from what stood and its history."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from services.cabinet.channels import kilo
from services.cabinet.metering.consumption.known import known_until
from services.cabinet.metering.consumption.queries import list_batches
from services.cabinet.metering.consumption.versions import (
    MOST_CORRECTIONS,
    Batches,
    Change,
    Version,
    changes_after,
    version_at,
)
from services.cabinet.metering.registers.queries import list_former
from services.cabinet.metering.registers.rules import ZONES
from services.cabinet.metering.registers.table import Place
from services.cabinet.zones import zone
from services.kit.database import Connection


async def rows_known(
    connection: Connection,
    place: Place,
    rows: Sequence[Mapping[str, Any]],
    channel: int,
    day: date,
) -> tuple[list[Mapping[str, Any]], dict[str, Any]]:
    """Return rows of `list_readings` as they were known at the end of a local day, and what since.

    A reading that came later is not among them. Raises DateOutOfRange for a day to come.
    """
    moment = known_until(day, place.time_zone)
    reach: dict[int, list[datetime]] = {}
    for row in rows:
        reach.setdefault(row["piece"], []).append(row["taken_at"])
    pieces = list(reach)
    former_rows = await list_former(
        connection,
        [(place.pieces[piece].meter_id, min(reach[piece]), max(reach[piece])) for piece in pieces],
        channel,
    )
    former: dict[tuple[int, datetime], list[Version[Mapping[str, Any]]]] = {}
    for row in former_rows:
        version = Version(row, row["batch"], row["known_at"], row["replaced_at"])
        former.setdefault((pieces[row["piece"]], row["taken_at"]), []).append(version)
    versions = [
        [
            *former.get((row["piece"], row["taken_at"]), ()),
            Version(row, row["batch"], row["known_at"]),
        ]
        for row in rows
    ]
    batches = await list_batches(
        connection, (version.batch for some in versions for version in some)
    )
    return _stood(place, versions, moment, batches, day)


def _stood(
    place: Place,
    versions: Sequence[Sequence[Version[Mapping[str, Any]]]],
    moment: datetime,
    batches: Batches,
    day: date,
) -> tuple[list[Mapping[str, Any]], dict[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    corrections: list[dict[str, Any]] = []
    for some in versions:
        present = some[-1].content
        stood = version_at(some, moment, batches)
        if stood is not None:
            rows.append(dict(some[stood].content) | {"piece": present["piece"]})
        elif present["taken_at"] >= moment:
            # It was not taken yet.
            continue
        meter = place.pieces[present["piece"]].meter_id
        corrections += [
            _correction(meter, place.time_zone, change)
            for change in changes_after(some, stood, batches)
        ]
    corrections.sort(key=itemgetter("taken_at", "meter_id", "at"))
    return rows, {
        "as_known_on": day,
        "nothing_known": bool(versions) and not rows,
        "corrections": corrections[:MOST_CORRECTIONS],
        "corrections_total": len(corrections),
    }


def _correction(meter_id: int, zone_name: str, change: Change[Mapping[str, Any]]) -> dict[str, Any]:
    def shown(row: Mapping[str, Any] | None, name: str) -> int | None:
        value: int | None = None if row is None else row[name.lower()]
        return value

    zones = []
    for name in ZONES:
        before, after = shown(change.before, name), shown(change.after, name)
        if before != after:
            zones.append(
                {
                    "zone": name,
                    "before": None if before is None else kilo(before),
                    "after": None if after is None else kilo(after),
                    "difference": None if before is None or after is None else kilo(after - before),
                }
            )
    return {
        "meter_id": meter_id,
        "taken_at": change.after["taken_at"].astimezone(zone(zone_name)),
        "at": change.at,
        "sender": change.sender,
        "batch_id": change.batch_id,
        "zones": zones,
    }
