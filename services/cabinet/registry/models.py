"""Tables of the registry: who is supplied, where, and what measures it.

Inside, integer keys; the supplier's own keys (`external_id`, `number`, `mrid`) are unique.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    SmallInteger,
    String,
    Text,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from services.cabinet.base import Base
from services.contracts.account_numbers import SEPARATORS


class Point(UserDefinedType[str]):
    """A PostGIS point, WGS 84; written and read by SQL functions only."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the column's type."""
        return "geometry(Point,4326)"


_AS_SQL = "U&'" + "".join(f"\\{ord(letter):04x}" for letter in SEPARATORS) + "'"


def _id() -> Mapped[int]:
    return mapped_column(Integer, Identity(always=True), primary_key=True)


class Customer(Base):
    """A subscriber: a person or an organization."""

    __tablename__ = "customers"
    __table_args__ = (CheckConstraint("kind IN ('individual', 'organization')", name="kind"),)

    id: Mapped[int] = _id()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    inn: Mapped[str | None] = mapped_column(String(12))


class CustomerAgreement(Base):
    """A contract of supply; a household's account may do without one."""

    __tablename__ = "customer_agreements"
    __table_args__ = (
        CheckConstraint("price_category BETWEEN 1 AND 6", name="price_category"),
        Index(None, "customer_id"),
    )

    id: Mapped[int] = _id()
    number: Mapped[str] = mapped_column(String(64), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    price_category: Mapped[int | None] = mapped_column(SmallInteger)
    sale_kind: Mapped[str | None] = mapped_column(String(32))


class Street(Base):
    """A street of a town, for finding addresses: 1 000 000 of them have some 20 000 streets."""

    __tablename__ = "streets"
    __table_args__ = (
        Index(
            "ix_streets_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = _id()
    # The building's address key without its last part.
    street_key: Mapped[str] = mapped_column(Text, unique=True)
    search_text: Mapped[str] = mapped_column(Text)


class Building(Base):
    """A house with its place on the map; known by its address."""

    __tablename__ = "buildings"
    __table_args__ = (
        CheckConstraint("kind IN ('apartment', 'house', 'other')", name="kind"),
        Index("ix_buildings_place", "place", postgresql_using="gist"),
        Index("ix_buildings_street_id_house", "street_id", "house"),
    )

    id: Mapped[int] = _id()
    address_key: Mapped[str] = mapped_column(Text, unique=True)
    street_id: Mapped[int | None] = mapped_column(ForeignKey("streets.id"))
    region: Mapped[str | None] = mapped_column(Text)
    locality: Mapped[str] = mapped_column(Text)
    street: Mapped[str | None] = mapped_column(Text)
    house: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(16))
    place: Mapped[str | None] = mapped_column(Point)


class ServiceLocation(Base):
    """An energy object: a flat, a house, a site; `address` is the whole of it in words."""

    __tablename__ = "service_locations"
    __table_args__ = (Index(None, "building_id"),)

    id: Mapped[int] = _id()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"))
    flat: Mapped[str | None] = mapped_column(Text)
    postcode: Mapped[str | None] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(Text)


class CustomerAccount(Base):
    """An account, with copies of name and address to search and sort by.

    Customer, agreement and dates are those that were told last; whose it was and is on which day
    is in `account_holdings`. The copies spare a search over 100 000 accounts its joins; intake
    keeps them up.
    """

    __tablename__ = "customer_accounts"
    __table_args__ = (
        Index(None, "number_key"),
        Index(None, "customer_id"),
        Index(None, "agreement_id"),
        Index(None, "service_location_id"),
        Index("ix_customer_accounts_customer_name", "customer_name", "id"),
        Index("ix_customer_accounts_address", "address", "id"),
        Index(
            "ix_customer_accounts_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = _id()
    number: Mapped[str] = mapped_column(String(64), unique=True)
    # Without separators, see `services/contracts/account_numbers.py`: what people type is found.
    number_key: Mapped[str] = mapped_column(
        Text, Computed(f"translate(number, {_AS_SQL}, '')", persisted=True)
    )
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("customer_agreements.id"))
    service_location_id: Mapped[int | None] = mapped_column(ForeignKey("service_locations.id"))
    contract_start: Mapped[date | None] = mapped_column(Date)
    contract_end: Mapped[date | None] = mapped_column(Date)
    customer_name: Mapped[str] = mapped_column(Text, server_default="")
    address: Mapped[str] = mapped_column(Text, server_default="")
    search_text: Mapped[str] = mapped_column(Text, server_default="")


class TariffSchedule(Base):
    """A tariff schedule; its zones come with the dictionary of tariffs."""

    __tablename__ = "tariff_schedules"

    id: Mapped[int] = _id()
    name: Mapped[str] = mapped_column(Text, unique=True)


class UsagePoint(Base):
    """A point where energy is measured: of one unit, or of a whole building.

    `account_id` is the present account; `point_holdings` has the former ones as well.
    `visible_from` is read by the release before this one only.
    """

    __tablename__ = "usage_points"
    __table_args__ = (
        CheckConstraint("scope IN ('unit', 'building')", name="scope"),
        CheckConstraint("transformation_ratio > 0", name="transformation_ratio"),
        Index(None, "account_id"),
        Index(None, "service_location_id"),
    )

    id: Mapped[int] = _id()
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
    loss_percent: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))


class MeterModel(Base):
    """A type of meter: its passport."""

    __tablename__ = "meter_models"

    id: Mapped[int] = _id()
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


class Meter(Base):
    """A meter, and where it is or was last.

    `visible_from` is read by the release before this one only.
    """

    __tablename__ = "meters"
    __table_args__ = (
        Index(None, "usage_point_id"),
        Index(None, "serial_number"),
        Index(
            "ix_meters_serial_search",
            "serial_number",
            postgresql_using="gin",
            postgresql_ops={"serial_number": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = _id()
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


class MeterRegister(Base):
    """A counting register of a meter: energy channel and tariff zone (0 = total)."""

    __tablename__ = "meter_registers"

    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"), primary_key=True)
    channel: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    zone: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    digits: Mapped[int | None] = mapped_column(SmallInteger)


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

    id: Mapped[int] = _id()
    meter_id: Mapped[int] = mapped_column(ForeignKey("meters.id"))
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    installed_on: Mapped[date | None] = mapped_column(Date)
    removed_on: Mapped[date | None] = mapped_column(Date)
