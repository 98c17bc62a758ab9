"""Lines of organisations that serve houses (manual 004, 3), and of the houses that they serve."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from services.contracts.batches.outages import OutageBuildingIn
from services.contracts.batches.records import Record, published
from services.contracts.batches.values import Day, Inn, Key, Mailbox, NullMeans, Short, Words


class ServicerContactIn(Record):
    """Who acts for an organisation: he signs in by `email`, and gets a letter there."""

    name: Words = Field(description="Surname, first name and patronymic.")
    email: Mailbox = Field(
        description="One address, one organisation: one of another organisation's person is"
        " refused (`email-of-another`). Another address than you told before is another person,"
        " and the former's access ends."
    )
    phone: Short | None = None


class ServicingOrganizationIn(Record):
    """An organisation that hands readings in for houses that it serves.

    What you tell counts where it is other than you told before: what staff have set meanwhile
    stays. Its contact person is invited by a letter with a link that lives 60 hours.
    """

    model_config = published(
        {
            "id": "uk-1",
            "name": "Общество с ограниченной ответственностью «Управляющая компания Тара»",
            "short_name": "ООО «УК Тара»",
            "kind": "management_company",
            "inn": "5535001234",
            "agreement_number": "ОО-17",
            "contact": {
                "name": "Белова Анна Ивановна",
                "email": "belova@example.org",
                "phone": "+79130000001",
            },
        }
    )

    id: Key = Field(description="Your own key of the organisation.")
    name: Words = Field(description="The full one.")
    short_name: Words | None = Field(default=None, description="The full one if missing.")
    kind: Literal["management_company", "homeowners", "cooperative", "other"] = Field(
        description="«Управляющая компания», ТСЖ, ЖСК, and what else looks after houses."
    )
    inn: Inn | None = Field(default=None, description="Taxpayer's number.")
    agreement_number: Key | None = Field(
        default=None, description="Of its agreement with the supplier, where there is one."
    )
    contact: ServicerContactIn
    ended: Annotated[bool, NullMeans(False)] = Field(
        default=False,
        description="It serves nothing any more: its people see nothing by it, and its houses are"
        " to be sent again if it comes back.",
    )


class ServedHouseIn(Record):
    """A house that an organisation serves, on inclusive days.

    A house is served by one at a time: who begins later ends the time of the one before on the
    day before. The same `id` with another organisation means that the house has gone there. What
    you have told before, told again, changes nothing.
    """

    model_config = published(
        {
            "id": "uk-1-7",
            "organization": "uk-1",
            "building": {
                "region": "Омская область",
                "locality": "Тара",
                "street": "ул. Лесная",
                "house": "4",
            },
            "starts_on": "2026-12-01",
        }
    )

    id: Key = Field(description="Your own key of this.")
    organization: Key = Field(description="`id` of a servicing organisation sent before.")
    building: OutageBuildingIn | None = Field(
        default=None, description="The house by its address, as service locations have it."
    )
    service_location: Key | None = Field(
        default=None,
        description="Or by the `id` of any service location in it. One of the two is needed"
        " (`one-place`).",
    )
    starts_on: Day | None = Field(
        default=None,
        description="If missing: since ever, or from today when another served it before.",
    )
    ends_on: Day | None = Field(default=None, description="Not earlier than `starts_on`.")
    removed: Annotated[bool, NullMeans(False)] = Field(
        default=False, description="It was told by mistake: it was never served by this."
    )

    @model_validator(mode="after")
    def _is_one_house(self) -> "ServedHouseIn":
        if (self.building is None) == (self.service_location is None):
            raise PydanticCustomError("one_place", "Give `building` or `service_location`, one.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise PydanticCustomError("days_order", "ends_on is earlier than starts_on.")
        return self
