"""Gathers the subjects' tables for Alembic."""

from services.integration.base import Base
from services.integration.delivery.models import RejectedRow, StagedBatch
from services.integration.sources.models import Cursor, Source

__all__ = ["Base", "Cursor", "RejectedRow", "Source", "StagedBatch"]
