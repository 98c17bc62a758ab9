"""Getting in again: the visitor's request, the letter, the link."""

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import LinkExpired
from services.auth.events import publish
from services.auth.guard.rules import token_hash
from services.auth.human.actions import prove_human
from services.auth.passwords.actions import (
    issue_temporary_password,
    refuse_weak,
    set_password,
)
from services.auth.passwords.hashing import Hashing
from services.auth.recoveries import queries
from services.auth.recoveries.models import RecoveryLink, RecoveryRequest
from services.auth.recoveries.rules import BETWEEN_LETTERS, COUNTED, LINK_LIFE, may_send
from services.auth.recoveries.schemas import RecoveryIn
from services.auth.sessions.actions import Entry, SignedIn
from services.auth.sessions.rules import new_token
from services.auth.sign_in.actions import SecondFactorAsked, enter_by_new_password
from services.auth.users.actions import name_for_letters
from services.auth.users.models import User
from services.auth.users.queries import find_user_by_login
from services.auth.users.rules import Login, normal_email
from services.contracts.auth import RecoveryLinkIssued
from services.kit.bell import ring
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.sealing import seal

log = logging.getLogger(__name__)
RecoveryMode = Literal["password", "link"]
# Says of a user whether a link is sent to him, whatever others are sent.
WantsLink = Callable[[AsyncSession, UUID], Awaitable[bool]]


async def request_recovery(database: Database, given: RecoveryIn, human_key: str) -> None:
    """Keep a request; the worker looks whose address it is. Raises WrongCode.

    Nothing is looked up here, so neither answer nor time tells whether the address is known.
    """
    await prove_human(database, given.human, human_key)
    async with database.transaction() as session:
        session.add(RecoveryRequest(email=normal_email(given.email), language=given.language))
        await ring(session, queries.QUEUE)


async def handle_next(
    database: Database,
    *,
    mode: RecoveryMode,
    wants_link: WantsLink,
    keys_dir: Path,
    cabinet_address: str,
) -> bool:
    """Send the letter of the oldest request, if its address is a consumer's; False without one.

    Request and letter are one transaction. At most one letter a minute and five an hour go to
    an address.
    """
    async with database.transaction() as session:
        request = await queries.claim_request(session)
        if request is None:
            return False
        now = utc_now()
        user = await find_user_by_login(session, "consumer", Login("email", request.email))
        if user is not None:
            # Nothing goes to an address that is being changed at this moment.
            user = await session.get(User, user.id, with_for_update=True)
            user = user if user is not None and user.email == request.email else None
        sent_before = await queries.count_sent(session, request.email, now - COUNTED)
        just_sent = await queries.count_sent(session, request.email, now - BETWEEN_LETTERS)
        may = may_send(sent_before, within_pause=just_sent > 0)
        request.handled_at = now
        if user is not None and user.active and may:
            request.sent = True
            if mode == "link" or await wants_link(session, user.id):
                await _send_link(session, user, keys_dir, cabinet_address)
            else:
                await issue_temporary_password(
                    session,
                    user,
                    purpose="recovery",
                    keys_dir=keys_dir,
                    cabinet_address=cabinet_address,
                )
        log.info("recovery_handled", extra={"sent": request.sent or False})
    return True


async def _send_link(
    session: AsyncSession, user: User, keys_dir: Path, cabinet_address: str
) -> None:
    assert user.email is not None
    token, expires_at = new_token(), utc_now() + LINK_LIFE
    session.add(RecoveryLink(token_hash=token_hash(token), user_id=user.id, expires_at=expires_at))
    record(session, "recovery_link_issued", user_id=user.id)
    # Behind «#»: no server, log or Referer header gets to see it.
    link = f"{cabinet_address}/recovery/confirm#token={token}"
    await publish(
        session,
        RecoveryLinkIssued(
            user_id=user.id,
            email=user.email,
            display_name=name_for_letters(user),
            language=user.language,
            sealed_link=seal(keys_dir, "notifications", link, context=user.email),
            expires_at=expires_at,
        ),
    )


async def confirm_recovery(
    database: Database, hashing: Hashing, entry: Entry, token: str, new: str
) -> SignedIn | SecondFactorAsked:
    """Set a new password by a one-time link, and sign in with it (manual 004, 3.2).

    All former sessions end, a letter tells of it; link, password and the new session are one
    transaction. Raises LinkExpired, also for a blocked user and at another application than the
    user's, and WeakPassword, after which the link still holds.
    """
    key = token_hash(token)
    async with database.transaction() as session:
        user = await queries.find_linked_user(session, key, utc_now())
    if user is None or user.user_class != entry.user_class:
        raise LinkExpired
    refuse_weak(user, new, current="")
    new_hash = await hashing.hash(new)
    async with database.transaction() as session:
        if await queries.use_link(session, key, utc_now()) is None:
            raise LinkExpired
        owner = await session.get(User, user.id, with_for_update=True)
        if owner is None or not owner.active:
            raise LinkExpired
        await queries.drop_links(session, owner.id)
        await set_password(session, owner, new_hash, must_change=False)
        await session.flush()
        return await enter_by_new_password(await plain_of(session), owner.id, entry)
