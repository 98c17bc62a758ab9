"""Tables of unusual days: who wants to be told, and what has been judged."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Index, Integer, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class UnusualWanted(Base):
    """Whether a user wants to be told of unusual days, as notifications has told it at `as_of`.

    Without a row nothing is told, and nothing is looked at. Days before `as_of` are not told.
    """

    __tablename__ = "unusual_wanted"

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    wanted: Mapped[bool] = mapped_column(Boolean)
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class JudgedDay(Base):
    """A complete day of a user's place that was looked at: its sum then (Wh), and if it was told.

    A day is looked at again when its sum is another, until it has been told.
    """

    __tablename__ = "unusual_days"
    __table_args__ = (Index(None, "day"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usage_point_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
    told_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
