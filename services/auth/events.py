"""Facts that auth tells others, and handlers of what others tell."""

from collections.abc import Mapping

from services.auth.erasures.answers import on_cabinet_erased, on_notifications_erased
from services.auth.invitations.answers import on_person_changed
from services.auth.sessions.demands import on_policies_changed
from services.contracts import cabinet, notifications
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
    ServicingPersonKnown,
    SessionsEnded,
    SignInCodeRequested,
    StaffInvited,
    TemporaryPasswordIssued,
    UserChanged,
    UserDeleted,
    UserErased,
    UserRegistered,
)
from services.contracts.cabinet import PoliciesChanged, ServicingPersonChanged
from services.kit.events import Handler, Publisher, handled

# Who gets what; the worker knows where they live.
publish = Publisher(
    {
        UserRegistered: ("cabinet", "notifications"),
        UserChanged: ("cabinet", "notifications"),
        UserDeleted: ("cabinet", "notifications"),
        UserErased: ("cabinet", "notifications"),
        SessionsEnded: ("notifications",),
        PasswordChanged: ("notifications",),
        SignInCodeRequested: ("notifications",),
        EmailCodeRequested: ("notifications",),
        EmailChanged: ("notifications",),
        SecondFactorChanged: ("notifications",),
        StaffInvited: ("notifications",),
        TemporaryPasswordIssued: ("notifications",),
        RecoveryLinkIssued: ("notifications",),
        ServicerInvited: ("notifications",),
        ServicerAdded: ("notifications",),
        ServicingPersonKnown: ("cabinet",),
        AccountClaimed: ("notifications",),
        AccountGuessed: ("notifications",),
        AccountAdded: ("notifications",),
        AccountConsentAsked: ("notifications",),
        AccountRequestRefused: ("notifications",),
        RegistrationDeclined: ("notifications",),
    }
)

HANDLERS: Mapping[str, Handler] = dict(
    [
        handled(PoliciesChanged, on_policies_changed),
        handled(ServicingPersonChanged, on_person_changed),
        handled(cabinet.PersonalDataErased, on_cabinet_erased),
        handled(notifications.PersonalDataErased, on_notifications_erased),
    ]
)
