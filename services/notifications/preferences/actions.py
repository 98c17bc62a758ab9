"""What a user does with preferences; choices for accounts are for one's own only."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.notifications import ReminderDaysChosen, UnusualDaysWanted
from services.kit.client import ServiceClient
from services.kit.database import Database, plain_of
from services.kit.problems import field_error
from services.notifications.errors import Unavailable, ValidationFailed
from services.notifications.preferences import queries
from services.notifications.preferences.schemas import Preferences
from services.notifications.preferences.telling import publish
from services.notifications.recipients.audience import MOST_USERS, find_own_accounts


async def read_preferences(
    database: Database, client: ServiceClient, cabinet_url: str, user_id: UUID
) -> dict[str, Any]:
    """Return what a user wants; choices for accounts that are no longer theirs stay out.

    With cabinet away all that was chosen is told, since nobody else sees it.
    """
    async with database.connection() as connection:
        chosen = await queries.read_preferences(connection, user_id)
    if chosen["accounts"]:
        try:
            own = (await find_own_accounts(client, cabinet_url, [user_id])).get(user_id, ())
        except Unavailable:
            return chosen
        chosen["accounts"] = [one for one in chosen["accounts"] if one["number"] in own]
    return chosen


async def change_preferences(
    session: AsyncSession,
    client: ServiceClient,
    cabinet_url: str,
    user_id: UUID,
    given: Preferences,
) -> None:
    """Replace what a user wants; cabinet is told when it is to look for other things.

    It reminds of windows and finds unusual days. A kind that is not given stays as it is.

    Raises ValidationFailed for an account that the user does not see, whether or not there is
    one of that number, and Unavailable when accounts are named and cabinet does not answer.
    """
    if given.accounts:
        own = (await find_own_accounts(client, cabinet_url, [user_id])).get(user_id, ())
        strange = [n for n, account in enumerate(given.accounts) if account.number not in own]
        if strange:
            words = "You have no account of this number."
            raise ValidationFailed(
                errors=[field_error(f"accounts.{n}.number", "not-yours", words) for n in strange]
            )
    before = await queries.read_preferences(await plain_of(session), user_id)
    await queries.keep_preferences(
        session, user_id, given.model_dump(include=given.model_fields_set)
    )
    chosen = ReminderDaysChosen(
        user_id=user_id, start_days=given.window_start.days, end_days=given.window_end.days
    )
    if (before["window_start"]["days"], before["window_end"]["days"]) != (
        chosen.start_days,
        chosen.end_days,
    ):
        await publish(session, chosen)
    wanted = given.unusual.told
    if "unusual" in given.model_fields_set and wanted != before["unusual"]["told"]:
        await publish(session, UnusualDaysWanted(user_id=user_id, wanted=wanted))


async def forget_lost_accounts(database: Database, client: ServiceClient, cabinet_url: str) -> None:
    """Forget what users chose for accounts that they no longer see.

    Raises Unavailable when cabinet does not answer: what is left is looked at the next time.
    """
    after: UUID | None = None
    while True:
        async with database.connection() as connection:
            users = await queries.list_choosers(connection, after, MOST_USERS)
        if not users:
            return
        own = await find_own_accounts(client, cabinet_url, users)
        async with database.connection() as connection:
            for user_id in users:
                if user_id in own:
                    await queries.drop_accounts(connection, user_id, sorted(own[user_id]))
        after = users[-1]
