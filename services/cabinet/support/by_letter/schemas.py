"""Shapes of letters as notifications hands them over."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.cabinet.support.appeals.schemas import FileIds, Text
from services.contracts.letters import LONGEST_WHOLE, AppealLetter
from services.kit.lines import plain_text
from services.kit.shapes import RequestBody


class LetterIn(RequestBody, AppealLetter):
    """A letter that answers one of ours."""

    text: Text
    whole: Annotated[str, Field(max_length=LONGEST_WHOLE), AfterValidator(plain_text)] = ""
    file_ids: FileIds = Field(default_factory=list)
