"""The table of drafts of consumers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AppealDraft(Base):
    """What a user writes and has not sent; nobody else sees it. `content` is a `DraftIn`."""

    __tablename__ = "appeal_drafts"
    __table_args__ = (Index(None, "saved_at"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    file_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
