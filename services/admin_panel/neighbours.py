"""Questions to cabinet and integration: their answers read strictly, their problems translated."""

import logging
from collections.abc import Sequence
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from services.admin_panel.errors import NotFound, RequestRefused, unavailable
from services.kit.client import ServiceClient
from services.kit.pagination import Page
from services.kit.problems import Problem

log = logging.getLogger(__name__)
Shape = TypeVar("Shape", bound=BaseModel)


async def ask(
    client: ServiceClient,
    method: str,
    target: str,
    url: str,
    *,
    problems: Sequence[type[Problem]] = (),
    **options: Any,
) -> httpx.Response:
    """Ask a neighbour; return its good answer.

    Raises NotFound for its 404, RequestRefused for its 422, those of `problems` that it names, and
    503 for all else, since then something between the services is wrong and not the caller's
    request.
    """
    response = await client.request(method, target, url, **options)
    if response.is_success:
        return response
    told, named = _told(response), problem_name(response)
    for problem in problems:
        if problem.name == named:
            raise problem(headers=_wait(response), **_fields(told))
    if response.status_code == httpx.codes.NOT_FOUND:
        raise NotFound
    if response.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
        raise RequestRefused(**_fields(told))
    log.warning("neighbour_refuses", extra={"target": target, "status": response.status_code})
    raise unavailable(f"{target} cannot answer now.")


def _told(response: httpx.Response) -> dict[str, Any]:
    """Return the problem that a neighbour answers with; empty when it has none."""
    try:
        told = response.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def problem_name(response: httpx.Response) -> str:
    """Return the name of the problem that a neighbour answers with; empty when it has none."""
    return str(_told(response).get("type", "")).rpartition(":")[2]


def _fields(told: dict[str, Any]) -> dict[str, Any]:
    """Return the refused fields, which have the same names here as there."""
    try:
        errors = [
            {name: str(error[name]) for name in ("field", "code", "message")}
            for error in told["errors"]
        ]
    except (KeyError, TypeError):
        return {}
    return {"errors": errors} if errors else {}


def _wait(response: httpx.Response) -> dict[str, str] | None:
    """Return for how long the caller shall wait, if the neighbour says so."""
    seconds = response.headers.get("retry-after", "")
    return {"Retry-After": seconds} if seconds.isdecimal() else None


def read_shape(response: httpx.Response, shape: type[Shape]) -> Shape:
    """Read an answer of the agreed shape; 503 when it has another."""
    try:
        return shape.model_validate_json(response.content)
    except ValidationError as error:
        log.warning("neighbour_answers_otherwise", extra={"shape": shape.__name__})
        raise unavailable("Another service answers in a shape that is not known here.") from error


def read_page(response: httpx.Response, shape: type[Shape]) -> Page[Shape]:
    """Read a page of the agreed shape."""
    return read_shape(response, Page[shape])  # type: ignore[valid-type]
