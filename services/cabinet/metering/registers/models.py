"""Tables of registers and what they showed; their shapes are measured, see decision 0002."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class MeterRegister(Base):
    """A counting register of a meter: energy channel and tariff zone (0 = total)."""

    __tablename__ = "meter_registers"

    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"), primary_key=True)
    channel: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    zone: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    digits: Mapped[int | None] = mapped_column(SmallInteger)


class RegisterReading(Base):
    """What a meter's registers showed at a moment, in Wh or varh, by zone; NULL = no such zone.

    `source` is one of `SOURCES`, `quality` of `QUALITIES`, NULL when good. `batch` is 0 when no
    batch brought it but a person; `known_at` says then when. Partitioned by year.
    """

    __tablename__ = "register_readings"
    __table_args__ = {"postgresql_partition_by": "RANGE (taken_at)"}  # noqa: RUF012

    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    channel: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    source: Mapped[int] = mapped_column(SmallInteger)
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    total: Mapped[int | None] = mapped_column(BigInteger)
    t1: Mapped[int | None] = mapped_column(BigInteger)
    t2: Mapped[int | None] = mapped_column(BigInteger)
    t3: Mapped[int | None] = mapped_column(BigInteger)
    batch: Mapped[int] = mapped_column(Integer)
    quality: Mapped[int | None] = mapped_column(SmallInteger)
    known_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RegisterReadingHistory(Base):
    """A register reading as it was before batch `replaced_by` corrected it."""

    __tablename__ = "register_reading_history"
    __table_args__ = (Index(None, "meter_id", "channel", "taken_at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    replaced_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    meter_id: Mapped[int] = mapped_column(Integer)
    channel: Mapped[int] = mapped_column(SmallInteger)
    source: Mapped[int] = mapped_column(SmallInteger)
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    total: Mapped[int | None] = mapped_column(BigInteger)
    t1: Mapped[int | None] = mapped_column(BigInteger)
    t2: Mapped[int | None] = mapped_column(BigInteger)
    t3: Mapped[int | None] = mapped_column(BigInteger)
    batch: Mapped[int] = mapped_column(Integer)
    replaced_by: Mapped[int] = mapped_column(Integer)
    quality: Mapped[int | None] = mapped_column(SmallInteger)
    known_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
