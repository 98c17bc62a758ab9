"""Staff see what a deletion would do, do exactly that, and undo it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import supplier_today
from services.cabinet.customers.deletions import queries as deletions
from services.cabinet.customers.deletions.actions import delete, settle_old_deletions
from services.cabinet.customers.deletions.rules import TERM
from services.cabinet.customers.deletions.schemas import DeletionIn, ReasonedDeletionIn
from services.cabinet.errors import ChosenGone
from services.cabinet.lines.queries import lock_registry
from services.cabinet.metering.account_deletions import queries
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller

_SHOWN = 10
# Raises a problem when something of these accounts and customers goes on.
Hindrance = Callable[[Connection, Sequence[int], Sequence[int]], Awaitable[None]]


async def plan(
    connection: Connection, chosen: DeletionIn, hinders: Hindrance
) -> tuple[dict[str, Any], list[Any], list[int]]:
    """Return what deleting would do, and the accounts and customers that it would hide.

    Raises ChosenGone when some of what was chosen is not there, and what `hinders` raises.
    """
    accounts, customers = await deletions.list_touched(
        connection, chosen.accounts, chosen.customers
    )
    found = {row["id"] for row in accounts}
    missing = (set(chosen.accounts) - found) | (set(chosen.customers) - set(customers))
    if missing:
        raise ChosenGone(f"{len(missing)} of the chosen rows are gone.", gone=sorted(missing))
    today = await supplier_today(connection)
    ids = sorted(found)
    await hinders(connection, ids, customers)
    meters, measured = await queries.count_meters(connection, ids)
    return (
        {
            "accounts": len(ids),
            "customers": len(customers),
            "open_contracts": sum(
                row["contract_end"] is None or row["contract_end"] >= today for row in accounts
            ),
            "meters": meters,
            "measured_meters": measured,
            "users": await deletions.count_users(connection, ids),
            "numbers": sorted(row["number"] for row in accounts)[:_SHOWN],
            "restorable_days": TERM.days,
        },
        accounts,
        customers,
    )


async def delete_chosen(
    session: AsyncSession,
    staff: Caller,
    chosen: ReasonedDeletionIn,
    seen: frozenset[str],
    hinders: Hindrance,
) -> dict[str, Any]:
    """Delete what was chosen, if that still does what the member of staff was shown.

    Raises ChosenGone, what `hinders` raises, and Stale with the plan as it is now.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    shown, accounts, customers = await plan(connection, chosen, hinders)
    require_seen(seen, shown)
    deletion_id = await delete(session, staff, accounts, customers, chosen.reason)
    return {
        "id": deletion_id,
        "accounts": len(accounts),
        "customers": len(customers),
        "restorable_until": utc_now() + TERM,
    }


async def end_old_deletions(database: Database) -> None:
    """Settle what nobody can bring back any more; every hour."""
    await settle_old_deletions(database)
    async with database.plain_transaction() as connection:
        await queries.detach_points(connection)
