"""The supplier's settings, read by staff and set by administrators."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from services.cabinet.supplier import actions, queries
from services.cabinet.supplier.schemas import SupplierChange, SupplierSettings
from services.kit.database import ReadConnection, Session
from services.kit.etags import SeenTags, tagged
from services.kit.identity import Caller
from services.kit.rights import CurrentStaff, may_now
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/settings", tags=["staff"])
MaySet = Annotated[Caller, Depends(may_now("settings:change"))]
_PNG: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("", response_model=SupplierSettings)
async def read_settings(staff: CurrentStaff, connection: ReadConnection) -> Response:
    """Return the supplier's settings; their `ETag` is asked for when they are changed."""
    return tagged(await queries.read_settings(connection))


@router.patch(
    "", response_model=SupplierSettings, dependencies=[act("change_settings", "supplier")]
)
async def change_settings(
    changes: SupplierChange, staff: MaySet, seen: SeenTags, session: Session
) -> Response:
    """Change the settings that are named, the others stay; for administrators.

    They hold at once. `If-Match` is the `ETag` that was read: 412 `stale` with the settings as
    they are `now`, 428 without one.
    """
    return tagged(
        await actions.change_settings_by_staff(session, staff, changes.model_dump(), seen)
    )


@router.put(
    "/logo", status_code=204, openapi_extra=_PNG, dependencies=[act("change_logo", "supplier")]
)
async def change_logo(request: Request, staff: MaySet, session: Session) -> None:
    """Set the supplier's logo: the body is a PNG of at most 256 KiB; for administrators."""
    await actions.change_logo(session, staff, await request.body())


@router.delete("/logo", status_code=204, dependencies=[act("remove_logo", "supplier")])
async def remove_logo(staff: MaySet, session: Session) -> None:
    """Show the supplier without a logo; for administrators."""
    await actions.remove_logo(session, staff)
