"""Secrets that auth sends: read from its outbox as notifications would open them."""

from services.kit.sealing import unseal
from tests.api.auth.conftest import Auth
from tests.support.tokens import keys_dir

_NEWEST = """
SELECT data->>$2 AS sealed, data->>'email' AS email FROM outbox
WHERE type = $1 ORDER BY occurred_at DESC LIMIT 1
"""


async def sent_secret(auth: Auth, kind: str, field: str = "sealed_code") -> str:
    """Return the newest secret of that event."""
    async with auth.database.connection() as connection:
        row = await connection.fetchrow(_NEWEST, kind, field)
    assert row is not None
    return unseal(keys_dir(), "notifications", row["sealed"], context=row["email"])
