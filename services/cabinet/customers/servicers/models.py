"""Who serves which house: management companies and the like, which hand readings in for it."""

from datetime import date, datetime
from typing import Any, Literal, get_args
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key

# Why somebody acts for an organisation no more: its system or staff say so, the organisation has
# ended, his user is blocked or removed, or acts for another organisation already.
EndedBecause = Literal["system", "staff", "organization", "blocked", "removed", "another"]
# «Управляющая компания», ТСЖ, ЖСК, and what else looks after houses.
ServicerKind = Literal["management_company", "homeowners", "cooperative", "other"]


class ServicingOrganization(Base):
    """An organisation that serves houses (manual 004); `name` is the full one.

    `agreement_number` is that of its contract with the supplier, where there is one. `ended_at`:
    it serves nothing any more, and its people see nothing by it.
    """

    __tablename__ = "servicing_organizations"
    __table_args__ = (CheckConstraint(f"kind IN {get_args(ServicerKind)}", name="kind"),)

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(24))
    inn: Mapped[str | None] = mapped_column(String(12))
    agreement_number: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # What a batch has told last: only what is other than that counts. NULL: staff have added it.
    told: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))


class ServicingPerson(Base):
    """A contact person of an organisation, who signs in by `email` (lower case).

    One address, one organisation. `user_id` is NULL until auth has said whose the address is.
    `ended_at`: he acts for it no more.
    """

    __tablename__ = "servicing_people"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint(f"ended_because IN {get_args(EndedBecause)}", name="ended_because"),
        Index(
            "uq_servicing_people_email",
            "email",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_servicing_people_user_id",
            "user_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "organization_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("servicing_organizations.id"))
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    # The one whom the supplier's systems name; others are added by staff.
    main: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    user_id: Mapped[UUID | None] = mapped_column(Uuid)
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    # When the last letter was asked for.
    invited_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    # As of when auth has told of his user.
    user_as_of: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_because: Mapped[str | None] = mapped_column(String(24))


class ServedHouse(Base):
    """A house that an organisation serves, on inclusive local days of the supplier; NULL = no end.

    A house is served by one at a time: who takes it over ends the time of the one before.
    """

    __tablename__ = "served_houses"
    __table_args__ = (
        Index(
            "uq_served_houses_open",
            "building_id",
            unique=True,
            postgresql_where=text("last_day IS NULL"),
        ),
        Index(None, "organization_id"),
        Index(None, "building_id"),
    )

    id: Mapped[int] = surrogate_key()
    organization_id: Mapped[int] = mapped_column(ForeignKey("servicing_organizations.id"))
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"))
    # The sender's own key, by which a batch changes or ends it; NULL: staff have added it.
    external_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    first_day: Mapped[date | None] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)
    # The end as it was told; `last_day` is earlier when another organisation has begun before it.
    told_last_day: Mapped[date | None] = mapped_column(Date)
    # What a batch has told last, as of organisations.
    told: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
