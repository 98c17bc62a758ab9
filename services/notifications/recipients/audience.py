"""Whom an announcement is for, and whose an account is: cabinet knows who sees which."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError

from services.kit.client import ServiceClient
from services.notifications.errors import Unavailable

_NUMBERS_PER_REQUEST = 100
_PAGE = 5000
_Shape = TypeVar("_Shape", bound=BaseModel)


MOST_USERS = 100


class _Own(BaseModel):
    user_id: UUID
    numbers: list[str]


class _Owns(BaseModel):
    items: list[_Own]


class _Users(BaseModel):
    users: list[UUID]
    next: UUID | None
    unknown: list[str]


async def find_audience(
    client: ServiceClient, cabinet_url: str, audience: dict[str, Any]
) -> tuple[list[UUID] | None, list[str]]:
    """Return the users of an audience (None = all), and the accounts that nobody knows.

    Raises Unavailable when cabinet does not answer.
    """
    if audience["kind"] == "all":
        return None, []
    users: set[UUID] = set()
    unknown: list[str] = []
    for query in _queries(audience):
        after: UUID | None = None
        while True:
            page = await _ask(client, cabinet_url, query, after)
            users.update(page.users)
            if after is None:
                unknown += page.unknown
            after = page.next
            if after is None:
                break
    return sorted(users), unknown


def _queries(audience: dict[str, Any]) -> Iterator[dict[str, str | Sequence[str]]]:
    if audience["kind"] == "town":
        yield {"town": audience["town"]}
        return
    numbers = sorted(set(audience["numbers"]))
    for start in range(0, len(numbers), _NUMBERS_PER_REQUEST):
        yield {"account": numbers[start : start + _NUMBERS_PER_REQUEST]}


async def _ask(
    client: ServiceClient,
    cabinet_url: str,
    query: dict[str, str | Sequence[str]],
    after: UUID | None,
) -> _Users:
    params = query | {"limit": str(_PAGE)} | ({"after": str(after)} if after else {})
    return await _answer(_Users, client, f"{cabinet_url}/internal/audience", params)


async def find_own_accounts(
    client: ServiceClient, cabinet_url: str, users: Sequence[UUID]
) -> dict[UUID, frozenset[str]]:
    """Return the numbers of the accounts that each of these users sees (at most 100 users).

    Raises Unavailable when cabinet does not answer.
    """
    params = {"user": [str(user) for user in users]}
    told = await _answer(_Owns, client, f"{cabinet_url}/internal/audience/accounts", params)
    return {one.user_id: frozenset(one.numbers) for one in told.items}


async def _answer(
    shape: type[_Shape],
    client: ServiceClient,
    url: str,
    params: Mapping[str, str | Sequence[str]],
) -> _Shape:
    response = await client.request("GET", "cabinet", url, params=params, timeout=30)
    if response.status_code != 200:
        raise Unavailable("cabinet cannot answer now.")
    try:
        return shape.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable("cabinet answers in a shape that is not known here.") from error
