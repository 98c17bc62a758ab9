"""Acts that link users to accounts."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet import locks
from services.contracts.auth import UserDeleted, UserRegistered

_LINK = text("""
WITH wanted AS (SELECT unnest(CAST(:numbers AS text[])) AS number),
linked AS (
    INSERT INTO account_users (user_id, account_id)
    SELECT :user_id, a.id FROM wanted JOIN customer_accounts a USING (number)
    ON CONFLICT DO NOTHING
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


async def link_registered_user(session: AsyncSession, event: UserRegistered) -> None:
    """Let a new consumer see his accounts; those not known yet are linked when they come."""
    if event.user_class != "consumer" or not event.account_numbers:
        return
    # The lock of the registry's batches: an account that comes at this moment is not missed.
    await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": locks.REGISTRY})
    numbers = [number[:64] for number in event.account_numbers]
    await session.execute(_LINK, {"user_id": event.user_id, "numbers": numbers})
    # A code on paper opens an account once.
    await session.execute(_END_CODES, {"numbers": numbers})


async def forget_user(session: AsyncSession, event: UserDeleted) -> None:
    """Take all accounts from a user who was removed, also those that are still awaited."""
    await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": locks.REGISTRY})
    for table in ("account_users", "waiting_account_links", "section_visits"):
        await session.execute(
            text(f"DELETE FROM {table} WHERE user_id = :user_id"),  # noqa: S608
            {"user_id": event.user_id},
        )
