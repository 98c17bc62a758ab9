"""SQL of what an applicant is compared with."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import TODAY, USERS_ACCOUNTS, users_of
from services.cabinet.channels import CHANNELS, SOURCES
from services.cabinet.proofs.rules import Reading
from services.kit.database import Connection

# An account that is nobody's today is matched with nobody: staff decide. Who was its user stays
# known, so that auth does not take him for the present one.
_ACCOUNT = f"""
SELECT a.id, a.number, a.service_location_id, c.name, c.email, coalesce(c.phone, '') AS phone,
    EXISTS (
        SELECT FROM account_holdings h CROSS JOIN supplier_settings e
        WHERE h.account_id = a.id AND coalesce(h.first_day, '-infinity') <= {TODAY}
            AND coalesce(h.last_day, 'infinity') >= {TODAY}) AS held,
    ARRAY(SELECT DISTINCT s.user_id::text FROM ({users_of("a.id")}) AS s
        WHERE s.ongoing ORDER BY 1) AS user_ids,
    ARRAY(SELECT u.user_id::text FROM account_users u WHERE u.account_id = a.id
        EXCEPT SELECT s.user_id::text FROM ({users_of("a.id")}) AS s WHERE s.ongoing
    ) AS former_user_ids,
    -- Who has given it up is no stranger to its customer, as long as it is the same one.
    ARRAY(SELECT u.user_id::text FROM account_users u WHERE u.account_id = a.id
        AND u.taken_by = 'user' AND u.customer_id = holder_of(a.id)) AS left_user_ids
FROM customer_accounts a JOIN customers c ON c.id = a.customer_id
WHERE a.number = $1 AND a.deletion_id IS NULL
"""  # noqa: S608 (parts of our own)
# The account's own meters that measure now; everybody in the house can read the house's.
_METERS = """
SELECT m.id, m.serial_number FROM usage_points p
JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
JOIN meters m ON m.id = i.meter_id
WHERE p.account_id = $1 AND p.scope = 'unit'
"""
# A month of readings: the last one, and what is used a day. What was computed no counter showed.
_READINGS = f"""
WITH last AS (
    SELECT taken_at FROM register_readings
    WHERE meter_id = $1 AND channel = $2 AND source <> {SOURCES["computed"]}
        AND taken_at > $3::timestamptz - interval '1 year'
    ORDER BY taken_at DESC LIMIT 1
)
SELECT r.taken_at,
    coalesce(total, nullif(coalesce(t1, 0) + coalesce(t2, 0) + coalesce(t3, 0), 0)) AS total_wh
FROM register_readings r, last
WHERE r.meter_id = $1 AND r.channel = $2 AND r.taken_at > last.taken_at - interval '31 days'
    AND r.taken_at <= last.taken_at AND r.source <> {SOURCES["computed"]}
    AND r.taken_at > $3::timestamptz - interval '13 months'
ORDER BY r.taken_at DESC LIMIT 100
"""  # noqa: S608 (a number of our own)
_PUT_CODE = """
INSERT INTO account_codes (account_id, code_hash, issued_at, expires_at, issued_by)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash,
    issued_at = excluded.issued_at, expires_at = excluded.expires_at,
    issued_by = excluded.issued_by
"""
_FORGET_CODES = "DELETE FROM account_codes WHERE expires_at < now()"
_PHONES = f"""
SELECT coalesce(c.phone, '') AS phone FROM ({USERS_ACCOUNTS}) AS mine
JOIN customer_accounts a ON a.id = mine.account_id
JOIN customers c ON c.id = a.customer_id
WHERE mine.ongoing
"""  # noqa: S608 (parts of our own)


async def find_account(connection: Connection, number: str) -> Any | None:
    """Return the account of exactly this number with its customer and users, or None."""
    return await connection.fetchrow(_ACCOUNT, number)


async def find_number(connection: Connection, account_id: int) -> str | None:
    """Return an account's number, or None."""
    found: str | None = await connection.fetchval(
        "SELECT number FROM customer_accounts WHERE id = $1 AND deletion_id IS NULL", account_id
    )
    return found


async def find_address(connection: Connection, location_id: int | None) -> str | None:
    """Return an address in words, or None."""
    found: str | None = await connection.fetchval(
        "SELECT address FROM service_locations WHERE id = $1", location_id
    )
    return found


async def list_meters(connection: Connection, account_id: int) -> dict[int, str]:
    """Return the serial numbers of the account's own meters in service, by their keys."""
    rows = await connection.fetch(_METERS, account_id)
    return {row["id"]: row["serial_number"] for row in rows}


async def list_readings(connection: Connection, meter_id: int, now: datetime) -> list[Reading]:
    """Return the active energy that a meter showed in the month up to its last reading."""
    rows = await connection.fetch(_READINGS, meter_id, CHANNELS["A+"], now)
    return [
        Reading(row["taken_at"], int(row["total_wh"]))
        for row in rows
        if row["total_wh"] is not None
    ]


async def put_code(
    connection: Connection,
    account_id: int,
    code_hash: bytes,
    *,
    now: datetime,
    expires_at: datetime,
    issued_by: str,
) -> None:
    """Keep an account's code in the place of the one before."""
    await connection.execute(_PUT_CODE, account_id, code_hash, now, expires_at, issued_by)


async def find_code(connection: Connection, account_id: int, now: datetime) -> bytes | None:
    """Return what is stored of the code that counts now."""
    found: bytes | None = await connection.fetchval(
        "SELECT code_hash FROM account_codes WHERE account_id = $1 AND expires_at > $2",
        account_id,
        now,
    )
    return found


async def forget_codes(connection: Connection) -> None:
    """Forget the codes that count no more."""
    await connection.execute(_FORGET_CODES)


async def list_phones(connection: Connection, user_id: UUID) -> list[str]:
    """Return the phones that the registry has of the customers whose accounts a user sees."""
    return [row["phone"] for row in await connection.fetch(_PHONES, user_id)]
