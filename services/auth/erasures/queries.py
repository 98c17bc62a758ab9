"""SQL of erasures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from services.kit.database import Connection

# In this order; each is told how many rows it was. Consents stay as evidence: which version, when
# and from where. Of security events what happened and when stays.
_ERASE: Mapping[str, str] = {
    "registration_requests": """
        UPDATE registration_requests SET name = '', email = '', phone = '', address = '',
            account_number = '', proofs = NULL, reason = NULL, asker_id = NULL, user_id = $1
        WHERE user_id = $1 OR asker_id = $1""",
    "security_events": """
        UPDATE security_events SET address = '', user_agent = '', data = '{}'
        WHERE user_id = $1""",
    "recovery_requests": """
        DELETE FROM recovery_requests
        WHERE email = (SELECT email FROM users WHERE id = $1)""",
    "email_code_requests": "DELETE FROM email_code_requests WHERE user_id = $1",
    "account_consents": "DELETE FROM account_consents WHERE user_id = $1",
    "known_devices": "DELETE FROM known_devices WHERE user_id = $1",
}
_ADD = "INSERT INTO erasures (id, user_id, asked_by) VALUES ($1, $2, $3)"
_ADD_PARTS = """
INSERT INTO erasure_parts (erasure_id, service) SELECT $1, unnest($2::text[])
"""
_DONE = """
UPDATE erasure_parts SET done_at = now(), counts = $3::text::jsonb
WHERE erasure_id = $1 AND service = $2 AND done_at IS NULL
"""
_LATEST = """
SELECT e.id, e.user_id, e.asked_at, e.asked_by,
    (SELECT json_agg(json_build_object('service', p.service, 'done_at', p.done_at,
        'counts', coalesce(p.counts, '{}')) ORDER BY p.service)::text
    FROM erasure_parts p WHERE p.erasure_id = e.id) AS parts
FROM erasures e ORDER BY e.asked_at DESC LIMIT $1
"""


async def erase(connection: Connection, user_id: UUID) -> dict[str, int]:
    """Erase what auth keeps about a user beside the user; return how many rows it was."""
    return {
        name: int((await connection.execute(statement, user_id)).rsplit(" ", 1)[-1])
        for name, statement in _ERASE.items()
    }


async def add_erasure(
    connection: Connection, erasure_id: UUID, user_id: UUID, asked_by: UUID, services: list[str]
) -> None:
    """Note an erasure, and who has a part in it."""
    await connection.execute(_ADD, erasure_id, user_id, asked_by)
    await connection.execute(_ADD_PARTS, erasure_id, services)


async def note_done(
    connection: Connection, erasure_id: UUID, service: str, counts: Mapping[str, int]
) -> None:
    """Note that a service has done its part; told again it stays as it was."""
    await connection.execute(_DONE, erasure_id, service, orjson.dumps(dict(counts)).decode())


async def list_latest(connection: Connection, most: int) -> list[dict[str, Any]]:
    """Return the last erasures with their parts, the newest first."""
    rows = await connection.fetch(_LATEST, most)
    return [dict(row) | {"parts": orjson.loads(row["parts"])} for row in rows]
