"""Tables of the analytics: a snapshot for each day and subject, and what people have arranged."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    SmallInteger,
    String,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.admin_panel.base import Base


class Snapshot(Base):
    """What an owner has counted of a subject last on a day of the supplier's."""

    __tablename__ = "analytics_snapshots"

    subject: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    counted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Point(Base):
    """A tile's value of a day: a part of a whole, or without one a plain number."""

    __tablename__ = "analytics_points"

    tile: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    part: Mapped[int] = mapped_column(BigInteger)
    whole: Mapped[int | None] = mapped_column(BigInteger)


class Failure(Base):
    """A subject that could not be counted at the last try, and since when."""

    __tablename__ = "analytics_failures"

    subject: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Round(Base):
    """The one row of the counting: when it is due, and by whose clock its days are."""

    __tablename__ = "analytics_round"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    begun_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # The supplier's, as cabinet has told it last.
    time_zone: Mapped[str | None] = mapped_column(String(64))


class Arrangement(Base):
    """How a member of staff has arranged the tiles, for himself and on every device."""

    __tablename__ = "analytics_arrangements"

    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    tiles: Mapped[list[str]] = mapped_column(ARRAY(String(16)))
    hidden: Mapped[list[str]] = mapped_column(ARRAY(String(16)))
