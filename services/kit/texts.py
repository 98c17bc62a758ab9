"""Characters that no text of ours may hold, found before anything reads the request.

A NUL cannot be stored by PostgreSQL, and a lone surrogate (half of a character, `\\ud800`) cannot
be written as UTF-8 at all. Both are refused here, once for every route, with the field's name.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.kit.problems import BadRequest, Problem, ValidationFailed, problem_response

# What JSON must contain to yield such a character; most bodies have none and are not parsed twice.
_SUSPICIOUS = re.compile(rb"\x00|\\u0000|\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_FORM = "application/x-www-form-urlencoded"
_UNNAMED = "?"
_MOST_NAMED = 20


def is_unfit(text: str) -> bool:
    """Say whether a text holds a NUL or half of a character."""
    return _UNFIT.search(text) is not None


def unfit_in_json(body: bytes) -> list[str]:
    """Return the dotted names of what is unfit in a JSON body; none when it is no JSON at all."""
    if not _SUSPICIOUS.search(body):
        return []
    try:
        value = json.loads(body)
    # Too deep, an odd encoding, no JSON: whoever parses it for the route refuses it.
    except (ValueError, RecursionError):
        return []
    return list(_named(value))[:_MOST_NAMED]


def unfit_in_pairs(query: bytes) -> list[str]:
    """Return the names of what is unfit in a query or a form; a value there may be JSON."""
    if b"%00" not in query and b"\x00" not in query and b"%5" not in query.lower():
        return []
    found = []
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
        if is_unfit(name):
            found.append(_UNNAMED)
        elif is_unfit(value):
            found.append(name)
        elif value[:1] in {"{", "[", '"'}:
            found += [f"{name}.{inner}" for inner in unfit_in_json(value.encode())]
    return found[:_MOST_NAMED]


def _named(value: Any) -> Iterator[str]:
    """Walk without recursion: what has been parsed may still be deep."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, str):
            if is_unfit(one):
                yield path
            continue
        pairs: Any = ()
        if isinstance(one, dict):
            pairs = one.items()
        elif isinstance(one, list):
            pairs = enumerate(one)
        for key, inner in pairs:
            name = str(key)
            if is_unfit(name):
                # The name itself is unfit to be told.
                yield f"{path}.{_UNNAMED}" if path else _UNNAMED
            else:
                waiting.append((f"{path}.{name}" if path else name, inner))


def _refusal(fields: list[str]) -> Problem:
    errors = [
        {
            "field": field,
            "code": "unfit-character",
            "message": "Holds a NUL or half of a character, which no text of ours may.",
        }
        for field in fields
    ]
    return ValidationFailed(errors=errors)


class TextGuard:
    """Refuses requests whose path, query or body holds such characters: 400 or 422."""

    def __init__(self, app: ASGIApp, own: tuple[str, ...]) -> None:
        """`own`: path prefixes whose bodies are streamed, or answered in words of their own."""
        self._app = app
        self._own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the refusal, or hand the request on with its body as it came."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if is_unfit(scope["path"]):
            problem: Problem = BadRequest("The address holds a NUL.")
            await problem_response(problem)(scope, receive, send)
            return
        if fields := unfit_in_pairs(scope["query_string"]):
            await problem_response(_refusal(fields))(scope, receive, send)
            return
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        if (
            scope["method"] in {"GET", "HEAD"}
            or not (kind in {"", _FORM} or kind.endswith("json"))
            or scope["path"].startswith(self._own)
        ):
            await self._app(scope, receive, send)
            return
        body, ended = await _whole(receive)
        fields = unfit_in_pairs(body) if kind == _FORM else unfit_in_json(body)
        if fields:
            await problem_response(_refusal(fields))(scope, receive, send)
            return
        await self._app(scope, _again(body, ended, receive), send)


async def _whole(receive: Receive) -> tuple[bytes, Message | None]:
    """Return the body, and the message that broke it off, if one did."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts), message
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts), None


def _again(body: bytes, ended: Message | None, receive: Receive) -> Receive:
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return ended or await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": ended is not None}

    return replay
