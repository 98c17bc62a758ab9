"""HTTP of names, for the keeper of the log."""

from fastapi import APIRouter

from services.auth.deps import internal
from services.auth.names.actions import tell_names
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
    """Return what users and machine clients are called now; who is gone is not among them."""
    return await tell_names(connection, asked)
