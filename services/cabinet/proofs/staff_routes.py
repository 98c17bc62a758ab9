"""Codes on paper, made by staff."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.cabinet.deps import AccountKey
from services.cabinet.proofs import actions
from services.cabinet.proofs.schemas import CodeOut
from services.kit.clock import utc_now
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may_now
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/accounts/{account_id}/codes", tags=["staff"])
MayGrant = Annotated[Caller, Depends(may_now("access:grant"))]


@router.post("", status_code=201, dependencies=[act("issue_code", "account", "account_id")])
async def issue_code(account_id: AccountKey, staff: MayGrant, session: Session) -> CodeOut:
    """Make the code that proves, at registration, who has the account's bill; good for 45 days.

    The code before counts no more. 404 for no such account; 409 `codes-do-not-count` when the
    supplier has not chosen codes (`manage set-supplier --second-proofs`).
    """
    made = await actions.issue_code_by_staff(session, staff, account_id, utc_now())
    return CodeOut(number=made.number, code=made.code, expires_at=made.expires_at)
