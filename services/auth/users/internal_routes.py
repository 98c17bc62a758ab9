"""Users for other services, over internal HTTP."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.deps import internal
from services.auth.users.queries import find_user
from services.auth.users.schemas import ConsumerOut
from services.kit.database import Session

router = APIRouter(
    prefix="/internal/consumers",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("actors")],
)


@router.get("/{user_id}")
async def read_consumer(user_id: UUID, session: Session) -> ConsumerOut:
    """Return whether there is such a consumer, blocked or not."""
    user = await find_user(session, user_id)
    return ConsumerOut(known=user is not None and user.user_class == "consumer")
