"""HTTP of meter events."""

from datetime import date as Date  # noqa: N812
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import AwareDatetime

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.access.rules import LINKED
from services.cabinet.deps import CurrentConsumer, MeterKey, json_or_404
from services.cabinet.metering.diagnostics import actions, queries
from services.cabinet.metering.diagnostics.dictionary import KINDS, Kind, Severity
from services.cabinet.metering.diagnostics.schemas import EventIn, EventPageOut, MeterEventOut
from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet", tags=["diagnostics"])

_Key = Annotated[int | None, Query(ge=0, le=2_147_483_647)]


async def _choice(
    *,
    meter: _Key = None,
    usage_point: _Key = None,
    account: _Key = None,
    kind: Annotated[list[Kind], Query(max_length=len(KINDS))] = [],  # noqa: B006
    severity: Annotated[list[Severity], Query(max_length=3)] = [],  # noqa: B006
    only_new: bool = False,
    month: Annotated[
        Date | None,
        Query(ge=Date(2000, 1, 1), le=Date(2100, 12, 31), description="Any day of the month."),
    ] = None,
) -> queries.Choice:
    return queries.Choice(
        meter, usage_point, account, frozenset(kind), frozenset(severity), only_new, month
    )


Choice = Annotated[queries.Choice, Depends(_choice)]


@router.get("/events", response_model=EventPageOut)
async def list_events(
    choice: Choice, user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List what your meters have reported in a month, the gravest first, then the latest.

    The month is that of the clock where the meter stood; without `month`, the latest one in which
    there is something. 404 for another's meter, usage point or account; 403 `forbidden` when your
    role on the contract does not include readings.
    """
    found = await queries.list_events(connection, user_id, choice, page)
    if not found.spans and choice.of_place:
        raise NotFound
    if found.spans and not found.allowed:
        raise refusal([LINKED])
    return json_or_404(found.page)


@router.post("/events/seen", status_code=204)
async def see_event(event: EventIn, user_id: CurrentConsumer, session: Session) -> None:
    """Mark one event as seen; 404 for one that you do not see."""
    await actions.see_event(session, user_id, event)


@router.post("/events/seen/all", status_code=204)
async def see_events(
    choice: Choice,
    as_of: Annotated[AwareDatetime, Query(description="`as_of` of the list that was looked at.")],
    user_id: CurrentConsumer,
    session: Session,
) -> None:
    """Mark as seen what fits, as the list takes it; without `month`, that of all months.

    404 for another's meter, usage point or account.
    """
    await actions.see_events(session, user_id, choice, as_of)


@router.get("/meters/{meter_id}/events", response_model=Page[MeterEventOut])
async def list_meter_events(
    meter_id: MeterKey, user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List what one of your meters has reported, latest first; 404 for another's.

    403 `forbidden` when your role on the contract does not include readings.
    """
    document = await queries.list_meter_events(connection, user_id, meter_id, page)
    if document is None:
        raise refusal(role for role, _ in await list_roles(connection, user_id, "meter", meter_id))
    return json_or_404(document)
