"""Shapes of the supplier's settings."""

from typing import Annotated
from unicodedata import category
from zoneinfo import ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.supplier.rules import (
    ConsumerFactor,
    OverdueRule,
    ProofKind,
    RegistrationPolicy,
    StaffFactor,
)
from services.cabinet.zones import zone
from services.contracts.organisation import Address, Inn, Organisation
from services.kit.shapes import RequestBody


def _iana(name: str) -> str:
    try:
        zone(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError("There is no such IANA time zone.") from error
    return name


def _name(text: str) -> str:
    """Return a name as it is shown: one line of letters that are seen."""
    if not text.strip() or any(category(letter) in _UNSEEN for letter in text):
        raise ValueError("A name is one line of letters that can be seen.")
    return " ".join(text.split())


# Control and format characters, separators of lines and paragraphs, halves of letters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
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


class SupplierSettings(BaseModel):
    """The supplier's settings (manual 000, 3.6)."""

    name: str
    phone: str = Field(description="The number that people may call, as they read it.")
    hours: str = Field(description="When somebody answers there.")
    hours_en: str = Field(description="The same for who reads English; empty: `hours` do.")
    color: str
    time_zone: str
    billing_day: int = Field(
        description="First day of billing months; a shorter month has its last day."
    )
    rows_per_page: int = Field(description="Of the control panel's tables.")
    former_access_months: int = Field(
        description="How long a former customer may see his own past."
    )
    second_proofs: list[ProofKind] = Field(
        description="Second proofs that a registration may give."
    )
    reading_from: int = Field(
        description="First day of a month on which readings are taken from consumers, 31 = the"
        " last. After `reading_to`: the window ends in the next month."
    )
    reading_to: int = Field(description="The last such day.")
    overdue_verification: OverdueRule = Field(
        description="Readings of a meter whose verification is overdue."
    )
    unusual_factor: float = Field(
        description="A reading of so many times what is usual is asked back."
    )
    registration_policy: RegistrationPolicy = Field(
        description="What becomes of a registration that fits the registry: `at_once` it is let"
        " in, or `staff` look at each."
    )
    staff_second_factor: StaffFactor = Field(
        description="What staff must have beside the password: as auth was `installed`, `none`,"
        " `any` (a letter's code too), or one of their `own`: an authenticator or a passkey."
    )
    consumer_second_factor: ConsumerFactor = Field(
        description="Whether consumers without a second factor are offered one."
    )
    erased_after_months: int = Field(
        description="Contacts and appeals of who has left are erased so long after; 0: never."
    )
    registrations_kept_days: int = Field(
        description="Registrations that came to nothing are erased after so many days."
    )
    inn: str = Field(description="Taxpayer's number, 10 or 12 digits; empty: not said.")
    legal_address: str
    postal_address: str = Field(description="Empty: the legal one.")


class SupplierChange(RequestBody):
    """Settings to be changed, see `SupplierSettings`; what is null or left out stays."""

    name: Annotated[str, AfterValidator(_name)] | None = Field(
        default=None, min_length=1, max_length=200
    )
    phone: str | None = Field(default=None, max_length=40, pattern=r"^[0-9+() \-]*$")
    hours: str | None = Field(default=None, max_length=120, pattern=_LINE)
    hours_en: str | None = Field(default=None, max_length=120, pattern=_LINE)
    color: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    time_zone: Annotated[str, AfterValidator(_iana)] | None = Field(default=None, max_length=64)
    billing_day: int | None = Field(default=None, ge=1, le=31)
    rows_per_page: int | None = Field(default=None, ge=5, le=200)
    former_access_months: int | None = Field(default=None, ge=0, le=120)
    second_proofs: list[ProofKind] | None = None
    reading_from: int | None = Field(default=None, ge=1, le=31)
    reading_to: int | None = Field(default=None, ge=1, le=31)
    overdue_verification: OverdueRule | None = None
    unusual_factor: float | None = Field(default=None, ge=1, le=100, allow_inf_nan=False)
    registration_policy: RegistrationPolicy | None = None
    staff_second_factor: StaffFactor | None = None
    consumer_second_factor: ConsumerFactor | None = None
    erased_after_months: int | None = Field(default=None, ge=0, le=120)
    registrations_kept_days: int | None = Field(default=None, ge=1, le=3650)
    inn: Inn | None = None
    legal_address: Address | None = None
    postal_address: Address | None = None


class OrganisationIn(RequestBody, Organisation):
    """The supplier as the installer gives it, all at once."""
