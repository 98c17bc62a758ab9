"""Sending what is due, and sending again."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.sealing import Unopenable, unseal
from services.kit.staff import record_act
from services.kit.worker import mark
from services.notifications.errors import LetterExpired, NotFound
from services.notifications.letters import queries
from services.notifications.letters.rendering import Renderer, Unsendable
from services.notifications.letters.rules import retry_pause, server_pause
from services.notifications.letters.smtp import LetterRefused, Mailer, ServerUnreachable
from services.notifications.supplier.queries import supplier_of
from services.notifications.supplier.rules import UNKNOWN, Supplier

log = logging.getLogger(__name__)
_TOO_MANY_SECONDS = 600.0
# By rank: how many letters one address gets within an hour.
Shares = Mapping[int, int]


class Sender:
    """Takes letters from the queue and gives them to the mail server, one at a time."""

    def __init__(
        self,
        database: Database,
        renderer: Callable[[Supplier], Renderer],
        mailer: Mailer,
        *,
        lease_seconds: float,
        keys_dir: Path,
        per_hour: Shares,
    ) -> None:
        self._per_hour = per_hour
        self._database = database
        self._renderer = renderer
        self._mailer = mailer
        self._lease = lease_seconds
        self._keys_dir = keys_dir
        self._server_failures = 0

    async def send_next(self) -> float | None:
        """Send the most urgent letter that is due; return the seconds to wait before the next.

        None when no letter is due. The letter is marked right after the server's yes; that gap
        is the only one in which a kill makes a second copy (same Message-ID).
        """
        async with self._database.connection() as connection:
            letter = await queries.claim_letter(connection, self._lease)
        if letter is None:
            return None
        if letter["expired"]:
            await self._note(queries.expire, letter)
            log.warning("letter_expired", extra=_fields(letter, ""))
            return 0.0
        if letter["sent_this_hour"] >= self._per_hour[letter["rank"]]:
            await self._note(queries.put_back, letter, "too many", _TOO_MANY_SECONDS)
            log.warning("letter_put_off", extra=_fields(letter, "too many to one address"))
            return 0.0
        pause = 0.0
        try:
            await self._send(letter)
        except Unsendable as error:
            await self._note(queries.abandon, letter, str(error))
            log.error("letter_unsendable", extra=_fields(letter, str(error)))  # noqa: TRY400
        except LetterRefused as error:
            wait = retry_pause(letter["attempts"])
            await self._note(queries.mark_failed, letter, str(error), wait)
            log.warning("letter_not_sent", extra=_fields(letter, str(error)))
        except ServerUnreachable as error:
            self._server_failures += 1
            pause = server_pause(self._server_failures)
            await self._note(queries.put_back, letter, str(error), pause)
            log.warning("mail_server_unreachable", extra={"reason": str(error), "pause": pause})
        else:
            key = (letter["id"], letter["attempts"])
            await mark(self._database, self._lease, lambda one: queries.mark_sent(one, *key))
            log.info("letter_sent", extra=_fields(letter, ""))
        return pause

    async def _note(self, act: Callable[..., Awaitable[None]], letter: Any, *told: Any) -> None:
        async with self._database.connection() as connection:
            await act(connection, letter["id"], letter["attempts"], *told)

    async def _send(self, letter: Any) -> None:
        told = orjson.loads(letter["supplier"] or "null")
        message = self._renderer(supplier_of(told) or UNKNOWN).message(
            letter_id=letter["id"],
            address=letter["address"],
            template=letter["template"],
            language=letter["language"],
            parameters=self._opened(letter),
            created_at=letter["created_at"],
            unsubscribe_token=letter["unsubscribe_token"],
        )
        # Well within the lease, so that nobody else has the letter meanwhile.
        await self._mailer.send(message, letter["address"], self._lease * 0.6)
        self._server_failures = 0

    def _opened(self, letter: Any) -> dict[str, Any]:
        """Return the template's values with the sealed ones opened, for this one message."""
        parameters: dict[str, Any] = orjson.loads(letter["parameters"])
        sealed: dict[str, str] = parameters.pop("sealed", {})
        try:
            secrets = {
                name: unseal(self._keys_dir, "notifications", text, context=letter["address"])
                for name, text in sealed.items()
            }
        except Unopenable as error:
            raise Unsendable("sealed") from error
        return parameters | secrets


async def resend_letter(session: AsyncSession, staff: Caller, letter_id: UUID) -> None:
    """Queue an abandoned letter again.

    Raises NotFound when it is not an abandoned one, LetterExpired when its term is over.
    """
    holds = await queries.still_holds(session, letter_id)
    if holds is None:
        raise NotFound
    if not holds:
        raise LetterExpired
    await queries.resend_one(session, letter_id)
    await record_act(session, staff, "resend_letter", "letter", str(letter_id))
    log.info("letter_resent", extra={"letter_id": str(letter_id), "staff": staff.subject})


def _fields(letter: Any, reason: str) -> dict[str, Any]:
    fields = {
        "letter_id": str(letter["id"]),
        "template": letter["template"],
        "attempts": letter["attempts"],
    }
    return fields | ({"reason": reason} if reason else {})
