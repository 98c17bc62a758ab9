"""All tables of auth, gathered for Alembic."""

from services.auth.audit.models import SecurityEvent
from services.auth.base import Base
from services.auth.consents.models import AccountConsent
from services.auth.contacts.models import EmailChange, EmailCodeRequest
from services.auth.erasures.models import Erasure, ErasurePart
from services.auth.factors.models import Passkey, RecoveryCode, SecondFactor
from services.auth.guard.models import AttemptCounter, KnownDevice
from services.auth.human.models import PictureCode, UsedProof
from services.auth.invitations.models import Invitation
from services.auth.machines.models import MachineClient, MachineClientSecret
from services.auth.policies.models import SignInPolicies
from services.auth.recoveries.models import RecoveryLink, RecoveryRequest
from services.auth.registrations.models import (
    GuessingWarning,
    RegistrationAttempt,
    RegistrationRequest,
)
from services.auth.revocations.models import Revocation
from services.auth.roles.models import StaffRole
from services.auth.sessions.models import RefreshToken, UserSession
from services.auth.sign_in.models import SignInAttempt
from services.auth.users.models import User
from services.kit.events import InboxTable, OutboxTable


class Inbox(InboxTable, Base):
    """Events of cabinet that were handled."""


class Outbox(OutboxTable, Base):
    """Events on their way to cabinet and notifications."""


__all__ = [
    "AccountConsent",
    "AttemptCounter",
    "Base",
    "EmailChange",
    "EmailCodeRequest",
    "Erasure",
    "ErasurePart",
    "GuessingWarning",
    "Inbox",
    "Invitation",
    "KnownDevice",
    "MachineClient",
    "MachineClientSecret",
    "Outbox",
    "Passkey",
    "PictureCode",
    "RecoveryCode",
    "RecoveryLink",
    "RecoveryRequest",
    "RefreshToken",
    "RegistrationAttempt",
    "RegistrationRequest",
    "Revocation",
    "SecondFactor",
    "SecurityEvent",
    "SignInAttempt",
    "SignInPolicies",
    "StaffRole",
    "UsedProof",
    "User",
    "UserSession",
]
