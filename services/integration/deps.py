"""Named dependencies: which service may do what here."""

from typing import Annotated

from fastapi import Depends

from services.kit.identity import called_by

ALLOWED_CALLERS = {
    "wizard": frozenset({"setup"}),
    "admin_panel": frozenset({"sources"}),
}

SourcesCaller = Annotated[str, Depends(called_by(ALLOWED_CALLERS, "sources"))]
