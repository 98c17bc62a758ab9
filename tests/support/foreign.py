"""The walk with another consumer's ids: which routes take ids, and what a stranger is answered.

A route takes an id when a part of its path is one, or when a parameter or a field of its body is
named like one. What is named so and is no consumer's thing stands in `NOBODYS`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI

from tests.support.doors import DOORS, Door, guarded_routes

_NAMED_LIKE_IDS = re.compile(
    r"(^|_)(ids?|mrids?|numbers?|accounts?|meters?|points?|customers?|users?)$"
)
# Whoever adds a route with such a name that is no consumer's thing says here what it is.
NOBODYS = {
    "POST /api/cabinet/seen/{section}": "a section of the menu, the same for everybody",
    "POST /api/auth/account-requests": "an account that is to become the caller's, by its proofs",
    "POST /api/auth/me/passkeys": "what the caller's authenticator has just made",
}


@dataclass(frozen=True)
class Asked:
    """A request for a thing of its owner's, and one that is alike for a thing nobody has."""

    path: str
    absent: str
    json: Any = None
    absent_json: Any = None
    # A body that is no JSON.
    content: bytes | None = None
    params: Mapping[str, str] | None = None
    # What a stranger is answered: the thing is not there.
    status: int = 404


def routes_by_id(service: str, application: FastAPI) -> set[str]:
    """Return the consumers' routes that take an id, as `GET /api/…/{id}`."""
    (door,) = (one for one in DOORS if (one.service, one.module) == (service, "main"))
    document = application.openapi()
    return {
        f"{method} {path}"
        for method, path in _consumers(door)
        if "{" in path or _takes_ids(document, document["paths"][path][method.lower()])
    } - NOBODYS.keys()


def consumer_doors() -> list[Door]:
    """Return the doors with routes of consumers."""
    return [door for door in DOORS if any(_consumers(door))]


def _consumers(door: Door) -> Iterator[tuple[str, str]]:
    for method, path in guarded_routes(door):
        if path.startswith("/api/") and door.audience_of(path) == "consumer":
            yield method, path


def _takes_ids(document: dict[str, Any], route: dict[str, Any]) -> bool:
    names = [one["name"] for one in route.get("parameters", []) if one["in"] == "query"]
    names += _fields(document, route.get("requestBody", {}), set())
    return any(_NAMED_LIKE_IDS.search(name) for name in names)


def _fields(document: dict[str, Any], schema: Any, seen: set[str]) -> list[str]:
    """Return the names of all fields below a schema."""
    if isinstance(schema, list):
        return [name for one in schema for name in _fields(document, one, seen)]
    if not isinstance(schema, dict):
        return []
    names = list(schema["properties"]) if isinstance(schema.get("properties"), dict) else []
    reference = schema.get("$ref")
    if reference and reference not in seen:
        seen.add(reference)
        target = document["components"]["schemas"][reference.rpartition("/")[2]]
        names += _fields(document, target, seen)
    return names + [name for one in schema.values() for name in _fields(document, one, seen)]


async def refused_as_absent(
    owner: httpx.AsyncClient, stranger: httpx.AsyncClient, route: str, asked: Asked
) -> None:
    """Ask as a stranger, who learns nothing and changes nothing; then as the owner, who may."""
    method = route.partition(" ")[0]

    async def ask(who: httpx.AsyncClient, path: str, json: Any) -> httpx.Response:
        return await who.request(
            method, path, json=json, content=asked.content, params=asked.params
        )

    theirs = await ask(stranger, asked.path, asked.json)
    absent = await ask(stranger, asked.absent, asked.absent_json or asked.json)
    assert theirs.status_code == asked.status, (route, theirs.text)
    assert _told(theirs) == _told(absent), route
    own = await ask(owner, asked.path, asked.json)
    assert own.is_success, (route, own.text)


def _told(answer: httpx.Response) -> tuple[int, dict[str, Any]]:
    """Return what an answer tells, without what names the request itself."""
    told = answer.json()
    for name in ("request_id", "instance"):
        told.pop(name, None)
    return answer.status_code, told
