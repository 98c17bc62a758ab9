"""Staff at the door of the service that owns the data: who acts, and the log of their acts.

A route that changes something names its act (`dependencies=[act(…)]`). The act itself calls
`record_act` in its own transaction; what was refused is recorded here, in a transaction of its
own. Both travel by the outbox to the log that admin_panel keeps (docs/decisions/0022).
"""

import logging
import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from fastapi import Depends, Request
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.staff import LOG_KEEPER, StaffActed, staff_acted
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, database_of
from services.kit.events import (
    publish,
    publish_many,
    publish_once,
    publish_plainly,
    with_event,
)
from services.kit.identity import Caller, caller_of
from services.kit.logs import request_id_var
from services.kit.problems import Problem, Unreachable

log = logging.getLogger(__name__)

_LONGEST_ID = 64
_LONGEST_TEXT = 1000
_MOST_ITEMS = 20
# Who comes back to a list, or has it renewed by the clock, looks at it once in that time.
LOOK_SECONDS = 600
_LOOKS = UUID("4f0f5a4e-6f0c-4a57-9f0a-6a1f3c1f7a10")
# Looks at lists that are in the outbox for good, so that the next page costs no statement.
_told_lately: OrderedDict[UUID, None] = OrderedDict()
_MOST_REMEMBERED = 4096
# Of a list's question: what turns its pages, and what is typed.
_PAGES = frozenset({"limit", "offset", "sort", "before", "after"})
_TYPED = frozenset({"search"})
# What is no word that somebody has typed: a choice, a day, a small number, a key.
_CHOSEN = re.compile(r"[a-z_-]+|\d{4}-\d\d-\d\d|\d{1,6}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def record_act(
    session: AsyncSession,
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: object,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    **details: Any,
) -> None:
    """Tell the log what a member of staff has done, in the transaction that does it.

    `before` and `after` are fields of the object as it was and is (JSON, dates, ids); those that
    are the same in both are left out. No contacts, names of people or secrets.
    """
    told = acted(staff, action, object_kind, object_id, before=before, after=after, **details)
    await _publish(session, session.info["service"], told)


def acted(
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: object,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    **details: Any,
) -> StaffActed:
    """Return an act of this moment as the log is told of it; see `record_act`."""
    if before is not None and after is not None:
        same = {name for name in before if name in after and before[name] == after[name]}
        before = {name: value for name, value in before.items() if name not in same}
        after = {name: value for name, value in after.items() if name not in same}
    return StaffActed(
        actor_id=staff.subject,
        actor_role=staff.role,
        action=action,
        object_kind=object_kind,
        object_id=_id_text(object_id),
        before=None if before is None else dict(before),
        after=None if after is None else dict(after),
        details=details,
        request_id=request_id_var.get() or None,
        at=utc_now(),
    )


async def record_look(
    connection: Connection,
    service: str,
    staff: Caller,
    object_kind: str,
    object_id: object,
    *,
    what: str = "",
) -> None:
    """Tell the log what a member of staff has looked at, in the transaction that read it.

    `what` is looked at of the object, if it is not the object itself.
    """
    kind = staff_acted(service)
    told = _look(staff, object_kind, object_id, what)
    await publish_plainly(connection, {kind: (LOG_KEEPER,)}, [(kind, told)])


