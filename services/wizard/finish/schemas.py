"""Shapes of the last step."""

from typing import Literal

from pydantic import BaseModel, Field

from services.kit.hosts import MailAddress
from services.kit.shapes import RequestBody


class FinishIn(RequestBody):
    """Where letters to the first administrator go; none while no mail server is set."""

    email: MailAddress | None = None
    language: Literal["ru", "en"] = "ru"


class FinishOut(BaseModel):
    """What the last page has to say."""

    administrator_known: bool
    mail: Literal["todo", "saved", "skipped"]
    closed: bool = Field(description="The bootstrap token is worth nothing any more.")


class FinishedOut(BaseModel):
    """The first administrator's login, if one was made now."""

    login: str | None
    hours: int = Field(description="How long the first password is good.")
