"""The feed of revocations, for the services that judge tokens."""

from typing import Annotated

from fastapi import APIRouter, Query

from services.auth.deps import internal
from services.auth.revocations.queries import list_revocations
from services.auth.revocations.schemas import RevocationOut, RevocationsOut
from services.kit.clock import utc_now
from services.kit.database import Session

router = APIRouter(
    prefix="/internal",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("revocations")],
)


@router.get("/revocations")
async def read_revocations(
    session: Session, after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0
) -> RevocationsOut:
    """Return which sessions and clients have ended since `after` (0: all whose tokens live)."""
    rows, cursor = await list_revocations(session, after, utc_now())
    return RevocationsOut(items=[RevocationOut.model_validate(row) for row in rows], cursor=cursor)
