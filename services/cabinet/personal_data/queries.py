"""SQL of all that cabinet keeps about a user, of his own days alone, and of erasing it.

Erased is what a consumer asks for, and who left long ago. What the law keeps stays: readings and
their receipts, bills, contracts, consents to the agreement. Bytes of files that no row names any
more are swept within a day (decision 0038).
"""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import USERS_METER_SPANS, account_spans, in_span
from services.kit.database import Connection

_PARTS: Mapping[str, str] = {
    "accounts": f"""
        SELECT a.number, l.address, s.role, s.first_day, s.last_day, s.linked_at
        FROM ({account_spans("{user} = $1")}) AS s
        JOIN customer_accounts a ON a.id = s.account_id
        LEFT JOIN service_locations l ON l.id = s.service_location_id
        ORDER BY a.number, s.first_day""",
    # Of the subscriber whose people he is among, while that lasts.
    "subscribers": f"""
        SELECT DISTINCT c.external_id, c.kind, c.name, c.email, c.phone
        FROM ({account_spans("{user} = $1")}) AS s JOIN customers c ON c.id = s.customer_id
        WHERE s.ongoing AND s.linked ORDER BY c.external_id""",
    "meters": f"""
        SELECT m.serial_number, v.first_day, v.last_day, k.name AS own_name
        FROM ({USERS_METER_SPANS}) AS v JOIN meters m ON m.id = v.meter_id
        LEFT JOIN usage_point_names k
            ON k.user_id = $1 AND k.usage_point_id = v.usage_point_id
        ORDER BY m.serial_number, v.first_day""",
    "readings_handed_in": """
        SELECT m.serial_number, s.taken_on, s.submitted_at, s.state, s.way, s.total, s.t1, s.t2,
            s.t3, s.refusal_text
        FROM submissions s JOIN meters m ON m.id = s.meter_id
        WHERE s.user_id = $1 AND s.organization_id IS NULL ORDER BY s.submitted_at""",
    # What he handed in for houses is of others: how much of it, and nothing of theirs.
    "servicing_organizations": """
        SELECT o.name AS organization, p.name, p.email, p.phone, p.added_at, p.ended_at,
            (SELECT count(*) FROM submissions s
                WHERE s.user_id = $1 AND s.organization_id = o.id) AS readings_handed_in
        FROM servicing_people p JOIN servicing_organizations o ON o.id = p.organization_id
        WHERE p.user_id = $1 ORDER BY p.added_at""",
    "register_readings": f"""
        SELECT DISTINCT m.serial_number, r.channel, r.taken_at, r.total, r.t1, r.t2, r.t3
        FROM ({USERS_METER_SPANS}) AS v JOIN meters m ON m.id = v.meter_id
        JOIN register_readings r ON r.meter_id = v.meter_id AND {in_span("r.taken_at")}
        ORDER BY m.serial_number, r.channel, r.taken_at LIMIT 100000""",
    "appeals": """
        SELECT number, kind, name, status, way, created_at, closed_at, fields::text AS fields,
            card::text AS card, rating_stars, rating_text
        FROM appeals WHERE user_id = $1 ORDER BY number""",
    "appeal_messages": """
        SELECT a.number, m.by, m.at, m.way, m.text FROM appeals a
        JOIN appeal_messages m ON m.appeal_id = a.id
        WHERE a.user_id = $1 AND a.status <> 'draft' ORDER BY a.number, m.id""",
    "appeal_draft": """
        SELECT content::text AS content, saved_at FROM appeal_drafts WHERE user_id = $1""",
    "service_orders": """
        SELECT number, title, state, contact_name, phone, comment, answer, ordered_at
        FROM service_orders WHERE user_id = $1 ORDER BY number""",
    "outage_reports": """
        SELECT at, since, note FROM outage_reports WHERE user_id = $1 ORDER BY at""",
    "agreement_consents": """
        SELECT version, agreed_at, way FROM agreement_consents WHERE user_id = $1
        ORDER BY version""",
    "walk_entries": """
        SELECT taken_at, arrived_at, outcome, values::text AS values, note, state
        FROM walk_entries WHERE user_id = $1 ORDER BY taken_at""",
    "section_visits": "SELECT * FROM section_visits WHERE user_id = $1",
    "reminder_days": "SELECT * FROM reminder_days WHERE user_id = $1",
    "unusual_days_wanted": "SELECT * FROM unusual_wanted WHERE user_id = $1",
}
_FILES = """
SELECT f.key, f.id, f.name, 'appeals/' || a.number AS folder FROM appeals a
JOIN appeal_messages m ON m.appeal_id = a.id JOIN appeal_files f ON f.message_id = m.id
WHERE a.user_id = $1 AND a.status <> 'draft'
UNION ALL
SELECT f.key, f.id, f.name, 'waiting' FROM appeal_files f
WHERE f.uploaded_by = $1 AND f.side = 'consumer' AND f.message_id IS NULL
UNION ALL
SELECT s.photo_file, s.id, 'photo.jpg', 'readings' FROM submissions s
WHERE s.user_id = $1 AND s.organization_id IS NULL AND s.photo_file IS NOT NULL
ORDER BY 4, 2
"""
_POINTS = f"""
SELECT DISTINCT usage_point_id FROM ({USERS_METER_SPANS}) AS v ORDER BY usage_point_id
"""
# What stands where words were.
ERASED = "—"
# Of the appeals `$1`: words and files of both sides go, since answers name people as well.
_APPEALS: Mapping[str, str] = {
    "appeals": f"""
        UPDATE appeals SET user_id = NULL, name = '{ERASED}', opening = '{ERASED}',
            last_text = '{ERASED}', fields = '[]', card = NULL, rating_text = NULL,
            search_text = ''
        WHERE id = ANY($1::uuid[])""",
    "appeal_files": """
        DELETE FROM appeal_files f USING appeal_messages m
        WHERE f.message_id = m.id AND m.appeal_id = ANY($1::uuid[])""",
    "appeal_messages": f"""
        UPDATE appeal_messages SET text = '{ERASED}' WHERE appeal_id = ANY($1::uuid[])""",
    "appeal_notes": f"""
        UPDATE appeal_notes SET text = '{ERASED}' WHERE appeal_id = ANY($1::uuid[])""",
    "appeal_letters": """
        UPDATE appeal_letters SET whole = NULL, sender = NULL WHERE appeal_id = ANY($1::uuid[])""",
    "answer_drafts": "DELETE FROM answer_drafts WHERE appeal_id = ANY($1::uuid[])",
}
# Of the user `$1`, beside what `forget_user` of the subjects forgets.
_USER: Mapping[str, str] = {
    "appeal_uploads": """
        DELETE FROM appeal_files
        WHERE uploaded_by = $1 AND side = 'consumer' AND message_id IS NULL""",
    "appeal_sendings": "DELETE FROM appeal_sendings WHERE sender_id = $1",
    "photos": """
        UPDATE submissions SET photo_file = NULL
        WHERE user_id = $1 AND organization_id IS NULL AND photo_file IS NOT NULL""",
    "walk_entries": """
        UPDATE walk_entries SET user_id = NULL, note = NULL, photo_file = NULL
        WHERE user_id = $1""",
    "exported_days": "DELETE FROM exported_days WHERE user_id = $1",
    "export_jobs": "DELETE FROM export_jobs WHERE staff_id = $1",
}
_OF_USER = "SELECT id FROM appeals WHERE user_id = $1"
# Customers whose last account was closed so long ago, and of whom something is kept to be erased.
_LONG_GONE = f"""
SELECT c.id FROM customers c CROSS JOIN supplier_settings e
WHERE e.erased_after_months > 0
    AND EXISTS (SELECT FROM account_holdings h WHERE h.customer_id = c.id)
    AND NOT EXISTS (SELECT FROM account_holdings h WHERE h.customer_id = c.id
        AND coalesce(h.last_day, 'infinity')
            >= ((now() AT TIME ZONE e.time_zone)::date
                - make_interval(months => e.erased_after_months))::date)
    AND (c.email IS NOT NULL OR c.phone IS NOT NULL OR EXISTS (
        SELECT FROM appeals a WHERE a.customer_id = c.id AND a.opening <> '{ERASED}'))
ORDER BY c.id LIMIT $1 FOR UPDATE OF c SKIP LOCKED
"""
_CONTACTS = "UPDATE customers SET email = NULL, phone = NULL WHERE id = ANY($1::int[])"
_COPIES = """
UPDATE customer_accounts SET customer_email = '',
    search_text = replace(lower(concat_ws(' ', number, customer_name, address)), 'ё', 'е')
WHERE customer_id = ANY($1::int[])
"""
# What staff had set would come back with the next delivery.
_EDITS = """
DELETE FROM staff_edits WHERE kind = 'customer' AND field IN ('email', 'phone')
    AND object_id = ANY($1::int[])
"""
_OF_CUSTOMERS = f"""
SELECT a.id FROM appeals a WHERE a.opening <> '{ERASED}' AND (a.customer_id = ANY($1::int[])
    -- About no account, by who was among their people and nobody else's.
    OR (a.customer_id IS NULL AND a.user_id IN (SELECT u.user_id FROM account_users u
        GROUP BY u.user_id HAVING bool_and(u.customer_id = ANY($1::int[])))))
"""


