"""Events that auth publishes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

USER_REGISTERED = "auth.user_registered.v1"
USER_CHANGED = "auth.user_changed.v1"
PASSWORD_CHANGED = "auth.password_changed.v1"  # noqa: S105
TEMPORARY_PASSWORD_ISSUED = "auth.temporary_password_issued.v1"  # noqa: S105
RECOVERY_LINK_ISSUED = "auth.recovery_link_issued.v1"
ACCOUNT_CLAIMED = "auth.account_claimed.v1"
ACCOUNT_GUESSED = "auth.account_guessed.v1"
ACCOUNT_ADDED = "auth.account_added.v1"
REGISTRATION_DECLINED = "auth.registration_declined.v1"
SIGN_IN_CODE_REQUESTED = "auth.sign_in_code_requested.v1"
EMAIL_CODE_REQUESTED = "auth.email_code_requested.v1"
EMAIL_CHANGED = "auth.email_changed.v1"
SECOND_FACTOR_CHANGED = "auth.second_factor_changed.v1"
USER_DELETED = "auth.user_deleted.v1"
SESSIONS_ENDED = "auth.sessions_ended.v1"
STAFF_INVITED = "auth.staff_invited.v1"


class UserRegistered(BaseModel):
    """A user has come to be; consumers come with the accounts that they may see."""

    user_id: UUID
    user_class: Literal["consumer", "staff"]
    display_name: str
    email: str | None
    phone: str | None
    language: str
    account_numbers: list[str]


class UserChanged(BaseModel):
    """What may have changed of a user, as it is now."""

    user_id: UUID
    display_name: str
    email: str | None
    phone: str | None
    language: str
    active: bool


class PasswordChanged(BaseModel):
    """A user's password was changed; the letter goes to the address of that moment."""

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    changed_at: datetime


class TemporaryPasswordIssued(BaseModel):
    """A password for one sign-in is on its way; sealed for notifications, context = e-mail."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    purpose: Literal["registration", "recovery", "support"]
    login_address: str
    sealed_password: str
    expires_at: datetime


class RecoveryLinkIssued(BaseModel):
    """A link for choosing a new password is on its way; sealed, context = e-mail."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_link: str
    expires_at: datetime


class AccountClaimed(BaseModel):
    """Somebody has registered for an account; told to an address known for it before."""

    request_id: UUID
    email: str
    language: str
    account_ending: str
    claimed_at: datetime


class AccountGuessed(BaseModel):
    """Somebody guesses at an account's data to register for it; told once a day at most."""

    request_id: UUID
    email: str
    language: str
    reader: Literal["owner", "staff"]
    account_ending: str
    attempts: int
    # Where staff see the requests.
    requests_address: str
    noticed_at: datetime


class AccountAdded(BaseModel):
    """Staff have added an account to a user who was there already."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    account_ending: str
    login_address: str


class RegistrationDeclined(BaseModel):
    """Staff have declined a registration request; the reason is for the applicant."""

    request_id: UUID
    email: str
    display_name: str
    language: str
    reason: str


class SignInCodeRequested(BaseModel):
    """A new device asks for the code that confirms it; `sealed_code` is for notifications."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_code: str
    browser: str
    system: str
    address: str
    expires_at: datetime


class EmailCodeRequested(BaseModel):
    """A code for the address that a user wants; the letter goes there."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    sealed_code: str
    expires_at: datetime


class EmailChanged(BaseModel):
    """A user's address was changed; the letter goes to the former one."""

    user_id: UUID
    email: str
    new_email_masked: str
    display_name: str
    language: str
    changed_at: datetime


class SecondFactorChanged(BaseModel):
    """What guards a user's sign-in was changed; the letter tells its owner."""

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


class StaffInvited(BaseModel):
    """A member of staff was made, or needs a new password; the letter brings it and the login."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    login: str
    sealed_password: str
    expires_at: datetime
    # They were invited before: this is a new temporary password.
    again: bool = False


class SessionsEnded(BaseModel):
    """Sessions were ended: signed out of, ended from elsewhere, or with a password or a role.

    A session that nobody used for too long ends without being told.
    """

    session_ids: list[UUID]


class UserDeleted(BaseModel):
    """A user was removed by staff; what others keep of them goes as well."""

    user_id: UUID
