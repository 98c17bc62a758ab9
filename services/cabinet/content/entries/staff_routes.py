"""HTTP of what staff write for «Информация» (manual 000, 3.6; manual 003, 6 and 10)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.content.entries import actions, queries
from services.cabinet.content.entries.rules import Kind
from services.cabinet.content.entries.schemas import (
    ContentEntryOut,
    ContentMoveIn,
    ContentRowOut,
    EntryIn,
)
from services.cabinet.deps import key_of
from services.kit.database import ReadConnection, Session
from services.kit.etags import SeenTags, tagged
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/content/entries", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("content:see"))]
MayChange = Annotated[Caller, Depends(may("content:change"))]
EntryKey = Annotated[int, BeforeValidator(key_of), Path(description="The entry's `id`.")]
_ENTRY = "/{entry_id}"


def _does(action: str) -> list[Any]:
    return [act(action, actions.KIND, "entry_id")]


@router.get("", response_model=Page[ContentRowOut])
async def list_entries(
    staff: MaySee,
    connection: ReadConnection,
    page: Paging,
    *,
    kind: Annotated[Kind, Query()],
    search: Annotated[str, Query(max_length=200, description="A part of any text.")] = "",
    group: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Of questions.")] = None,
) -> dict[str, Any]:
    """List the entries of a kind in their order, drafts and what is published."""
    return await queries.list_entries(connection, kind, search.strip(), group, page)


@router.post(
    "",
    status_code=201,
    response_model=ContentEntryOut,
    dependencies=[act("add_content", actions.KIND)],
)
async def add_entry(given: EntryIn, staff: MayChange, session: Session) -> Response:
    """Write a draft, at the end of its kind; nobody reads it before it is published."""
    return tagged(await actions.add_entry(session, staff, given), 201)


@router.get(_ENTRY, response_model=ContentEntryOut)
async def read_entry(entry_id: EntryKey, staff: MaySee, connection: ReadConnection) -> Response:
    """Return an entry with all versions of its file, and its ETag."""
    return tagged(await actions.card_of(connection, entry_id))


@router.put(_ENTRY, response_model=ContentEntryOut, dependencies=_does("change_content"))
async def change_entry(
    entry_id: EntryKey, given: EntryIn, staff: MayChange, seen: SeenTags, session: Session
) -> Response:
    """Write a draft anew; If-Match names what was seen. What is published stays until then.

    409 `agreement-in-force`, 412 `stale`.
    """
    return tagged(await actions.change_entry(session, staff, entry_id, given, seen))


@router.delete(_ENTRY, status_code=204, dependencies=_does("delete_content"))
async def delete_entry(
    entry_id: EntryKey, staff: MayChange, seen: SeenTags, session: Session
) -> None:
    """Delete what is not published; 409 `content-published`, `group-in-use`, 412 `stale`."""
    await actions.delete(session, staff, entry_id, seen)


@router.post(
    f"{_ENTRY}/publish", response_model=ContentEntryOut, dependencies=_does("publish_content")
)
async def publish_entry(
    entry_id: EntryKey, staff: MayChange, seen: SeenTags, session: Session
) -> Response:
    """Let everybody read the draft as it was seen.

    422 `needed-to-publish` by field, 409 `agreement-taken`, `agreement-in-force`, 412 `stale`.
    """
    return tagged(await actions.publish(session, staff, entry_id, seen))


@router.post(
    f"{_ENTRY}/withdraw", response_model=ContentEntryOut, dependencies=_does("withdraw_content")
)
async def withdraw_entry(
    entry_id: EntryKey, staff: MayChange, seen: SeenTags, session: Session
) -> Response:
    """Let nobody read it any more; the draft stays. 409 `agreement-in-force`, 412 `stale`."""
    return tagged(await actions.withdraw(session, staff, entry_id, seen))


@router.post(f"{_ENTRY}/move", status_code=204, dependencies=_does("move_content"))
async def move_entry(
    entry_id: EntryKey, given: ContentMoveIn, staff: MayChange, session: Session
) -> None:
    """Put an entry before another one of its kind, or at the end."""
    await actions.move(session, staff, entry_id, given.before)
