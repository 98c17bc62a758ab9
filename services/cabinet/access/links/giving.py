"""Staff let a consumer see one more account."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.actions import link_accounts
from services.cabinet.access.links.queries import find_known, lock_registry
from services.cabinet.access.links.taking import list_links, seen_of
from services.cabinet.access.links.telling import account_ending
from services.cabinet.access.numbers import resolve_numbers
from services.cabinet.errors import UnknownAccount
from services.cabinet.events import publish
from services.contracts.cabinet import AccountGiven
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act


async def give_account(session: AsyncSession, staff: Caller, user_id: UUID, typed: str) -> None:
    """Link a consumer to the account that a number means, in any spelling; an act of staff.

    He is told, and so is everybody known for the account before; who sees it already is told
    nothing. Raises UnknownAccount.
    """
    await lock_registry(session)
    connection = await plain_of(session)
    number = (await resolve_numbers(connection, [typed])).get(typed)
    known = None if number is None else await find_known(connection, number)
    if number is None or known is None:
        message = UnknownAccount.title
        raise UnknownAccount(
            errors=[{"field": "account_number", "code": UnknownAccount.name, "message": message}]
        )
    before = seen_of(await list_links(session, user_id), number)
    if user_id not in known.users:
        await link_accounts(session, user_id, [number])
        await publish(
            session,
            AccountGiven(
                user_id=user_id,
                account_ending=account_ending(number),
                known_users=known.users,
                known_email=known.email,
                given_at=utc_now(),
            ),
        )
    after = seen_of(await list_links(session, user_id), number)
    await record_act(
        session,
        staff,
        "add_account",
        "user",
        user_id,
        before=before,
        after=after,
        account_number=number,
    )
