"""Acts of the last step: who administers, and closing the wizard for good."""

from services.wizard.actions import (
    ADMINISTRATOR,
    read_state,
    set_up_services,
    settled_sub_steps,
)
from services.wizard.errors import AdministratorKnown, StepLocked
from services.wizard.finish.schemas import FinishedOut, FinishIn, FinishOut
from services.wizard.remotes import Remotes
from services.wizard.store import Store

# As in the manual (M0 2.6), and in auth.
_LOGIN = "miradmin"
_HOURS = 72


async def read_finish(store: Store, remotes: Remotes) -> FinishOut:
    """Return who administers and what of letters is decided."""
    known = await remotes["auth"].ask("GET", ADMINISTRATOR)
    settled = await settled_sub_steps(store, remotes, await set_up_services(store, remotes))
    return FinishOut(
        administrator_known=known["known"],
        mail=settled.get("mail", "todo"),
        closed=await store.is_closed(),
    )


async def finish(store: Store, remotes: Remotes, session: str, given: FinishIn) -> FinishedOut:
    """Make the first administrator, if nobody administers, and close the wizard.

    Raises StepLocked while a step is still to be done.
    """
    state = await read_state(store, remotes)
    if state.current not in (None, "finish"):
        raise StepLocked
    settled = await settled_sub_steps(store, remotes, await set_up_services(store, remotes))
    # Where no letter goes, an address would demand a code that never arrives.
    email = given.email if settled.get("mail") == "saved" else None
    made = True
    try:
        await remotes["auth"].ask(
            "POST",
            ADMINISTRATOR,
            problems=(AdministratorKnown,),
            json={"email": email, "language": given.language},
        )
    except AdministratorKnown:
        made = False
    await store.close(session)
    return FinishedOut(login=_LOGIN if made else None, hours=_HOURS)
