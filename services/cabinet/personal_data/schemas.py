"""Shapes of asking for all that is kept about a consumer."""

from pydantic import Field

from services.kit.shapes import RequestBody
from services.kit.table_files import Language


class PersonalDataIn(RequestBody):
    """In which language the file tells what is in it."""

    language: Language = Field(default="ru")
