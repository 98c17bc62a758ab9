"""HTTP of actors: what a member of staff may do at this moment, for the services that ask."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.actors.schemas import ActorOut
from services.auth.deps import internal
from services.auth.roles.queries import read_standing
from services.auth.roles.rules import in_order
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
    """Return what the member of staff whose session that is may do; a role of null: nobody now."""
    user = await find_live_user(session, user_id, session_id, utc_now())
    role = user.role if user and user.user_class == "staff" else None
    standing = await read_standing(session, role)
    return ActorOut(role=role, rights=list(in_order(standing.rights)))
