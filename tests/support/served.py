"""An application on a port of its own, by the very server and protocol of the services."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from services.kit.connections import GuardedProtocol

_START_SECONDS = 10


@asynccontextmanager
async def served(app: FastAPI, *, lives: bool = False) -> AsyncIterator[int]:
    """Serve the application in this event loop; gives the port.

    `lives`: its life span has begun elsewhere.
    """
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        log_config=None,
        http=GuardedProtocol,
        ws="none",
        lifespan="off" if lives else "auto",
    )
    server = uvicorn.Server(config)
    # Signals belong to pytest.
    task = asyncio.create_task(server._serve())
    async with asyncio.timeout(_START_SECONDS):
        while not server.started:
            await asyncio.sleep(0.01)
    try:
        yield int(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        async with asyncio.timeout(_START_SECONDS):
            await task
