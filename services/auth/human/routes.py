"""Pictures and challenges over HTTP."""

from fastapi import APIRouter, Response

from services.auth.deps import HumanKey, OwnTransactions, SameOrigin
from services.auth.human import actions
from services.auth.human.schemas import ChallengeOut, PictureOut

router = APIRouter(prefix="/api/auth", tags=["human"])


@router.post("/captcha", status_code=201, dependencies=[SameOrigin])
async def make_picture(response: Response, database: OwnTransactions) -> PictureOut:
    """Make a picture with six digits; it lives ten minutes and takes one answer."""
    response.headers["Cache-Control"] = "no-store"
    return await actions.show_picture(database)


@router.get("/altcha")
async def read_challenge(response: Response, key: HumanKey) -> ChallengeOut:
    """Give a challenge of the ALTCHA protocol, for who cannot read a picture."""
    response.headers["Cache-Control"] = "no-store"
    return actions.make_challenge(key)
