"""SQL of links between users and accounts."""

from collections.abc import Sequence

from services.kit.database import Connection

_LINK_WAITING = """
WITH found AS (
    DELETE FROM waiting_account_links w USING customer_accounts a
    WHERE w.account_number = ANY($1::text[]) AND a.number = w.account_number
    RETURNING w.user_id, a.id AS account_id
)
INSERT INTO account_users (user_id, account_id) SELECT user_id, account_id FROM found
ON CONFLICT DO NOTHING
"""


async def link_waiting_users(connection: Connection, numbers: Sequence[str]) -> None:
    """Link the users who wait for these accounts, now that the registry knows them."""
    await connection.execute(_LINK_WAITING, list(numbers))
