"""Lines of outages, as a dispatcher's system writes them."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from services.contracts.batches.records import Record, published
from services.contracts.batches.values import Key, Note, PlannedMoment, Short, Words

# A line has 64 KiB at most.
MOST_PLACES = 1_000


class OutageBuildingIn(Record):
    """A building by its address, as service locations have it."""

    region: Words | None = None
    locality: Words
    street: Words | None = None
    house: Short | None = None


class OutageIn(Record):
    """An outage; the same `id` again writes it anew, and only what is another is told to people.

    It touches the buildings that are named in any way: by address, by an energy object in it, or
    by what feeds it. One that has ended or was cancelled stays so.
    """

    model_config = published(
        {
            "id": "o-1",
            "kind": "planned",
            "starts_at": "2026-12-03T09:00:00+06:00",
            "expected_end_at": "2026-12-03T16:00:00+06:00",
            "cause": "Ремонт линии 10 кВ",
            "buildings": [
                {
                    "region": "Омская область",
                    "locality": "Тара",
                    "street": "ул. Лесная",
                    "house": "4",
                }
            ],
        }
    )

    id: Key = Field(description="Your own key of the outage.")
    kind: Literal["planned", "emergency"]
    starts_at: PlannedMoment
    expected_end_at: PlannedMoment | None = Field(
        default=None, description="A planned one needs it (`needed-for-planned`), and ends by it."
    )
    ended_at: PlannedMoment | None = Field(
        default=None, description="When energy was back; a time to come is refused."
    )
    cancelled: bool = False
    cause: Words | None = Field(default=None, description="What consumers read as the cause.")
    text: Note | None = Field(default=None, description="What consumers are told with it.")
    buildings: list[OutageBuildingIn] | None = Field(default=None, max_length=MOST_PLACES)
    service_locations: list[Key] | None = Field(
        default=None,
        max_length=MOST_PLACES,
        description="`id` of service locations sent before: their buildings are touched.",
    )
    substation: Words | None = Field(
        default=None, description="All buildings with a service location that it feeds."
    )

    @model_validator(mode="after")
    def _is_somewhere(self) -> "OutageIn":
        if not (self.buildings or self.service_locations or self.substation):
            raise PydanticCustomError("no_places", "Say where: buildings, objects or a substation.")
        return self
