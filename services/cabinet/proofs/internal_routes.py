"""Internal HTTP: applicants judged for auth."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.customers.places.deps import AddressReferences
from services.cabinet.deps import internal
from services.cabinet.proofs import actions
from services.cabinet.proofs.schemas import PhoneIn, PhoneOut, RegistryMatchIn, RegistryMatchOut
from services.kit.clock import utc_now
from services.kit.database import ReadConnection

router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("match")])


@router.post("/registry/match", response_model=RegistryMatchOut)
async def match_registry(
    given: RegistryMatchIn, connection: ReadConnection, references: AddressReferences
) -> dict[str, Any]:
    """Compare what somebody who registers says with the registry."""
    return await actions.judge(connection, given, references, utc_now())


@router.post("/registry/phone", response_model=PhoneOut)
async def match_phone(given: PhoneIn, connection: ReadConnection) -> PhoneOut:
    """Return whether a phone is the registry's of an account that the user sees."""
    known = await actions.phone_is_theirs(connection, given.user_id, given.phone)
    return PhoneOut(known=known)
