"""Shapes of the audit log, as administrators read it."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from services.kit.shapes import RequestBody

_Id = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
_Word = Annotated[str, Field(max_length=64, pattern=r"^[a-z_]+$")]
_Cursor = Annotated[str, Field(max_length=40, pattern=r"^\d{1,17}\.\d{1,18}$")]
_DAY = "By the supplier's clock; inclusive."


class AuditView(BaseModel):
    """Which entries of the log are looked for."""

    person: _Id = Field("", description="Who acted, or whom it was done to: the key of a user.")
    actor: _Id = Field("", description="Who acted: the key of a user, or a system's name.")
    object_kind: str = Field("", max_length=32, pattern=r"^[a-z_]*$")
    object_id: list[_Id] = Field(
        [], max_length=5, description="Any of these: some things have a key and a number."
    )
    action: list[_Word] = Field([], max_length=20, description="Any of these; none: all.")
    only: Literal["changes", "looks"] | None = Field(
        None, description="What changed something, or what was looked at."
    )
    outcome: str = Field(
        "",
        max_length=64,
        pattern=r"^[a-z0-9-]*$",
        description="`done`, `refused` for any problem, or the type of a problem.",
    )
    role: str = Field("", max_length=20, pattern=r"^[a-z0-9_-]*$", description="Of who acted.")
    first_day: Date | None = Field(None, alias="from", description=_DAY)
    last_day: Date | None = Field(None, alias="to", description=_DAY)
    search: _Id = Field(
        "", description="An id of anything in the entry, or its beginning from 8 letters on."
    )


class AuditQuery(AuditView):
    """A page of the view, the newest first."""

    before: _Cursor | None = Field(None, description="`older` of the page that was shown.")
    after: _Cursor | None = Field(None, description="`newer` of the page that was shown.")
    limit: int = Field(50, ge=1, le=200, description="Rows per page.")

    @model_validator(mode="after")
    def _one_way(self) -> "AuditQuery":
        if self.before and self.after:
            raise ValueError("Ask for older entries or for newer ones.")
        return self


class NamedOut(BaseModel):
    """A person or a thing of an entry."""

    kind: str
    id: str
    name: str | None = Field(description="What it is called now; null where that is not known.")
    login: str | None = Field(description="Of a member of staff.")
    gone: bool = Field(description="There is none of this id any more.")


class AuditEntryOut(BaseModel):
    """Who did what to what, and what came of it."""

    id: int
    at: datetime
    role: str = Field(description="The role in which it was done.")
    actor: NamedOut
    action: str = Field(description="As the reference of staff acts names it.")
    object: NamedOut
    outcome: str | None = Field(
        description="`done`, or the type of the problem that refused it; null: nobody answered."
    )
    changed: list[str] = Field(description="Which fields changed, if any.")
    request_id: str | None


class AuditCardOut(AuditEntryOut):
    """An entry with all that was written down."""

    before: dict[str, Any] | None = Field(description="The fields as they were.")
    after: dict[str, Any] | None = Field(description="The fields as they became.")
    details: dict[str, Any]


class AuditPageOut(BaseModel):
    """A page of the log."""

    items: list[AuditEntryOut]
    total: int | None = Field(description="How many there are; told with the newest page only.")
    more: bool = Field(description="There are more than were counted.")
    older: str | None = Field(description="The cursor of the page after this one.")
    newer: str | None = Field(description="The cursor of the page before this one.")
    named: bool = Field(description="False: who knows the names does not answer now.")


class AuditWordsOut(BaseModel):
    """The words of the log in one language, by the names that entries hold."""

    acts: dict[str, str]
    kinds: dict[str, str]
    roles: dict[str, str]
    fields: dict[str, str]


ColumnName = Literal[
    "at", "actor", "role", "action", "object", "object_id", "outcome", "changed", "request_id"
]


class AuditViewIn(RequestBody, AuditView):
    """A view of the log, as its page asks for it."""


class AuditExportIn(RequestBody):
    """A view of the log, and how it shall be written."""

    view: AuditViewIn
    format: Literal["xlsx", "csv"] = "xlsx"
    language: Literal["ru", "en"] = "ru"
