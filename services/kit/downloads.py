"""Files as answers: their name, and their pieces, for as long as somebody takes them."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any, Literal
from urllib.parse import quote

from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

# A reader who has taken nothing for so long has gone, whatever his connection says.
PIECE_SECONDS = 60.0


# A viewer of the browser's own is loaded into the answer; nothing else is.
_SHOWN = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_SAVED = "sandbox; default-src 'none'"


def content_disposition(name: str, how: Literal["attachment", "inline"] = "attachment") -> str:
    """Return the header that makes a browser save the file by its name (RFC 6266, RFC 8187).

    `inline`: it is opened, if the browser can, and saved under this name from there.
    """
    plain = "".join(
        letter if " " <= letter <= "~" and letter not in '"\\%' else "_" for letter in name
    )
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


class Download(StreamingResponse):
    """A file that is made while it is read: its pieces, `no-store`, saved under its name.

    Who goes away, or takes nothing for `PIECE_SECONDS`, ends the making. An error in the middle
    breaks the connection, so that nobody takes a part for the whole. `shown`: the browser may open
    it; only for what has been looked into and holds nothing that acts by itself.
    """

    def __init__(
        self,
        pieces: AsyncGenerator[bytes, None],
        *,
        name: str,
        media_type: str,
        shown: bool = False,
        more: Mapping[str, str] | None = None,
    ) -> None:
        headers = {
            "Content-Disposition": content_disposition(name, "inline" if shown else "attachment"),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": _SHOWN if shown else _SAVED,
            **(more or {}),
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
