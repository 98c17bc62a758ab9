"""The shape of what is asked of staff's list of accounts."""

from typing import Literal

from pydantic import BaseModel, Field

Sort = Literal[
    "number", "-number", "customer", "-customer", "meters", "-meters", "address", "-address",
    "email", "-email",
]  # fmt: skip
Present = Literal["with", "without"]
_SEARCH = (
    "Parts of a number, subscriber's name, e-mail, address or meter's serial number;"
    " each must occur."
)


class AccountView(BaseModel):
    """Which accounts, in which order: what the page shows, and what a file of it holds."""

    search: str = Field(default="", max_length=200, description=_SEARCH)
    sort: Sort = "number"
    kind: Literal["individual", "organization"] | None = None
    contract: Literal["open", "ending", "closed"] | None = Field(
        default=None, description="`ending`: ends within 30 days. By the supplier's day of today."
    )
    meter: Present | None = Field(default=None, description="In service.")
    user: Present | None = Field(default=None, description="Who sees it as his own, or by a role.")
    locality: str | None = Field(default=None, max_length=400, description="A town, as written.")
    tariff: int | None = Field(default=None, ge=1, le=2_147_483_647, description="A schedule's id.")
    differences: bool = Field(
        default=False, description="Only where a system differs from staff, and nobody has decided."
    )
