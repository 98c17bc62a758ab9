"""How people come in, for the wizard, which looks whether the fact has arrived."""

from typing import Any

from fastapi import APIRouter

from services.auth.deps import internal
from services.auth.policies.queries import know_policies, read_policies
from services.auth.policies.rules import told_of
from services.kit.database import ReadConnection

router = APIRouter(
    prefix="/internal/setup/supplier",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("setup")],
)


@router.get("")
async def read_supplier(connection: ReadConnection) -> dict[str, Any]:
    """Return the policies as cabinet last told them; nothing while it never did."""
    if not await know_policies(connection):
        return {}
    return told_of(await read_policies(connection))
