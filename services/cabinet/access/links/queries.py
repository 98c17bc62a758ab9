"""SQL of links between users and accounts."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import TODAY, users_of
from services.kit.database import Connection

_LINK_WAITING = """
WITH found AS (
    DELETE FROM waiting_account_links w USING customer_accounts a
    WHERE w.account_number = ANY($1::text[]) AND a.number = w.account_number
    RETURNING w.user_id, a.id AS account_id
)
INSERT INTO account_users (user_id, account_id, customer_id)
SELECT user_id, account_id, holder_of(account_id) FROM found
ON CONFLICT DO NOTHING
"""
_USERS_OF = """
SELECT u.account_id, u.customer_id, u.user_id
FROM unnest($1::int[], $2::int[]) AS of(account, customer)
JOIN account_users u ON u.account_id = of.account AND u.customer_id = of.customer
WHERE u.taken_at IS NULL ORDER BY u.user_id
"""
_KNOWN_AS = """
SELECT DISTINCT customer_id, user_id FROM account_users
WHERE customer_id = ANY($1::int[]) AND taken_at IS NULL ORDER BY customer_id, user_id
"""
_KEPT_UNTIL = """
SELECT (day + make_interval(months => e.former_access_months))::date AS until
FROM unnest($1::date[]) AS days(day) CROSS JOIN supplier_settings e
"""
# Each account once, with the last of the user's times; a link that was taken away without a day
# has none, and is told all the same.
_OF_USER = f"""
SELECT DISTINCT ON (a.number) a.number, c.name AS customer_name, l.address,
    h.first_day, least(h.last_day, u.last_day) AS last_day, u.linked_at, u.taken_at,
    CASE WHEN u.taken_at IS NOT NULL AND u.last_day IS NULL THEN 'none'
        WHEN coalesce(least(h.last_day, u.last_day), 'infinity') >= {TODAY} THEN 'present'
        WHEN (least(h.last_day, u.last_day) + make_interval(months => e.former_access_months))
            >= {TODAY} THEN 'former'
        ELSE 'none' END AS access
FROM account_users u
JOIN customer_accounts a ON a.id = u.account_id
JOIN account_holdings h ON h.account_id = u.account_id AND h.customer_id = u.customer_id
JOIN customers c ON c.id = u.customer_id
LEFT JOIN service_locations l ON l.id = h.service_location_id
CROSS JOIN supplier_settings e
WHERE u.user_id = :user_id
ORDER BY a.number, u.taken_at IS NULL DESC,
    coalesce(least(h.last_day, u.last_day), 'infinity') DESC
"""
_WAITING = """
SELECT account_number AS number FROM waiting_account_links WHERE user_id = :user_id
ORDER BY account_number
"""
_KNOWN = f"""
SELECT c.email,
    ARRAY(SELECT DISTINCT s.user_id FROM ({users_of("a.id")}) AS s WHERE s.ongoing ORDER BY 1)
        AS users
FROM customer_accounts a JOIN customers c ON c.id = a.customer_id
WHERE a.number = $1 AND a.deletion_id IS NULL
"""
_TAKE = """
UPDATE account_users u SET taken_at = now(), last_day = :last_day,
    -- What staff have taken stays taken by them, whatever its user does with the rest.
    taken_by = CASE WHEN u.taken_at IS NULL OR :taken_by = 'staff'
        THEN CAST(:taken_by AS text) ELSE u.taken_by END
FROM customer_accounts a WHERE a.id = u.account_id AND a.number = :number
    AND u.user_id = :user_id AND (u.taken_at IS NULL OR u.last_day IS DISTINCT FROM :last_day)
RETURNING u.account_id
"""
_TAKE_WAITING = """
DELETE FROM waiting_account_links WHERE user_id = :user_id AND account_number = :number
RETURNING account_number
"""
_LINK = """
WITH wanted AS (SELECT unnest(CAST(:numbers AS text[])) AS number),
linked AS (
    -- To whose the account is today; what was taken away is given again.
    INSERT INTO account_users AS u (user_id, account_id, customer_id)
    SELECT :user_id, a.id, holder_of(a.id) FROM wanted JOIN customer_accounts a USING (number)
    WHERE a.deletion_id IS NULL
    ON CONFLICT (user_id, account_id, customer_id) DO UPDATE
    SET taken_at = NULL, taken_by = NULL, last_day = NULL, linked_at = now()
    WHERE u.taken_at IS NOT NULL
)
INSERT INTO waiting_account_links (user_id, account_number)
SELECT :user_id, number FROM wanted
-- For one that staff have deleted, too: it may come back.
WHERE NOT EXISTS (SELECT FROM customer_accounts a
    WHERE a.number = wanted.number AND a.deletion_id IS NULL)