async def record_list_look(
    connection: Connection,
    service: str,
    staff: Caller,
    what: str,
    asked: BaseModel | Mapping[str, Any],
    *,
    found: int | None = None,
) -> None:
    """Tell the log that a member of staff has looked through a list that shows people's data.

    One entry with the filter and how many were found, whatever page of it is turned to, and one
    in `LOOK_SECONDS` for the same list; committed before anything is shown. Of a text that was
    searched for only its length is told: it may be a name or a telephone.
    """
    if isinstance(asked, BaseModel):
        asked = asked.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    asked = {name: value for name, value in asked.items() if name not in _PAGES}
    window = int(utc_now().timestamp() // LOOK_SECONDS)
    same = (service, str(window), staff.subject, what, repr(sorted(asked.items())))
    event_id = uuid5(_LOOKS, "\0".join(same))
    if event_id in _told_lately:
        return
    told = _look(staff, "list", what, what)
    told.details = {"filter": {n: _told_of(n, one) for n, one in asked.items()}, "found": found}
    kind = staff_acted(service)
    await publish_once(connection, {kind: (LOG_KEEPER,)}, kind, told, event_id)
    # What may yet be rolled back is not remembered.
    if not connection.is_in_transaction():
        _told_lately[event_id] = None
        while len(_told_lately) > _MOST_REMEMBERED:
            _told_lately.popitem(last=False)


def _told_of(name: str, value: Any) -> Any:
    """Return what the log may hold of a filter: no words that somebody has typed."""
    if isinstance(value, str) and (name in _TYPED or not _CHOSEN.fullmatch(value)):
        return {"letters": len(value)}
    return _small(value)


def looking(statement: str) -> str:
    """Return a read of one object, `$1` its key, that tells the log of the look in the same step.

    `$2` to `$6` are `look_values`. Of what is not there nothing is told.
    """
    return with_event(statement)


def look_values(
    service: str, staff: Caller, object_kind: str, object_id: object
) -> tuple[Any, ...]:
    """Return what `looking` tells the log: who has looked at what."""
    told = _look(staff, object_kind, object_id)
    return uuid4(), LOG_KEEPER, staff_acted(service), told.model_dump_json(), told.at


def _look(staff: Caller, object_kind: str, object_id: object, what: str = "") -> StaffActed:
    return StaffActed(
        actor_id=staff.subject,
        actor_role=staff.role,
        action=f"look_at_{what or object_kind}",
        object_kind=object_kind,
        object_id=_id_text(object_id),
        details={},
        request_id=request_id_var.get() or None,
        at=utc_now(),
    )


async def record_acts(
    session: AsyncSession,
    staff: Caller,
    action: str,
    object_kind: str,
    done: Sequence[tuple[object, Mapping[str, Any]]],
    **details: Any,
) -> None:
    """Tell the log of one act done to many objects (id, details of its own): an entry for each."""
    now = utc_now()
    told = [
        StaffActed(
            actor_id=staff.subject,
            actor_role=staff.role,
            action=action,
            object_kind=object_kind,
            object_id=_id_text(object_id),
            details={**details, **own},
            request_id=request_id_var.get() or None,
            at=now,
        )
        for object_id, own in done
    ]
    kind = staff_acted(session.info["service"])
    await publish_many(session, {kind: (LOG_KEEPER,)}, kind, told)


@dataclass(frozen=True, slots=True)
class Act:
    """What a route changes, by the names of the log; a dependency that records refusals.

    `object_id` is the name of the path's parameter, or of the body's field, that says which
    object; `fields` name what else of either a refused act tells.
    """

    action: str
    object_kind: str
    object_id: str = ""
    fields: tuple[str, ...] = ()

    async def __call__(self, request: Request) -> AsyncIterator[None]:
        """Surround the route; entered first, so that its transaction has ended by a refusal."""
        # 401, and a page of another origin: nobody is known to have acted.
        staff = caller_of(request, "staff")
        request.state.recorded = True
        database = await database_of(request)
        try:
            yield
        except Unreachable:
            # Nothing can be written down without the database.
            raise
        except Problem as problem:
            await self.refuse(request, database, staff, problem.name)
            raise

    async def refuse(
        self, request: Request, database: Database, staff: Caller, outcome: str
    ) -> None:
        """Write a refusal down; a database that is lost meanwhile hides no refusal."""
        told = await self._told(request)
        try:
            async with database.transaction() as session:
                await _publish(
                    session,
                    request.app.state.service,
                    StaffActed(
                        actor_id=staff.subject,
                        actor_role=staff.role,
                        action=self.action,
                        object_kind=self.object_kind,
                        object_id=_id_text(told.get(self.object_id, "")),
                        outcome=outcome,
                        details={name: _small(told[name]) for name in self.fields if name in told},
                        request_id=request_id_var.get() or None,
                        at=utc_now(),
                    ),
                )
        except Exception as error:
            log.exception("refusal_not_recorded", extra={"reason": type(error).__name__})

    async def _told(self, request: Request) -> Mapping[str, Any]:
        """Return what the request says of its object: the path's words, then the body's."""
        known: dict[str, Any] = dict(request.path_params)
        wanted = {name for name in (self.object_id, *self.fields) if name}
        if wanted <= set(known):
            return known
        try:
            # FastAPI has read it before any dependency ran, and keeps it.
            body = await request.json()
        except (ValueError, RuntimeError):
            body = None
        return (body if isinstance(body, dict) else {}) | known


def is_recorded(request: Request) -> bool:
    """Say whether an act surrounds the request, by which a refusal is written down anyway."""
    return getattr(request.state, "recorded", False)


def act(action: str, object_kind: str, object_id: str = "", fields: tuple[str, ...] = ()) -> Any:
    """Name what a route changes; see `Act`."""
    return Depends(Act(action, object_kind, object_id, fields), scope="function")


async def _publish(session: AsyncSession, service: str, told: StaffActed) -> None:
    kind = staff_acted(service)
    await publish(session, {kind: (LOG_KEEPER,)}, kind, told)


def _id_text(value: object) -> str:
    """Return what the log's column holds of an id that anybody may have typed."""
    return "".join(letter for letter in str(value) if letter.isprintable())[:_LONGEST_ID]


def _small(value: Any) -> Any:
    """Return a field of a body that nobody has looked at, as the log may hold it."""
    if isinstance(value, str):
        return value[:_LONGEST_TEXT]
    if isinstance(value, list):
        return [str(one)[:_LONGEST_ID] for one in value[:_MOST_ITEMS]]
    return value if isinstance(value, bool | int) else None
