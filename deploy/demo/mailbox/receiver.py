"""The SMTP side of the mailbox."""

import asyncio
import logging
from typing import Any

from aiosmtpd.smtp import SMTP
from imapclient.exceptions import IMAPClientError

from deploy.demo.mailbox.post import Post

log = logging.getLogger(__name__)
_LARGEST = 50 * 1024 * 1024


class _Keeper:
    def __init__(self, post: Post) -> None:
        self._post = post

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Say yes only when the letter is on the disk."""
        try:
            await asyncio.to_thread(
                self._post.deliver, envelope.mail_from, envelope.rcpt_tos, envelope.content
            )
        except (OSError, IMAPClientError):
            log.exception("letter_not_kept")
            return "452 Cannot keep the letter now"
        return "250 Kept"


async def start_receiver(post: Post, host: str, port: int) -> asyncio.Server:
    """Listen for letters."""
    keeper = _Keeper(post)
    return await asyncio.get_running_loop().create_server(
        lambda: SMTP(
            keeper,
            hostname="mailbox.localhost",
            ident="mailbox",
            data_size_limit=_LARGEST,
            enable_SMTPUTF8=True,
        ),
        host,
        port,
    )
