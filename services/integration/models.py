"""Gathers the subjects' tables for Alembic."""

from services.integration.base import Base
from services.integration.delivery.models import RejectedRow, StagedBatch
from services.integration.runs.models import Run
from services.integration.sources.models import Cursor, Source
from services.kit.events import OutboxTable

__all__ = ["Base", "Cursor", "Outbox", "RejectedRow", "Run", "Source", "StagedBatch"]


class Outbox(OutboxTable, Base):
    """Events on their way to others."""
