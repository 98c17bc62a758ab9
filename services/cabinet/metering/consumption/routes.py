"""HTTP of consumption."""

from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter, Request, Response

from services.cabinet.deps import consumer_of, key_of
from services.cabinet.metering.consumption.deps import shown_to
from services.cabinet.metering.consumption.schemas import (
    AccountConsumptionOut,
    ConsumptionOut,
    ConsumptionQuery,
    UsagePointConsumptionOut,
)
from services.cabinet.metering.consumption.subjects import Subject, SubjectKind
from services.kit.database import database_of
from services.kit.hot import HotRoute, documented_query, read_query
from services.kit.identity import lets_in

router = APIRouter(prefix="/api/cabinet", tags=["readings"])
_METER = "/meters/{meter_id}/consumption"
_USAGE_POINT = "/usage-points/{usage_point_id}/consumption"
_ACCOUNT = "/accounts/{account_id}/consumption"


@router.get(
    _METER,
    response_model=ConsumptionOut,
    openapi_extra=documented_query(ConsumptionQuery, meter_id="The meter's `id`."),
)
@lets_in("consumer")
async def read_consumption(request: Request) -> Response:
    """Return the consumption of a period: a day by intervals, a month by days, a year by months.

    Other points are asked for by `step`, other periods by `start` and `end`: local days, the last
    one included. One answer holds at most 9 000 points; 422 `too-much-at-once` says what to ask
    instead.

    All meters that have measured at the meter's place are in it, so that it runs across
    replacements; days that are not yours are hidden. 403 `forbidden` when your role on the contract
    does not include readings.

    Values are exact to the Wh. A missing interval is null and makes its sums incomplete; an hour
    of which a part is missing is null. What of a value or sum was estimated, or is doubtful,
    stands beside it. Where a clock is changed, a day has an hour more or less, and an hour that
    comes twice is two points with offsets of their own.

    A billing month runs from the supplier's billing day (or the last day of a shorter month) to
    the day before the next one and goes by the month in which it begins; a billing year has the
    twelve billing months that begin in one calendar year.
    """
    return await _json(request, _of_meter)


@router.get(
    _USAGE_POINT,
    response_model=UsagePointConsumptionOut,
    openapi_extra=documented_query(
        ConsumptionQuery, usage_point_id="The `usage_point_id` of a meter."
    ),
)
@lets_in("consumer")
async def read_usage_points_consumption(request: Request) -> Response:
    """Return the consumption at a usage point, by whichever meters it was measured.

    Periods, points and values are those of a meter's consumption.
    """
    return await _json(request, _of_usage_point)


@router.get(
    _ACCOUNT,
    response_model=AccountConsumptionOut,
    openapi_extra=documented_query(ConsumptionQuery, account_id="The account's `id`."),
)
@lets_in("consumer")
async def read_accounts_consumption(request: Request) -> Response:
    """Return the consumption of an account: the sum of its usage points, each in its days.

    A point is complete when each usage point that has measured this kind of energy by then is
    complete in it; where nothing of one is known, the sum is that of the others. Usage points in
    several time zones count by their own clocks, day for day and hour for hour; the points have
    the offsets of the zone of most of them. Periods, points and values are otherwise those of a
    meter's consumption; 422 `too-much-at-once` also when so many usage points measure too much.
    """
    return await _json(request, _of_account)


async def _json(request: Request, answer: Callable[[Request], Awaitable[bytes]]) -> Response:
    return Response(await answer(request), media_type="application/json")


async def _document(request: Request, kind: SubjectKind) -> bytes:
    user_id = await consumer_of(request)
    database = await database_of(request)
    subject = Subject(kind, key_of(request.path_params[f"{kind}_id"]))
    return await shown_to(database, user_id, subject, read_query(request, ConsumptionQuery))


_of_meter = partial(_document, kind="meter")
_of_usage_point = partial(_document, kind="usage_point")
_of_account = partial(_document, kind="account")

HOT_ROUTES = [
    HotRoute(router.prefix + _METER, _of_meter),
    HotRoute(router.prefix + _USAGE_POINT, _of_usage_point),
    HotRoute(router.prefix + _ACCOUNT, _of_account),
]
