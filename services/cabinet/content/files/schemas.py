"""What a supplier begins with, as one file."""

from typing import Annotated

from pydantic import AfterValidator, Base64Bytes, Field

from services.cabinet.content.entries.rules import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    plain_text,
    titled,
)
from services.cabinet.content.entries.schemas import EntryIn
from services.kit.shapes import RequestBody

_Text = Annotated[str, AfterValidator(plain_text), Field(max_length=LONGEST_TEXT)]


class ImportedQuestion(RequestBody):
    """A question of the group that it stands in."""

    title: Annotated[str, AfterValidator(titled)] = Field(max_length=LONGEST_TITLE)
    title_en: str = Field("", max_length=LONGEST_TITLE)
    text: _Text
    text_en: _Text = ""


class ImportedIn(RequestBody):
    """An entry with its file (base64), or a group with its questions."""

    entry: EntryIn
    file: Base64Bytes = b""
    file_name: str = ""
    questions: list[ImportedQuestion] = Field(default=[])
