"""SQL of what advice needs to know beside hours and prices."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.access.visibility import ACCOUNTS_READ_SPANS, SUPPLIER, TODAY
from services.cabinet.channels import CHANNELS
from services.kit.database import Connection

_ASKER = f"""
SELECT k.kind, {TODAY} AS today
FROM customer_accounts a JOIN customers k ON k.id = a.customer_id CROSS JOIN {SUPPLIER} AS e
WHERE a.id = $1
"""
# Zone 0 is the total.
_METERS = f"""
SELECT DISTINCT m.serial_number, (
    SELECT greatest(1, count(*) FILTER (WHERE r.zone > 0)) FROM meter_registers r
    WHERE r.meter_id = m.id AND r.channel = {CHANNELS["A+"]} HAVING count(*) > 0) AS zones
FROM ({ACCOUNTS_READ_SPANS}) AS v JOIN meters m ON m.id = v.meter_id
WHERE v.ongoing AND v.in_service ORDER BY m.serial_number
"""


class Asker(NamedTuple):
    """Whom an account belongs to now, `individual` or `organization`, and the supplier's day."""

    kind: str
    today: date


async def find_asker(connection: Connection, account_id: int) -> Asker | None:
    """Return whose account it is."""
    row = await connection.fetchrow(_ASKER, account_id)
    return None if row is None else Asker(*row)


async def list_meters(
    connection: Connection, user_id: UUID, account_id: int
) -> list[dict[str, Any]]:
    """Return the meters in service that the user may read, and how many zones each counts.

    `zones` is None where nothing is known of its counters.
    """
    return [dict(row) for row in await connection.fetch(_METERS, user_id, account_id)]
