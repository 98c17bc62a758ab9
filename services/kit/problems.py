"""One error type inside, one table to RFC 9457 problem documents at the edge."""

from collections.abc import Mapping
from typing import Any, ClassVar

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from services.kit.logs import request_id_var

TYPE_PREFIX = "urn:personal-cabinet:problem:"


class Problem(Exception):
    """A refusal that the caller can act on; subclasses are listed in each `errors.py`."""

    name: ClassVar[str]
    title: ClassVar[str]
    status: ClassVar[int]

    def __init__(
        self, detail: str = "", *, headers: dict[str, str] | None = None, **extra: Any
    ) -> None:
        Exception.__init__(self, detail or self.title)
        self.detail = detail
        self.headers: Mapping[str, str] | None = headers
        self.extra = extra


class ProblemOut(BaseModel):
    """RFC 9457: decide by `type`; `detail` says what to do; quote `request_id` to support."""

    type: str
    title: str
    status: int
    detail: str | None = None
    request_id: str | None = None
    errors: list[dict[str, Any]] | None = None


class BadRequest(Problem):
    """A request that nobody can understand, whatever it is for."""

    name, title, status = "bad-request", "The request could not be understood.", 400


class NotFound(Problem):
    """Nothing here, or nothing of the caller's."""

    name, title, status = "not-found", "There is nothing here for you.", 404


class Unauthenticated(Problem):
    """The caller is unknown."""

    name, title, status = "unauthenticated", "Sign in first.", 401


class SessionEnded(Problem):
    """The session has ended, or there was none."""

    name, title, status = "session-ended", "The session has ended; sign in again.", 401


class Forbidden(Problem):
    """The caller is known and may not do this."""

    name, title, status = "forbidden", "You have no right to do this.", 403


class CrossOrigin(Problem):
    """An unsafe request that no page of ours has made."""

    name, title, status = "cross-origin-request", "This request did not come from our page.", 403


class PasswordChangeRequired(Problem):
    """The caller has a temporary password."""

    name, title, status = "password-change-required", "Change your password first.", 403


class SecondFactorRequired(Problem):
    """The caller must set a second factor up, and has none yet."""

    name, title, status = "second-factor-required", "Set up a second factor first.", 403


def field_error(field: str, code: str, message: str = "") -> dict[str, str]:
    """Return an entry of a problem's `errors`; without a message the code speaks for itself."""
    return {"field": field, "code": code, "message": message or code.replace("-", " ")}


class ValidationFailed(Problem):
    """Fields that do not fit; `errors` holds field, code and message, never a value."""

    name, title, status = "validation-failed", "Some fields are not right.", 422


class TooLarge(Problem, HTTPException):
    """The body is over the limit.

    An HTTPException as well, since FastAPI turns any other error while reading a body into 400.
    """

    status_code = 413
    name, title, status = "body-too-large", "The request body is too large.", 413


class SlowRequest(Problem, HTTPException):
    """The body does not arrive; an HTTPException for the same reason as `TooLarge`."""

    status_code = 408
    name, title, status = "request-timeout", "The request did not arrive in time.", 408


class Malformed(Problem):
    """What came is no HTTP request."""

    name, title, status = "bad-request", "The request could not be understood.", 400


class TooManyFiles(Problem):
    """A member of staff has as many files in the making as he may."""

    name, title, status = (
        "too-many-files",
        "Your other files are still being made; wait for them, or cancel one.",
        409,
    )


class ExportNotReady(Problem):
    """A file that is still being made, or was given up."""

    name, title, status = "export-not-ready", "The file is not ready.", 409


class Unavailable(Problem):
    """Something that this service needs does not answer now."""

    name, title, status = "temporarily-unavailable", "Try again in a moment.", 503


class Unconfigured(Problem):
    """No database is set yet."""

    name, title, status = "unconfigured", "The service has not been set up yet.", 503


class Unreachable(Problem):
    """The database does not answer."""

    name, title, status = "database-unreachable", "The database does not answer.", 503


class MigrationsPending(Problem):
    """The database is older than the program."""

    name, title, status = "migrations-pending", "The database must be migrated first.", 503


_HTTP_NAMES = {
    400: (BadRequest.name, BadRequest.title),
    404: ("not-found", "There is nothing here."),
    405: ("method-not-allowed", "This address does not take that method."),
}


def _render(
    name: str, title: str, status: int, detail: str = "", **extra: Any
) -> tuple[bytes, int]:
    body = {"type": TYPE_PREFIX + name, "title": title, "status": status}
    if detail:
        body["detail"] = detail
    if request_id := request_id_var.get():
        body["request_id"] = request_id
    return orjson.dumps(body | extra, default=str), status


def problem_response(problem: Problem) -> Response:
    """Render a problem as `application/problem+json`."""
    content, status = _render(
        problem.name, problem.title, problem.status, problem.detail, **problem.extra
    )
    return Response(content, status, problem.headers, "application/problem+json")


async def _on_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_response(error)


def validation_response(error: RequestValidationError) -> Response:
    """Render what does not fit: names, codes and messages, never a submitted value."""
    errors = [
        {
            "field": ".".join(str(part) for part in item["loc"] if part not in ("body", "query")),
            "code": item["type"],
            "message": item["msg"],
        }
        for item in error.errors()[:100]
    ]
    return problem_response(ValidationFailed(errors=errors))


async def _on_validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return validation_response(error)


async def _on_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    name, title = _HTTP_NAMES.get(error.status_code, ("request-refused", str(error.detail)))
    content, status = _render(name, title, error.status_code)
    return Response(content, status, error.headers, "application/problem+json")


def unknown_error_response() -> Response:
    """Render what nobody foresaw: a fixed text, and the request id for whoever asks."""
    content, status = _render(
        "internal-error",
        "Something went wrong on our side.",
        500,
        "Try again; if it happens again, tell us the request id.",
    )
    return Response(content, status, media_type="application/problem+json")


def install_problem_handlers(app: FastAPI) -> None:
    """Make every error of the application a problem document."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
