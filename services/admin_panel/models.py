"""Gathers the subjects' tables for Alembic."""

from services.admin_panel.analytics.models import (
    Arrangement,
    Failure,
    Point,
    Round,
    Snapshot,
)
from services.admin_panel.audit.models import AuditEntry, AuditLink
from services.admin_panel.base import Base
from services.admin_panel.exports.models import ExportJob
from services.admin_panel.ledger.models import LedgerBatch
from services.admin_panel.tables.models import TableColumns
from services.kit.events import InboxTable, OutboxTable

__all__ = [
    "Arrangement",
    "AuditEntry",
    "AuditLink",
    "Base",
    "ExportJob",
    "Failure",
    "Inbox",
    "LedgerBatch",
    "Outbox",
    "Point",
    "Round",
    "Snapshot",
    "TableColumns",
]


class Inbox(InboxTable, Base):
    """Events whose effects are committed."""


class Outbox(OutboxTable, Base):
    """What staff do here, on its way into the log."""
