"""What staff do with appeals: open, write down, move on, assign, one or many."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import (
    AppealClosed,
    OpenAppeals,
    StatusNotAllowed,
    TakenMeanwhile,
)
from services.cabinet.support.appeals import queries as appeals
from services.cabinet.support.appeals.actions import require_alone
from services.cabinet.support.appeals.registering import Origin, due_at, once, register
from services.cabinet.support.appeals.rules import CLOSED, TRANSITIONS, digest_of
from services.cabinet.support.appeals.telling import tell
from services.cabinet.support.attachments.queries import list_waiting
from services.cabinet.support.by_letter import queries as by_letter
from services.cabinet.support.desk import queries
from services.cabinet.support.desk.rules import shown
from services.cabinet.support.desk.schemas import (
    AssignIn,
    ManyAssignIn,
    ManyStatusIn,
    StaffAppealIn,
)
from services.cabinet.support.replies import people
from services.cabinet.support.replies import queries as replies
from services.cabinet.support.replies.actions import found, seen_part
from services.cabinet.support.topics.actions import require_team
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.etags import etag_of, require_seen
from services.kit.identity import Caller
from services.kit.problems import ValidationFailed, field_error
from services.kit.staff import record_act, record_acts

Card = dict[str, Any]


async def read_card(connection: Connection, staff: Caller, appeal_id: UUID) -> Card:
    """Return an appeal with all that was written, as `StaffAppealCardOut` has it.

    Raises NotFound.
    """
    staff_id = UUID(staff.subject)
    appeal = await found(connection, appeal_id)
    messages = await appeals.list_messages(connection, appeal_id)
    wholes = await by_letter.list_wholes(connection, appeal_id)
    senders = await by_letter.list_senders(connection, appeal_id)
    notes = await replies.list_notes(connection, appeal_id)
    states = await queries.list_states(connection, appeal_id)
    written = (one["staff_id"] for one in (*messages, *notes, *states))
    names = await people.names_of(connection, (*written, appeal["assignee_id"]))
    customer_id = appeal["customer_id"]
    contact = customer_id and await queries.find_contact(connection, customer_id)
    others = await replies.list_others(connection, appeal_id, staff_id)
    return shown(appeal, names, utc_now()) | {
        "contact": contact,
        "messages": [
            {**people.message(one, names), "whole": wholes.get(one["id"])} for one in messages
        ],
        "notes": [{**people.note(one, names), "sender": senders.get(one["id"])} for one in notes],
        "history": [
            {**dict(one), "author": people.person(one["staff_id"], names)} for one in states
        ],
        "fields": orjson.loads(appeal["fields"]),
        "card": appeal["card"] and orjson.loads(appeal["card"]),
        "draft": await _draft(connection, appeal_id, staff_id),
        "others": await people.present(connection, others),
        "merged": await appeals.list_merged(connection, appeal_id),
        "allowed": [] if appeal["merged_into"] else sorted(TRANSITIONS[appeal["status"]]),
        "etag": etag_of(seen_part(appeal)),
    }


async def _draft(connection: Connection, appeal_id: UUID, staff_id: UUID) -> Card | None:
    draft = await replies.find_draft(connection, appeal_id, staff_id)
    if draft is None:
        return None
    files = await list_waiting(connection, staff_id, "staff", draft["file_ids"])
    return {"text": draft["text"], "files": files, "saved_at": draft["saved_at"]}


async def look_at_appeal(session: AsyncSession, staff: Caller, appeal_id: UUID) -> Card:
    """Return an appeal's card; its author is told of the look (X14). Raises NotFound."""
    connection = await plain_of(session)
    await replies.know_person(connection, UUID(staff.subject), staff.name)
    card = await read_card(connection, staff, appeal_id)
    user_id = card["customer"]["user_id"]
    on = ("appeal", appeal_id) if user_id is None else ("user", user_id)
    await record_act(session, staff, "look_at_appeal", *on, appeal=str(appeal_id))
    return card


