"""Tables of sources and of the places reached in their feeds."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    LargeBinary,
    String,
    Text,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.integration.base import Base


class Source(Base):
    """An outside system; its key is sealed and never shown.

    One that is paused is not `active`: so a worker of the release before leaves it alone as well.
    `version` counts what it was set to, so that a run notices that it reads by former settings.
    """

    __tablename__ = "sources"
    __table_args__ = (CheckConstraint("stamps IN ('start', 'end')", name="stamps"),)

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    url: Mapped[str] = mapped_column(String(500))
    sealed_key: Mapped[bytes] = mapped_column(LargeBinary)
    active: Mapped[bool] = mapped_column(Boolean, server_default="true")
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    paused_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    poll_seconds: Mapped[int] = mapped_column(Integer)
    # Which end of an interval its stamps name, for a source whose items do not say so.
    stamps: Mapped[str | None] = mapped_column(String(5))
    next_poll_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    # Who of staff wants the next run; None = the clock.
    asked_by: Mapped[str | None] = mapped_column(String(64))
    # When all kinds were last read to their ends; None while there is more to fetch.
    caught_up_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    failures: Mapped[int] = mapped_column(Integer, server_default="0")
    error_code: Mapped[str | None] = mapped_column(String(32))
    last_error: Mapped[str | None] = mapped_column(Text)


class Cursor(Base):
    """How far a kind of a source has been staged; moves in the transaction that stages.

    `newest_at` is the time of the newest data that are delivered. `gaps` says how old that had
    become (seconds) each time when newer came, the last twenty times, since the kind was first
    read to its end (`settled`): what is usual for the source.
    """

    __tablename__ = "cursors"

    source_id: Mapped[int] = mapped_column(
        ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    cursor: Mapped[str | None] = mapped_column(Text)
    at_end: Mapped[bool] = mapped_column(Boolean, server_default="false")
    items: Mapped[int] = mapped_column(BigInteger, server_default="0")
    polled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    newest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    settled: Mapped[bool] = mapped_column(Boolean, server_default="false")
    gaps: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default="{}")
