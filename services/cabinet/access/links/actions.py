"""Acts that link users to accounts."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.queries import lock_registry
from services.contracts.auth import UserDeleted, UserRegistered

_LINK = text("""
WITH wanted AS (SELECT unnest(CAST(:numbers AS text[])) AS number),
linked AS (
    -- To whose the account is today; what was taken away is given again.
    INSERT INTO account_users AS u (user_id, account_id, customer_id)
    SELECT :user_id, a.id, holder_of(a.id) FROM wanted JOIN customer_accounts a USING (number)
    ON CONFLICT (user_id, account_id, customer_id) DO UPDATE
    SET taken_at = NULL, last_day = NULL, linked_at = now() WHERE u.taken_at IS NOT NULL
)
INSERT INTO waiting_account_links (user_id, account_number)
SELECT :user_id, number FROM wanted
WHERE NOT EXISTS (SELECT FROM customer_accounts a WHERE a.number = wanted.number)
ON CONFLICT DO NOTHING
""")
_END_CODES = text("""
DELETE FROM account_codes USING customer_accounts a
WHERE account_id = a.id AND a.number = ANY(CAST(:numbers AS text[]))
""")

_TABLES_OF_A_USER = ("account_users", "agreement_roles", "waiting_account_links", "section_visits")


async def link_registered_user(session: AsyncSession, event: UserRegistered) -> None:
    """Let a new consumer see his accounts; those not known yet are linked when they come."""
    if event.user_class != "consumer" or not event.account_numbers:
        return
    # An account that comes at this moment is not missed.
    await lock_registry(session)
    await link_accounts(session, event.user_id, [number[:64] for number in event.account_numbers])


async def link_accounts(session: AsyncSession, user_id: UUID, numbers: Sequence[str]) -> None:
    """Let a user see accounts by the registry's numbers; for those unknown he waits."""
    given = list(numbers)
    await session.execute(_LINK, {"user_id": user_id, "numbers": given})
    # A code on paper opens an account once.
    await session.execute(_END_CODES, {"numbers": given})


async def forget_user(session: AsyncSession, event: UserDeleted) -> None:
    """Take all accounts and roles from a user who was removed, also what is still awaited."""
    await lock_registry(session)
    for table in _TABLES_OF_A_USER:
        await session.execute(
            text(f"DELETE FROM {table} WHERE user_id = :user_id"),  # noqa: S608
            {"user_id": event.user_id},
        )
