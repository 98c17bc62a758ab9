"""`python -m tests.bench.sink PORT`: an SMTP server that takes every letter and keeps none."""

import asyncio
import sys
from typing import Any

from aiosmtpd.smtp import SMTP


class _Sink:
    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        return "250 Taken"


async def _listen(port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(_Sink(), hostname="sink.localhost"), "127.0.0.1", port
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_listen(int(sys.argv[1])))
