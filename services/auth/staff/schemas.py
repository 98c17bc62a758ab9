"""Shapes of users as staff see, add and edit them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.auth.users.rules import LONGEST_NAME, one_line, person_name, staff_email, staff_login
from services.contracts.account_numbers import TypedNumber
from services.kit.shapes import RequestBody

MOST_ACCOUNTS = 20
UserClass = Literal["consumer", "staff"]
# Which of them there are stands in the table of roles.
Role = Annotated[
    str,
    Field(max_length=20, pattern=r"^[a-z][a-z0-9-]*$", description="The key of a role."),
]
Name = Annotated[str, AfterValidator(person_name), Field(min_length=1, max_length=LONGEST_NAME)]
Email = Annotated[str, AfterValidator(staff_email), Field(min_length=3, max_length=254)]
# What is a phone number depends on the region, hence on the settings: see `consumers`.
Phone = Annotated[
    str,
    AfterValidator(one_line),
    Field(min_length=1, max_length=40, description="In any spelling."),
]
# Also a name from before names were looked at, as long as it is not changed.
KnownName = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=LONGEST_NAME)]


class ListedUserOut(BaseModel):
    """A consumer or a member of staff."""

    id: UUID
    user_class: UserClass
    login: str | None
    display_name: str
    email: str | None
    phone: str | None
    claimed_phone: str | None = Field(
        default=None, description="Not proved to be theirs: no login. Setting it as `phone` does."
    )
    role: Role | None
    active: bool
    must_change_password: bool = Field(description="Has not signed in with an own password yet.")
    created_at: datetime
    last_seen_at: datetime | None = None
    second_factor: bool = Field(
        default=False, description="Something beside the password is switched on."
    )


class ColleagueNameOut(BaseModel):
    """A colleague by name: whom something can be given to, and who can give rights."""

    id: UUID
    display_name: str
    gives_rights: bool = Field(description="May give colleagues another role.")


class ColleagueNamesOut(BaseModel):
    """Active members of staff by name, at most two hundred."""

    items: list[ColleagueNameOut]


class ConsumerIn(RequestBody):
    """A consumer whom staff know; a letter brings a temporary password of 72 hours."""

    account_numbers: list[TypedNumber] = Field(min_length=1, max_length=MOST_ACCOUNTS)
    display_name: Name
    email: Email
    phone: Phone | None = None
    language: Literal["ru", "en"] = "ru"


class ConsumerChangeIn(RequestBody):
    """A consumer as he is from now on; an e-mail address is changed, never removed."""

    display_name: KnownName
    email: Email | None = None
    phone: Phone | None = None


class StaffIn(RequestBody):
    """A new member of staff; the invitation goes to the address."""

    login: Annotated[str, AfterValidator(staff_login)] = Field(min_length=2, max_length=64)
    display_name: Name
    role: Role
    email: Email
    language: Literal["ru", "en"] = "ru"


class StaffChangeIn(RequestBody):
    """A member of staff as they are from now on; an e-mail address is never removed."""

    display_name: KnownName
    email: Email | None = None
    role: Role
