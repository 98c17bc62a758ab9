"""All tables of auth, gathered for Alembic."""

from services.auth.audit.models import SecurityEvent
from services.auth.base import Base
from services.auth.guard.models import AttemptCounter, KnownDevice
from services.auth.human.models import PictureCode, UsedProof
from services.auth.machines.models import MachineClient, MachineClientSecret
from services.auth.recoveries.models import RecoveryLink, RecoveryRequest
from services.auth.registrations.models import RegistrationRequest
from services.auth.sessions.models import RefreshToken, UserSession
from services.auth.users.models import User
from services.kit.events import OutboxTable


class Outbox(OutboxTable, Base):
    """Events on their way to cabinet and notifications."""


__all__ = [
    "AttemptCounter",
    "Base",
    "KnownDevice",
    "MachineClient",
    "MachineClientSecret",
    "Outbox",
    "PictureCode",
    "RecoveryLink",
    "RecoveryRequest",
    "RefreshToken",
    "RegistrationRequest",
    "SecurityEvent",
    "UsedProof",
    "User",
    "UserSession",
]
