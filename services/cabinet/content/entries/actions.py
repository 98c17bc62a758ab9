"""What staff do with content: written, published, withdrawn, put in order, deleted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import supplier_today
from services.cabinet.content.entries import queries
from services.cabinet.content.entries.rules import lacking
from services.cabinet.content.entries.schemas import EntryIn, draft_of
from services.cabinet.content_errors import (
    AgreementInForce,
    AgreementTaken,
    ContentPublished,
    GroupInUse,
)
from services.kit.database import Connection, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

KIND = "content"
# Texts are long, and the log is for what was done.
_TOLD = ("title", "shelf", "group", "valid_from", "price_from", "file")


async def card_of(connection: Connection, entry_id: int) -> dict[str, Any]:
    """Return an entry; raises NotFound."""
    card = await queries.find_card(connection, entry_id)
    if card is None:
        raise NotFound
    return card


async def seen_card(connection: Connection, entry_id: int, seen: frozenset[str]) -> dict[str, Any]:
    """Return an entry that nobody else changes meanwhile, as staff have seen it.

    Raises NotFound and Stale.
    """
    await queries.lock_content(connection)
    card = await card_of(connection, entry_id)
    changed = {"at": card["changed_at"], "by": card["changed_by"]}
    require_seen(seen, card, changed)
    return card


def told(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the log is told of a draft."""
    return {name: draft[name] for name in _TOLD if draft.get(name) is not None}


async def _require_group(connection: Connection, draft: Mapping[str, Any]) -> None:
    if "group" not in draft:
        return
    group = await queries.find_card(connection, draft["group"])
    if group is None or group["kind"] != "group":
        raise ValidationFailed(
            errors=[field_error("group", "unknown-group", "There is no such group of questions.")]
        )


def _fits(given: EntryIn, card: Mapping[str, Any]) -> None:
    if given.kind != card["kind"]:
        raise ValidationFailed(
            errors=[field_error("kind", "other-kind", "An entry stays what it is.")]
        )


async def add_entry(session: AsyncSession, staff: Caller, given: EntryIn) -> dict[str, Any]:
    """Write a draft; return its card. Raises ValidationFailed for an unknown group."""
    connection = await plain_of(session)
    await queries.lock_content(connection)
    draft = draft_of(given)
    await _require_group(connection, draft)
    added = await queries.add_entry(connection, given.kind, draft, staff.name)
    await record_act(session, staff, "add_content", KIND, added, after=told(draft), kind=given.kind)
    return await card_of(connection, added)


async def change_entry(
    session: AsyncSession, staff: Caller, entry_id: int, given: EntryIn, seen: frozenset[str]
) -> dict[str, Any]:
    """Write a draft anew; what is published stays until it is published again.

    Return the card. Raises NotFound, Stale, ValidationFailed, and AgreementInForce for a version
    of the agreement that people have agreed to.
    """
    connection = await plain_of(session)
    before = await seen_card(connection, entry_id, seen)
    _fits(given, before)
    await _require_changeable(connection, before)
    draft = draft_of(given)
    await _require_group(connection, draft)
    if "file" in before["draft"]:
        draft["file"] = before["draft"]["file"]
    await queries.write_draft(connection, entry_id, draft, staff.name)
    await record_act(
        session,
        staff,
        "change_content",
        KIND,
        entry_id,
        before=told(before["draft"]),
        after=told(draft),
        kind=given.kind,
    )
    return await card_of(connection, entry_id)


async def _require_changeable(connection: Connection, card: Mapping[str, Any]) -> None:
    """Refuse to touch what people have agreed to: AgreementInForce."""
    if card["kind"] != "agreement" or card["live"] is None:
        return
    if date.fromisoformat(card["live"]["valid_from"]) <= await supplier_today(connection):
        raise AgreementInForce


async def publish(
    session: AsyncSession, staff: Caller, entry_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """Let everybody read a draft; return the card.

    Raises NotFound, Stale, ValidationFailed with what is lacking, and AgreementTaken when another
    version of the agreement holds from the same day.
    """
    connection = await plain_of(session)
    card = await seen_card(connection, entry_id, seen)
    await _require_changeable(connection, card)
    if missing := lacking(card["kind"], card["draft"]):
        raise ValidationFailed(
            errors=[
                field_error(name, "needed-to-publish", "Needed before it is published.")
                for name in missing
            ]
        )
    if card["kind"] == "agreement" and await queries.is_day_taken(
        connection, entry_id, card["draft"]["valid_from"]
    ):
        raise AgreementTaken
    await queries.publish(connection, entry_id, staff.name)
    await record_act(
        session,
        staff,
        "publish_content",
        KIND,
        entry_id,
        before=None if card["live"] is None else told(card["live"]),
        after=told(card["draft"]),
        kind=card["kind"],
    )
    return await card_of(connection, entry_id)


async def withdraw(
    session: AsyncSession, staff: Caller, entry_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """Let nobody read an entry any more, its draft stays; return the card.

    Raises NotFound, Stale, AgreementInForce.
    """
    connection = await plain_of(session)
    card = await seen_card(connection, entry_id, seen)
    await _require_changeable(connection, card)
    if card["live"] is not None:
        await queries.withdraw(connection, entry_id, staff.name)
        await record_act(
            session,
            staff,
            "withdraw_content",
            KIND,
            entry_id,
            before=told(card["live"]),
            kind=card["kind"],
        )
    return await card_of(connection, entry_id)


async def delete(session: AsyncSession, staff: Caller, entry_id: int, seen: frozenset[str]) -> None:
    """Delete a draft with its files.

    Raises NotFound, Stale, ContentPublished for what is read by everybody, GroupInUse.
    """
    connection = await plain_of(session)
    card = await seen_card(connection, entry_id, seen)
    if card["live"] is not None:
        raise ContentPublished
    if card["kind"] == "group" and await queries.is_group_in_use(connection, entry_id):
        raise GroupInUse
    await queries.delete(connection, entry_id)
    await record_act(
        session,
        staff,
        "delete_content",
        KIND,
        entry_id,
        before=told(card["draft"]),
        kind=card["kind"],
    )


async def move(session: AsyncSession, staff: Caller, entry_id: int, before: int | None) -> None:
    """Put an entry before another of its kind, or at the end.

    It says where, not how far: two who move at once both have what they asked for, and nothing is
    lost. Raises NotFound, and ValidationFailed when the other is none of its kind.
    """
    connection = await plain_of(session)
    await queries.lock_content(connection)
    card = await card_of(connection, entry_id)
    keys = await queries.list_order(connection, card["kind"])
    if before is not None and before not in keys:
        raise ValidationFailed(
            errors=[field_error("before", "unknown-entry", "There is no such entry of this kind.")]
        )
    if before == entry_id:
        return
    was = keys.index(entry_id)
    keys.remove(entry_id)
    now = len(keys) if before is None else keys.index(before)
    keys.insert(now, entry_id)
    await queries.put_in_order(connection, keys)
    await record_act(
        session,
        staff,
        "move_content",
        KIND,
        entry_id,
        before={"place": was + 1},
        after={"place": now + 1},
        kind=card["kind"],
    )
