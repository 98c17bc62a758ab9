"""HTTP of names, for the keeper of the log."""

from fastapi import APIRouter

from services.cabinet.deps import internal
from services.cabinet.names.actions import tell_names
from services.contracts.names import NamesIn, NamesOut
from services.kit.database import ReadConnection

router = APIRouter(
    prefix="/internal/names",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("names")],
)


@router.post("")
async def read_names(asked: NamesIn, connection: ReadConnection) -> NamesOut:
    """Return what these things are called now, and the supplier's time zone."""
    return await tell_names(connection, asked)
