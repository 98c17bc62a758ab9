"""Internal HTTP: applicants judged for auth, codes issued for the control panel."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.deps import AddressReferences, internal
from services.cabinet.proofs import actions
from services.cabinet.proofs.schemas import (
    CodeIn,
    CodeOut,
    PhoneIn,
    PhoneOut,
    RegistryMatchIn,
    RegistryMatchOut,
)
from services.kit.clock import utc_now
from services.kit.database import ReadConnection

match_router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("match")])
codes_router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("codes")])


@match_router.post("/registry/match", response_model=RegistryMatchOut)
async def match_registry(
    given: RegistryMatchIn, connection: ReadConnection, references: AddressReferences
) -> dict[str, Any]:
    """Compare what somebody who registers says with the registry."""
    return await actions.judge(connection, given, references, utc_now())


@match_router.post("/registry/phone", response_model=PhoneOut)
async def match_phone(given: PhoneIn, connection: ReadConnection) -> PhoneOut:
    """Tell whether a phone is the registry's of an account that the user sees."""
    known = await actions.phone_is_theirs(connection, given.user_id, given.phone)
    return PhoneOut(known=known)


@codes_router.post("/account-codes", status_code=201)
async def issue_code(given: CodeIn, connection: ReadConnection) -> CodeOut:
    """Make an account's code for a bill; 404 for no such account, 409 `codes-do-not-count`."""
    made = await actions.issue_code(connection, given.account_number, given.issued_by, utc_now())
    return CodeOut(number=made.number, code=made.code, expires_at=made.expires_at)
