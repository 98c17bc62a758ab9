"""The SMTP side of the mailbox."""

import asyncio
import logging
from typing import Any

from aiosmtpd.smtp import SMTP

from deploy.demo.mailbox.letters import LetterFolder

log = logging.getLogger(__name__)
_LARGEST = 20 * 1024 * 1024


class _Keeper:
    def __init__(self, folder: LetterFolder) -> None:
        self._folder = folder

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Say yes only when the letter is on the disk."""
        try:
            await asyncio.to_thread(
                self._folder.keep, envelope.mail_from, envelope.rcpt_tos, envelope.content
            )
        except OSError:
            log.exception("letter_not_kept")
            return "452 Cannot keep the letter now"
        return "250 Kept"


async def start_receiver(folder: LetterFolder, host: str, port: int) -> asyncio.Server:
    """Listen for letters."""
    keeper = _Keeper(folder)
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
