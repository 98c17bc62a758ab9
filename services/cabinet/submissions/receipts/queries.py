"""SQL of receipts: what they say, their row at a usage point, and who may see one."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, USERS_METER_SPANS, has_right
from services.cabinet.submissions.receipts.rules import Handed, Known, Signed
from services.kit.database import Connection

_KNOWN = """
SELECT nextval(pg_get_serial_sequence('submission_receipts', 'number')) AS number,
    coalesce(r.link, 0) AS link, r.digest AS former,
    (SELECT k.number FROM submission_receipts k WHERE k.submission_id = $2) AS corrects
FROM (VALUES (1)) AS one
LEFT JOIN LATERAL (
    SELECT link, digest FROM submission_receipts WHERE usage_point_id = $1
    ORDER BY link DESC LIMIT 1) AS r ON true
"""
_ADD = """
INSERT INTO submission_receipts
    (id, number, submission_id, usage_point_id, link, digest, compact, issued_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_COLUMNS = """r.id, r.number, r.submission_id, r.issued_at, r.digest, r.compact,
    s.state, s.refusal_text, s.decimals, s.account_id,
    coalesce(p.time_zone, e.time_zone) AS time_zone,
    (SELECT k.id FROM submissions c JOIN submission_receipts k ON k.submission_id = c.id
     WHERE c.corrects = s.id) AS corrected_by"""
_ROWS = f"""FROM submission_receipts r
JOIN submissions s ON s.id = r.submission_id
JOIN usage_points p ON p.id = r.usage_point_id
CROSS JOIN {SUPPLIER} AS e"""
# To be seen as the readings are: by whom the meter was at the time, of the same customer.
_FIND = f"""
SELECT {_COLUMNS}
{_ROWS}
WHERE r.id = $2 AND EXISTS (
    SELECT FROM ({USERS_METER_SPANS}) AS v
    WHERE v.meter_id = s.meter_id AND v.customer_id = s.customer_id
        AND {has_right("v", "see_readings")})
"""
_FIND_FOR_STAFF = f"""
SELECT {_COLUMNS}
{_ROWS}
WHERE r.id = $1
"""


async def read_known(connection: Connection, handed: Handed) -> Known:
    """Return what a receipt says beside the reading; its number is taken with it."""
    return Known(**await connection.fetchrow(_KNOWN, handed.usage_point_id, handed.corrects))


async def add_receipt(
    connection: Connection, handed: Handed, known: Known, receipt: Signed
) -> None:
    """Keep a receipt."""
    of = (
        handed.receipt_id,
        known.number,
        handed.submission_id,
        handed.usage_point_id,
        known.link + 1,
    )
    made = (receipt.digest, receipt.compact, handed.submitted_at)
    await connection.execute(_ADD, *of, *made)


async def find_receipt(connection: Connection, user_id: UUID, receipt_id: UUID) -> Any:
    """Return a receipt that the user may see, with what became of its reading; or None."""
    return await connection.fetchrow(_FIND, user_id, receipt_id)


async def find_for_staff(connection: Connection, receipt_id: UUID) -> Any:
    """Return any receipt, with what became of its reading; or None."""
    return await connection.fetchrow(_FIND_FOR_STAFF, receipt_id)
