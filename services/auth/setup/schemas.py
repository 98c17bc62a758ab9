"""Shapes of what the wizard asks of auth."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from services.auth.users.rules import staff_email
from services.kit.shapes import RequestBody

Email = Annotated[str, AfterValidator(staff_email), Field(min_length=3, max_length=254)]


class AdministratorIn(RequestBody):
    """Who administers first; without an address while no letter can be sent."""

    email: Email | None = None
    language: Literal["ru", "en"] = "ru"


class AdministratorsOut(BaseModel):
    """Whether anybody can administer."""

    known: bool


class SuiteClientOut(BaseModel):
    """The client by which integration delivers; the secret is told this once."""

    client_id: str
    client_secret: str


class PassOut(BaseModel):
    """Opens the wizard once, within a minute."""

    token: str
    seconds: int
    address: str = Field(
        description="Where the wizard is; empty: at the panel's own host, one port further."
    )
