"""What things are called now: the question that the keeper of the log asks who owns them."""

from typing import Annotated

from pydantic import BaseModel, Field

MOST_THINGS = 1000
# What auth and cabinet can name, as the log calls them; of other kinds the id says all.
OF_AUTH = ("user", "client")
OF_CABINET = (
    "account",
    "customer",
    "meter",
    "meter_model",
    "appeal",
    "outage",
    "service_order",
    "tariff_schedule",
    "answer_template",
    "appeal_topic",
    "desk_team",
)


class Thing(BaseModel):
    """Something as the log names it."""

    kind: Annotated[str, Field(max_length=32, pattern=r"^[a-z_]+$")]
    id: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]+$")]


class NamesIn(BaseModel):
    """Which things are asked for, each once; those of unknown kinds have no name."""

    things: list[Thing] = Field(max_length=MOST_THINGS)


class Named(Thing):
    """What a thing is called now."""

    name: str
    login: str | None = Field(None, description="Of a member of staff: two may be called alike.")


class NamesOut(BaseModel):
    """The names of those that are there; what is not among them is gone."""

    names: list[Named]
    time_zone: str = Field("", description="The supplier's (IANA), if who is asked knows it.")
