"""Shapes of letters as notifications hands them over."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.support.appeals.schemas import FileIds, Text
from services.kit.lines import plain_text
from services.kit.shapes import RequestBody

LONGEST_WHOLE = 20_000


class LetterIn(RequestBody):
    """A letter that answers one of ours."""

    appeal_id: UUID
    user_id: UUID = Field(description="Whom the letter that it answers was written to.")
    own: bool = Field(description="Whether it comes from his address.")
    sender: str = Field(min_length=1, max_length=320)
    text: Text
    whole: Annotated[str, Field(max_length=LONGEST_WHOLE), AfterValidator(plain_text)] = Field(
        "", description="For staff: all that stood in it, where something was cut off."
    )
    file_ids: FileIds = Field(default_factory=list)


class TakenLetterOut(BaseModel):
    """What has come of a letter."""

    outcome: Literal["written", "reopened", "noted", "closed", "gone"]
    number: int | None


class KeptFileOut(BaseModel):
    """A file of a letter that was taken."""

    id: UUID
