"""Shapes of appeals, as staff see them."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.support.appeals.rules import By, Status, Way
from services.cabinet.support.appeals.schemas import (
    AccountRefOut,
    AppealRefOut,
    CardOut,
    FieldValueOut,
    LastOut,
    NewAppeal,
    RatingOut,
)
from services.cabinet.support.attachments.schemas import AppealFileOut
from services.cabinet.support.replies.schemas import (
    NoteOut,
    PersonOut,
    PresentOut,
    StaffMessageOut,
)
from services.cabinet.support.topics.rules import Kind
from services.cabinet.support.topics.schemas import TopicRefOut
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

Sort = Literal["-created", "created", "-updated", "updated", "-number", "number", "due", "-due"]
MOST_AT_ONCE = 200
_DAY = "Of registration, by the supplier's clock; inclusive."


class StaffAppealsQuery(BaseModel):
    """Which appeals are looked for."""

    search: str = Field(
        "", max_length=200, description="Parts of a name, an account, or the appeal's number."
    )
    first_day: Date | None = Field(None, alias="from", description=_DAY)
    last_day: Date | None = Field(None, alias="to", description=_DAY)
    status: list[Status] = Field([], max_length=5, description="Any of these; none: all.")
    kind: list[Kind] = Field([], max_length=4, description="Any of these; none: all.")
    topic_id: list[Annotated[int, Field(ge=1, le=2_147_483_647)]] = Field([], max_length=100)
    assignee: str | None = Field(
        None,
        pattern=r"^(me|nobody|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
        description="`me`, `nobody`, or the id of a member of staff.",
    )
    team: str | None = Field(
        None, pattern=r"^(mine|[1-9][0-9]{0,8})$", description="`mine`, or the `id` of a team."
    )
    account_id: int | None = Field(None, ge=1, le=2_147_483_647)
    customer_id: int | None = Field(
        None,
        ge=1,
        le=2_147_483_647,
        description="Of a subscriber: about his accounts, and about none by who sees these.",
    )
    overdue: bool = Field(False, description="Only those whose first answer is late.")
    sort: Sort = "-created"


class CustomerRefOut(BaseModel):
    """Whose appeal it is."""

    name: str
    user_id: UUID | None = Field(description="The user who is told; null: nobody is.")
    customer_id: int | None = Field(description="Of the account.")


class TeamRefOut(BaseModel):
    """A team of the desk."""

    id: int
    name: str


class StaffAppealOut(BaseModel):
    """An appeal."""

    id: UUID
    number: int
    kind: Kind
    topic: TopicRefOut
    account: AccountRefOut | None
    customer: CustomerRefOut
    status: Status
    created_at: datetime
    updated_at: datetime
    text: str = Field(description="The first 200 characters of what was asked.")
    last: LastOut
    awaits: bool = Field(description="It goes on, and the consumer had the last word.")
    assignee: PersonOut | None
    team: TeamRefOut | None
    answer_due_at: datetime | None = Field(description="Null: it was answered, or is no more open.")
    overdue: bool
    first_answer_minutes: int | None = Field(description="Working minutes until the first answer.")
    way: Way
    rating: RatingOut | None
    merged_into: AppealRefOut | None = Field(description="Where it goes on; nothing is done here.")


class CountersOut(BaseModel):
    """How many appeals of each status there are with all other filters."""

    draft: int
    new: int
    in_work: int
    done: int
    cancelled: int


class StaffAppealsOut(BaseModel):
    """A page of appeals."""

    items: list[StaffAppealOut]
    total: int
    counters: CountersOut
    unread: int = Field(description="Of these, open ones in which the consumer had the last word.")


class NewsOut(BaseModel):
    """What has happened since a moment; ask again with `at`."""

    at: datetime
    arrived: int = Field(description="Appeals registered since.")
    changed: int = Field(description="Others that were written on or are in another status.")


class StaffStatusOut(BaseModel):
    """A status that an appeal has come into, and by whom."""

    status: Status
    at: datetime
    by: By
    author: PersonOut | None = Field(description="The member of staff.")


class StaffDraftOut(BaseModel):
    """The answer that you have begun to write."""

    text: str
    files: list[AppealFileOut]
    saved_at: datetime


class ContactOut(BaseModel):
    """How the subscriber of the account is reached, by the registry."""

    email: str | None
    phone: str | None


class StaffAppealCardOut(StaffAppealOut):
    """An appeal with all that was written; its ETag is that of all but what was written."""

    contact: ContactOut | None
    messages: list[StaffMessageOut]
    notes: list[NoteOut]
    history: list[StaffStatusOut]
    fields: list[FieldValueOut]
    card: CardOut | None
    draft: StaffDraftOut | None
    others: list[PresentOut] = Field(description="Colleagues who are here in these 30 seconds.")
    merged: list[AppealRefOut] = Field(description="Appeals that go on here.")
    allowed: list[Status] = Field(description="What it may become.")
    etag: str


class StaffAppealIn(NewAppeal):
    """An appeal that staff write down for a consumer: he called, or wrote on paper."""

    user_id: UUID | None = Field(
        None,
        description="Who is told, one who sees the account; null: who came to see it first.",
    )
    name: Annotated[str, AfterValidator(plain_line)] = Field(
        "", max_length=200, description="Of the person, where there is no account."
    )
    way: Literal["phone", "letter"] = "phone"
    draft: bool = Field(False, description="Not registered yet: nobody but staff sees it.")


class StatusIn(RequestBody):
    """What an appeal becomes."""

    status: Literal["new", "in_work", "done", "cancelled"]


class AssignIn(RequestBody):
    """Who deals with an appeal."""

    user_id: UUID | None = Field(description="A member of staff; null: nobody.")
    name: Annotated[str, AfterValidator(plain_line)] = Field(
        "", max_length=200, description="As the list of staff has it."
    )
    team_id: int | None = Field(
        None,
        ge=1,
        le=2_147_483_647,
        description="The team that shall deal with it; null: none. Missing: the one that does.",
    )

    def team_of(self, appeal: Mapping[str, Any]) -> int | None:
        """Return the team that an appeal has then."""
        given = "team_id" in self.model_fields_set
        team: int | None = self.team_id if given else appeal["team_id"]
        return team


class ManyIn(RequestBody):
    """Appeals that were chosen."""

    ids: list[UUID] = Field(min_length=1, max_length=MOST_AT_ONCE)


class ManyStatusIn(StatusIn, ManyIn):
    """What chosen appeals become."""


class ManyAssignIn(AssignIn, ManyIn):
    """Who deals with chosen appeals."""


class SkippedOut(BaseModel):
    """One of the chosen that stays as it is."""

    id: UUID
    number: int | None = Field(description="Null: there is none of this id.")
    reason: Literal["not-found", "not-allowed"]


class ManyDoneOut(BaseModel):
    """What was done with the chosen ones."""

    changed: int = Field(description="Those that are so now, also who were before.")
    skipped: list[SkippedOut]
