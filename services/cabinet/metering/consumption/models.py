"""Tables of readings; their shapes are measured, see docs/decisions 0001, 0002 and 0030.

Columns stand in the order that wastes no bytes on alignment. No foreign keys to meters: meters
are never deleted, and a trigger per row would double the time of an intake.
"""

from datetime import date, datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class IntervalProfile(Base):
    """One meter, channel and local day: Wh or varh per interval, NULL where one is missing.

    `quality` is NULL when all is good; one byte for the whole day, or one per interval.
    Partitioned by month. The key begins with the day, since days arrive one after another: so
    its index grows at its end and stays full, where meter by meter it would stand half empty.
    Old days do not stay here: see `IntervalMonth`.
    """

    __tablename__ = "interval_profile"
    __table_args__ = (
        PrimaryKeyConstraint("day", "meter_id", "channel"),
        {"postgresql_partition_by": "RANGE (day)"},
    )

    meter_id: Mapped[int] = mapped_column(Integer, autoincrement=False)
    channel: Mapped[int] = mapped_column(SmallInteger)
    interval_minutes: Mapped[int] = mapped_column(SmallInteger)
    day: Mapped[date] = mapped_column(Date)
    batch: Mapped[int] = mapped_column(Integer)
    values: Mapped[list[int | None]] = mapped_column(ARRAY(Integer))
    quality: Mapped[bytes | None] = mapped_column(LargeBinary)


class IntervalMonth(Base):
    """Old days of one meter and channel, a month of them packed; `month` is its first day.

    A day stands in `interval_profile`, or its bit (n-1 for day n) is set in `packed`: never both.
    What `days` holds of other days counts no more. Its bytes: `packed_months.py`, by `format`.
    Partitioned by year: a meter's year lies in a dozen neighbouring index entries.
    """

    __tablename__ = "interval_months"
    __table_args__ = (
        PrimaryKeyConstraint("meter_id", "channel", "month"),
        {"postgresql_partition_by": "RANGE (month)"},
    )

    meter_id: Mapped[int] = mapped_column(Integer, autoincrement=False)
    channel: Mapped[int] = mapped_column(SmallInteger)
    format: Mapped[int] = mapped_column(SmallInteger)
    month: Mapped[date] = mapped_column(Date)
    packed: Mapped[int] = mapped_column(Integer)
    days: Mapped[bytes] = mapped_column(LargeBinary)


class IntervalPacking(Base):
    """Since when days may be packed, one row: what ran before does not know of packed days."""

    __tablename__ = "interval_packing"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    known_since: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )


class IntervalDailyTotals(Base):
    """One meter, channel and month: sums of its days, in Wh or varh.

    `sums` has an element per day of the month, NULL where nothing is known; bit n-1 of
    `complete` says that no interval of day n is missing. `month` is its first day.
    `estimated` and `doubtful` say likewise how much of a day's sum was not soundly measured: an
    element is NULL for a day without such values, the whole is NULL for a month without.
    Partitioned by year.

    `zone_sums` has what of the days fell into each tariff zone (decision 0044): for each zone of
    the map that `zone_key` stands for an element per day. Bit n-1 of `zoned` says that those of day
    n count; who writes a day clears its bit.
    """

    __tablename__ = "interval_daily_totals"
    __table_args__ = {  # noqa: RUF012
        "postgresql_partition_by": "RANGE (month)",
    }

    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    channel: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    interval_minutes: Mapped[int] = mapped_column(SmallInteger)
    month: Mapped[date] = mapped_column(Date, primary_key=True)
    complete: Mapped[int] = mapped_column(Integer)
    sums: Mapped[list[int | None]] = mapped_column(ARRAY(BigInteger))
    estimated: Mapped[list[int | None] | None] = mapped_column(ARRAY(BigInteger))
    doubtful: Mapped[list[int | None] | None] = mapped_column(ARRAY(BigInteger))
    zone_key: Mapped[int | None] = mapped_column(BigInteger)
    zoned: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    zone_sums: Mapped[list[int | None] | None] = mapped_column(ARRAY(Integer))


class IntervalProfileHistory(Base):
    """A day as it was before batch `replaced_by` corrected it."""

    __tablename__ = "interval_profile_history"
    __table_args__ = (Index(None, "meter_id", "channel", "day"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    replaced_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    meter_id: Mapped[int] = mapped_column(Integer)
    channel: Mapped[int] = mapped_column(SmallInteger)
    interval_minutes: Mapped[int] = mapped_column(SmallInteger)
    day: Mapped[date] = mapped_column(Date)
    batch: Mapped[int] = mapped_column(Integer)
    replaced_by: Mapped[int] = mapped_column(Integer)
    values: Mapped[list[int | None]] = mapped_column(ARRAY(Integer))
    quality: Mapped[bytes | None] = mapped_column(LargeBinary)


class MeterChannel(Base):
    """What a meter has measured: first and last day with a value, and the interval now."""

    __tablename__ = "meter_channels"
    __table_args__ = {"postgresql_with": {"fillfactor": 50}}  # noqa: RUF012

    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    channel: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    interval_minutes: Mapped[int] = mapped_column(SmallInteger)
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
