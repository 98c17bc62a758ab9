"""SQL of all that auth keeps about a user; no secret, and no hash of one, is among it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.kit.database import Connection

_PARTS: Mapping[str, str] = {
    "user": """
        SELECT login, email, phone, claimed_phone, display_name, language, active, created_at,
            password_changed_at
        FROM users WHERE id = $1 AND user_class = 'consumer'""",
    "sessions": """
        SELECT created_at, last_used_at, ended_at, end_reason, user_agent, address
        FROM sessions WHERE user_id = $1 ORDER BY created_at DESC""",
    "known_devices": """
        SELECT created_at, last_used_at FROM known_devices WHERE user_id = $1
        ORDER BY created_at DESC""",
    "second_factor": """
        SELECT new_device_letter, totp_confirmed_at FROM second_factors WHERE user_id = $1""",
    "passkeys": """
        SELECT name, created_at, last_used_at, backed_up FROM passkeys WHERE user_id = $1
        ORDER BY created_at""",
    "registration_requests": """
        SELECT created_at, state, account_number, address, name, email, phone, language,
            consent_version, consent_at, consent_from, decided_at, reason
        FROM registration_requests WHERE user_id = $1 OR asker_id = $1 ORDER BY created_at""",
    "security_events": """
        SELECT at, kind, address, user_agent FROM security_events WHERE user_id = $1
        ORDER BY at DESC LIMIT 10000""",
}


async def list_parts(connection: Connection, user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return what is kept about a user, by what it is."""
    return {
        name: [dict(row) for row in await connection.fetch(statement, user_id)]
        for name, statement in _PARTS.items()
    }