async def list_parts(connection: Connection, user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return what is kept about a user, by what it is; energy in Wh and varh."""
    return {
        name: [dict(row) for row in await connection.fetch(statement, user_id)]
        for name, statement in _PARTS.items()
    }


async def list_files(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Return the files of a user: their key, whose they are, name and folder."""
    return [dict(row) for row in await connection.fetch(_FILES, user_id)]


async def list_points(connection: Connection, user_id: UUID) -> list[int]:
    """Return the inner keys of the usage points of which days are the user's."""
    return [row["usage_point_id"] for row in await connection.fetch(_POINTS, user_id)]


async def erase_user(connection: Connection, user_id: UUID) -> dict[str, int]:
    """Erase what a consumer wrote and sent; return how many rows it was, by what they were.

    Repeated it finds nothing more.
    """
    appeals = [row["id"] for row in await connection.fetch(_OF_USER, user_id)]
    counts = await _erase_appeals(connection, appeals)
    for name, statement in _USER.items():
        counts[name] = _rows(await connection.execute(statement, user_id))
    return counts


async def erase_long_gone(connection: Connection, most: int) -> int:
    """Erase contacts and appeals of customers who left longer ago than the supplier keeps them.

    In a transaction; returns how many customers it was, `most` at a time.
    """
    gone = [row["id"] for row in await connection.fetch(_LONG_GONE, most)]
    if gone:
        appeals = [row["id"] for row in await connection.fetch(_OF_CUSTOMERS, gone)]
        await _erase_appeals(connection, appeals)
        for statement in (_EDITS, _CONTACTS, _COPIES):
            await connection.execute(statement, gone)
    return len(gone)


async def _erase_appeals(connection: Connection, appeals: Sequence[UUID]) -> dict[str, int]:
    return {
        name: _rows(await connection.execute(statement, appeals))
        for name, statement in _APPEALS.items()
    }


def _rows(told: str) -> int:
    return int(told.rsplit(" ", 1)[-1])
