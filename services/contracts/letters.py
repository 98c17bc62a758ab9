"""Letters that answer ours, as notifications hands them to cabinet: shapes and limits."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

# What a message of an appeal holds.
LONGEST_TEXT = 4000
MOST_FILES = 5
# What is kept for staff of a letter of which something was cut off.
LONGEST_WHOLE = 20_000
LetterOutcome = Literal["written", "reopened", "noted", "closed", "gone"]


class AppealLetter(BaseModel):
    """A letter that answers one of ours."""

    appeal_id: UUID
    user_id: UUID = Field(description="Whom the letter that it answers was written to.")
    own: bool = Field(description="Whether it comes from his address.")
    sender: str = Field(min_length=1, max_length=320)
    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    whole: str = Field(
        default="",
        max_length=LONGEST_WHOLE,
        description="For staff: all that stood in it, where something was cut off.",
    )
    file_ids: list[UUID] = Field(default_factory=list, max_length=MOST_FILES)


class TakenLetterOut(BaseModel):
    """What has come of a letter."""

    outcome: LetterOutcome
    number: int | None


class KeptFileOut(BaseModel):
    """A file of a letter that was taken."""

    id: UUID


class WantedOut(BaseModel):
    """Whether files of a letter have a place, if it came at this moment."""

    files: bool
