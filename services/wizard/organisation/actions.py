"""Acts of sub-step 4.2: look at the organisation, save it, give it a logo."""

from services.contracts.organisation import OrganisationOut
from services.kit.problems import TooLarge
from services.kit.uploads import FileActive, FileDamaged, FileNotAsNamed, FileTooComplex
from services.wizard.actions import require_open, set_up_services, settled_sub_steps
from services.wizard.organisation.schemas import OrganisationIn, OrganisationStateOut
from services.wizard.remotes import Remotes
from services.wizard.store import Store

_STEP = "integration"
_PATH = "/internal/setup/organisation"
_LOGO_SECONDS = 28.0
_REFUSALS = (TooLarge, FileNotAsNamed, FileDamaged, FileTooComplex, FileActive)


async def read_organisation(store: Store, remotes: Remotes) -> OrganisationStateOut:
    """Return the organisation as cabinet keeps it."""
    saved = OrganisationOut.model_validate(await remotes["cabinet"].ask("GET", _PATH))
    settled = await settled_sub_steps(store, remotes, await set_up_services(store, remotes))
    return OrganisationStateOut(**saved.model_dump(), state=settled.get("organisation", "todo"))


async def save_organisation(store: Store, remotes: Remotes, given: OrganisationIn) -> None:
    """Let cabinet save the organisation. Raises StepLocked before the step's turn."""
    await require_open(store, remotes, _STEP)
    await remotes["cabinet"].ask("PUT", _PATH, json=given.model_dump())
    await store.settle("organisation", "saved")


async def save_logo(store: Store, remotes: Remotes, content: bytes) -> None:
    """Let cabinet keep a PNG as the logo. Raises StepLocked, and why the picture is none."""
    await require_open(store, remotes, _STEP)
    await remotes["cabinet"].ask(
        "PUT", f"{_PATH}/logo", seconds=_LOGO_SECONDS, problems=_REFUSALS, content=content
    )


async def remove_logo(store: Store, remotes: Remotes) -> None:
    """Show the organisation without a logo. Raises StepLocked."""
    await require_open(store, remotes, _STEP)
    await remotes["cabinet"].ask("DELETE", f"{_PATH}/logo")
