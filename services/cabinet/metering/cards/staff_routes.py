"""A meter's card, looked at by staff and changed by operators."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BeforeValidator

from services.cabinet.deps import MeterKey, key_of
from services.cabinet.metering.cards import actions
from services.cabinet.metering.cards.schemas import (
    InformationIn,
    MeterDecisionIn,
    MeterStaffCardOut,
    PointIn,
)
from services.cabinet.metering.replacement.actions import make_room
from services.cabinet.metering.replacement.schemas import ReplacementIn, ReplacementOut
from services.kit.database import CurrentDatabase, Database, Session
from services.kit.etags import SeenTags, etag_of
from services.kit.hot import HotRoute
from services.kit.identity import Caller
from services.kit.rights import hot_look, may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("meters:see"))]
MayChange = Annotated[Caller, Depends(may("meters:change"))]


@router.get(
    "/{meter_id}",
    response_model=MeterStaffCardOut,
    dependencies=[act("look_at_meter", "meter", "meter_id")],
)
async def read_card(meter_id: MeterKey, staff: MaySee, database: CurrentDatabase) -> Response:
    """Return a meter's card; its `ETag` is asked for when it is changed. The look is recorded."""
    return await _card(database, staff, meter_id)


async def _card(database: Database, staff: Caller, meter_id: int) -> Response:
    card = await actions.look_at_card(database, staff, meter_id)
    told = MeterStaffCardOut.model_validate(card).model_dump_json()
    tag = {"ETag": etag_of(actions.seen_part(card))}
    return Response(told, headers=tag, media_type="application/json")


@router.put(
    "/{meter_id}/information",
    response_model=MeterStaffCardOut,
    dependencies=[act("edit_meter", "meter", "meter_id", ("reason",))],
)
async def change_information(
    meter_id: MeterKey,
    given: InformationIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Change the meter itself, its seal and verification, and its place's tariff and time zone.

    `If-Match` is the `ETag` that was read: 412 `stale` when it is another now, 428 without one.
    422 by field: a day to come, days out of order, a model or tariff that is not in the list.
    """
    card = await actions.change_information(session, staff, meter_id, given, seen)
    return _tagged(response, card)


@router.put(
    "/{meter_id}/point",
    response_model=MeterStaffCardOut,
    dependencies=[act("edit_meter_point", "meter", "meter_id", ("reason",))],
)
async def change_point(
    meter_id: MeterKey,
    given: PointIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Change where the meter stands or stood last: name, place, days, the usage point's code.

    `If-Match` as at the other tab. 422 by field: a day to come, one before the installation, days
    in which another meter stood there or this one elsewhere, a code that is another's.
    """
    return _tagged(response, await actions.change_point(session, staff, meter_id, given, seen))


@router.post(
    "/{meter_id}/differences",
    response_model=MeterStaffCardOut,
    dependencies=[act("decide_meter_difference", "meter", "meter_id", ("field", "choice"))],
)
async def decide_meter_difference(
    meter_id: MeterKey,
    given: MeterDecisionIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Decide a field that staff have set and a system tells otherwise: whose value stands.

    `If-Match` as at the tabs. 404 when there is nothing to decide.
    """
    card = await actions.decide_difference(session, staff, meter_id, given, seen)
    return _tagged(response, card)


@router.post(
    "/{meter_id}/replacements",
    status_code=201,
    response_model=ReplacementOut,
    dependencies=[act("replace_meter", "meter", "meter_id", ("replaced_on",))],
)
async def replace_meter(
    meter_id: MeterKey,
    given: ReplacementIn,
    staff: MayChange,
    database: CurrentDatabase,
    session: Session,
    *,
    seen: SeenTags,
) -> dict[str, Any]:
    """Put another meter in the place of this one, or take it down, with what both showed.

    `If-Match` as at the tabs. 409 `meter-not-installed`. 422 by field: a day before the
    installation or to come, a meter that stands elsewhere then, a number that is known,
    `last_readings.A+.T1` and so on for what a counter cannot show; `reading-lower` passes with
    `confirm`.
    """
    await make_room(database, given)
    return await actions.replace_meter(session, staff, meter_id, given, seen)


@router.post(
    "/{meter_id}/replacements/{replacement_id}/undo",
    status_code=204,
    dependencies=[act("undo_replacement", "meter", "meter_id")],
)
async def undo_replacement(
    meter_id: MeterKey,
    replacement_id: Annotated[int, BeforeValidator(key_of), Path(description="Its `id`.")],
    staff: MayChange,
    session: Session,
    seen: SeenTags,
) -> None:
    """Undo a mistaken replacement, the last one of this meter.

    `If-Match` as at the tabs. 409 `replacement-final` when something was read since, or another
    meter has come or gone.
    """
    await actions.undo_replacement(session, staff, meter_id, replacement_id, seen)


def _tagged(response: Response, card: actions.Card) -> dict[str, Any]:
    """Return a card, and its tag in the head of the answer."""
    response.headers["ETag"] = etag_of(actions.seen_part(card))
    return card


HOT_ROUTES = [
    HotRoute(
        f"{router.prefix}/{{meter_id}}",
        hot_look("meter", "meter_id", _card, "meters:see"),
        numbered=True,
    )
]
