"""HTTP of erasing consumers."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends

from services.auth.actors.deps import reads
from services.auth.erasures import actions, queries
from services.auth.erasures.schemas import ErasuresOut, ErasureStartedOut
from services.kit.database import Session, plain_of
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/auth/staff", tags=["consumers"])
MaySee = Annotated[Caller, Depends(reads("personal:erase"))]
MayErase = Annotated[Caller, Depends(may("personal:erase"))]
_SHOWN = 20


@router.post(
    "/consumers/{user_id}/erasure",
    status_code=202,
    dependencies=[act("erase_user", "user", "user_id")],
)
async def erase_consumer(user_id: UUID, staff: MayErase, session: Session) -> ErasureStartedOut:
    """Erase a consumer's personal data for good, in every service; the sign-in ends at once.

    Erased: name, contacts, texts and files of appeals, drafts, letters, notices, browsers of
    pushes. Kept, by the user's id: readings, receipts, consents, what staff did.
    """
    return ErasureStartedOut(id=await actions.erase_consumer(session, staff, user_id))


@router.get("/erasures", response_model=ErasuresOut)
async def list_erasures(staff: MaySee, session: Session) -> dict[str, Any]:
    """List the last erasures, and which service has done its part."""
    return {"items": await queries.list_latest(await plain_of(session), _SHOWN)}
