"""Gathers the subjects' tables for Alembic."""

from services.admin_panel.audit.models import AuditEntry
from services.admin_panel.base import Base
from services.admin_panel.ledger.models import LedgerBatch

__all__ = ["AuditEntry", "Base", "LedgerBatch"]
