"""HTTP of consumption."""

from datetime import date as Date  # noqa: N812
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.deps import consumer_of, key_of
from services.cabinet.errors import DateOutOfRange
from services.cabinet.metering.channels import CHANNELS
from services.cabinet.metering.consumption import queries
from services.cabinet.metering.consumption.charts import chart_json, period_bars
from services.cabinet.metering.consumption.places import bars_of_day
from services.cabinet.metering.consumption.rules import (
    FIRST_DAY,
    LAST_SHOWN_DAY,
    IntervalName,
    PeriodName,
    add_months,
    chart_period,
    interval_count,
)
from services.cabinet.metering.consumption.schemas import ConsumptionOut, ConsumptionQuery
from services.kit.database import Database, database_of
from services.kit.hot import documented_query, read_query
from services.kit.identity import lets_in

router = APIRouter(prefix="/api/cabinet", tags=["readings"])
CONSUMPTION = "/api/cabinet/meters/{meter_id}/consumption"


@router.get(
    CONSUMPTION.removeprefix(router.prefix),
    response_model=ConsumptionOut,
    openapi_extra=documented_query(ConsumptionQuery, meter_id="The meter's `id`."),
)
@lets_in("consumer")
async def read_consumption(request: Request) -> Response:
    """Return the consumption of a period: a day by intervals, a month by days, a year by months.

    All meters that have measured at the meter's place are in it, so that it runs across
    replacements; days that are not yours are hidden. 403 `forbidden` when your role on the contract
    does not include readings.

    Values are exact to the Wh. A missing interval is null and makes its sums incomplete; what of
    a value or sum was estimated, or is doubtful, stands beside it.

    A billing month runs from the supplier's billing day (or the last day of a shorter month) to
    the day before the next one and goes by the month in which it begins; a billing year has the
    twelve billing months that begin in one calendar year.
    """
    return Response(await consumption_document(request), media_type="application/json")


async def consumption_document(request: Request) -> bytes:
    """Return the JSON of `read_consumption`."""
    user_id = await consumer_of(request)
    database = await database_of(request)
    meter_id = key_of(request.path_params["meter_id"])
    asked = read_query(request, ConsumptionQuery)
    channel, interval, date = asked.channel, asked.interval, asked.date
    if not FIRST_DAY <= date <= LAST_SHOWN_DAY:
        raise DateOutOfRange(f"Dates from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken.")
    head = {
        "meter_id": meter_id,
        "channel": channel,
        "interval": interval,
        "date": date,
        "unit": "kWh" if channel[0] == "A" else "kvarh",
    }
    document = await (
        _day(database, user_id, head, channel, date)
        if interval == "day"
        else _months(database, user_id, head, channel, interval, date=date, period=asked.period)
    )
    if document is None:
        async with database.connection() as connection:
            roles = await list_roles(connection, user_id, "meter", meter_id)
        raise refusal(role for role, _ in roles)
    return document


async def _day(
    database: Database, user_id: UUID, head: dict[str, Any], channel: str, date: Date
) -> bytes | None:
    stored = await queries.find_day(database, user_id, head["meter_id"], CHANNELS[channel], date)
    if stored is None:
        return None
    count = interval_count(date, stored.meter.interval_minutes, stored.meter.time_zone)
    bars = bars_of_day(date, stored, count)
    return chart_json(head, bars, chart_period(date, "day", 1), "day", stored.meter)


async def _months(
    database: Database,
    user_id: UUID,
    head: dict[str, Any],
    channel: str,
    interval: IntervalName,
    *,
    date: Date,
    period: PeriodName,
) -> bytes | None:
    span = chart_period(date, interval, 1)
    first, last = span.start, add_months(span.end, -1)
    if period == "billing":
        # The billing day is not known yet: read a month (or a year) more, and save a round trip.
        first, last = add_months(first, -1 if interval == "month" else -12), add_months(last, 1)
    stored = await queries.find_months(
        database, user_id, head["meter_id"], CHANNELS[channel], (first, last)
    )
    if stored is None:
        return None
    if period == "billing":
        span = chart_period(date, interval, stored.billing_day)
    bars = period_bars(stored.months, span, interval, stored.meter.spans)
    return chart_json(head, bars, span, interval, stored.meter)
