"""Tables of what ties meters' places to tariff schedules."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Text,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class UsagePointTariff(Base):
    """The schedule of a usage point from a day on, until the next row of the point begins.

    No `from_day`: since ever. No schedule: none from that day on.
    """

    __tablename__ = "usage_point_tariffs"
    __table_args__ = (
        Index(
            "uq_usage_point_tariffs_day",
            "usage_point_id",
            "from_day",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index(None, "schedule_id"),
    )

    id: Mapped[int] = surrogate_key()
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    schedule_id: Mapped[int | None] = mapped_column(ForeignKey("tariff_schedules.id"))
    from_day: Mapped[date | None] = mapped_column(Date)
    assigned_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    # A member of staff; empty: a batch.
    assigned_by: Mapped[str] = mapped_column(Text, server_default="")


class MeterRegisterZone(Base):
    """Which zone of its schedule a counter of a meter counts; without a row the one of its number.

    Counters are numbered otherwise by makers and suppliers: the first of three may count the
    half-peak.
    """

    __tablename__ = "meter_register_zones"
    __table_args__ = (
        CheckConstraint("register BETWEEN 1 AND 3", name="register"),
        CheckConstraint("zone BETWEEN 1 AND 3", name="zone"),
    )

    meter_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("meters.id"), primary_key=True, autoincrement=False
    )
    register: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    zone: Mapped[int] = mapped_column(SmallInteger)
