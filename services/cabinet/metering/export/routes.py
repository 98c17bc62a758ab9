"""HTTP of exports."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.channels import FIRST_DAY
from services.cabinet.deps import CurrentConsumer, MeterKey, UsagePointKey
from services.cabinet.errors import DateOutOfRange, PeriodTooLong
from services.cabinet.metering.consumption.rules import LAST_SHOWN_DAY
from services.cabinet.metering.export.actions import begun, file_pieces, refuse_flood
from services.cabinet.metering.export.queries import PlaceKind, find_place
from services.cabinet.metering.export.rules import MOST_YEARS, Export, Format, latest_end
from services.cabinet.metering.export.schemas import ExportQuery
from services.cabinet.metering.export.words import WORDS, language_of
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, Database, reachable
from services.kit.downloads import Download
from services.kit.problems import ValidationFailed, field_error

router = APIRouter(prefix="/api/cabinet", tags=["readings"])
# Media type and ending of the file's name.
_KINDS: Mapping[Format, tuple[str, str]] = {
    "green-button": ("application/atom+xml", "xml"),
    "csv": ("text/csv", "csv"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {media: {"schema": {"type": "string"}} for media, _ in _KINDS.values()},
    }
}
Accepted = Annotated[str, Header(alias="Accept-Language", max_length=1000)]


@router.get("/meters/{meter_id}/export", response_class=StreamingResponse, responses=_FILE)
async def export_meter(
    *,
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[ExportQuery, Query()],
    accepted: Accepted = "",
) -> Download:
    """Take what was measured at the meter's place as a file, across replacements.

    It holds all kinds of energy, interval by interval, of those days that are yours, from the first
    value to the last: Wh and varh in Green Button, where a missing interval is left out; kWh and
    kvarh in the tables, where it is an empty cell. What was estimated or is doubtful is marked.
    Moments are of the place's clock.

    403 `forbidden` when your role on the contract does not include readings; 422 `period-too-long`,
    `date-out-of-range`; 429 `too-many-exports`. A body that ends before its time is no whole file.
    """
    return await _export(database, user_id, ("meter", meter_id), asked, accepted)


@router.get(
    "/usage-points/{usage_point_id}/export", response_class=StreamingResponse, responses=_FILE
)
async def export_usage_point(
    *,
    usage_point_id: UsagePointKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[ExportQuery, Query()],
    accepted: Accepted = "",
) -> Download:
    """Take what was measured at a usage point as a file; see `export_meter`."""
    return await _export(database, user_id, ("usage_point", usage_point_id), asked, accepted)


async def _export(
    database: Database,
    user_id: UUID,
    place_of: tuple[PlaceKind, int],
    asked: ExportQuery,
    accepted: str,
) -> Download:
    _require_period(asked)
    place = await find_place(database, user_id, *place_of)
    if place is None:
        async with reachable(database.reading()) as connection:
            roles = await list_roles(connection, user_id, *place_of)
        raise refusal(role for role, _ in roles)
    now = utc_now()
    await refuse_flood(database, user_id, asked.start, asked.end, now)
    words = WORDS[asked.language or language_of(accepted)]
    export = Export(place, asked.start, asked.end, now)
    pieces = file_pieces(database, user_id, export, asked.format, words)
    media, ending = _KINDS[asked.format]
    days = f"{asked.start} - {asked.end}"
    name = f"{words.file} {place.account_number.replace('/', '-')} {days}.{ending}"
    return Download(await begun(pieces), name=name, media_type=media)


def _require_period(asked: ExportQuery) -> None:
    if not (asked.start >= FIRST_DAY and asked.end <= LAST_SHOWN_DAY):
        raise DateOutOfRange(f"Dates from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken.")
    if asked.end < asked.start:
        raise ValidationFailed(
            errors=[field_error("end", "before-start", "The last day is before the first one.")]
        )
    latest = latest_end(asked.start)
    if asked.end > latest:
        raise PeriodTooLong(
            f"One file holds {MOST_YEARS} years at most: ask for {asked.start} to {latest},"
            " and for the rest in another one."
        )
