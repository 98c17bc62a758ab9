"""The table of files that staff have asked for."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, Integer, String, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.cabinet.exports.rules import State


class ExportJob(Base):
    """A file that a member of staff has asked for: what of, how far it is, and where it lies.

    `asked` is the view as its page shows it; `total` and `done` are rows. `due_at` is the worker's
    lease: who dies with it loses it then, and `attempts` tells his late word from another's. Until
    `ends_at` the file can be fetched, by who has asked for it alone.
    """

    __tablename__ = "export_jobs"
    __table_args__ = (
        CheckConstraint(f"state IN {get_args(State)}", name="state"),
        CheckConstraint("format IN ('xlsx', 'csv')", name="format"),
        Index(None, "state", "due_at"),
        Index(None, "staff_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    format: Mapped[str] = mapped_column(String(4))
    asked: Mapped[Any] = mapped_column(JSONB)
    staff_id: Mapped[UUID] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    state: Mapped[str] = mapped_column(String(9))
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    total: Mapped[int | None] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer, server_default="0")
    name: Mapped[str] = mapped_column(Text)
    file_key: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(BigInteger)
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
