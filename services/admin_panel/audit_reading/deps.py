"""Who is asked for names."""

from typing import Annotated

from fastapi import Depends

from services.admin_panel.audit_reading.naming import Owners
from services.admin_panel.deps import CurrentSettings
from services.kit.deps import CurrentClient


async def _owners(client: CurrentClient, settings: CurrentSettings) -> Owners:
    return Owners(client, settings.auth_url, settings.cabinet_url)


CurrentOwners = Annotated[Owners, Depends(_owners)]
