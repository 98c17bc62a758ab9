"""HTTP of one's own consents to the agreement (manual 003, 11.2)."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.content.consents import actions, queries
from services.cabinet.content.consents.schemas import AgreementConsentsOut, ConsentIn
from services.cabinet.deps import CurrentConsumer
from services.kit.database import ReadConnection, Session

router = APIRouter(prefix="/api/cabinet/agreement-consents", tags=["information"])


@router.get("", response_model=AgreementConsentsOut)
async def list_consents(user_id: CurrentConsumer, connection: ReadConnection) -> dict[str, Any]:
    """Return which versions of the user agreement you agreed to, and when."""
    return {"items": await queries.list_own(connection, user_id)}


@router.post("", status_code=204)
async def agree(given: ConsentIn, user_id: CurrentConsumer, session: Session) -> None:
    """Agree to the version in force; again changes nothing. 409 `agreement-other`."""
    await actions.agree(session, user_id, given.version)
