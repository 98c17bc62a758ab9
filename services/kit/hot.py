"""Hot routes: the whole question is read in one step, documented and refused as anywhere else.

FastAPI's own way to a route, and the layers around it, cost a hot read more than its work
(docs/decisions/0009). A hot route takes only the request, reads its query with `read_query`,
documents it with `documented_query` and gives the bytes of its JSON, or an answer with heads of its
own; `Application` answers it before any of its layers. It stays registered as any other route.
"""

import re
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from services.kit.logs import request_id_var, write_request
from services.kit.problems import Problem, problem_response, validation_response
from services.kit.requests import last_resort, request_id_of

_JSON = (b"content-type", b"application/json")
_NO_STORE = (b"cache-control", b"no-store")
Query = TypeVar("Query", bound=BaseModel)


class HotRoute(NamedTuple):
    """A GET route by its path template, `/meters/{meter_id}/…`, and what gives its JSON."""

    path: str
    answer: Callable[[Request], Awaitable[bytes | Response]]
    # Of a path that other routes share: what is named there is a number, or it is another route's.
    numbered: bool = False


class Found(NamedTuple):
    """The hot route of a path, and what the path names."""

    route: HotRoute
    path: str
    named: dict[str, str]


class Answer(NamedTuple):
    """What a hot request is answered, whole."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Application(FastAPI):
    """An application that answers GET requests of its hot routes before all of its layers.

    Request id, log line and problem documents are those of every other route; a body is never
    read.
    """

    def __init__(self, *, hot_routes: Sequence[HotRoute] = (), **options: Any) -> None:
        super().__init__(**options)
        self._hot_routes = [
            (re.compile(re.sub(r"\\{(\w+)\\}", rf"(?P<\1>{named})", re.escape(route.path))), route)
            for route in hot_routes
            for named in (r"[0-9]{1,9}" if route.numbered else r"[^/]+",)
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a hot request at once, and any other as FastAPI does."""
        if (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and (found := self.hot_route(scope["path"]))
        ):
            status, headers, body = await self.answer(found, scope)
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await super().__call__(scope, receive, send)

    def hot_route(self, path: str) -> Found | None:
        """Return the hot route of a path, if it has one."""
        for pattern, route in self._hot_routes:
            if found := pattern.fullmatch(path):
                return Found(route, path, found.groupdict())
        return None

    async def answer(self, found: Found, scope: Scope) -> Answer:
        """Answer a GET request of a hot route; a problem is an answer as well."""
        started = time.perf_counter()
        route = found.route
        request_id = request_id_of(scope["headers"])
        token = request_id_var.set(request_id)
        scope["app"], scope["path_params"] = self, found.named
        status = 500
        try:
            told = await route.answer(Request(scope))
            if isinstance(told, Response):
                status, headers, body = told.status_code, told.raw_headers, bytes(told.body)
            else:
                status, body = 200, told
                headers = [_JSON, (b"content-length", b"%d" % len(body))]
        except Exception as error:
            refused = _refused(error, scope)
            status, headers, body = refused.status_code, refused.raw_headers, bytes(refused.body)
        finally:
            write_request("GET", route.path, status, started)
            request_id_var.reset(token)
        if _NO_STORE not in headers:
            headers = [*headers, _NO_STORE]
        return Answer(status, [*headers, (b"x-request-id", request_id.encode())], body)


def _refused(error: Exception, scope: Scope) -> Response:
    if isinstance(error, Problem):
        return problem_response(error)
    if isinstance(error, RequestValidationError):
        return validation_response(error)
    return last_resort(error, scope)


def read_query(request: Request, model: type[Query]) -> Query:
    """Return the query as the model; raise the usual 422 with the names of what does not fit.

    The model's answer may depend on the query alone: who asks the same gets the same object.
    """
    try:
        asked: Query = _parsed(request.scope["query_string"], model)
    except ValidationError as error:
        raise RequestValidationError(
            [{**item, "loc": ("query", *item["loc"])} for item in error.errors()]
        ) from error
    return asked


# Everybody who opens this month asks the same question; 200 bytes are ample for any.
@lru_cache(maxsize=4096)
def _parsed(query: bytes, model: type[Query]) -> Query:
    asked = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    return model.model_validate(asked)


def documented_query(model: type[BaseModel], **path: str) -> dict[str, Any]:
    """Return a route's `openapi_extra`: path parameters with their words, then the query."""
    schema = model.model_json_schema()
    parameters: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": words,
            "schema": {"type": "integer"},
        }
        for name, words in path.items()
    ]
    for name, field in schema["properties"].items():
        described = {k: v for k, v in field.items() if k != "description"}
        parameters.append(
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", []),
                "description": field.get("description", ""),
                "schema": described,
            }
        )
    return {"parameters": parameters}
