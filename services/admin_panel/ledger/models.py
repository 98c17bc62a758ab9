"""The table of machine batches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    desc,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.admin_panel.base import Base


class LedgerBatch(Base):
    """A batch, written down before its body is read."""

    __tablename__ = "ledger_batches"
    __table_args__ = (
        CheckConstraint("state IN ('in_progress', 'done', 'failed')", name="state"),
        UniqueConstraint("client_id", "idempotency_key"),
        Index("ix_ledger_batches_received_at_id", desc("received_at"), desc("id")),
        Index("ix_ledger_batches_source_received_at", "source", desc("received_at")),
        Index(
            "ix_ledger_batches_in_progress",
            "tried_at",
            postgresql_where=text("state = 'in_progress'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    client_id: Mapped[str] = mapped_column(String(100))
    source: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(32))
    # The sender's own key: the same key is the same batch. None = each sending is a new one.
    idempotency_key: Mapped[str | None] = mapped_column(String(128))
    received_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    tried_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    state: Mapped[str] = mapped_column(String(12), server_default="in_progress")
    tries: Mapped[int] = mapped_column(BigInteger, server_default="1")
    accepted: Mapped[int] = mapped_column(Integer, server_default="0")
    rejected: Mapped[int] = mapped_column(Integer, server_default="0")
    # A code of what went wrong with the whole batch, such as `batch-too-large`.
    detail: Mapped[str | None] = mapped_column(Text)
    # The listed rejections: line, field, code, reason.
    errors: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)
    # Likewise of lines that are stored in part.
    notes: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)
