"""What a member of staff may do: the right that a route names, by the token or at this moment.

`Annotated[Caller, Depends(may("outages:change"))]` opens a route by the token, which is good for
five minutes and told when its role has changed; `may_now` asks auth, for what grants rights
(docs/decisions/0017, 0057).
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

import httpx
from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from starlette.responses import Response

from services.contracts.rights import Right
from services.kit.client import ServiceClient
from services.kit.database import Database, database_of
from services.kit.identity import Caller, caller_of, lets_in, refuse_restricted
from services.kit.problems import Forbidden, SessionEnded, Unavailable
from services.kit.staff import Act, is_recorded

_NAMED: dict[Any, tuple[Right, ...]] = {}
# Sections that show people: who asks for them without the right is in the log.
_OF_PEOPLE: Mapping[str, tuple[str, str]] = {
    "accounts": ("look_at_accounts", "account"),
    "meters": ("look_at_meters", "meter"),
    "submissions": ("look_at_submissions", "submission"),
    "registrations": ("look_at_registrations", "registration"),
    "users": ("look_at_users", "user"),
    "colleagues": ("look_at_users", "staff"),
    "appeals": ("look_at_appeals", "appeal"),
    "letters": ("look_at_letters", "letter"),
    "orders": ("look_at_service_orders", "service_order"),
    "personal": ("export_personal_data", "user"),
    "audit": ("look_at_audit", "list"),
}


class LacksRight(Forbidden):
    """The caller's role does not hold the right that the problem names."""

    def __init__(self, right: Right) -> None:
        super().__init__(f"Your role lacks the right {right}.", right=right)


def may(*rights: Right) -> Callable[[Request], Awaitable[Caller]]:
    """Make a dependency: the member of staff whose role holds the right, and all the others named.

    The first one is the route's own; what else is named keeps it from showing another section.
    401 and 403 as `signed_in`; 403 `forbidden` with `right` for what is lacking.
    """
    return _judge_of(rights)


@lru_cache
def _judge_of(rights: tuple[Right, ...]) -> Callable[[Request], Awaitable[Caller]]:
    words = " and ".join(f"`{right}`" for right in rights)

    @lets_in(f"staff with {words}")
    async def dependency(request: Request) -> Caller:
        staff = caller_of(request, "staff")
        refuse_restricted(staff.restricted)
        for right in rights:
            if right not in staff.rights:
                await _note_refused_look(request, staff, right)
                raise LacksRight(right)
        return staff

    _NAMED[dependency] = rights
    return dependency


def may_now(right: Right) -> Callable[..., Awaitable[Caller]]:
    """Make a dependency for what grants rights: the token's word, and auth's of this moment."""
    by_token = may(right)

    async def dependency(request: Request, staff: Annotated[Caller, Depends(by_token)]) -> Caller:
        state = request.app.state
        if right not in await present_rights(state.client, state.settings.auth_url, staff):
            raise LacksRight(right)
        return staff

    return dependency


def rights_named_by(call: Any) -> tuple[Right, ...]:
    """Return the rights that a dependency demands, or none."""
    return _NAMED.get(call, ())


# Own things of whoever has a role that opens anything at all.
CurrentStaff = Annotated[Caller, Depends(may("panel:open"))]


async def _note_refused_look(request: Request, staff: Caller, right: Right) -> None:
    """Tell the log who wanted to see people without the right, where no act tells it already."""
    section, _, what = right.partition(":")
    known = _OF_PEOPLE.get(section)
    if known is None or what not in {"see", "export"} or is_recorded(request):
        return
    given = next(iter(request.path_params), "")
    refused = Act(*known, given)
    await refused.refuse(request, await database_of(request), staff, Forbidden.name)


def hot_look(
    kind: str,
    name: str,
    look: Callable[[Database, Caller, int], Awaitable[Response]],
    right: Right,
) -> Callable[[Request], Awaitable[Response]]:
    """Return a look of staff at an object of that kind as a hot route has it (`hot.py`).

    `name` is that of the object's number in the path, `right` the route's; a refusal is recorded as
    at any other route.
    """
    recorded = asynccontextmanager(Act(f"look_at_{kind}", kind, name).__call__)
    judged = may(right)

    async def answer(request: Request) -> Response:
        async with recorded(request):
            staff = await judged(request)
            database = await database_of(request)
            return await look(database, staff, int(request.path_params[name]))

    return answer


class _Standing(BaseModel):
    role: str | None
    # Absent from a release that knew no rights: then nobody has any.
    rights: frozenset[str] = frozenset()


async def present_rights(client: ServiceClient, auth_url: str, staff: Caller) -> frozenset[str]:
    """Return the rights that a member of staff has at this moment, as auth knows them.

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
        standing = _Standing.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable("auth answers in a shape that is not known here.") from error
    if standing.role is None:
        raise SessionEnded
    return standing.rights
