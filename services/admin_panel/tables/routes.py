"""What a member of staff, also a viewer, keeps of the panel's tables for himself."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from services.admin_panel.tables import queries
from services.admin_panel.tables.schemas import ColumnsIn, ColumnsOut, TableName
from services.kit.database import ReadConnection, Session
from services.kit.rights import CurrentStaff

router = APIRouter(prefix="/api/admin/tables", tags=["tables"])


@router.get("/{name}/columns", response_model=ColumnsOut)
async def read_columns(
    name: TableName, staff: CurrentStaff, connection: ReadConnection
) -> dict[str, Any]:
    """Return the columns that you have chosen for a table."""
    return {"columns": await queries.list_columns(connection, UUID(staff.subject), name)}


@router.put("/{name}/columns", status_code=204)
async def keep_columns(
    name: TableName, given: ColumnsIn, staff: CurrentStaff, session: Session
) -> None:
    """Keep the columns that you have chosen for a table, for you alone and on every device."""
    await queries.put_columns(session, UUID(staff.subject), name, given.columns)
