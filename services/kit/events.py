"""Facts between services: outbox row in the publisher's transaction, inbox row in the reader's.

The outbox holds one row per event and subscriber. The relay (a worker loop) claims rows with
SKIP LOCKED and a lease, posts each to the subscriber's `/internal/events`, and deletes it after
a 204; failures wait longer each time and are parked as `abandoned` after the last try, where staff
see them and send them again (`outbox.py`). A reader
records the event's id in the transaction that handles it, so that an effect happens once.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Protocol, Self, TypeVar
from uuid import UUID, uuid4

import orjson
from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import DateTime, Index, Integer, String, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Connection, Session
from services.kit.identity import called_by
from services.kit.problems import Problem
from services.kit.queue import backoff, due, later, rung
from services.kit.together import Part, write_together
from services.kit.worker import Lent

log = logging.getLogger(__name__)

LEASE_SECONDS = 15
MAX_ATTEMPTS = 40
# A subscriber that is away: 1 s doubling to 10 min.
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 600.0
_BATCH = 20
# The queue of events on their way, by which the relay is rung.
QUEUE = "outbox"

# Which services get an event type, and where they live: {"auth.x.v1": ["notifications"]}.
Subscribers = Mapping[str, tuple[str, ...]]
Handler = Callable[[AsyncSession, "Event"], Awaitable[None]]


class Fact(Protocol):
    """An event's shape, as contracts have them: `type` is its name on the wire."""

    type: ClassVar[str]

    def model_dump_json(self) -> str:
        """Return the data as they travel."""

    @classmethod
    def model_validate(cls, obj: Any) -> Self:
        """Return what arrived; raises ValidationError."""


F = TypeVar("F", bound=Fact)


class Event(BaseModel):
    """The envelope in which a fact travels."""

    model_config = ConfigDict(frozen=True)
    id: UUID
    type: str
    occurred_at: datetime
    data: dict[str, Any]


class OutboxTable:
    """Columns of a publisher's `outbox`; a service adds `class Outbox(OutboxTable, Base)`."""

    __tablename__ = "outbox"

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Index, ...]:  # noqa: N805
        """Index what the relay looks for."""
        return (Index("ix_outbox_due", "due_at", postgresql_where=text("state = 'waiting'")),)

    event_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    subscriber: Mapped[str] = mapped_column(String(32), primary_key=True)
    type: Mapped[str] = mapped_column(String(100))
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    occurred_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_error: Mapped[str | None] = mapped_column(Text)


class InboxTable:
    """Columns of a reader's `inbox`: the events whose effects are committed."""

    __tablename__ = "inbox"

    event_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    type: Mapped[str] = mapped_column(String(100))
    received_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )


_PUT = f"""
INSERT INTO outbox (event_id, subscriber, type, data, occurred_at)
VALUES (:id, :subscriber, :type, CAST(:data AS jsonb), :at) RETURNING {rung(QUEUE)}
"""  # noqa: S608
_PUT_PLAINLY = f"""
INSERT INTO outbox (event_id, subscriber, type, data, occurred_at)
VALUES ($1, $2, $3, $4::text::jsonb, $5) RETURNING {rung(QUEUE)}
"""  # noqa: S608
# Many at once, beside what else is written; how many they are changes no plan.
_PUT_MANY = f"""
told_events AS (
    INSERT INTO outbox (event_id, subscriber, type, data, occurred_at)
    SELECT event_id, subscriber, type, data::jsonb, $5::timestamptz
    FROM unnest((SELECT $1::uuid[]), $2::text[], $3::text[], $4::text[])
        AS n(event_id, subscriber, type, data)
    RETURNING {rung(QUEUE)}
)
"""  # noqa: S608
# Waiting there already, it is told once; carried before, the reader's inbox knows it.
_PUT_ONCE = _PUT_PLAINLY.replace("RETURNING", "ON CONFLICT DO NOTHING RETURNING")


_WITH_EVENT = f"""
WITH shown AS MATERIALIZED ({{read}}), told AS (
    INSERT INTO outbox (event_id, subscriber, type, data, occurred_at)
    SELECT $2::uuid, $3::text, $4::text, $5::text::jsonb, $6::timestamptz FROM shown LIMIT 1
    RETURNING {rung(QUEUE)}
)
SELECT * FROM shown
"""  # noqa: S608


