"""Questions to cabinet and integration: their answers read strictly, their problems translated."""

import logging
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from services.admin_panel.errors import NotFound, RequestRefused, unavailable
from services.kit.client import ServiceClient
from services.kit.pagination import Page
from services.kit.problems import Problem, ProblemOut

log = logging.getLogger(__name__)
Shape = TypeVar("Shape", bound=BaseModel)


async def ask(
    client: ServiceClient,
    method: str,
    target: str,
    url: str,
    *,
    conflicts: Mapping[str, type[Problem]] | None = None,
    **options: Any,
) -> httpx.Response:
    """Ask a neighbour; return its good answer.

    Raises NotFound for its 404, RequestRefused for its 422, the problem of `conflicts` whose name
    its 409 has, and 503 for all else, since then
    something between the services is wrong and not the caller's request.
    """
    response = await client.request(method, target, url, **options)
    if response.is_success:
        return response
    if response.status_code == httpx.codes.NOT_FOUND:
        raise NotFound
    if response.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
        raise RequestRefused
    if response.status_code == httpx.codes.CONFLICT and conflicts:
        kind = read_shape(response, ProblemOut).type.rpartition(":")[2]
        if kind in conflicts:
            raise conflicts[kind]
    log.warning("neighbour_refuses", extra={"target": target, "status": response.status_code})
    raise unavailable(f"{target} cannot answer now.")


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
