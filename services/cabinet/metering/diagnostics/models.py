"""Tables of what meters report about themselves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    Uuid,
)
from sqlalchemy import func as sql
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class MeterEvent(Base):
    """Something that a meter noticed; severity 1 critical, 2 warning, 3 info.

    Partitioned by year.
    """

    __tablename__ = "meter_events"
    __table_args__ = {"postgresql_partition_by": "RANGE (occurred_at)"}  # noqa: RUF012

    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    severity: Mapped[int] = mapped_column(SmallInteger)
    occurred_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=sql.now())
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str | None] = mapped_column(Text)


class SeenEvent(Base):
    """An event that a user has marked as seen, for as long as it would count as new without it.

    No foreign key: events are dropped by whole years.
    """

    __tablename__ = "seen_events"
    __table_args__ = (Index(None, "occurred_at"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    occurred_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)


class ConnectionState(Base):
    """The state of the load from a moment on; the latest one holds."""

    __tablename__ = "connection_states"
    __table_args__ = (
        CheckConstraint("state IN ('connected', 'disconnected', 'limited')", name="state"),
    )

    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"), primary_key=True)
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
