"""Where energy goes: streets, buildings, flats; and who has searched for addresses."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from services.cabinet.base import Base, surrogate_key


class Point(UserDefinedType[str]):
    """A PostGIS point, WGS 84; written and read by SQL functions only."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the column's type."""
        return "geometry(Point,4326)"


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

    id: Mapped[int] = surrogate_key()
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

    id: Mapped[int] = surrogate_key()
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
    __table_args__ = (Index(None, "building_id"), Index(None, "substation"))

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"))
    flat: Mapped[str | None] = mapped_column(Text)
    postcode: Mapped[str | None] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(Text)
    # What feeds it, where the supplier's system says so.
    substation: Mapped[str | None] = mapped_column(Text)


class AddressSearches(Base):
    """How often a network has searched in an hour (UTC); `network` is a SHA-256."""

    __tablename__ = "address_searches"

    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    network: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    searches: Mapped[int] = mapped_column(Integer)
