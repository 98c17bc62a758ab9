"""What a consumer does when there is no energy, and when it is back."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import list_roles
from services.cabinet.appeal_errors import SendingKeyReused
from services.cabinet.outage_errors import TooManyReports
from services.cabinet.outages.outages.rules import digest_of
from services.cabinet.outages.reports import queries
from services.cabinet.outages.reports.rules import MOST_A_DAY, is_since_possible, wait_seconds
from services.cabinet.outages.reports.schemas import ReportIn
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound, ValidationFailed, field_error


async def report_outage(
    session: AsyncSession, user_id: UUID, given: ReportIn, key: str | None
) -> dict[str, Any]:
    """Note that there is no energy at an account's place; return the report.

    One that is not over and a few hours old at the most is the same. Raises NotFound for another's
    account, ValidationFailed (`since`, `account_id` without a place), TooManyReports,
    SendingKeyReused.
    """
    connection = await plain_of(session)
    await queries.lock_reporter(connection, user_id)
    now, digest = utc_now(), digest_of(given.model_dump(mode="json"))
    if key is not None and (sent := await queries.find_sent(connection, user_id, key)):
        if sent["digest"] != digest:
            raise SendingKeyReused
        return queries.shown(sent)
    building_id = await _place_of(connection, user_id, given.account_id)
    if given.since is not None and not is_since_possible(given.since, now):
        words = "Give a time of the last seven days."
        raise ValidationFailed(errors=[field_error("since", "not-possible", words)])
    if same := await queries.find_same(connection, user_id, given.account_id, now):
        return queries.shown(same)
    sent_today = await queries.list_of_day(connection, user_id, now)
    if len(sent_today) >= MOST_A_DAY:
        wait = wait_seconds(sent_today[-MOST_A_DAY], now)
        raise TooManyReports(headers={"Retry-After": str(wait)}, retry_after=wait)
    report_id = uuid4()
    await queries.add_report(
        connection,
        {
            "id": report_id,
            "user_id": user_id,
            "account_id": given.account_id,
            "building_id": building_id,
            "at": now,
            "since": given.since,
            "note": given.note,
            "outage_id": await queries.find_known(connection, building_id),
            "sending_key": key,
            "digest": digest,
        },
    )
    return await _read(connection, user_id, report_id)


async def _place_of(connection: Connection, user_id: UUID, account_id: int) -> int:
    place = await queries.find_place(connection, user_id, account_id)
    if place is not None:
        return place
    if not any(lasts for _, lasts in await list_roles(connection, user_id, "account", account_id)):
        raise NotFound
    words = "We do not know the address of this account; please call us."
    raise ValidationFailed(errors=[field_error("account_id", "no-place", words)])


async def _read(connection: Connection, user_id: UUID, report_id: UUID) -> dict[str, Any]:
    report = await queries.find_report(connection, user_id, report_id)
    if report is None:
        raise NotFound
    return queries.shown(report)


async def end_report(session: AsyncSession, user_id: UUID, report_id: UUID) -> dict[str, Any]:
    """Note that energy is back; return the report. Once more changes nothing. Raises NotFound."""
    connection = await plain_of(session)
    await queries.end_report(connection, user_id, report_id)
    return await _read(connection, user_id, report_id)
