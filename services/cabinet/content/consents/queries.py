"""SQL of consents to the agreement."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, TODAY, account_spans
from services.kit.database import Connection

_TODAY = f"(SELECT {TODAY} FROM {SUPPLIER} AS e)"
# The version that the user `$1` still has to agree to, as text; NULL when none. Only versions that
# ask are in the index, so that those without cost nothing.
AWAITED_CONSENT = f"""(SELECT max(c.asks_from) FROM content_entries c
    WHERE c.asks_from <= {_TODAY}::text AND NOT EXISTS (SELECT FROM agreement_consents k
        WHERE k.user_id = $1 AND k.version::text >= c.asks_from))"""
_IN_FORCE = f"""
SELECT max(live ->> 'valid_from') FROM content_entries
WHERE kind = 'agreement' AND live ->> 'valid_from' <= {_TODAY}::text
"""
_HAS_HELD = f"""
SELECT EXISTS (SELECT FROM content_entries WHERE kind = 'agreement'
    AND live ->> 'valid_from' = $1::date::text AND $1::date <= {_TODAY})
"""
_ADD = """
INSERT INTO agreement_consents (user_id, version, agreed_at, way)
VALUES ($1, $2, coalesce($3, now()), $4) ON CONFLICT DO NOTHING
"""
_OWN = """
SELECT version, agreed_at, way FROM agreement_consents WHERE user_id = $1 ORDER BY version DESC
LIMIT 20
"""
# Each user once, by his latest version; NULL: nothing is known of a consent.
_OF_CUSTOMER = f"""
WITH people AS (
    SELECT DISTINCT s.user_id FROM (
        {account_spans("{account} IN (SELECT id FROM customer_accounts WHERE customer_id = $1)")}
    ) AS s WHERE s.customer_id = $1 AND s.ongoing)
SELECT k.version, count(*) AS users, max(k.agreed_at) AS latest_at FROM people p
LEFT JOIN LATERAL (SELECT version, agreed_at FROM agreement_consents WHERE user_id = p.user_id
    ORDER BY version DESC LIMIT 1) AS k ON true
GROUP BY k.version ORDER BY k.version DESC NULLS LAST LIMIT 20
"""


async def find_in_force(connection: Connection) -> date | None:
    """Return the version of the agreement that holds today, or None."""
    found = await connection.fetchval(_IN_FORCE)
    return None if found is None else date.fromisoformat(found)


async def has_held(connection: Connection, version: date) -> bool:
    """Say whether a version is published and holds, or held before."""
    held: bool = await connection.fetchval(_HAS_HELD, version)
    return held


async def add_consent(
    connection: Connection, user_id: UUID, version: date, at: datetime | None, way: str
) -> None:
    """Note that a user has agreed to a version, once; `at` None: now."""
    await connection.execute(_ADD, user_id, version, at, way)


async def list_own(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Return what a user has agreed to, the latest version first."""
    return [dict(row) for row in await connection.fetch(_OWN, user_id)]


async def count_of_customer(connection: Connection, customer_id: int) -> list[dict[str, Any]]:
    """Return how many users who see a subscriber's accounts agreed to which version last."""
    return [dict(row) for row in await connection.fetch(_OF_CUSTOMER, customer_id)]


async def forget_user(connection: Connection, user_id: UUID) -> None:
    """Forget the consents of a removed user."""
    await connection.execute("DELETE FROM agreement_consents WHERE user_id = $1", user_id)
