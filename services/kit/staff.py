"""Staff at the door of the service that owns the data: who acts, and the log of their acts.

A route that changes something names its act (`dependencies=[act(…)]`). The act itself calls
`record_act` in its own transaction; what was refused is recorded here, in a transaction of its
own. Both travel by the outbox to the log that admin_panel keeps (docs/decisions/0022).
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID, uuid4

import httpx
from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from services.contracts.staff import LOG_KEEPER, StaffActed, staff_acted
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, database_of
from services.kit.events import publish, publish_many, publish_plainly, with_event
from services.kit.identity import Caller, caller_of, signed_in
from services.kit.logs import request_id_var
from services.kit.problems import (
    Forbidden,
    Problem,
    SessionEnded,
    Unavailable,
    Unreachable,
)

log = logging.getLogger(__name__)

_LONGEST_ID = 64
_LONGEST_TEXT = 1000
_MOST_ITEMS = 20
# All staff may look; what changes something is for operators, or for administrators alone.
_ALL = ("administrator", "operator", "viewer")
_OPERATORS = ("administrator", "operator")

_staff = signed_in("staff", *_ALL)
CurrentStaff = Annotated[Caller, Depends(_staff)]
CurrentOperator = Annotated[Caller, Depends(signed_in("staff", *_OPERATORS))]
CurrentAdministrator = Annotated[Caller, Depends(signed_in("staff", "administrator"))]


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
    if before is not None and after is not None:
        same = {name for name in before if name in after and before[name] == after[name]}
        before = {name: value for name, value in before.items() if name not in same}
        after = {name: value for name, value in after.items() if name not in same}
    await _publish(
        session,
        session.info["service"],
        StaffActed(
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
        ),
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
        database = await database_of(request)
        try:
            yield
        except Unreachable:
            # Nothing can be written down without the database.
            raise
        except Problem as problem:
            await self._record(request, database, staff, problem.name)
            raise

    async def _record(
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


def act(action: str, object_kind: str, object_id: str = "", fields: tuple[str, ...] = ()) -> Any:
    """Name what a route changes; see `Act`."""
    return Depends(Act(action, object_kind, object_id, fields), scope="function")


def hot_look(
    kind: str, name: str, look: Callable[[Database, Caller, int], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """Return a look of staff at an object of that kind as a hot route has it (`hot.py`).

    `name` is that of the object's number in the path; a refusal is recorded as at any other route.
    """
    recorded = asynccontextmanager(Act(f"look_at_{kind}", kind, name).__call__)

    async def answer(request: Request) -> Response:
        async with recorded(request):
            staff = await _staff(request)
            database = await database_of(request)
            return await look(database, staff, int(request.path_params[name]))

    return answer


class _Standing(BaseModel):
    role: str | None


async def present_role(client: ServiceClient, auth_url: str, staff: Caller) -> str:
    """Return the role that a member of staff has at this moment, as auth knows it.

    To be asked right before the transaction of an act that grants rights: a token is good for
    five minutes, and a right taken away must not be (docs/decisions/0017). Raises SessionEnded,
    and Unavailable while auth does not answer.
    """
    try:
        user_id, session_id = UUID(staff.subject), UUID(staff.session_id)
    except ValueError as error:
        raise SessionEnded from error
    url = f"{auth_url}/internal/actors/{user_id}/sessions/{session_id}"
    response = await client.request("GET", "auth", url)
    if response.status_code != httpx.codes.OK:
        raise Unavailable("auth cannot answer now.")
    try:
        role = _Standing.model_validate_json(response.content).role
    except ValidationError as error:
        raise Unavailable("auth answers in a shape that is not known here.") from error
    if role is None:
        raise SessionEnded
    return role


def _judged_now(roles: tuple[str, ...]) -> Callable[[Request, Caller], Awaitable[Caller]]:
    by_token = signed_in("staff", *roles)

    async def dependency(request: Request, staff: Annotated[Caller, Depends(by_token)]) -> Caller:
        state = request.app.state
        if await present_role(state.client, state.settings.auth_url, staff) not in roles:
            raise Forbidden
        return staff

    return dependency


# For what grants rights outside auth: the token's word, and auth's of this very moment.
LiveOperator = Annotated[Caller, Depends(_judged_now(_OPERATORS))]
LiveAdministrator = Annotated[Caller, Depends(_judged_now(("administrator",)))]


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
