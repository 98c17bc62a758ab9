"""Events that auth publishes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from services.contracts.facts import Fact


class UserRegistered(Fact):
    """A user has come to be; consumers come with the accounts that they may see."""

    type = "auth.user_registered.v1"

    user_id: UUID
    user_class: Literal["consumer", "staff"]
    display_name: str
    email: str | None
    phone: str | None
    language: str
    account_numbers: list[str]
    # Of who has registered himself: the version of the agreement that he accepted, and when.
    consent_version: str = ""
    consent_at: datetime | None = None


class UserChanged(Fact):
    """What may have changed of a user, as it is now."""

    type = "auth.user_changed.v1"

    user_id: UUID
    display_name: str
    email: str | None
    phone: str | None
    language: str
    active: bool


class PasswordChanged(Fact):
    """A user's password was changed; the letter goes to the address of that moment."""

    type = "auth.password_changed.v1"

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    changed_at: datetime


class TemporaryPasswordIssued(Fact):
    """A password for one sign-in is on its way; sealed for notifications, context = e-mail."""

    type = "auth.temporary_password_issued.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    purpose: Literal["registration", "recovery", "support"]
    login_address: str
    sealed_password: str
    expires_at: datetime


class RecoveryLinkIssued(Fact):
    """A link for choosing a new password is on its way; sealed, context = e-mail."""

    type = "auth.recovery_link_issued.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_link: str
    expires_at: datetime


class ServicerInvited(Fact):
    """Somebody new acts for a servicing organisation; the link sets his first password.

    Sealed, context = e-mail.
    """

    type = "auth.servicer_invited.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    organization: str
    sealed_link: str
    expires_at: datetime


class ServicerAdded(Fact):
    """A user who has a password already acts for a servicing organisation from now on."""

    type = "auth.servicer_added.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    organization: str
    login_address: str


class ServicingPersonKnown(Fact):
    """Whose user a person of a servicing organisation is, whom cabinet has named."""

    type = "auth.servicing_person_known.v1"

    person_id: UUID
    user_id: UUID
    email: str
    active: bool


class AccountClaimed(Fact):
    """Somebody has registered for an account; told to an address known for it before."""

    type = "auth.account_claimed.v1"

    request_id: UUID
    email: str
    language: str
    account_ending: str
    claimed_at: datetime


class AccountGuessed(Fact):
    """Somebody guesses at an account's data to register for it; told once a day at most."""

    type = "auth.account_guessed.v1"

    request_id: UUID
    email: str
    language: str
    reader: Literal["owner", "staff"]
    account_ending: str
    attempts: int
    # Where staff see the requests.
    requests_address: str
    noticed_at: datetime


class AccountAdded(Fact):
    """A user who was there already sees one more account; by staff, or as he has asked."""

    type = "auth.account_added.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    account_ending: str
    login_address: str


class AccountConsentAsked(Fact):
    """A user who sees an account is asked whether another may; one fact for each who is asked.

    The asker by his own name and his masked e-mail address, each empty when there is none. The
    link is sealed for notifications, context = e-mail; empty when there is no address.
    """

    type = "auth.account_consent_asked.v1"

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    account_ending: str
    asker_name: str
    asker_email: str
    sealed_link: str
    expires_at: datetime


class AccountRequestRefused(Fact):
    """A consumer does not get the account that he has asked for.

    `reason` is what staff say; empty when whoever sees the account has not agreed.
    """

    type = "auth.account_request_refused.v1"

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    account_ending: str
    reason: str


class RegistrationDeclined(Fact):
    """Staff have declined a registration request; the reason is for the applicant."""

    type = "auth.registration_declined.v1"

    request_id: UUID
    email: str
    display_name: str
    language: str
    reason: str


class SignInCodeRequested(Fact):
    """A new device asks for the code that confirms it; `sealed_code` is for notifications."""

    type = "auth.sign_in_code_requested.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_code: str
    browser: str
    system: str
    address: str
    expires_at: datetime


class EmailCodeRequested(Fact):
    """A code for the address that a user wants; the letter goes there."""

    type = "auth.email_code_requested.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_code: str
    expires_at: datetime


class EmailChanged(Fact):
    """A user's address was changed; the letter goes to the former one."""

    type = "auth.email_changed.v1"

    user_id: UUID
    email: str
    new_email_masked: str
    display_name: str
    language: str
    changed_at: datetime


class SecondFactorChanged(Fact):
    """What guards a user's sign-in was changed; the letter tells its owner."""

    type = "auth.second_factor_changed.v1"

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    change: Literal[
        "letter-on",
        "letter-off",
        "totp-on",
        "totp-off",
        "passkey-added",
        "passkey-removed",
        "reset",
    ]
    changed_at: datetime


class StaffInvited(Fact):
    """A member of staff was made, or needs a new password; the letter brings it and the login."""

    type = "auth.staff_invited.v1"

    user_id: UUID
    email: str
    display_name: str
    language: str
    login: str
    sealed_password: str
    expires_at: datetime
    # They were invited before: this is a new temporary password.
    again: bool = False


class SessionsEnded(Fact):
    """Sessions were ended: signed out of, ended from elsewhere, or with a password or a role.

    A session that nobody used for too long ends without being told.
    """

    type = "auth.sessions_ended.v1"

    session_ids: list[UUID]


class UserErased(Fact):
    """A consumer's personal data are to be erased; who hears of it answers when it is done.

    What the law keeps stays, under the user's id alone.
    """

    type = "auth.user_erased.v1"

    erasure_id: UUID
    user_id: UUID


class UserDeleted(Fact):
    """A user was removed by staff; what others keep of them goes as well."""

    type = "auth.user_deleted.v1"

    user_id: UUID
