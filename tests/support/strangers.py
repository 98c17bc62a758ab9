"""Servers that are not what one looks for: each says one thing to whoever asks."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.utils import format_datetime

from services.kit.clock import utc_now

# Stands in an answer for the moment at which it is given.
_NOW = "@now"


def http(status: str, body: str = "", media: str = "application/json", **headers: str) -> bytes:
    """Return an HTTP answer as it goes over the wire."""
    told = {"Date": _NOW, "Content-Type": media} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items())]
    length = f"Content-Length: {len(body.encode())}"
    return "\r\n".join([*lines, length, "Connection: close", "", body]).encode()


@asynccontextmanager
async def speaking(
    *answers: bytes | None, tls: ssl.SSLContext | None = None, heard: list[bytes] | None = None
) -> AsyncIterator[int]:
    """Give the port of a server that answers so, one after another, the last one for ever.

    None: it says nothing and waits. `heard` collects what it was sent.
    """
    left = list(answers)
    open_writers: list[asyncio.StreamWriter] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_writers.append(writer)
        said = left.pop(0) if len(left) > 1 else left[0]
        sent = await reader.read(65536)
        if heard is not None:
            heard.append(sent)
        if said is None:
            return
        now = format_datetime(utc_now(), usegmt=True)
        writer.write(said.replace(_NOW.encode(), now.encode()))
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        for writer in open_writers:
            writer.close()
        server.close()
