"""SQL of all that notifications keeps about a user, and of erasing it.

The values that letters are filled with are not among it, since codes and passwords are; nor is
where a browser gets its pushes, as who knows that can reach it.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.kit.database import Connection

_PARTS: Mapping[str, str] = {
    "recipient": """
        SELECT display_name, email, phone, language FROM recipients
        WHERE user_id = $1 AND user_class = 'consumer'""",
    "letters": """
        SELECT created_at, sent_at, address, template, state FROM letters
        WHERE user_id = $1 ORDER BY created_at DESC LIMIT 10000""",
    "notices": """
        SELECT r.created_at, n.kind, n.subject, n.body, r.read_at, r.confirmed_at
        FROM notice_receipts r JOIN notices n ON n.id = r.notice_id
        WHERE r.user_id = $1 ORDER BY r.created_at DESC LIMIT 10000""",
    "email_choice": "SELECT wanted FROM email_choices WHERE user_id = $1",
    "preferences": """
        SELECT kind, email, push, days, told FROM preferences WHERE user_id = $1 ORDER BY kind""",
    "account_preferences": """
        SELECT number, bills, payments FROM account_preferences WHERE user_id = $1
        ORDER BY number""",
    "push_devices": """
        SELECT browser, system, created_at FROM push_devices WHERE user_id = $1
        ORDER BY created_at""",
}
# In this order: notices that were his alone go once he has them no more.
_ERASE: Mapping[str, str] = {
    "letters": "DELETE FROM letters WHERE user_id = $1",
    "notices": """
        WITH had AS (DELETE FROM notice_receipts WHERE user_id = $1 RETURNING notice_id)
        DELETE FROM notices n USING had WHERE n.id = had.notice_id
            AND NOT EXISTS (SELECT FROM announcements a WHERE a.id = n.id)
            AND NOT EXISTS (SELECT FROM letters l WHERE l.notice_id = n.id)
            AND NOT EXISTS (SELECT FROM notice_receipts r
                WHERE r.notice_id = n.id AND r.user_id <> $1)""",
    "push_devices": "DELETE FROM push_devices WHERE user_id = $1",
    "email_choices": "DELETE FROM email_choices WHERE user_id = $1",
    "preferences": "DELETE FROM preferences WHERE user_id = $1",
    "account_preferences": "DELETE FROM account_preferences WHERE user_id = $1",
    "reply_tokens": "DELETE FROM reply_tokens WHERE user_id = $1",
    # It stays empty, so that a late word of his contacts is an old one.
    "recipients": """
        UPDATE recipients SET display_name = '', email = NULL, phone = NULL, active = false
        WHERE user_id = $1""",
}


async def list_parts(connection: Connection, user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return what is kept about a user, by what it is."""
    return {
        name: [dict(row) for row in await connection.fetch(statement, user_id)]
        for name, statement in _PARTS.items()
    }


async def erase(connection: Connection, user_id: UUID) -> dict[str, int]:
    """Erase what is kept about a user; return how many rows it was, by what they were."""
    return {
        name: int((await connection.execute(statement, user_id)).rsplit(" ", 1)[-1])
        for name, statement in _ERASE.items()
    }
