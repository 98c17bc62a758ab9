"""Shapes of orders."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.content.entries.rules import plain_text, titled
from services.cabinet.content.orders.rules import State
from services.kit.shapes import RequestBody

_Text = Annotated[str, AfterValidator(plain_text), Field(max_length=2_000)]


class ServiceOrderIn(RequestBody):
    """What is ordered, and whom the supplier is to call."""

    key: UUID = Field(description="Made by the page; the same key again is the same order.")
    service: int = Field(ge=1, le=2**31 - 1, description="The `id` of a published service.")
    contact_name: Annotated[str, AfterValidator(titled)] = Field(min_length=1, max_length=200)
    phone: str = Field(pattern=r"^\+?[0-9][0-9 ()\-]{4,28}$")
    comment: _Text = ""


class ServiceOrderOut(BaseModel):
    """An order, and what has become of it."""

    id: UUID
    number: int
    account_id: int
    account_number: str
    service_id: int | None = Field(description="None: the service is not there any more.")
    title: str
    title_en: str
    price_from: int | None = Field(description="Kopecks, as it was then; None: by agreement.")
    contact_name: str
    phone: str
    comment: str
    state: State
    answer: str = Field(description="What the supplier says of it.")
    ordered_at: datetime
    changed_at: datetime


class StaffServiceOrderOut(ServiceOrderOut):
    """An order as staff see it."""

    customer_name: str
    address: str
    changed_by: str


class OrdersQuery(BaseModel):
    """Which orders are looked for."""

    state: State | None = Field(None, description="None: of any.")
    search: str = Field(
        "",
        max_length=200,
        description="A part of a number, an account, a name, an address, a phone or a service.",
    )
    first_day: date | None = Field(
        None, alias="from", description="Ordered on this day or later, by the supplier's clock."
    )
    last_day: date | None = Field(None, alias="to", description="Ordered on this day or before.")
    service_id: int | None = Field(None, ge=1, le=2**31 - 1)


class OrderCountersOut(BaseModel):
    """What waits for staff."""

    new: int = Field(description="Orders that nobody has looked at.")


class ServiceOrderChange(RequestBody):
    """What becomes of an order, and what its consumer is told."""

    state: State
    answer: _Text = ""
