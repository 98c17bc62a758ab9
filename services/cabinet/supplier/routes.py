"""What everybody may know of the supplier."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse

from services.cabinet.supplier import queries
from services.cabinet.supplier.application import Language, manifest
from services.cabinet.supplier.schemas import SupplierOut
from services.kit.database import ReadConnection
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet", tags=["supplier"])


@router.get("/supplier", response_model=SupplierOut)
async def read_supplier(connection: ReadConnection) -> dict[str, Any]:
    """Return the supplier's name, logo, colour, phone and hours; needs no sign-in."""
    return await queries.read_public(connection)


@router.get(
    "/supplier/logo/{digest}",
    response_class=Response,
    responses={200: {"description": "The picture", "content": {"image/png": {}}}},
)
async def read_logo(
    digest: Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")], connection: ReadConnection
) -> Response:
    """Return the logo that `/supplier` names; it may be kept, since another has another address."""
    found = await queries.find_logo(connection, digest)
    if found is None:
        raise NotFound
    return Response(
        found["content"],
        media_type=found["media_type"],
        headers={
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


@router.get(
    "/supplier/application",
    response_class=JSONResponse,
    responses={200: {"description": "The manifest", "content": {"application/manifest+json": {}}}},
)
async def read_manifest(
    connection: ReadConnection,
    language: Annotated[Language, Query(description="Of the application's words.")] = "ru",
) -> Response:
    """Return the web manifest: the cabinet in the supplier's name, for a device's home screen."""
    supplier = await queries.read_public(connection)
    return JSONResponse(
        manifest(supplier["name"], supplier["color"], language),
        media_type="application/manifest+json",
    )
