"""Erasing a consumer: his sign-in ends at once, every service erases its part and says so."""

from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.erasures import queries
from services.auth.events import publish
from services.auth.sessions.actions import end_sessions
from services.auth.staff.actions import lock_target
from services.auth.staff.queries import delete_user
from services.auth.users.actions import tell_changed
from services.contracts.auth import UserErased
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act

# Who else keeps something about a consumer. The log keeps acts by the user's id, as evidence.
_OTHERS = ["cabinet", "notifications"]


async def erase_consumer(session: AsyncSession, staff: Caller, user_id: UUID) -> UUID:
    """Erase a consumer's personal data for good; return the id of the erasure.

    What auth keeps goes in this transaction, sessions and sign-in with it; the other services are
    told, and `list_latest` says who has done his part. Raises as `judge_actor`, and NotFound, also
    for who was erased before.
    """
    await judge_actor(session, staff, "personal:erase")
    user = await lock_target(session, "consumer", user_id, staff)
    connection = await plain_of(session)
    erasure_id = uuid4()
    await end_sessions(session, utc_now(), "user_removed", user_id=user.id)
    await session.flush()
    await queries.add_erasure(
        connection, erasure_id, user_id, UUID(staff.subject), ["auth", *_OTHERS]
    )
    counts = await queries.erase(connection, user_id)
    record(session, "user_erased", user_id=user.id, data={"by": staff.subject})
    await record_act(session, staff, "erase_user", "user", user.id)
    user.display_name, user.email, user.active = "", None, False
    user.phone, user.phone_proof, user.claimed_phone = None, None, None
    # Told as it was made empty, then removed: nobody keeps the contacts of who has gone.
    with session.no_autoflush:
        await tell_changed(session, user)
        await publish(session, UserErased(erasure_id=erasure_id, user_id=user_id))
    session.expunge(user)
    await delete_user(session, user_id)
    await queries.note_done(connection, erasure_id, "auth", counts | {"users": 1})
    return erasure_id
