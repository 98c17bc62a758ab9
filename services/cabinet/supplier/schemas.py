"""Shapes of the supplier's settings."""

from typing import Annotated
from zoneinfo import ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.supplier.rules import OverdueRule, ProofKind
from services.cabinet.zones import zone
from services.kit.shapes import RequestBody


def _iana(name: str) -> str:
    try:
        zone(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError("There is no such IANA time zone.") from error
    return name


# One line of what people read; nothing that a page or letter could take for more.
_LINE = r"^[^\x00-\x1f\x7f<>]*$"


class LogoOut(BaseModel):
    """A picture of `width` x `height` pixels; another one has another address."""

    address: str
    width: int
    height: int


class SupplierOut(BaseModel):
    """What everybody may know of the supplier."""

    name: str
    phone: str = Field(description="As people read it; empty: none.")
    hours: str = Field(description="When somebody answers there; empty: not said.")
    hours_en: str = Field(description="The same in English; empty: only `hours` are known.")
    color: str
    logo: LogoOut | None
    time_zone: str
    billing_day: int
    second_proofs: list[ProofKind] = Field(
        description="What registration takes as a second proof; none: staff decide always."
    )


class SupplierSettings(RequestBody):
    """The supplier's settings (manual 000, 3.6)."""

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
    phone: str | None = Field(
        default=None,
        max_length=40,
        pattern=r"^[0-9+() \-]*$",
        description="The number that people may call, as they read it; null: as before.",
    )
    hours: str | None = Field(
        default=None,
        max_length=120,
        pattern=_LINE,
        description="When somebody answers there; null: as before.",
    )
    hours_en: str | None = Field(
        default=None,
        max_length=120,
        pattern=_LINE,
        description="The same for who reads English; empty: `hours` do; null: as before.",
    )
    color: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")
    time_zone: Annotated[str, AfterValidator(_iana)] = Field(max_length=64)
    billing_day: int = Field(
        ge=1, le=31, description="First day of billing months; a shorter month has its last day."
    )
    rows_per_page: int = Field(ge=5, le=200, description="Of the control panel's tables.")
    former_access_months: int = Field(
        default=36, ge=0, le=120, description="How long a former customer may see his own past."
    )
    second_proofs: list[ProofKind] | None = Field(
        default=None, description="Second proofs that a registration may give; null: as before."
    )
    reading_from: int | None = Field(
        default=None,
        ge=1,
        le=31,
        description="First day of a month on which readings are taken from consumers, 31 = the"
        " last; null: as before. After `reading_to`: the window ends in the next month.",
    )
    reading_to: int | None = Field(
        default=None, ge=1, le=31, description="The last such day; null: as before."
    )
    overdue_verification: OverdueRule | None = Field(
        default=None,
        description="Readings of a meter whose verification is overdue; null: as before.",
    )
    unusual_factor: float | None = Field(
        default=None,
        ge=1,
        le=100,
        allow_inf_nan=False,
        description="A reading of so many times what is usual is asked back; null: as before.",
    )
