"""HTTP of actors: what a member of staff may do at this moment, for the services that ask."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.actors.schemas import ActorOut
from services.auth.deps import internal
from services.auth.sessions.queries import find_live_user
from services.kit.clock import utc_now
from services.kit.database import Session

router = APIRouter(
    prefix="/internal/actors",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("actors")],
)


@router.get("/{user_id}/sessions/{session_id}")
async def read_actor(user_id: UUID, session_id: UUID, session: Session) -> ActorOut:
    """Return the present role of the member of staff whose session that is; null: none any more."""
    user = await find_live_user(session, user_id, session_id, utc_now())
    return ActorOut(role=user.role if user and user.user_class == "staff" else None)
