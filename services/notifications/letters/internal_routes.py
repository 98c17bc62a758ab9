"""Internal HTTP: how the queue of letters is doing, for the analytics of the control panel."""

from fastapi import APIRouter

from services.contracts.figures import LettersFigures
from services.kit.database import ReadConnection
from services.notifications.deps import internal
from services.notifications.letters.queries import count_figures

router = APIRouter(
    prefix="/internal/figures", tags=["internal"], dependencies=[internal("figures")]
)


@router.get("/letters", response_model=LettersFigures)
async def read_letter_figures(connection: ReadConnection) -> LettersFigures:
    """Count letters that could not be delivered, and those on their way."""
    return await count_figures(connection)