async def make_appeal(
    session: AsyncSession, staff: Caller, given: StaffAppealIn, key: str | None
) -> Card:
    """Write an appeal down for a consumer; return its card.

    Raises ValidationFailed by field, SendingKeyReused.
    """
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    await replies.know_person(connection, staff_id, staff.name)

    async def make() -> str:
        account, user_id = await _for_whom(connection, given)
        origin = Origin(
            user_id,
            given.name,
            account,
            staff_id,
            "staff",
            way=given.way,
            made_by=staff_id,
            status="draft" if given.draft else "new",
        )
        appeal_id = await register(connection, given, origin, utc_now())
        appeal = await found(connection, appeal_id)
        if not given.draft:
            await tell(connection, appeal, "made", by="staff", status="new")
        after = {"status": origin.status, "kind": given.kind, "account_id": given.account_id}
        await record_act(
            session, staff, "make_appeal", "appeal", appeal_id, after=after, way=given.way
        )
        return str(appeal_id)

    digest = digest_of("made", given.model_dump(mode="json"))
    made = await once(connection, staff_id, key, digest, make)
    return await read_card(connection, staff, UUID(made))


async def _for_whom(
    connection: Connection, given: StaffAppealIn
) -> tuple[Mapping[str, Any] | None, UUID | None]:
    """Return the account of an appeal and who is told of it. Raises ValidationFailed."""
    if given.account_id is None:
        if given.user_id is not None:
            words = "Name the account that he sees."
            raise ValidationFailed(errors=[field_error("account_id", "missing", words)])
        if not given.name:
            words = "Name an account, or the person."
            raise ValidationFailed(errors=[field_error("name", "missing", words)])
        return None, None
    account = await queries.find_account(connection, given.account_id)
    if account is None:
        words = "The registry has no such account."
        raise ValidationFailed(errors=[field_error("account_id", "unknown-account", words)])
    users = await queries.list_users(connection, given.account_id)
    if given.user_id is not None and given.user_id not in users:
        words = "This user does not see the account."
        raise ValidationFailed(errors=[field_error("user_id", "not-of-account", words)])
    return account, given.user_id or (users[0] if users else None)


async def drop_appeal(session: AsyncSession, staff: Caller, appeal_id: UUID) -> None:
    """Delete a draft of an appeal. Raises NotFound, StatusNotAllowed."""
    connection = await plain_of(session)
    appeal = await found(connection, appeal_id, lock=True)
    if appeal["status"] != "draft":
        raise StatusNotAllowed("Only a draft is deleted; cancel the appeal.", allowed=[])
    await queries.drop_appeal(connection, appeal_id)
    before = {"number": appeal["number"]}
    await record_act(session, staff, "drop_appeal", "appeal", appeal_id, before=before)


async def move(
    session: AsyncSession, staff: Caller, appeal_id: UUID, status: str, seen: frozenset[str]
) -> Card:
    """Give an appeal another status, which its author is told; return its card.

    Raises NotFound, Stale, AppealMerged, StatusNotAllowed.
    """
    connection = await plain_of(session)
    appeal = await found(connection, appeal_id, lock=True)
    require_seen(seen, seen_part(appeal))
    await replies.know_person(connection, UUID(staff.subject), staff.name)
    if appeal["status"] != status:
        require_alone(appeal)
        if status not in TRANSITIONS[appeal["status"]]:
            raise StatusNotAllowed(allowed=sorted(TRANSITIONS[appeal["status"]]))
        await _move(connection, staff, appeal, status)
        await record_act(
            session, staff, "move_appeal", "appeal", appeal_id,
            before={"status": appeal["status"]}, after={"status": status},
        )  # fmt: skip
    return await read_card(connection, staff, appeal_id)


async def _move(connection: Connection, staff: Caller, appeal: Any, status: str) -> None:
    """Give an appeal that is locked a status that it may have."""
    now = utc_now()
    registered = appeal["status"] == "draft"
    if registered:
        await queries.register(connection, appeal["id"], now, await due_at(connection, now))
    await appeals.set_status(connection, appeal["id"], now, status, unread=1)
    await appeals.add_state(
        connection, appeal["id"], status, now, by="staff", staff_id=UUID(staff.subject)
    )
    change: Literal["made", "moved"] = "made" if registered else "moved"
    await tell(connection, appeal, change, by="staff", status=status)


async def assign(
    session: AsyncSession, staff: Caller, appeal_id: UUID, given: AssignIn, seen: frozenset[str]
) -> Card:
    """Give an appeal to somebody, a team or nobody; return its card. No consumer hears of it (B18).

    Raises NotFound, Stale, ValidationFailed (`team_id`).
    """
    connection = await plain_of(session)
    appeal = await found(connection, appeal_id, lock=True)
    require_seen(seen, seen_part(appeal))
    await _know(connection, given)
    team_id = given.team_of(appeal)
    if (appeal["assignee_id"], appeal["team_id"]) != (given.user_id, team_id):
        await _assign(session, staff, appeal, given.user_id, team_id)
    return await read_card(connection, staff, appeal_id)


