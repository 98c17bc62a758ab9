"""Questions about one's accounts over HTTP: inside the cabinet, and by a letter's link."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.consents import actions
from services.auth.consents.schemas import AnswerIn, ConsentOut, LinkAnswerIn, LinkIn
from services.auth.deps import CurrentClientInfo, CurrentContext, OwnTransactions, SameOrigin
from services.auth.sessions.deps import ConsumerOwner
from services.kit.database import Session
from services.kit.pagination import Page

router = APIRouter(prefix="/api/auth", tags=["joining"])


@router.get("/account-consents")
async def list_consents(owner: ConsumerOwner, session: Session) -> Page[ConsentOut]:
    """List who asks to see an account of yours; at most a hundred."""
    items = await actions.list_questions(session, owner.id)
    return Page(items=items, total=len(items))


@router.post("/account-consents/{request_id}", status_code=204, dependencies=[SameOrigin])
async def answer_consent(
    request_id: UUID,
    given: AnswerIn,
    *,
    owner: ConsumerOwner,
    database: OwnTransactions,
    context: CurrentContext,
    client: CurrentClientInfo,
) -> None:
    """Agree that somebody sees your account, or refuse; he is told, and not by whom.

    404 when nobody asks you that any more; 503 while cabinet does not answer.
    """
    await actions.answer(database, context, request_id, owner.id, client, agree=given.agree)


@router.post("/consent-links/look", dependencies=[SameOrigin])
async def look_at_consent_link(given: LinkIn, session: Session) -> ConsentOut:
    """Return what a letter's link is about; it stays as good as it was. 410 `link-expired`."""
    return await actions.look_by_link(session, given.token)


@router.post("/consent-links", status_code=204, dependencies=[SameOrigin])
async def answer_by_consent_link(
    given: LinkAnswerIn,
    *,
    database: OwnTransactions,
    context: CurrentContext,
    client: CurrentClientInfo,
) -> None:
    """Agree or refuse by a letter's link, once; nobody needs to sign in.

    410 `link-expired` when somebody has answered, the asker has withdrawn, or a week is over.
    """
    await actions.answer_by_link(database, context, given.token, client, agree=given.agree)
