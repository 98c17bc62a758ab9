"""Gathers the subjects' tables for Alembic."""

from services.admin_panel.audit.models import AuditEntry, AuditLink
from services.admin_panel.base import Base
from services.admin_panel.ledger.models import LedgerBatch
from services.admin_panel.tables.models import TableColumns
from services.kit.events import InboxTable

__all__ = ["AuditEntry", "AuditLink", "Base", "Inbox", "LedgerBatch", "TableColumns"]


class Inbox(InboxTable, Base):
    """Events whose effects are committed."""
