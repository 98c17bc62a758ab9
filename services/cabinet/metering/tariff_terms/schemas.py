"""Shapes of who has which tariff schedule, and what counters count."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from services.cabinet.tariffs.rules import Audience
from services.kit.shapes import RequestBody

MOST_NUMBERS = 2000


class ScheduleRowOut(BaseModel):
    """A tariff schedule in the list."""

    id: int
    name: str
    supplier: str
    audience: Audience
    offered: bool
    archived: bool
    zones: int | None = Field(description="Of the version in force, or else of the next one.")
    in_force_since: date | None = Field(description="null: no version has begun.")
    next_from: date | None = Field(description="When the next version begins.")
    points: int = Field(description="Usage points that have it today.")


class AssignedPointOut(BaseModel):
    """A usage point that has a schedule today, or from a later day on."""

    usage_point_id: int
    account_number: str | None
    customer_name: str | None
    address: str
    from_day: date | None = Field(description="null: since ever.")
    until: date | None = Field(description="The last day; null: until further notice.")


class AccountFilter(RequestBody):
    """Accounts by what they have; what is null is not asked for."""

    schedule: int | None = Field(
        default=None, ge=0, description="Whose points have it today; 0: none at all."
    )
    customer_kind: Literal["individual", "organization"] | None = None
    search: Annotated[str, StringConstraints(max_length=200)] = Field(
        default="", description="Parts of number, subscriber or address; each must occur."
    )


class Choice(RequestBody):
    """Whose usage points get a schedule, and from which day on."""

    from_day: date
    account_numbers: (
        Annotated[
            list[Annotated[str, StringConstraints(min_length=1, max_length=64)]],
            Field(min_length=1, max_length=MOST_NUMBERS),
        ]
        | None
    ) = Field(default=None, description="In any spelling.")
    filter: AccountFilter | None = None
    replace: bool = Field(
        default=False, description="Whether it takes the place of what begins on that day or later."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.account_numbers is None) == (self.filter is None):
            raise PydanticCustomError("choice", "Give account numbers or a filter, not both.")
        if not 2000 <= self.from_day.year <= 2100:
            raise PydanticCustomError("day-out-of-range", "Give a day from 2000 to 2100.")
        return self


class AssignIn(Choice):
    """The same, after its preview."""

    expected_points: int = Field(
        ge=0, description="`points` of the preview; of another number nothing is assigned."
    )


class ConflictOut(BaseModel):
    """A usage point that has another schedule from a day that is not before the wanted one."""

    account_number: str | None
    from_day: date
    schedule: str | None


class ChoiceOut(BaseModel):
    """What an assignment would do."""

    accounts: int
    points: int
    same: int = Field(description="Points that have the schedule on that day already.")
    conflicts: int
    examples: list[ConflictOut] = Field(description="The first conflicts, 20 at most.")
    unknown: list[str] = Field(description="Numbers that the registry lacks.")


class AssignedOut(BaseModel):
    """What an assignment has done."""

    points: int = Field(description="Usage points that have another schedule by it.")


class RegisterZones(RequestBody):
    """Which zone of its schedule each counter of a meter counts (1, 2 or 3).

    Two may count the same: peak and half-peak of a meter that has a day and a night by its tariff.
    """

    t1: int = Field(default=1, ge=1, le=3, description="Of the counter T1 (1.8.1).")
    t2: int = Field(default=2, ge=1, le=3, description="Of the counter T2 (1.8.2).")
    t3: int = Field(default=3, ge=1, le=3, description="Of the counter T3 (1.8.3).")
