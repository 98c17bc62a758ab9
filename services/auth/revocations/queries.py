"""SQL of revocations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.revocations.models import Revocation

_HORIZON = text(
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled,"
    " pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest"
)
# What nobody can use any more.
EXPIRED = ("DELETE FROM revocations WHERE expires_at < now()",)


async def add_revocations(
    session: AsyncSession, subjects: Sequence[str], expires_at: datetime
) -> None:
    """Keep what has ended; what is known already stays as it is."""
    rows = [{"subject": subject, "expires_at": expires_at} for subject in subjects]
    await session.execute(insert(Revocation).values(rows).on_conflict_do_nothing())


async def add_renewals(
    session: AsyncSession, subjects: Sequence[str], expires_at: datetime
) -> None:
    """Keep until when tokens of these must be renewed; the latest word counts."""
    rows = [{"subject": subject, "expires_at": expires_at} for subject in subjects]
    given = insert(Revocation).values(rows)
    await session.execute(
        given.on_conflict_do_update(
            index_elements=[Revocation.subject],
            set_={
                "expires_at": given.excluded.expires_at,
                "transaction_id": text("pg_current_xact_id()::text::bigint"),
            },
        )
    )


async def list_revocations(
    session: AsyncSession, after: int, now: datetime
) -> tuple[Sequence[Revocation], int]:
    """Return what a reader with the cursor `after` may lack, and the next cursor.

    The cursor is the oldest transaction that was still under way: whatever commits later, in
    whichever order, lies at or after it. Some rows may come twice. A cursor of another database's
    life (restored from a copy) lies in the future, and reads everything.
    """
    # Before the rows are looked at: what commits between the two is then read once more.
    horizon = (await session.execute(_HORIZON)).one()
    found = await session.scalars(
        select(Revocation)
        .where(
            Revocation.transaction_id >= (after if after <= horizon.newest else 0),
            Revocation.expires_at > now,
        )
        .order_by(Revocation.expires_at)
    )
    return found.all(), horizon.settled
