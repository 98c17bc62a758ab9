"""What measures, and where.

Inside, integer keys; the supplier's own keys (`external_id`, `mrid`) are unique.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Numeric,
    SmallInteger,
    String,
    Text,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class UsagePoint(Base):
    """A point where energy is measured: of one unit, or of a whole building.

    `account_id` is the present account; `point_holdings` has the former ones as well.
    `tariff_schedule_id` is what a batch has told last; `usage_point_tariffs` says what counts when.
    `visible_from` is read by the release before this one only. `read_remotely` is what the supplier
    says; NULL: it follows from what comes of the meter.

    `transformation_ratio` is the last one; `former_ratios` are those before it, the eldest first,
    each until the day of `ratio_days` at the same place, from which on the next one counts.
    """

    __tablename__ = "usage_points"
    __table_args__ = (
        CheckConstraint("scope IN ('unit', 'building')", name="scope"),
        CheckConstraint("transformation_ratio > 0", name="transformation_ratio"),
        CheckConstraint(
            "coalesce(cardinality(ratio_days), 0) = coalesce(cardinality(former_ratios), 0)",
            name="former_ratios",
        ),
        Index(None, "account_id"),
        Index(None, "service_location_id"),
    )

    id: Mapped[int] = surrogate_key()
    mrid: Mapped[UUID] = mapped_column(Uuid, unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("customer_accounts.id"))
    service_location_id: Mapped[int] = mapped_column(ForeignKey("service_locations.id"))
    tariff_schedule_id: Mapped[int | None] = mapped_column(ForeignKey("tariff_schedules.id"))
    visible_from: Mapped[date | None] = mapped_column(Date)
    scope: Mapped[str] = mapped_column(String(8), server_default="unit")
    name: Mapped[str | None] = mapped_column(Text)
    time_zone: Mapped[str | None] = mapped_column(Text)
    amenity_level: Mapped[str | None] = mapped_column(Text)
    transformation_ratio: Mapped[Decimal] = mapped_column(Numeric(12, 4), server_default="1")
    ratio_days: Mapped[list[date] | None] = mapped_column(ARRAY(Date))
    former_ratios: Mapped[list[Decimal] | None] = mapped_column(ARRAY(Numeric(12, 4)))
    loss_percent: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    read_remotely: Mapped[bool | None] = mapped_column(Boolean)


class UsagePointName(Base):
    """What a user calls the meter of a usage point, for himself alone (manual 001, 4.2)."""

    __tablename__ = "usage_point_names"

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class MeterModel(Base):
    """A type of meter: its passport.

    One that was a double stays under its key for the systems that send it; it means `merged_into`.
    """

    __tablename__ = "meter_models"
    __table_args__ = (Index(None, "merged_into"),)

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(Text)
    manufacturer: Mapped[str] = mapped_column(Text)
    version_code: Mapped[str | None] = mapped_column(Text)
    phases: Mapped[int | None] = mapped_column(SmallInteger)
    nominal_voltage: Mapped[str | None] = mapped_column(Text)
    nominal_current: Mapped[str | None] = mapped_column(Text)
    maximum_current: Mapped[str | None] = mapped_column(Text)
    frequency: Mapped[str | None] = mapped_column(Text)
    meter_constant: Mapped[str | None] = mapped_column(Text)
    accuracy_active: Mapped[str | None] = mapped_column(Text)
    accuracy_reactive: Mapped[str | None] = mapped_column(Text)
    connection_kind: Mapped[str | None] = mapped_column(Text)
    register_number: Mapped[str | None] = mapped_column(Text)
    verification_interval_years: Mapped[int | None] = mapped_column(SmallInteger)
    service_life_years: Mapped[int | None] = mapped_column(SmallInteger)
    # Of its counters, before and after the point of kWh or kvarh.
    register_digits: Mapped[int | None] = mapped_column(SmallInteger)
    register_decimals: Mapped[int | None] = mapped_column(SmallInteger)
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("meter_models.id"))


class Meter(Base):
    """A meter, and where it is or was last.

    `visible_from` is read by the release before this one only.
    """

    __tablename__ = "meters"
    __table_args__ = (
        Index(None, "usage_point_id"),
        Index(None, "model_id"),
        Index(None, "serial_number"),
        Index(
            "ix_meters_serial_search",
            "serial_number",
            postgresql_using="gin",
            postgresql_ops={"serial_number": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    model_id: Mapped[int | None] = mapped_column(ForeignKey("meter_models.id"))
    usage_point_id: Mapped[int | None] = mapped_column(ForeignKey("usage_points.id"))
    visible_from: Mapped[date | None] = mapped_column(Date)
    serial_number: Mapped[str] = mapped_column(String(64))
    place: Mapped[str | None] = mapped_column(Text)
    place_kind: Mapped[str | None] = mapped_column(Text)
    manufactured_on: Mapped[date | None] = mapped_column(Date)
    seal_number: Mapped[str | None] = mapped_column(Text)
    last_instrumental_check_on: Mapped[date | None] = mapped_column(Date)
    last_verification_on: Mapped[date | None] = mapped_column(Date)
    next_verification_on: Mapped[date | None] = mapped_column(Date)


class MeterInstallation(Base):
    """When a meter stood at a usage point: the history of replacements."""

    __tablename__ = "meter_installations"
    __table_args__ = (
        Index(None, "usage_point_id"),
        Index(
            "uq_meter_installations_open",
            "meter_id",
            unique=True,
            postgresql_where=text("removed_on IS NULL"),
        ),
        Index(None, "meter_id"),
    )

    id: Mapped[int] = surrogate_key()
    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"))
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    installed_on: Mapped[date | None] = mapped_column(Date)
    removed_on: Mapped[date | None] = mapped_column(Date)
