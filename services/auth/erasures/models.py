"""Tables of erasures: what was asked for, and which service has done its part."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, String, Uuid, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class Erasure(Base):
    """A consumer whose personal data were erased; nothing but the id of who he was."""

    __tablename__ = "erasures"
    __table_args__ = (Index(None, "asked_at"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    # The member of staff.
    asked_by: Mapped[UUID] = mapped_column(Uuid)


class ErasurePart(Base):
    """What one service has to erase; `counts` are rows by what they were, once it has."""

    __tablename__ = "erasure_parts"

    erasure_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("erasures.id", ondelete="CASCADE"), primary_key=True
    )
    service: Mapped[str] = mapped_column(String(16), primary_key=True)
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
