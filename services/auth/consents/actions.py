"""Asking whoever sees an account whether a consumer may see it as well, and taking the answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.consents import queries
from services.auth.consents.models import AccountConsent
from services.auth.consents.rules import ANSWERED_WITHIN
from services.auth.consents.schemas import ConsentOut
from services.auth.context import Context
from services.auth.errors import LinkExpired
from services.auth.events import publish
from services.auth.factors.rules import masked_email
from services.auth.guard.rules import token_hash
from services.auth.registrations.actions import add_to_user
from services.auth.registrations.letters import tell_refused
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.queries import list_present, lock_account
from services.auth.registrations.registry_client import ask_registry
from services.auth.registrations.rules import account_ending
from services.auth.sessions.rules import new_token
from services.auth.users.actions import name_for_letters
from services.auth.users.models import User
from services.contracts.auth import AccountConsentAsked
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import NotFound
from services.kit.sealing import seal


async def ask_holders(
    session: AsyncSession,
    request: RegistrationRequest,
    asker: User,
    holders: Sequence[User],
    context: Context,
    *,
    now: datetime,
) -> None:
    """Ask everybody who sees the account, by letter and in his cabinet; one answer is enough."""
    request.state, request.asked_until = "asked", now + ANSWERED_WITHIN
    # The questions are rows of the request; those of its former week have had their time.
    await session.flush()
    await queries.drop_questions(session, request.id)
    for holder in holders:
        token = new_token()
        session.add(
            AccountConsent(
                request_id=request.id, user_id=holder.id, token_hash=token_hash(token), asked_at=now
            )
        )
        # Behind «#»: no server, log or Referer header gets to see it.
        link = f"{context.cabinet_address}/consent#token={token}"
        to = holder.email
        await publish(
            session,
            AccountConsentAsked(
                user_id=holder.id,
                email=to,
                display_name=name_for_letters(holder),
                language=holder.language,
                account_ending=account_ending(request.account_number),
                asker_name=name_for_letters(asker),
                asker_email=_masked(asker),
                sealed_link=seal(context.keys_dir, "notifications", link, context=to) if to else "",
                expires_at=now + ANSWERED_WITHIN,
            ),
        )


async def list_questions(session: AsyncSession, holder_id: UUID) -> list[ConsentOut]:
    """Return what a user is asked about his accounts."""
    return [_shown(asked) for asked in await queries.list_open(session, holder_id, utc_now())]


async def look_by_link(session: AsyncSession, token: str) -> ConsentOut:
    """Return what a letter's link is about, which does not use it up. Raises LinkExpired."""
    asked = await queries.find_by_link(session, token_hash(token), utc_now())
    if asked is None:
        raise LinkExpired
    return _shown(asked)


async def answer(
    database: Database,
    context: Context,
    request_id: UUID,
    holder_id: UUID,
    client: ClientInfo,
    *,
    agree: bool,
) -> None:
    """Take the answer of a user who sees the account: the consumer gets it, or is refused.

    Raises NotFound when nobody asks him that, or no more: somebody has answered, the asker has
    withdrawn, the week is over, or the account is the user's no more. Unavailable while cabinet
    is down.
    """
    async with database.transaction() as session:
        asked = await queries.find_open(session, request_id, holder_id, utc_now())
    if asked is None:
        raise NotFound
    number = asked.request.account_number
    # Whose the account is may have changed within the week.
    match = await ask_registry(context, number, "")
    async with database.transaction() as session:
        await lock_account(session, number)
        asked = await queries.find_open(session, request_id, holder_id, utc_now(), lock=True)
        present = await list_present(session, number, match.user_ids, match.former_user_ids)
        if asked is None or holder_id not in present:
            raise NotFound
        request, _, asker = asked
        record(
            session,
            "account_consent_given" if agree else "account_consent_refused",
            client=client,
            user_id=holder_id,
            data={"request_id": str(request.id), "asker_id": str(asker.id)},
        )
        if agree:
            await add_to_user(session, request, match, asker, context, decided_by=None)
        else:
            request.state, request.decided_at = "refused", utc_now()
            await tell_refused(session, asker, request, reason="")


async def answer_by_link(
    database: Database, context: Context, token: str, client: ClientInfo, *, agree: bool
) -> None:
    """Take the answer of a letter's reader, once. Raises LinkExpired, and Unavailable."""
    async with database.transaction() as session:
        asked = await queries.find_by_link(session, token_hash(token), utc_now())
    if asked is None:
        raise LinkExpired
    try:
        await answer(database, context, asked.request.id, asked.holder_id, client, agree=agree)
    except NotFound as problem:
        raise LinkExpired from problem


def _shown(asked: queries.Asked) -> ConsentOut:
    request = asked.request
    assert request.asked_until is not None
    return ConsentOut(
        id=request.id,
        account_ending=account_ending(request.account_number),
        asker_name=name_for_letters(asked.asker),
        asker_email=_masked(asked.asker),
        asked_at=request.last_tried_at,
        asked_until=request.asked_until,
    )


def _masked(user: User) -> str:
    return masked_email(user.email) if user.email else ""