async def _assign(
    session: AsyncSession, staff: Caller, appeal: Any, user_id: UUID | None, team_id: int | None
) -> None:
    """Give an appeal that is locked to somebody."""
    await queries.assign(await plain_of(session), appeal["id"], user_id, team_id)
    before, after = (
        {"assignee": who and str(who), "team_id": team}
        for who, team in ((appeal["assignee_id"], appeal["team_id"]), (user_id, team_id))
    )
    await record_act(
        session, staff, "assign_appeal", "appeal", appeal["id"], before=before, after=after
    )


async def take(session: AsyncSession, staff: Caller, appeal_id: UUID) -> Card:
    """Take an appeal that nobody deals with for oneself; return its card.

    Of two at once one has it, and the second is told who. Raises NotFound, AppealMerged,
    AppealClosed, TakenMeanwhile.
    """
    connection = await plain_of(session)
    appeal = await found(connection, appeal_id, lock=True)
    staff_id, was = UUID(staff.subject), appeal["assignee_id"]
    require_alone(appeal)
    if appeal["status"] in CLOSED:
        raise AppealClosed
    if was not in (None, staff_id):
        names = await people.names_of(connection, [was])
        raise TakenMeanwhile(by=names.get(was, ""))
    await replies.know_person(connection, staff_id, staff.name)
    if was is None:
        await _assign(session, staff, appeal, staff_id, appeal["team_id"])
    return await read_card(connection, staff, appeal_id)


async def _know(connection: Connection, given: AssignIn) -> None:
    await require_team(connection, given.team_id)
    if given.user_id is not None and given.name:
        await replies.know_person(connection, given.user_id, given.name)


async def move_many(session: AsyncSession, staff: Caller, given: ManyStatusIn) -> Card:
    """Give chosen appeals a status; return `ManyDoneOut`. What may not have it stays."""
    connection = await plain_of(session)
    there = await queries.lock_many(connection, given.ids)
    await replies.know_person(connection, UUID(staff.subject), staff.name)
    able = [one for one in there if _may_become(one, given.status)]
    changed = [one for one in able if one["status"] != given.status]
    for one in changed:
        await _move(connection, staff, one, given.status)
    done = [(one["id"], {"before": one["status"]}) for one in changed]
    await record_acts(session, staff, "move_appeals", "appeal", done, status=given.status)
    return _done(given.ids, there, able)


async def assign_many(session: AsyncSession, staff: Caller, given: ManyAssignIn) -> Card:
    """Give chosen appeals to somebody, a team or nobody; return `ManyDoneOut`.

    Raises ValidationFailed (`team_id`).
    """
    connection = await plain_of(session)
    there = await queries.lock_many(connection, given.ids)
    await _know(connection, given)
    changed = [
        one
        for one in there
        if (one["assignee_id"], one["team_id"]) != (given.user_id, given.team_of(one))
    ]
    for one in changed:
        await queries.assign(connection, one["id"], given.user_id, given.team_of(one))
    who = given.user_id and str(given.user_id)
    done = [(one["id"], {"assignee": who, "team_id": given.team_of(one)}) for one in changed]
    await record_acts(session, staff, "assign_appeals", "appeal", done)
    return _done(given.ids, there, there)


def _may_become(appeal: Any, status: str) -> bool:
    if appeal["status"] == status:
        return True
    return appeal["merged_into"] is None and status in TRANSITIONS[appeal["status"]]


def _done(ids: Sequence[UUID], there: Sequence[Any], able: Sequence[Any]) -> Card:
    known = {one["id"]: one["number"] for one in there}
    changed = {one["id"] for one in able}
    return {
        "changed": len(changed),
        "skipped": [
            {
                "id": one,
                "number": known.get(one),
                "reason": "not-allowed" if one in known else "not-found",
            }
            for one in dict.fromkeys(ids)
            if one not in changed
        ],
    }


async def hinder_deletion(
    connection: Connection, accounts: Sequence[int], customers: Sequence[int]
) -> None:
    """Refuse to delete accounts and subscribers whose appeals go on: OpenAppeals."""
    if numbers := await queries.list_open_numbers(connection, accounts, customers):
        told = ", ".join(f"№ {number}" for number in numbers)
        raise OpenAppeals(f"Appeals {told} go on; answer or close them first.", numbers=numbers)
