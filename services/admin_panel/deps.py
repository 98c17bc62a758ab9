"""Named dependencies: who calls, and with what rights."""

from typing import Annotated

from fastapi import Depends

from services.admin_panel.settings import Settings
from services.kit.deps import held, internal_of
from services.kit.identity import Caller, signed_in

ALLOWED_CALLERS = {
    "admin_panel": frozenset({"events"}),
    "auth": frozenset({"events"}),
    "cabinet": frozenset({"acts", "events", "personal_data"}),
    "integration": frozenset({"events"}),
    "notifications": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}

BatchWriter = Annotated[Caller, Depends(signed_in("systems", scope="batches:write"))]
# What a dispatcher's system says of an outage goes to all whom it touches.
OutageWriter = Annotated[Caller, Depends(signed_in("systems", scope="batches:outages"))]
# Who names organisations and their people says who sees which houses.
OrganizationWriter = Annotated[Caller, Depends(signed_in("systems", scope="batches:organizations"))]
# Any of them, whatever it may do.
CurrentMachine = Annotated[Caller, Depends(signed_in("systems"))]
BatchReader = Annotated[Caller, Depends(signed_in("systems", scope="batches:read"))]

internal = internal_of(ALLOWED_CALLERS)
CurrentSettings = Annotated[Settings, Depends(held("settings"))]
