"""A virus scanner that answers what it is told to (clamd's INSTREAM)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.support.postgres import free_port


@dataclass
class Clamd:
    """What it has seen, and what it says next."""

    address: str
    answer: str = "stream: OK"
    seen: list[bytes] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one file, and answer."""
        assert await reader.readexactly(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(await reader.readexactly(4), "big"):
            content += await reader.readexactly(length)
        self.seen.append(content)
        writer.write(self.answer.encode() + b"\0")
        await writer.drain()
        writer.close()


@asynccontextmanager
async def running_clamd() -> AsyncIterator[Clamd]:
    """Run it on a free port."""
    port = free_port()
    clamd = Clamd(f"tcp:127.0.0.1:{port}")
    server = await asyncio.start_server(clamd.serve, "127.0.0.1", port)
    async with server:
        yield clamd
