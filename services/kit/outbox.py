"""What staff see of a service's outbox: events that were given up or are late, sent once more.

Of an event its kind is told, its reader, and why it has not arrived; never what it says of whom.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.bell import ring
from services.kit.database import Connection, ReadConnection, Session, plain_of
from services.kit.events import QUEUE
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging, fetch_page
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.shapes import RequestBody
from services.kit.staff import act, record_act

LATE_SECONDS = 300
State = Literal["given_up", "late"]
# Judges who acts by what holds at this moment, where a token's word is not enough.
Judge = Callable[[AsyncSession, Caller], Awaitable[object]]

_LATE = f"state = 'waiting' AND occurred_at < now() - interval '{LATE_SECONDS} seconds'"
_STUCK = f"(state = 'abandoned' OR {_LATE})"
_SHOWN = """event_id, subscriber, type, occurred_at, attempts, due_at, last_error,
    CASE state WHEN 'abandoned' THEN 'given_up' ELSE 'late' END AS state"""
_FROM = f"""
FROM outbox
WHERE {_STUCK} AND ($1::text IS NULL OR CASE state WHEN 'abandoned' THEN 'given_up' ELSE 'late' END
    = $1) AND ($2::text IS NULL OR type = $2) AND ($3::text IS NULL OR subscriber = $3)
"""
_SUMMARY = f"""
SELECT type, subscriber, count(*) FILTER (WHERE state = 'abandoned') AS given_up,
    count(*) FILTER (WHERE state <> 'abandoned') AS late, min(occurred_at) AS since
FROM outbox WHERE {_STUCK} GROUP BY type, subscriber ORDER BY min(occurred_at) LIMIT 200
"""  # noqa: S608
# What is under way at this moment may arrive twice: its reader lets it have its effect once.
_AGAIN = "UPDATE outbox SET state = 'waiting', attempts = 0, due_at = now()"
_RESEND = f"{_AGAIN} WHERE event_id = $1 AND subscriber = $2 RETURNING type"
_RESEND_ALL = f"{_AGAIN} WHERE {_STUCK} AND type = $1 AND subscriber = $2"


class StuckEventOut(BaseModel):
    """An event that has not arrived; what it says is not told."""

    event_id: UUID
    subscriber: str = Field(description="The service that is to have it.")
    type: str
    occurred_at: datetime
    attempts: int
    due_at: datetime = Field(description="When it is tried next, if it is not given up.")
    state: State
    last_error: str | None


class StuckKindOut(BaseModel):
    """How many events of a kind have not arrived at a service."""

    type: str
    subscriber: str
    given_up: int
    late: int
    since: datetime = Field(description="When the oldest of them occurred.")


class StuckKindsOut(BaseModel):
    """What has not arrived, by kind, the oldest first."""

    items: list[StuckKindOut]
    given_up: int
    late: int


class KindIn(RequestBody):
    """All events of one kind on their way to one service."""

    type: str = Field(min_length=1, max_length=100)
    subscriber: str = Field(min_length=1, max_length=32)


class Resent(BaseModel):
    """How many events are sent again."""

    events: int


async def _kinds(connection: Connection) -> dict[str, Any]:
    items = [dict(row) for row in await connection.fetch(_SUMMARY)]
    return {
        "items": items,
        "given_up": sum(one["given_up"] for one in items),
        "late": sum(one["late"] for one in items),
    }


_MaySee = Annotated[Caller, Depends(may("integration:see"))]
MayOperate = Annotated[Caller, Depends(may("integration:operate"))]


def outbox_router(prefix: str, reader: Any = _MaySee, judge: Judge | None = None) -> APIRouter:
    """Make a service's routes of what has not arrived at others, and of sending it again.

    `reader` is the dependency by which staff look, where it is not the usual one; `judge` judges
    who sends again, in the transaction of the act.
    """
    router = APIRouter(prefix=prefix, tags=["staff"])

    @router.get("", response_model=Page[StuckEventOut])
    async def list_stuck_events(
        *,
        staff: reader,
        connection: ReadConnection,
        paging: Paging,
        state: State | None = None,
        kind: Annotated[str | None, Query(alias="type", max_length=100)] = None,
        subscriber: Annotated[str | None, Query(max_length=32)] = None,
    ) -> dict[str, Any]:
        """List events that were given up or are late, the oldest first.

        Late is what waits for more than five minutes; given up is what was tried forty times.
        """
        order = "occurred_at, event_id, subscriber"
        return await fetch_page(
            connection, _SHOWN, _FROM, paging, state, kind, subscriber, order=order
        )

    @router.get("/kinds", response_model=StuckKindsOut)
    async def list_stuck_kinds(staff: reader, connection: ReadConnection) -> dict[str, Any]:
        """List what has not arrived by kind and reader, the oldest first."""
        return await _kinds(connection)

    @router.post("/resend", dependencies=[act("resend_events", "event_kind", "type")])
    async def resend_events(given: KindIn, staff: MayOperate, session: Session) -> Resent:
        """Send all late and given-up events of a kind to a service again."""
        if judge is not None:
            await judge(session, staff)
        connection = await plain_of(session)
        done = await connection.execute(_RESEND_ALL, given.type, given.subscriber)
        events = int(done.split()[-1])
        await ring(session, QUEUE)
        await record_act(
            session,
            staff,
            "resend_events",
            "event_kind",
            given.type,
            subscriber=given.subscriber,
            events=events,
        )
        return Resent(events=events)

    @router.post(
        "/{event_id}/{subscriber}/resend",
        status_code=204,
        dependencies=[act("resend_event", "event", "event_id", ("subscriber",))],
    )
    async def resend_event(
        event_id: UUID,
        subscriber: Annotated[str, Path(max_length=32)],
        *,
        staff: MayOperate,
        session: Session,
    ) -> None:
        """Send an event again, now; 404 when it has arrived meanwhile."""
        if judge is not None:
            await judge(session, staff)
        connection = await plain_of(session)
        kind = await connection.fetchval(_RESEND, event_id, subscriber)
        if kind is None:
            raise NotFound
        await ring(session, QUEUE)
        await record_act(
            session, staff, "resend_event", "event", event_id, type=kind, subscriber=subscriber
        )

    return router
