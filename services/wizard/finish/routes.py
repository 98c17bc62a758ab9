"""HTTP of the last step, below `/api/wizard/finish`."""

from fastapi import APIRouter

from services.wizard.deps import AllRemotes, CurrentStore, Installer
from services.wizard.finish import actions
from services.wizard.finish.schemas import FinishedOut, FinishIn, FinishOut

router = APIRouter(prefix="/api/wizard/finish", tags=["wizard"])


@router.get("")
async def read_finish(_: Installer, store: CurrentStore, remotes: AllRemotes) -> FinishOut:
    """Return whether anybody administers, and whether letters go."""
    return await actions.read_finish(store, remotes)


@router.post("")
async def finish(
    session: Installer, store: CurrentStore, remotes: AllRemotes, given: FinishIn
) -> FinishedOut:
    """Make the first administrator, if nobody administers, and close the wizard for good.

    The bootstrap token is worth nothing from now on, sessions that began with it are over, this
    one in ten minutes. 409 `step-locked` while a step is to be done.
    """
    return await actions.finish(store, remotes, session, given)
