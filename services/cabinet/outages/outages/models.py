"""Outages, the buildings that they touch, what was done with them, and who has no energy."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from services.cabinet.base import Base, surrogate_key
from services.cabinet.outages.outages.rules import Act, Kind
from services.cabinet.outages.scopes.rules import ScopeKind


class Shape(UserDefinedType[str]):
    """A PostGIS polygon, WGS 84; written and read by SQL functions only."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the column's type."""
        return "geometry(Geometry,4326)"


class Outage(Base):
    """An outage. Its status follows from the times (`queries.STATUS`), never from a button alone.

    A draft has no `published_at`. `scope` is as it was sent (`ScopeIn`), `shape` what was drawn of
    it; `title` and the numbers of `buildings` and `accounts` are of the last look at the registry.
    `external_id` is that of the system which has sent it, `sender`: two may use the same ids.
    `from_street` ([locality, street]) names reports of which it was made: their buildings are
    touched as well. `version` grows with every act of staff or of that system.
    """

    __tablename__ = "outages"
    __table_args__ = (
        CheckConstraint(f"kind IN {get_args(Kind)}", name="kind"),
        CheckConstraint(f"scope_kind IN {get_args(ScopeKind)}", name="scope_kind"),
        CheckConstraint("expected_end_at > starts_at", name="expected_end_at"),
        CheckConstraint("kind <> 'planned' OR expected_end_at IS NOT NULL", name="planned_end"),
        Index(None, "starts_at"),
        Index(None, "changed_at"),
        Index("uq_outages_sender_external_id", "sender", "external_id", unique=True),
        Index("uq_outages_sending", "made_by", "sending_key", unique=True),
        # Of what goes on or is still to come there are few.
        Index(
            "ix_outages_open",
            "starts_at",
            postgresql_where=text(
                "published_at IS NOT NULL AND ended_at IS NULL AND cancelled_at IS NULL"
            ),
        ),
    )

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str | None] = mapped_column(String(64))
    sender: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(9))
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expected_end_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cancelled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cause: Mapped[str] = mapped_column(Text, server_default="")
    text: Mapped[str] = mapped_column(Text, server_default="")
    scope_kind: Mapped[str] = mapped_column(String(10))
    scope: Mapped[dict[str, Any]] = mapped_column(JSONB)
    shape: Mapped[str | None] = mapped_column(Shape)
    from_street: Mapped[list[str | None] | None] = mapped_column(JSONB(none_as_null=True))
    title: Mapped[str] = mapped_column(Text, server_default="")
    buildings: Mapped[int] = mapped_column(Integer, server_default="0")
    accounts: Mapped[int] = mapped_column(Integer, server_default="0")
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    changed_by: Mapped[str] = mapped_column(Text, server_default="")
    # Of the staff; NULL: it came from another system.
    made_by: Mapped[UUID | None] = mapped_column(Uuid)
    sending_key: Mapped[str | None] = mapped_column(String(128))
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)


class OutageBuilding(Base):
    """A building that an outage touches, so that nobody has to look at the map to know."""

    __tablename__ = "outage_buildings"
    __table_args__ = (Index(None, "building_id"),)

    outage_id: Mapped[int] = mapped_column(
        ForeignKey("outages.id", ondelete="CASCADE"), primary_key=True
    )
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), primary_key=True)


class OutageUser(Base):
    """A user who was told of an outage."""

    __tablename__ = "outage_users"

    outage_id: Mapped[int] = mapped_column(
        ForeignKey("outages.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)


class OutageAct(Base):
    """Something that was done with an outage, in order; `text` was written for consumers.

    `told`: people know of it, and so do the systems that read the feed: `mark` and `place` are its
    own there, the place given when that is read (decision 0037).
    """

    __tablename__ = "outage_acts"
    __table_args__ = (
        CheckConstraint(f"act IN {get_args(Act)}", name="act"),
        Index(None, "outage_id", "id"),
        Index("uq_outage_acts_place", "place", unique=True),
        Index("ix_outage_acts_unplaced", "id", postgresql_where=text("place IS NULL AND told")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    outage_id: Mapped[int] = mapped_column(ForeignKey("outages.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    by: Mapped[str] = mapped_column(Text)
    act: Mapped[str] = mapped_column(String(9))
    text: Mapped[str] = mapped_column(Text, server_default="")
    expected_end_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    told: Mapped[bool] = mapped_column(Boolean, server_default="false")
    mark: Mapped[UUID] = mapped_column(Uuid, server_default=func.gen_random_uuid())
    place: Mapped[int | None] = mapped_column(BigInteger)


class OutageReport(Base):
    """«У вас нет света?»: a consumer says that there is none at an account's place.

    `outage_id` is the outage that it belongs to, as soon as one is known. `since` is his own word.
    """

    __tablename__ = "outage_reports"
    __table_args__ = (
        Index("ix_outage_reports_user_id_at", "user_id", "at"),
        Index(None, "at"),
        Index(None, "building_id"),
        Index(None, "outage_id"),
        Index("uq_outage_reports_sending", "user_id", "sending_key", unique=True),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    note: Mapped[str] = mapped_column(Text, server_default="")
    outage_id: Mapped[int | None] = mapped_column(ForeignKey("outages.id", ondelete="SET NULL"))
    over_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sending_key: Mapped[str | None] = mapped_column(String(128))
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