ON CONFLICT DO NOTHING
"""
_END_CODES = """
DELETE FROM account_codes USING customer_accounts a
WHERE account_id = a.id AND a.number = ANY(CAST(:numbers AS text[]))
"""
_FORGET = tuple(
    f"DELETE FROM {table} WHERE user_id = :user_id"
    for table in (
        "account_users",
        "agreement_roles",
        "waiting_account_links",
        "section_visits",
        "usage_point_names",
        "seen_events",
    )
)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is known for an account today: the users who see it, the registry's e-mail address."""

    users: list[UUID]
    email: str | None


async def find_known(connection: Connection, number: str) -> Known | None:
    """Return who is known for the account of exactly this number, or None without one."""
    row = await connection.fetchrow(_KNOWN, number)
    return None if row is None else Known(list(row["users"]), row["email"])


async def link_waiting_users(connection: Connection, numbers: Sequence[str]) -> None:
    """Link the users who wait for these accounts, now that the registry knows them."""
    await connection.execute(_LINK_WAITING, list(numbers))


async def list_users_of(
    connection: Connection, of: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[UUID]]:
    """Return the users of each account as of one customer's: (account, customer) -> users."""
    users: dict[tuple[int, int], list[UUID]] = defaultdict(list)
    columns = [list(column) for column in zip(*of, strict=True)] if of else [[], []]
    for row in await connection.fetch(_USERS_OF, *columns):
        users[row["account_id"], row["customer_id"]].append(row["user_id"])
    return users


async def list_users_as(connection: Connection, customers: Sequence[int]) -> dict[int, list[UUID]]:
    """Return the users who see any account as one of these customers' people."""
    users: dict[int, list[UUID]] = defaultdict(list)
    for row in await connection.fetch(_KNOWN_AS, list(customers)):
        users[row["customer_id"]].append(row["user_id"])
    return users


async def list_kept_until(connection: Connection, days: Sequence[date]) -> dict[date, date]:
    """Return until when what ended on these days stays to be looked at."""
    found = await connection.fetch(_KEPT_UNTIL, list(days))
    return {day: row["until"] for day, row in zip(days, found, strict=True)}


async def list_accounts_of(session: AsyncSession, user_id: UUID) -> tuple[list[Any], list[str]]:
    """Return the accounts that a user sees, saw or shall see: known ones, and awaited numbers."""
    known = await session.execute(text(_OF_USER), {"user_id": user_id})
    waiting = await session.scalars(text(_WAITING), {"user_id": user_id})
    return list(known.mappings()), list(waiting)


async def take_link(
    session: AsyncSession,
    user_id: UUID,
    number: str,
    last_day: date | None,
    *,
    by: Literal["staff", "user"],
) -> bool:
    """End a user's link to an account; False when it has ended so before, or there is none."""
    given = {"user_id": user_id, "number": number}
    taken = await session.execute(text(_TAKE), given | {"last_day": last_day, "taken_by": by})
    dropped = await session.execute(text(_TAKE_WAITING), given)
    return bool(taken.all()) or bool(dropped.all())


async def link_accounts(session: AsyncSession, user_id: UUID, numbers: Sequence[str]) -> None:
    """Let a user see accounts by the registry's numbers; for those unknown he waits."""
    given = list(numbers)
    await session.execute(text(_LINK), {"user_id": user_id, "numbers": given})
    # A code on paper opens an account once.
    await session.execute(text(_END_CODES), {"numbers": given})


async def forget_user(session: AsyncSession, user_id: UUID) -> None:
    """Take all accounts and roles from a user, also what is still awaited."""
    for statement in _FORGET:
        await session.execute(text(statement), {"user_id": user_id})
