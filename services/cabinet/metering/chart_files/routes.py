"""HTTP of charts as workbooks."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from services.cabinet.deps import AccountKey, CurrentConsumer, MeterKey
from services.cabinet.metering.chart_files.actions import make_chart_file
from services.cabinet.metering.chart_files.schemas import ChartFileQuery
from services.cabinet.metering.consumption.deps import shown_to
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.export.words import language_of
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, Database
from services.kit.downloads import Download

router = APIRouter(prefix="/api/cabinet", tags=["readings"])
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The workbook",
        "content": {_MEDIA: {"schema": {"type": "string", "format": "binary"}}},
    }
}
Accepted = Annotated[str, Header(alias="Accept-Language", max_length=1000)]


@router.get(
    "/meters/{meter_id}/consumption/workbook", response_class=StreamingResponse, responses=_FILE
)
async def take_chart(
    *,
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[ChartFileQuery, Query()],
    accepted: Accepted = "",
) -> Download:
    """Take what the chart of a meter's place shows as a workbook: XLSX.

    It has a row for each point of the chart, and their sum; what went the other way and what is
    compared with stand beside when they are asked for. Numbers are numbers, days and moments are
    those of the place's clock; what is missing is an empty cell, and why stands in the last column.
    A second sheet tells whose they are.

    Periods, points, values and refusals are those of a meter's consumption; 429 `too-many-exports`
    counts its days with those of the other files.
    """
    return await _file(database, user_id, Subject("meter", meter_id), asked, accepted)


@router.get(
    "/accounts/{account_id}/consumption/workbook", response_class=StreamingResponse, responses=_FILE
)
async def take_accounts_chart(
    *,
    account_id: AccountKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[ChartFileQuery, Query()],
    accepted: Accepted = "",
) -> Download:
    """Take what the chart of all places of an account shows as a workbook; see `take_chart`."""
    return await _file(database, user_id, Subject("account", account_id), asked, accepted)


async def _file(
    database: Database, user_id: UUID, subject: Subject, asked: ChartFileQuery, accepted: str
) -> Download:
    language = asked.language or language_of(accepted)
    ask = partial(shown_to, database, user_id, subject)
    made = await make_chart_file(
        database, user_id, subject, asked, language, ask=ask, now=utc_now()
    )

    async def pieces() -> AsyncGenerator[bytes, None]:
        yield made.content

    return Download(pieces(), name=made.name, media_type=_MEDIA)
