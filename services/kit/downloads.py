"""Files as answers: their name, and their pieces, for as long as somebody takes them."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any
from urllib.parse import quote

from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

# A reader who has taken nothing for so long has gone, whatever his connection says.
PIECE_SECONDS = 60.0


def content_disposition(name: str) -> str:
    """Return the header that makes a browser save the file by its name (RFC 6266, RFC 8187)."""
    plain = "".join(
        letter if " " <= letter <= "~" and letter not in '"\\%' else "_" for letter in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


class Download(StreamingResponse):
    """A file that is made while it is read: its pieces, `no-store`, saved under its name.

    Who goes away, or takes nothing for `PIECE_SECONDS`, ends the making. An error in the middle
    breaks the connection, so that nobody takes a part for the whole.
    """

    def __init__(self, pieces: AsyncGenerator[bytes, None], *, name: str, media_type: str) -> None:
        headers: Mapping[str, str] = {
            "Content-Disposition": content_disposition(name),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        super().__init__(pieces, media_type=media_type, headers=headers)

    async def stream_response(self, send: Send) -> None:
        """Send the pieces, each in its time."""

        async def send_in_time(message: Message) -> None:
            try:
                async with asyncio.timeout(PIECE_SECONDS):
                    await send(message)
            except TimeoutError as error:
                raise ClientDisconnect from error

        pieces: Any = self.body_iterator
        # What the pieces hold open is let go at once, not when the collector comes by.
        async with aclosing(pieces):
            await super().stream_response(send_in_time)
