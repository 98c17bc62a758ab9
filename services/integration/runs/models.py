"""The table of runs."""

from datetime import datetime
from typing import get_args

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Text,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.integration.base import Base
from services.integration.runs.rules import Outcome


class Run(Base):
    """One asking of a source; `asked_by` is a member of staff, or nobody for the clock.

    Pages and items are counted with each page that is staged, so that a run that was cut off says
    how far it came. `source_version` is what the source was set to when it began.
    """

    __tablename__ = "runs"
    __table_args__ = (
        CheckConstraint(f"outcome IN {get_args(Outcome)}", name="outcome"),
        Index("ix_runs_began_at", "began_at"),
        Index("ix_runs_source_id_began_at", "source_id", "began_at"),
        Index("ix_runs_running", "source_id", postgresql_where=text("outcome = 'running'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    source_version: Mapped[int] = mapped_column(Integer)
    began_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    asked_by: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[int] = mapped_column(Integer, server_default="0")
    items: Mapped[int] = mapped_column(BigInteger, server_default="0")
    # Rows that could not be converted.
    rejected: Mapped[int] = mapped_column(Integer, server_default="0")
    outcome: Mapped[str] = mapped_column(String(8), server_default="running")
    error_code: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None] = mapped_column(Text)
