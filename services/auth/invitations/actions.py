"""Users for people of servicing organisations: made or found, and written to."""

import logging
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.events import publish
from services.auth.guard.rules import token_hash
from services.auth.invitations import queries
from services.auth.invitations.models import Invitation
from services.auth.recoveries.models import RecoveryLink, RecoveryRequest
from services.auth.recoveries.queries import count_sent
from services.auth.recoveries.rules import COUNTED, LINK_LIFE, may_send
from services.auth.sessions.rules import new_token
from services.auth.users.actions import put_consumer
from services.auth.users.models import User
from services.auth.users.queries import find_user_by_login
from services.auth.users.rules import LONGEST_NAME, Login
from services.contracts.auth import ServicerAdded, ServicerInvited, ServicingPersonKnown
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.sealing import seal

log = logging.getLogger(__name__)


async def invite_next(database: Database, *, keys_dir: Path, cabinet_address: str) -> bool:
    """Make or find the user of the person who has waited longest; False without one.

    He is told by a letter: with a link for his first password that lives 60 hours, or, when he
    has a password already, that he may act for the organisation now. cabinet is told whose user
    he is. All of it is one transaction. No more than five letters an hour go to an address.
    """
    async with database.transaction() as session:
        invitation = await queries.claim(session)
        if invitation is None:
            return False
        user = await _user_of(session, invitation)
        now = utc_now()
        sent = await count_sent(session, invitation.email, now - COUNTED)
        wanted = user.active and may_send(sent, within_pause=False)
        if wanted:
            session.add(
                RecoveryRequest(
                    email=invitation.email, language=user.language, handled_at=now, sent=True
                )
            )
            await _write(session, user, invitation, keys_dir, cabinet_address)
        await publish(
            session,
            ServicingPersonKnown(
                person_id=invitation.person_id,
                user_id=user.id,
                email=invitation.email,
                active=user.active,
            ),
        )
        invitation.user_id, invitation.asked_at = user.id, None
        invitation.email = invitation.name = invitation.organization = ""
        log.info("invitation_handled", extra={"sent": wanted})
    return True


async def _user_of(session: AsyncSession, invitation: Invitation) -> User:
    """Return the consumer whose address it is; without one he is made, without a password."""
    login = Login("email", invitation.email)
    user = await find_user_by_login(session, "consumer", login)
    if user is None:
        try:
            async with session.begin_nested():
                return await put_consumer(
                    session,
                    display_name=invitation.name[:LONGEST_NAME],
                    email=invitation.email,
                    phone=None,
                    language="ru",
                    password_hash=None,
                    must_change_password=False,
                    account_numbers=(),
                )
        except IntegrityError:
            # Somebody has registered by it in this very moment.
            user = await find_user_by_login(session, "consumer", login)
            if user is None:
                raise
    return await session.get_one(User, user.id, with_for_update=True)


async def _write(
    session: AsyncSession,
    user: User,
    invitation: Invitation,
    keys_dir: Path,
    cabinet_address: str,
) -> None:
    record(session, "servicer_invited", user_id=user.id)
    if user.password_hash is not None:
        await publish(
            session,
            ServicerAdded(
                user_id=user.id,
                email=invitation.email,
                display_name=user.display_name,
                language=user.language,
                organization=invitation.organization,
                login_address=cabinet_address,
            ),
        )
        return
    token, expires_at = new_token(), utc_now() + LINK_LIFE
    session.add(RecoveryLink(token_hash=token_hash(token), user_id=user.id, expires_at=expires_at))
    # Behind «#», as links of recovery.
    link = f"{cabinet_address}/recovery/confirm#token={token}"
    await publish(
        session,
        ServicerInvited(
            user_id=user.id,
            email=invitation.email,
            display_name=user.display_name,
            language=user.language,
            organization=invitation.organization,
            sealed_link=seal(keys_dir, "notifications", link, context=invitation.email),
            expires_at=expires_at,
        ),
    )
