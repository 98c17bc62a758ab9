"""Shapes of what staff write on an appeal."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.support.appeals.schemas import FileIds, MaybeText, MessageOut, Text
from services.kit.shapes import RequestBody


class AnswerIn(RequestBody):
    """An answer to the consumer."""

    text: Text
    file_ids: FileIds = Field(default_factory=list)
    after: int | None = Field(
        description="The `id` of the last message that you have seen; another since is 409"
        " `answered-meanwhile`."
    )
    seen: int | None = Field(
        None,
        ge=0,
        description="How many messages you have seen: more of them without a later one are those"
        " of an appeal that was merged into this one meanwhile, and 409 as well.",
    )
    status: Literal["in_work", "done"] = Field(
        "in_work", description="What the appeal is with this answer."
    )


class NoteIn(RequestBody):
    """An internal note: no consumer ever hears of it."""

    text: Text


class StaffDraftIn(RequestBody):
    """An answer that is being written."""

    text: MaybeText = ""
    file_ids: FileIds = Field(default_factory=list)


class PresenceIn(RequestBody):
    """Whether an answer is being typed."""

    typing: bool = False


class PersonOut(BaseModel):
    """A member of staff."""

    id: UUID
    name: str = Field(description="As last seen here; empty: never.")


class PresentOut(PersonOut):
    """A colleague who is at the same appeal."""

    typing: bool
    seen_at: datetime


class PresenceOut(BaseModel):
    """Who else is here, and what the appeal is by now."""

    others: list[PresentOut]
    last_message_id: int | None
    updated_at: datetime
    etag: str


class StaffMessageOut(MessageOut):
    """A message, and which member of staff has written it."""

    author: PersonOut | None = Field(description="Of the staff's; null: the consumer's.")
    whole: str | None = Field(
        None, description="Of a letter, where something was cut off: all that stood in it."
    )


class NoteOut(BaseModel):
    """An internal note."""

    id: int
    text: str
    at: datetime
    author: PersonOut | None = Field(description="Null: a letter from another's address.")
    sender: str | None = Field(None, description="Whose letter it is, when it is one.")