def with_event(read: str) -> str:
    """Return a read by the key `$1` that puts an event into the outbox if it finds something.

    `$2` to `$6`: the event's id, its subscriber, type, data as JSON, and when it occurred.
    """
    return _WITH_EVENT.format(read=read)


async def publish(
    session: AsyncSession, subscribers: Subscribers, kind: str, data: Fact | BaseModel
) -> UUID:
    """Put an event into the outbox of the running transaction; return its id."""
    (event_id,) = await publish_many(session, subscribers, kind, [data])
    return event_id


async def publish_many(
    session: AsyncSession, subscribers: Subscribers, kind: str, data: Sequence[Fact | BaseModel]
) -> list[UUID]:
    """Put events of one kind into the outbox of the running transaction; return their ids."""
    now = utc_now()
    ids = [uuid4() for _ in data]
    rows = [
        {"id": event_id, "type": kind, "data": document, "at": now, "subscriber": subscriber}
        for event_id, document in zip(ids, [one.model_dump_json() for one in data], strict=True)
        for subscriber in subscribers[kind]
    ]
    if rows:
        await session.execute(text(_PUT), rows)
    return ids


async def publish_plainly(
    connection: Connection,
    subscribers: Subscribers,
    told: Sequence[tuple[str, Fact | BaseModel]],
) -> None:
    """Put events, each of a kind, into the outbox, in the transaction of a plain connection."""
    now = utc_now()
    rows = _rows(subscribers, told)
    if len(rows) == 1:
        await connection.execute(_PUT_PLAINLY, *rows[0], now)
    elif rows:
        await write_together(connection, [Part(_PUT_MANY, (*zip(*rows, strict=True), now))])


def _rows(
    subscribers: Subscribers, told: Sequence[tuple[str, Fact | BaseModel]]
) -> list[tuple[UUID, str, str, str]]:
    """Return rows of the outbox: the event's id, its subscriber, type, and data as JSON."""
    rows = []
    for kind, data in told:
        event_id, document = uuid4(), data.model_dump_json()
        rows += [(event_id, to, kind, document) for to in subscribers[kind]]
    return rows


async def publish_once(
    connection: Connection,
    subscribers: Subscribers,
    kind: str,
    data: Fact | BaseModel,
    event_id: UUID,
) -> None:
    """Put an event of this very id into the outbox: told again, it has no second effect."""
    document, now = data.model_dump_json(), utc_now()
    for to in subscribers[kind]:
        await connection.execute(_PUT_ONCE, event_id, to, kind, document, now)


class Publisher:
    """Puts a service's facts into its outbox; made once in its `events.py`, with who gets what."""

    def __init__(self, subscribers: Mapping[type[Fact], tuple[str, ...]]) -> None:
        self.subscribers: Subscribers = {fact.type: to for fact, to in subscribers.items()}

    async def __call__(self, session: AsyncSession, fact: Fact) -> UUID:
        """Put a fact into the outbox of the running transaction; return the event's id."""
        return await publish(session, self.subscribers, fact.type, fact)

    async def plainly(self, connection: Connection, facts: Sequence[Fact]) -> None:
        """Put facts into the outbox, in the transaction of a plain connection."""
        told = [(fact.type, fact) for fact in facts]
        await publish_plainly(connection, self.subscribers, told)

    def part(self, facts: Sequence[Fact]) -> Part:
        """Return facts as a part of an act's one statement; each has somebody who gets it."""
        rows = _rows(self.subscribers, [(fact.type, fact) for fact in facts])
        return Part(_PUT_MANY, (*zip(*rows, strict=True), utc_now()))


def handled(
    fact: type[F], handler: Callable[[AsyncSession, F, Event], Awaitable[None]]
) -> tuple[str, Handler]:
    """Return an entry of a service's HANDLERS: the event's type, and who handles its data.

    The data are read by the shape first: what does not fit is answered as an unknown event.
    """

    async def handle(session: AsyncSession, event: Event) -> None:
        await handler(session, fact.model_validate(event.data), event)

    return fact.type, handle


