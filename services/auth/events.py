"""Facts that auth tells others."""

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
    SessionsEnded,
    SignInCodeRequested,
    StaffInvited,
    TemporaryPasswordIssued,
    UserChanged,
    UserDeleted,
    UserRegistered,
)
from services.kit.events import Publisher

# Who gets what; the worker knows where they live.
publish = Publisher(
    {
        UserRegistered: ("cabinet", "notifications"),
        UserChanged: ("notifications",),
        UserDeleted: ("cabinet",),
        SessionsEnded: ("notifications",),
        PasswordChanged: ("notifications",),
        SignInCodeRequested: ("notifications",),
        EmailCodeRequested: ("notifications",),
        EmailChanged: ("notifications",),
        SecondFactorChanged: ("notifications",),
        StaffInvited: ("notifications",),
        TemporaryPasswordIssued: ("notifications",),
        RecoveryLinkIssued: ("notifications",),
        AccountClaimed: ("notifications",),
        AccountGuessed: ("notifications",),
        AccountAdded: ("notifications",),
        AccountConsentAsked: ("notifications",),
        AccountRequestRefused: ("notifications",),
        RegistrationDeclined: ("notifications",),
    }
)
