"""Hot routes: the whole question is read in one step, documented and refused as anywhere else.

FastAPI's own way to a route costs a hot read more than its work (docs/decisions/0009). A hot
route takes only the request, reads its query with `read_query`, and documents it with
`documented_query`; `HotRoutes` leads to it directly. It stays registered as any other route.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from services.kit.problems import Problem, problem_response, validation_response

Query = TypeVar("Query", bound=BaseModel)


class HotRoute(NamedTuple):
    """A GET route by its path template, `/meters/{meter_id}/…`, and its handler."""

    path: str
    handler: Callable[[Request], Awaitable[Response]]


class HotRoutes:
    """Leads GET requests of hot routes straight to their handlers; all others go on."""

    def __init__(self, app: ASGIApp, routes: Sequence[HotRoute]) -> None:
        self._app = app
        self._routes = [
            (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(route.path))), route)
            for route in routes
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a hot request, with the same problem documents as anywhere else."""
        if scope["type"] == "http" and scope["method"] == "GET":
            for pattern, route in self._routes:
                if found := pattern.fullmatch(scope["path"]):
                    scope["path_params"], scope["route"] = found.groupdict(), route
                    try:
                        response = await route.handler(Request(scope, receive))
                    except Problem as problem:
                        response = problem_response(problem)
                    except RequestValidationError as error:
                        response = validation_response(error)
                    await response(scope, receive, send)
                    return
        await self._app(scope, receive, send)


def read_query(request: Request, model: type[Query]) -> Query:
    """Return the query as the model; raise the usual 422 with the names of what does not fit."""
    try:
        query = request.scope["query_string"].decode("latin-1")
        return model.model_validate(dict(parse_qsl(query, keep_blank_values=True)))
    except ValidationError as error:
        raise RequestValidationError(
            [{**item, "loc": ("query", *item["loc"])} for item in error.errors()]
        ) from error


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
