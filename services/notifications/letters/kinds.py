"""The table of letters: which fact makes which letter, and what its templates are told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from services.contracts.auth import (
    AccountAdded,
    AccountClaimed,
    AccountConsentAsked,
    AccountGuessed,
    AccountRequestRefused,
    EmailChanged,
    EmailCodeRequested,
    PasswordChanged,
    RecoveryLinkIssued,
    RegistrationDeclined,
    SecondFactorChanged,
    ServicerAdded,
    ServicerInvited,
    SignInCodeRequested,
    StaffInvited,
    TemporaryPasswordIssued,
)
from services.contracts.facts import Fact

_SEALED = "sealed_"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be queued: whom it concerns, where it goes, and what its template is told."""

    who: UUID
    address: str
    language: str
    template: str
    parameters: dict[str, Any]
    expires_at: datetime | None = None


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """How a fact becomes a letter; its fields become the template's parameters.

    `template` may have fields of the fact in it. `who` is the field with the id of whom the
    letter concerns. `named` says whether the letter may call its reader by name, and `called`
    what templates call a field that has another name there. A field `sealed_…` stays sealed until
    the letter is sent; after `expires_at` what it says holds no more, and it is not sent then.
    """

    template: str
    who: str = "user_id"
    named: Callable[[Any], bool] = _always
    called: Mapping[str, str] = field(default_factory=dict)


def _asked_for_by_its_owner(fact: TemporaryPasswordIssued) -> bool:
    # Nobody knows yet whose address an applicant has given: no word of theirs goes there.
    return fact.purpose != "registration"


def _nobody(_: Fact) -> bool:
    # As above: an address that only somebody's word stands for.
    return False


KINDS: Mapping[type[Fact], Kind] = {
    PasswordChanged: Kind("password_changed"),
    SignInCodeRequested: Kind("sign_in_code"),
    EmailCodeRequested: Kind("email_code", named=_nobody),
    # Goes to the former address.
    EmailChanged: Kind("email_changed", called={"new_email_masked": "new_email"}),
    SecondFactorChanged: Kind("second_factor_changed"),
    StaffInvited: Kind("staff_invited"),
    TemporaryPasswordIssued: Kind("temporary_password_{purpose}", named=_asked_for_by_its_owner),
    RecoveryLinkIssued: Kind("recovery_link"),
    ServicerInvited: Kind("servicer_invited"),
    ServicerAdded: Kind("servicer_added"),
    # Who is no user yet, or none any more, goes by the id of the registration request.
    AccountClaimed: Kind("account_claimed", who="request_id"),
    AccountGuessed: Kind("account_guessed", who="request_id"),
    AccountAdded: Kind("account_added"),
    AccountConsentAsked: Kind("account_consent_asked"),
    AccountRequestRefused: Kind("account_request_refused"),
    RegistrationDeclined: Kind("registration_declined", who="request_id", named=_nobody),
}


def letter_of(fact: Fact) -> Draft | None:
    """Return the letter that a fact makes; None when there is no address to write to."""
    kind = KINDS[type(fact)]
    told = fact.model_dump()
    address, language, who = (told.pop(name) for name in ("email", "language", kind.who))
    if address is None:
        return None
    parameters: dict[str, Any] = {}
    sealed: dict[str, str] = {}
    for name, value in told.items():
        if name.startswith(_SEALED):
            sealed[name.removeprefix(_SEALED)] = value
        elif name != "display_name" or kind.named(fact):
            plain = value.isoformat() if isinstance(value, datetime) else value
            parameters[kind.called.get(name, name)] = plain
    if sealed:
        parameters["sealed"] = sealed
    template = kind.template.format_map(told)
    return Draft(who, address, language, template, parameters, told.get("expires_at"))
