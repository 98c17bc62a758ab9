"""SQL of receipts: what they say, their row at a usage point, and who may see one."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, USERS_METER_SPANS, has_right
from services.cabinet.submissions.receipts.rules import Handed, Known, Signed
from services.kit.database import Connection
from services.kit.together import Part

# Of usage points ($1) and what is corrected there ($2), numbered in their order; how many they are
# changes no plan.
_KNOWN = """
SELECT nextval(pg_get_serial_sequence('submission_receipts', 'number')) AS number,
    coalesce(r.link, 0) AS link, r.digest AS former,
    (SELECT k.number FROM submission_receipts k WHERE k.submission_id = n.corrects) AS corrects
FROM unnest((SELECT $1::int[]), $2::uuid[]) WITH ORDINALITY AS n(usage_point_id, corrects, place)
LEFT JOIN LATERAL (
    SELECT link, digest FROM submission_receipts WHERE usage_point_id = n.usage_point_id
    ORDER BY link DESC LIMIT 1) AS r ON true
ORDER BY n.place
"""
_ADD = """
kept_receipts AS (
    INSERT INTO submission_receipts
        (id, number, submission_id, usage_point_id, link, digest, compact, issued_at)
    SELECT * FROM unnest((SELECT $1::uuid[]), $2::bigint[], $3::uuid[], $4::int[], $5::int[],
        $6::text[], $7::text[], $8::timestamptz[])
)
"""
_COLUMNS = """r.id, r.number, r.submission_id, r.issued_at, r.digest, r.compact,
    s.state, s.refusal_text, s.decimals, s.account_id,
    coalesce(p.time_zone, e.time_zone) AS time_zone,
    (SELECT k.id FROM submissions c JOIN submission_receipts k ON k.submission_id = c.id
     WHERE c.corrects = s.id AND s.state = 'corrected'
     ORDER BY c.submitted_at DESC LIMIT 1) AS corrected_by"""
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


async def list_known(
    connection: Connection, coming: Sequence[tuple[int, UUID | None]]
) -> list[Known]:
    """Return what receipts say beside the readings; their numbers are taken with it.

    `coming` are usage points, each with the submission that is corrected there. Of each it is the
    last receipt that is there by now.
    """
    points, corrects = [point for point, _ in coming], [corrected for _, corrected in coming]
    return [Known(*row) for row in await connection.fetch(_KNOWN, points, corrects)]


def adding(made: Sequence[tuple[Handed, Known, Signed]]) -> Part:
    """Return the part of a statement that keeps receipts."""
    rows = [
        (
            handed.receipt_id,
            known.number,
            handed.submission_id,
            handed.usage_point_id,
            known.link + 1,
            receipt.digest,
            receipt.compact,
            handed.submitted_at,
        )
        for handed, known, receipt in made
    ]
    return Part(_ADD, tuple(zip(*rows, strict=True)))


async def find_receipt(connection: Connection, user_id: UUID, receipt_id: UUID) -> Any:
    """Return a receipt that the user may see, with what became of its reading; or None."""
    return await connection.fetchrow(_FIND, user_id, receipt_id)


async def find_for_staff(connection: Connection, receipt_id: UUID) -> Any:
    """Return any receipt, with what became of its reading; or None."""
    return await connection.fetchrow(_FIND_FOR_STAFF, receipt_id)
