"""What staff do to sources."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.integration.errors import NotFound
from services.integration.sources.queries import make_due
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act


async def run_source(session: AsyncSession, staff: Caller, source_id: int) -> None:
    """Let the worker ask a source for news now; raises NotFound for none, or one switched off."""
    due = await make_due(await plain_of(session), source_id)
    if due is None:
        raise NotFound
    await record_act(
        session,
        staff,
        "run_source",
        "source",
        source_id,
        before={"next_poll_at": due},
        after={"next_poll_at": utc_now()},
    )
