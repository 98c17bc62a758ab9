"""Staff delete accounts and subscribers, and bring them back within the term."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.holdings.queries import put_back, set_aside
from services.cabinet.access.links.queries import link_waiting_users
from services.cabinet.access.links.telling import tell_begun, tell_ended
from services.cabinet.customers.deletions import queries
from services.cabinet.customers.deletions.rules import TERM
from services.cabinet.errors import RestoreTooLate
from services.cabinet.lines.queries import lock_registry
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act, record_acts


async def delete(
    session: AsyncSession,
    staff: Caller,
    touched: Sequence[Any],
    customers: Sequence[int],
    reason: str,
) -> int:
    """Hide accounts (rows of `list_touched`) and customers from everybody; return the deletion.

    Who saw them sees nothing of them from now on and is told. Batches that name them are refused
    line by line. Nothing that was measured is touched. Within `TERM` all of it comes back.
    """
    connection = await plain_of(session)
    ids = [row["id"] for row in touched]
    await tell_ended(
        connection,
        [(row["id"], row["customer_id"], row["number"], "taken", None) for row in touched],
    )
    deletion_id = await queries.add_deletion(
        connection, ids, customers, now=utc_now(), staff_id=UUID(staff.subject), name=staff.name
    )
    await set_aside(connection, ids)
    await record_acts(
        session,
        staff,
        "delete_account",
        "account",
        [(row["id"], {"number": row["number"]}) for row in touched],
        deletion=deletion_id,
        reason=reason,
    )
    await record_acts(
        session, staff, "delete_customer", "customer", [(one, {}) for one in customers],
        deletion=deletion_id, reason=reason,
    )  # fmt: skip
    await record_act(
        session,
        staff,
        "delete_accounts",
        "deletion",
        deletion_id,
        accounts=len(ids),
        customers=len(customers),
        reason=reason,
    )
    return deletion_id


async def restore(session: AsyncSession, staff: Caller, deletion_id: int) -> None:
    """Bring back what was deleted by one act, whole; done again it changes nothing.

    Raises NotFound, and RestoreTooLate when the term is over.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    deletion = await queries.find_deletion(connection, deletion_id)
    if deletion is None:
        raise NotFound
    if deletion["restored_at"] is not None:
        return
    if deletion["settled_at"] is not None or deletion["deleted_at"] < utc_now() - TERM:
        raise RestoreTooLate
    accounts = await queries.list_deleted(connection, deletion_id)
    await queries.restore(connection, deletion_id)
    await put_back(connection, [row["id"] for row in accounts])
    await link_waiting_users(connection, [row["number"] for row in accounts])
    await tell_begun(
        connection, [(row["id"], row["customer_id"], row["number"], None) for row in accounts]
    )
    await record_acts(
        session,
        staff,
        "restore_account",
        "account",
        [(row["id"], {"number": row["number"]}) for row in accounts],
        deletion=deletion_id,
    )
    await record_act(
        session, staff, "restore_accounts", "deletion", deletion_id, accounts=len(accounts)
    )


async def settle_old_deletions(database: Database) -> None:
    """End the term of what can be brought back no more; every hour."""
    async with database.plain_transaction() as connection:
        await lock_registry(connection)
        await queries.settle_old(connection, utc_now() - TERM)