_NEXT = due(
    "outbox",
    "event_id, subscriber",
    where="state = 'waiting'",
    order="due_at, occurred_at",
    most="$2",
)
_CLAIM = f"""
UPDATE outbox SET {later(1)}, attempts = attempts + 1
WHERE (event_id, subscriber) IN ({_NEXT})
RETURNING event_id, subscriber, type, data, occurred_at, attempts
"""  # noqa: S608
# An event is never offered again so late: the relay gives up after hours.
EXPIRED = ("DELETE FROM inbox WHERE received_at < now() - interval '180 days'",)
_DONE = "DELETE FROM outbox WHERE event_id = $1 AND subscriber = $2"
_FAILED = f"""
UPDATE outbox SET last_error = $3, {later(4)},
    state = CASE WHEN attempts >= $5 THEN 'abandoned' ELSE 'waiting' END
WHERE event_id = $1 AND subscriber = $2
"""  # noqa: S608


async def relay(lent: Lent[Any], addresses: Mapping[str, str]) -> None:
    """Carry outbox rows to their subscribers until something fails; a worker's loop.

    `addresses` maps a subscriber's name to its base URL.
    """
    await lent.bell.work_off(QUEUE, lambda: _carry_next(lent, addresses))


async def _carry_next(lent: Lent[Any], addresses: Mapping[str, str]) -> bool:
    """Carry the rows that are due longest; False when none is."""
    async with lent.database.connection() as connection:
        rows = await connection.fetch(_CLAIM, float(LEASE_SECONDS), _BATCH)
    for row in sorted(rows, key=lambda row: row["occurred_at"]):
        error = await _deliver(lent.client, addresses[row["subscriber"]], dict(row))
        async with lent.database.connection() as connection:
            key = (row["event_id"], row["subscriber"])
            if error is None:
                await connection.execute(_DONE, *key)
                continue
            pause = backoff(row["attempts"], _FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS)
            await connection.execute(_FAILED, *key, error, pause, MAX_ATTEMPTS)
            log.warning(
                "event_not_delivered",
                extra={"event_id": str(key[0]), "subscriber": key[1], "reason": error},
            )
    return bool(rows)


async def _deliver(client: ServiceClient, address: str, row: dict[str, Any]) -> str | None:
    event = {
        "id": str(row["event_id"]),
        "type": row["type"],
        "occurred_at": row["occurred_at"].isoformat(),
        "data": orjson.loads(row["data"]),
    }
    try:
        response = await client.request(
            "POST", row["subscriber"], f"{address}/internal/events", json=event
        )
    except Problem as problem:
        return problem.detail or problem.title
    return None if response.status_code == 204 else f"answered {response.status_code}"


class UnknownEvent(Problem):
    """An event that this service does not take."""

    name, title, status = "unknown-event", "This service does not take that event.", 422


def inbox_router(
    handlers: Mapping[str, Handler], allowed_callers: Mapping[str, frozenset[str]]
) -> APIRouter:
    """Make `POST /internal/events`: 204 once the event's effect is committed, now or before.

    The caller must be the publisher, that is the first part of the event's type.
    """
    router = APIRouter(prefix="/internal", tags=["internal"], include_in_schema=False)

    @router.post("/events", status_code=204)
    async def receive_event(
        event: Event,
        session: Session,
        caller: str = Depends(called_by(allowed_callers, "events")),
    ) -> None:
        """Handle an event once."""
        handler = handlers.get(event.type)
        if handler is None or event.type.split(".")[0] != caller:
            raise UnknownEvent(f"{event.type} from {caller}")
        new = await session.execute(
            text(
                "INSERT INTO inbox (event_id, type) VALUES (:id, :type)"
                " ON CONFLICT DO NOTHING RETURNING event_id"
            ),
            {"id": event.id, "type": event.type},
        )
        if new.first() is not None:
            try:
                await handler(session, event)
            except ValidationError as error:
                # Not the event's shape as its contract says; its values stay out of the answer.
                raise UnknownEvent(f"The data of {event.type} do not fit.") from error

    return router
