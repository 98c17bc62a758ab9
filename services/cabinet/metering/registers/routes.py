"""HTTP of register readings."""

from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.cabinet.access.deps import refusal
from services.cabinet.access.rules import may
from services.cabinet.deps import CurrentConsumer, MeterKey, UsagePointKey, json_or_404
from services.cabinet.metering.registers import queries
from services.cabinet.metering.registers.period import find_table
from services.cabinet.metering.registers.schemas import RegisterReadingsOut, RegisterReadingsQuery
from services.cabinet.metering.registers.table import place_of
from services.kit.database import Connection, ReadConnection
from services.kit.pagination import PageRequest, Paging

router = APIRouter(prefix="/api/cabinet", tags=["readings"])

Asked = Annotated[RegisterReadingsQuery, Query()]


@router.get("/meters/{meter_id}/readings", response_model=RegisterReadingsOut)
async def list_meter_readings(
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    connection: ReadConnection,
    asked: Asked,
    page: Paging,
) -> Response:
    """List what the counters of one of your meters showed in a period, latest first.

    With each reading comes what was used since the one before. A counter that has begun anew, one
    that shows less than before and a computed reading that a later one has replaced are marked.
    With `cost=true` what was used is told in money as well, an estimate until it is billed.
    403 `forbidden` when your role on the contract does not include readings; 422
    `too-much-at-once` for a year of a meter that is read more than once an hour.
    """
    return await _table(connection, user_id, ("meter", meter_id), asked, page)


@router.get("/usage-points/{usage_point_id}/readings", response_model=RegisterReadingsOut)
async def list_point_readings(
    usage_point_id: UsagePointKey,
    user_id: CurrentConsumer,
    connection: ReadConnection,
    asked: Asked,
    page: Paging,
) -> Response:
    """List the same of all meters that stood at a usage point, across replacements.

    What is used in a period is the sum of what each of its meters has counted; where a new meter
    begins is no matter.
    """
    return await _table(connection, user_id, ("usage point", usage_point_id), asked, page)


async def _table(
    connection: Connection,
    user_id: UUID,
    of: tuple[Literal["meter", "usage point"], int],
    asked: RegisterReadingsQuery,
    page: PageRequest,
) -> Response:
    spans = await queries.list_spans(connection, user_id, *of)
    place = place_of(_allowed(spans))
    spans_of = partial(queries.list_spans, connection, user_id, "account")
    return json_or_404(await find_table(connection, place, asked, page, spans_of))


def _allowed(spans: Any) -> list[Any]:
    """Return the spans with the right to see readings; refuse when there is none."""
    allowed = [row for row in spans if may([row["role"]], "see_readings")]
    if not allowed:
        raise refusal(row["role"] for row in spans)
    return allowed
