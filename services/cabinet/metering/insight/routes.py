"""HTTP of what one's own past tells."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.access.rules import Role, may
from services.cabinet.channels import FIRST_DAY
from services.cabinet.deps import AccountKey, CurrentConsumer, MeterKey, json_or_404
from services.cabinet.errors import DateOutOfRange, TooMuchAtOnce
from services.cabinet.metering.consumption.rules import LAST_SHOWN_DAY
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.insight import actions
from services.cabinet.metering.insight.schemas import (
    AccountUnusualDaysOut,
    InsightOut,
    InsightQuery,
    UnusualDaysOut,
    UnusualDaysQuery,
)
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, Database
from services.kit.problems import ValidationFailed, field_error

_LONGEST = timedelta(days=366)

router = APIRouter(prefix="/api/cabinet", tags=["readings"])


@router.get("/meters/{meter_id}/insight", response_model=InsightOut)
async def read_insight(
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[InsightQuery, Query()],
) -> Response:
    """Return how this month will end, unusual days, and a typical week at the meter's place.

    All from your own days there, by plain quantiles: a day is compared with the days of its kind
    (working days, weekends) in the eight weeks before. The forecast takes days to come for the
    middle ones of the last four weeks; its range is as wide as nine of ten such forecasts of the
    last half year have missed. 403
    `forbidden` when your role on the contract does not include readings.
    """
    subject = Subject("meter", meter_id)
    found = await actions.find_insight(database, user_id, subject, asked.channel, utc_now())
    if found is None:
        raise refusal(await _roles(database, user_id, subject))
    return json_or_404(found)


@router.get("/meters/{meter_id}/unusual-days", response_model=UnusualDaysOut)
async def list_unusual_days(
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[UnusualDaysQuery, Query()],
) -> Response:
    """Return which of the days are unlike your others of their kind, at the meter's place.

    As `read_insight` has them, for the marks of a chart. 403 `forbidden` as there; 422
    `date-out-of-range`, and `too-much-at-once` when it is more than a year.
    """
    return await _unusual(database, user_id, Subject("meter", meter_id), asked)


@router.get("/accounts/{account_id}/unusual-days", response_model=AccountUnusualDaysOut)
async def list_accounts_unusual_days(
    account_id: AccountKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[UnusualDaysQuery, Query()],
) -> Response:
    """Return which days of an account are unlike its others of their kind, all places together.

    A day counts when each place that has measured by then knows it whole. Refusals are those of a
    meter's.
    """
    return await _unusual(database, user_id, Subject("account", account_id), asked)


async def _unusual(
    database: Database, user_id: UUID, subject: Subject, asked: UnusualDaysQuery
) -> Response:
    if not (asked.start >= FIRST_DAY and asked.end <= LAST_SHOWN_DAY):
        raise DateOutOfRange(f"Dates from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken.")
    if asked.end < asked.start:
        raise ValidationFailed(
            errors=[field_error("end", "before-start", "The last day is before the first one.")]
        )
    if asked.end - asked.start > _LONGEST:
        raise TooMuchAtOnce("These are more days than a year has")
    days = asked.start, asked.end
    found = await actions.find_unusual(database, user_id, subject, asked.channel, days)
    if found is None:
        roles = await _roles(database, user_id, subject)
        if subject.kind != "account" or not may(roles, "see_readings"):
            raise refusal(roles)
        # It has no meter yet.
        found = actions.unusual_told(subject, asked.channel, [])
    return json_or_404(found)


async def _roles(database: Database, user_id: UUID, subject: Subject) -> list[Role]:
    async with database.connection() as connection:
        return [role for role, _ in await list_roles(connection, user_id, *subject)]
