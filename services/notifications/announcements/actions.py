"""What staff do with announcements, and how those go out."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.problems import field_error
from services.kit.staff import record_act
from services.notifications.announcements import queries
from services.notifications.announcements.schemas import AnnouncementIn
from services.notifications.errors import NotFound, NotScheduled, ValidationFailed
from services.notifications.files.queries import attach_files, list_waiting
from services.notifications.letters.rendering import Renderer
from services.notifications.letters.rules import letter_language
from services.notifications.recipients.audience import find_audience
from services.notifications.supplier.rules import ClockFault, Supplier, instant_of

log = logging.getLogger(__name__)
_LONGEST_WAIT = timedelta(days=366)
_LEASE_SECONDS = 300.0
_CLOCK: dict[ClockFault, str] = {
    "no-such-time": "The clock of this place skips this time that day.",
    "repeated-time": "The clock of this place shows this time twice that day: give its offset.",
}


def _times(given: AnnouncementIn) -> dict[str, datetime | None]:
    """Return `publish_at` and `expires_at` as instants, by the clock that was named.

    Raises ValidationFailed for what that clock does not show, or shows twice, and for a term
    that is over already, ends before it begins, or begins more than a year ahead.
    """
    zone = ZoneInfo(given.time_zone or "UTC")
    times: dict[str, datetime | None] = {}
    for field in ("publish_at", "expires_at"):
        named: datetime | None = getattr(given, field)
        found = None if named is None else instant_of(named, zone)
        if isinstance(found, str):
            raise ValidationFailed(errors=[field_error(field, found, _CLOCK[found])])
        times[field] = found
    now = utc_now()
    start, end = times["publish_at"], times["expires_at"]
    if end is not None and end <= now:
        raise ValidationFailed(errors=[field_error("expires_at", "in-the-past")])
    if start is not None and start > now + _LONGEST_WAIT:
        raise ValidationFailed(errors=[field_error("publish_at", "too-far-ahead")])
    if start is not None and end is not None and end <= start:
        raise ValidationFailed(errors=[field_error("expires_at", "before-the-start")])
    return times


async def add_announcement(session: AsyncSession, staff: Caller, given: AnnouncementIn) -> UUID:
    """Schedule an announcement; without `publish_at` it is due at once.

    Raises ValidationFailed when its times are none, or when one of its files is no waiting
    upload of this member of staff.
    """
    values = given.model_dump(exclude={"time_zone"}) | _times(given)
    link = values.pop("link") or {}
    files: list[UUID] = values.pop("files")
    values |= {
        "id": uuid4(),
        "link_label": link.get("label"),
        "link_address": link.get("address"),
        "created_by": UUID(staff.subject),
        "author": staff.name,
    }
    await queries.add_announcement(session, values)
    if files:
        attached = await attach_files(session, values["id"], values["created_by"], files)
        if attached < len(files):
            raise ValidationFailed(errors=[field_error("files", "unknown-file")])
    added: UUID = values["id"]
    await record_act(
        session,
        staff,
        "add_announcement",
        "announcement",
        str(added),
        kind=given.kind,
        audience=given.audience.kind,
        letter=given.letter,
        advertising=given.advertising,
        files=len(files),
    )
    log.info("announcement_added", extra={"id": str(added), "staff": staff.subject})
    return added


async def preview_announcement(
    database: Database,
    client: ServiceClient,
    *,
    cabinet_url: str,
    renderer: Renderer,
    supplier: Supplier,
    staff: Caller,
    given: AnnouncementIn,
    language: str,
) -> dict[str, Any]:
    """Tell whom an announcement would reach now, when, and show its letter; nothing is kept.

    Raises Unavailable without cabinet, ValidationFailed as `add_announcement` does.
    """
    times = _times(given)
    users, unknown = await find_audience(client, cabinet_url, given.audience.model_dump())
    async with database.connection() as connection:
        reached, letters = await queries.count_reached(
            connection, users, advertising=given.advertising
        )
    return {
        "recipients": reached,
        "letters": letters if given.letter else 0,
        "unknown_accounts": unknown,
        "letter": await render_letter(database, renderer, staff, given, language),
        "time_zone": supplier.time_zone,
    } | {name: at and at.astimezone(supplier.zone) for name, at in times.items()}


async def render_letter(
    database: Database, renderer: Renderer, staff: Caller, given: AnnouncementIn, language: str
) -> dict[str, str] | None:
    """Return an announcement's letter as its author would get it; None when it has none.

    Raises ValidationFailed as `add_announcement` does for files.
    """
    if not given.letter:
        return None
    async with database.connection() as connection:
        files = await list_waiting(connection, UUID(staff.subject), given.files)
    if len(files) < len(given.files):
        raise ValidationFailed(errors=[field_error("files", "unknown-file")])
    parameters = {
        "display_name": staff.name,
        "subject": given.subject,
        "body": given.body,
        "link_label": given.link.label if given.link else None,
        "link_address": given.link.address if given.link else None,
        "files": [file["name"] for file in files],
    }
    return renderer.render(
        "announcement",
        letter_language(language),
        parameters,
        # The reader's own way out of advertising; here only its place is shown.
        unsubscribe="#" if given.advertising else "",
    )


async def withdraw_announcement(session: AsyncSession, staff: Caller, key: UUID) -> None:
    """Withdraw an announcement before it goes out.

    Raises NotFound, or NotScheduled when it has gone out or was withdrawn.
    """
    state = await queries.withdraw(session, key)
    if state is None:
        raise NotFound
    if state != "scheduled":
        raise NotScheduled
    await record_act(session, staff, "withdraw_announcement", "announcement", str(key))
    log.info("announcement_withdrawn", extra={"id": str(key), "staff": staff.subject})


async def publish_next(database: Database, client: ServiceClient, cabinet_url: str) -> bool:
    """Publish an announcement that is due, or give it up when its term is over; False: none is.

    Receipts, letters and state are one transaction, so a killed worker publishes nothing
    twice; the next one takes the announcement up when the lease ends.
    """
    async with database.connection() as connection:
        due = await queries.claim_due(connection, _LEASE_SECONDS)
        if due is None:
            return False
        # Before cabinet is asked: it may be away for longer than the term.
        if await queries.expire(connection, due["id"]):
            log.warning("announcement_expired", extra={"id": str(due["id"])})
            return True
    users, _ = await find_audience(client, cabinet_url, orjson.loads(due["audience"]))
    async with database.plain_transaction() as connection:
        done = await queries.publish(connection, due, users)
    log.info("announcement_published", extra={"id": str(due["id"]), "done": done})
    return True
