"""A request straight to an application, for sweeps that send thousands of them.

httpx parses addresses, keeps cookies and follows redirects; that is two fifths of what a refused
request costs.
"""

from dataclasses import dataclass

from fastapi import FastAPI
from starlette.types import Message

from tests.support.applications import ORIGIN


@dataclass
class Answer:
    """Status and headers (names in small letters); nobody reads the body."""

    status_code: int
    headers: dict[str, str]


async def ask(app: FastAPI, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
    """Send one request of plain ASCII, as a page of the application's origin does."""
    host = ORIGIN.partition("://")[2]
    known = {"host": host, "origin": ORIGIN, "content-type": "application/json"} | headers
    known["content-length"] = str(len(body))
    answers: list[Answer] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            pairs = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            answers.append(Answer(message["status"], pairs))

    await app(
        {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("ascii"),
            "query_string": b"",
            "root_path": "",
            "headers": [(name.lower().encode(), text.encode()) for name, text in known.items()],
            "client": ("127.0.0.1", 123),
            "server": (host, 80),
        },
        receive,
        send,
    )
    (answer,) = answers
    return answer
