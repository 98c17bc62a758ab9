"""All tables of notifications."""

from services.kit.events import InboxTable, OutboxTable
from services.notifications.announcements.models import Announcement
from services.notifications.base import Base
from services.notifications.files.models import NoticeFile
from services.notifications.inbound.models import InboundLetter, MailboxState, ReplyToken
from services.notifications.letters.models import Letter
from services.notifications.notices.models import Notice, NoticeReceipt
from services.notifications.preferences.models import (
    AccountPreference,
    EmailChoice,
    Preference,
)
from services.notifications.push.models import EndedSession, Push, PushDevice
from services.notifications.recipients.models import Recipient
from services.notifications.supplier.models import SupplierFact

__all__ = [
    "AccountPreference",
    "Announcement",
    "Base",
    "EmailChoice",
    "EndedSession",
    "InboundLetter",
    "Inbox",
    "Letter",
    "MailboxState",
    "Notice",
    "NoticeFile",
    "NoticeReceipt",
    "Outbox",
    "Preference",
    "Push",
    "PushDevice",
    "Recipient",
    "ReplyToken",
    "SupplierFact",
]


class Inbox(InboxTable, Base):
    """Events whose effects are committed."""


class Outbox(OutboxTable, Base):
    """Events on their way to admin_panel."""
