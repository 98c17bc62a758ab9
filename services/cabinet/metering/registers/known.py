"""Register readings as they were known at the end of a day, from what stood and its history."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

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
from services.cabinet.metering.registers.queries import BY_HAND, list_former
from services.cabinet.metering.registers.rules import ZONES
from services.cabinet.metering.registers.table import Place
from services.cabinet.zones import zone
from services.kit.database import Connection

_Row = Mapping[str, Any]
# What a period began with may have been taken out since: so far back it is looked for.
_BEFORE = timedelta(days=62)


class Asked(NamedTuple):
    """Of which channel and period, both ends as moments, and as it was known on which day."""

    channel: int
    period: tuple[datetime, datetime]
    day: date


class _Known(NamedTuple):
    """A reading of a piece with its versions, the eldest first; the last stands, or was taken out.

    What was taken out and entered anew at the same moment is two of these.
    """

    piece: int
    taken_at: datetime
    versions: Sequence[Version[_Row]]

    @property
    def gone_at(self) -> datetime | None:
        """Return when it was taken out; None: it stands."""
        return self.versions[-1].replaced_at


async def rows_known(
    connection: Connection, place: Place, rows: Sequence[_Row], asked: Asked
) -> tuple[list[_Row], dict[str, Any]]:
    """Return rows of `list_readings` as they were known at the end of a local day, and what since.

    A reading that came later is not among them; one that was corrected or refused since, and is
    none any more, is. Raises DateOutOfRange for a day to come.
    """
    moment = known_until(asked.day, place.time_zone)
    readings = _readings(rows, await _list_former(connection, place, rows, asked))
    batches = await list_batches(
        connection, (version.batch for one in readings for version in one.versions)
    )
    return _stood(place, readings, moment, batches, asked)


async def _list_former(
    connection: Connection, place: Place, rows: Sequence[_Row], asked: Asked
) -> list[_Row]:
    """Return what readings were before: of those shown, and of those taken out of the period."""
    start, end = asked.period
    moments = [[start - _BEFORE, end] for _ in place.pieces]
    for row in rows:
        moments[row["piece"]].append(row["taken_at"])
    reach = [
        (piece.meter_id, max(piece.begins, min(mine)), min(piece.ends, max(mine)))
        for piece, mine in zip(place.pieces, moments, strict=True)
    ]
    return await list_former(connection, reach, asked.channel)


def _readings(rows: Sequence[_Row], former: Sequence[_Row]) -> list[_Known]:
    """Return the readings that stand or have stood, by piece and time."""
    versions: dict[tuple[int, datetime], list[list[Version[_Row]]]] = {}
    for row in [*former, *rows]:
        version = Version(row, row["batch"], _known_at(row), row.get("replaced_at"))
        lives = versions.setdefault((row["piece"], row["taken_at"]), [[]])
        left_at = lives[-1][-1].replaced_at if lives[-1] else None
        if left_at is not None and version.known_at is not None and version.known_at > left_at:
            lives.append([])
        lives[-1].append(version)
    return [_Known(*key, life) for key, lives in sorted(versions.items()) for life in lives]


def _known_at(row: _Row) -> datetime | None:
    """Return since when a person's reading is known; of those of batches their batches tell it."""
    by_hand: datetime | None = row["taken_at"] if row["batch"] == BY_HAND else None
    return row["known_at"] or by_hand


def _stood(
    place: Place,
    readings: Sequence[_Known],
    moment: datetime,
    batches: Batches,
    asked: Asked,
) -> tuple[list[_Row], dict[str, Any]]:
    rows: list[_Row] = []
    corrections: list[dict[str, Any]] = []
    told = _told(readings, asked.period)
    for one in readings:
        stood = version_at(one.versions, moment, batches)
        if stood is not None:
            rows.append(one.versions[stood].content)
        elif one.taken_at >= moment or (one.gone_at is not None and one.gone_at <= moment):
            # It was not taken yet, or was nothing any more.
            continue
        if one.taken_at in told[one.piece]:
            meter = place.pieces[one.piece].meter_id
            corrections += [
                _correction(meter, one.taken_at.astimezone(zone(place.time_zone)), change)
                for change in changes_after(one.versions, stood, batches)
            ]
    corrections.sort(key=itemgetter("taken_at", "meter_id", "at"))
    return rows, {
        "as_known_on": asked.day,
        "nothing_known": any(
            one.gone_at is None and one.taken_at in told[one.piece] for one in readings
        )
        and not any(row["taken_at"] in told[row["piece"]] for row in rows),
        "corrections": corrections[:MOST_CORRECTIONS],
        "corrections_total": len(corrections),
    }


def _told(
    readings: Sequence[_Known], period: tuple[datetime, datetime]
) -> dict[int, set[datetime]]:
    """Return of each piece the moments of the period, and the one that it begins with."""
    moments: dict[int, list[datetime]] = {}
    for one in readings:
        moments.setdefault(one.piece, []).append(one.taken_at)
    return {
        piece: {at for at in mine if period[0] < at <= period[1]}
        | set([at for at in mine if at <= period[0]][-1:])
        for piece, mine in moments.items()
    }


def _correction(meter: int, taken_at: datetime, change: Change[_Row]) -> dict[str, Any]:
    def shown(row: _Row | None, name: str) -> int | None:
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
        "meter_id": meter,
        "taken_at": taken_at,
        "at": change.at,
        "sender": change.sender,
        "batch_id": change.batch_id,
        "zones": zones,
    }
