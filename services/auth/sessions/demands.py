"""Hearing from cabinet how people come in, and reaching the sessions that are open."""

from datetime import UTC, datetime

import httpx
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.policies.queries import keep_policies, know_policies, read_policies
from services.auth.policies.rules import Policies, is_stricter
from services.auth.revocations.actions import renew
from services.auth.sessions.queries import list_lacking
from services.contracts.cabinet import PoliciesChanged
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.events import Event
from services.kit.problems import Unavailable

# Of an answer: whatever an event tells is newer. By the clock it would be taken for newer than a
# change that was under way when cabinet answered, and that it did not know yet.
_BEFORE_ALL_EVENTS = datetime.fromtimestamp(0, UTC)


async def on_policies_changed(session: AsyncSession, data: PoliciesChanged, event: Event) -> None:
    """Let people come in as the supplier has set it from now on."""
    await _obey(session, data, event.occurred_at)


async def ask_for_policies(database: Database, client: ServiceClient, cabinet_url: str) -> bool:
    """Ask cabinet once for policies that are not known; False when it must be asked again.

    Events tell of changes only, so that a new or restored database would know nothing. An answer
    may be the first to tell of a change, before its event arrives, and reaches sessions as well.
    """
    async with database.connection() as connection:
        if await know_policies(connection):
            return True
    try:
        answer = await client.request("GET", "cabinet", f"{cabinet_url}/internal/policies")
        if answer.status_code != httpx.codes.OK:
            return False
        told = PoliciesChanged.model_validate_json(answer.content)
    except (Unavailable, ValidationError):
        return False
    async with database.transaction() as session:
        await _obey(session, told, _BEFORE_ALL_EVENTS)
    return True


async def _obey(session: AsyncSession, told: PoliciesChanged, as_of: datetime) -> None:
    """Keep the policies, unless newer ones are known.

    Where more is demanded of staff, the tokens of those who lack it are to be renewed within
    seconds, so that an open session is restricted to setting a second factor up as a new one is.
    """
    connection = await plain_of(session)
    before = await read_policies(connection, lock=True)
    after = Policies(**told.model_dump())
    if not await keep_policies(connection, after, as_of):
        return
    # What auth demands by itself was demanded before, whatever it is; the weaker guess is safe.
    demand = after.demand(installed=True)
    if is_stricter(demand, before.demand(installed=False)):
        now = utc_now()
        await renew(session, await list_lacking(connection, demand, now), now)
