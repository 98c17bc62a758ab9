"""HTTP of notices, and the stream that tells of new ones."""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, Database, ReadConnection, Session
from services.kit.deps import held
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.revocations import CurrentRevocations, Revocations
from services.notifications.deps import CurrentCaller, CurrentUser, user_id_of
from services.notifications.files.answers import DOWNLOAD, answer_with
from services.notifications.notices import actions, queries
from services.notifications.notices.live import Hub, Subscription
from services.notifications.notices.schemas import BannersOut, CountersOut, NoticeOut

router = APIRouter(prefix="/api/notifications", tags=["notices"])
# Shorter than what proxies take for silence.
_BEAT_SECONDS = 20.0
_RETRY_MS = 3000
CurrentHub = Annotated[Hub, Depends(held("hub"))]


@router.get("/counters", response_model=CountersOut)
async def count_notices(user_id: CurrentUser, connection: ReadConnection) -> dict[str, int]:
    """Count what waits for you."""
    return await queries.count_notices(connection, user_id)


@router.get("/notices", response_model=Page[NoticeOut])
async def list_notices(
    user_id: CurrentUser,
    connection: ReadConnection,
    page: Paging,
    state: Annotated[
        Literal["all", "unread", "modal"],
        Query(description="`modal`: the windows to be shown after sign-in."),
    ] = "all",
) -> dict[str, Any]:
    """List your notices: unread ones first, each group newest first."""
    return await queries.list_notices(connection, user_id, state, page)


@router.get("/banner", response_model=BannersOut)
async def list_banners(
    user_id: CurrentUser, connection: ReadConnection, page: Paging
) -> dict[str, Any]:
    """List the banners that are up: neither closed by you nor past their term."""
    return await queries.list_notices(connection, user_id, "banner", page)


@router.get(
    "/notices/{notice_id}/files/{file_id}",
    response_class=StreamingResponse,
    responses=DOWNLOAD,
    tags=["files"],
)
async def download_notice_file(
    notice_id: UUID,
    file_id: UUID,
    user_id: CurrentUser,
    connection: ReadConnection,
    database: CurrentDatabase,
) -> StreamingResponse:
    """Download a file of a notice of yours."""
    found = await queries.find_received_file(connection, user_id, notice_id, file_id)
    return answer_with(found, database)


@router.post("/notices/{notice_id}/read", status_code=204)
async def read_notice(notice_id: UUID, user_id: CurrentUser, session: Session) -> None:
    """Mark a notice read, or close a banner; 409 `confirm-first` for a modal that is up."""
    await actions.read_notice(session, user_id, notice_id)


@router.post("/notices/{notice_id}/confirm", status_code=204)
async def confirm_notice(notice_id: UUID, user_id: CurrentUser, session: Session) -> None:
    """Confirm a modal notice."""
    await actions.confirm_notice(session, user_id, notice_id)


@router.get("/stream", response_class=StreamingResponse)
async def follow_notices(
    caller: CurrentCaller,
    database: CurrentDatabase,
    hub: CurrentHub,
    revocations: CurrentRevocations,
) -> StreamingResponse:
    """Follow your counters as server-sent events.

    `counters` comes at once and after each change, with what `GET /counters` answers; `changed`
    with `{what: "submissions"}` when readings that you have handed in are in another state, or
    some were handed in elsewhere, with `{what: "appeals"}` when an appeal of yours is another, and
    with `{what: "orders"}` when an order of yours is, and with `{what: "outages"}` when an outage
    touches you or is another: ask for them anew. Comments are heartbeats. `end` comes when the
    access token ends, or its session: refresh the session and follow anew.
    """
    subscription = hub.subscribe(user_id_of(caller))
    return StreamingResponse(
        _events(subscription, database, caller, revocations),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(
    subscription: Subscription, database: Database, caller: Caller, revocations: Revocations
) -> AsyncIterator[bytes]:
    user_id = user_id_of(caller)

    def left() -> float:
        if subscription.ended or caller.revocable in revocations:
            return 0
        return caller.expires_at - utc_now().timestamp()

    with subscription:
        yield f"retry: {_RETRY_MS}\n\n".encode()
        known: dict[str, int] | None = None
        while (seconds := left()) > 0:
            async with database.connection() as connection:
                found = await queries.count_notices(connection, user_id)
            # Looked at with every beat too, so that it works without the listening connection.
            yield b": beat\n\n" if found == known else _event("counters", found)
            known = found
            for topic in subscription.changed():
                yield _event("changed", {"what": topic})
            await subscription.wait(min(_BEAT_SECONDS, seconds))
        yield _event("end", {})


def _event(name: str, data: Mapping[str, int | str]) -> bytes:
    return f"event: {name}\ndata: {orjson.dumps(data).decode()}\n\n".encode()
