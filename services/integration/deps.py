"""Named dependencies: which service may do what here, and the key that seals sources' keys."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Depends, Request

from services.integration.errors import SealingKeyMissing
from services.integration.secrets import new_sealing_key
from services.integration.settings import Settings
from services.kit.deps import held, internal_of
from services.kit.settings import save_settings

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"figures"}),
    "wizard": frozenset({"setup"}),
}
internal = internal_of(ALLOWED_CALLERS)


def present_sealing_key(settings: Settings) -> str:
    """Return the sealing key as it is at this moment; empty when there is none.

    A command may have made it after this process has read its settings: who went by those would
    call every source's key unreadable until it is started anew.
    """
    try:
        present = Settings().sealing_key.get_secret_value()
    except ValueError:
        present = ""
    return present or settings.sealing_key.get_secret_value()


def made_sealing_key(settings: Settings) -> str:
    """Return the sealing key; makes one when there is none yet."""
    key = present_sealing_key(settings)
    if not key:
        key = new_sealing_key()
        save_settings(Settings, {"sealing_key": key})
    return key


async def _sealing(request: Request) -> Callable[[], str]:
    settings: Settings = request.app.state.settings

    def key() -> str:
        # Without a file of its own the service cannot keep what it makes.
        if Settings.file_path() is None and not present_sealing_key(settings):
            raise SealingKeyMissing
        return made_sealing_key(settings)

    return key


# Asked when something is sealed or opened: a look makes no key.
SealingKey = Annotated[Callable[[], str], Depends(_sealing)]
CurrentSettings = Annotated[Settings, Depends(held("settings"))]
