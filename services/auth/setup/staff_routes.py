"""The way from the control panel into the wizard."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.auth.deps import CurrentSettings
from services.auth.setup import actions
from services.auth.setup.rules import PASS_SECONDS
from services.auth.setup.schemas import PassOut
from services.kit.database import Session
from services.kit.deps import CurrentKeys
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/auth/staff/wizard", tags=["wizard"])
MayOpen = Annotated[Caller, Depends(may("wizard:open"))]


@router.post("/pass", dependencies=[act("open_wizard", "wizard")])
async def give_pass(
    staff: MayOpen, session: Session, keys: CurrentKeys, settings: CurrentSettings
) -> PassOut:
    """Return what opens the wizard once, within a minute."""
    token = await actions.give_pass(session, staff, keys)
    return PassOut(token=token, seconds=PASS_SECONDS, address=settings.wizard_address)
