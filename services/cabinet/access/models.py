"""Tables that say which user sees what."""

from datetime import date, datetime
from typing import get_args
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    UniqueConstraint,
    Uuid,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.access.rules import Role
from services.cabinet.base import Base


class AccountHolding(Base):
    """Whose an account was from `first_day` to `last_day`, and under which agreement.

    Inclusive local days of the supplier; NULL = from ever, or still going on. An account has one
    row after the other; a customer who comes back gets a row of his own. `service_location_id` is
    where the account was then.
    """

    __tablename__ = "account_holdings"
    __table_args__ = (
        Index(None, "account_id", "customer_id"),
        Index(None, "agreement_id"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("customer_agreements.id"))
    service_location_id: Mapped[int | None] = mapped_column(ForeignKey("service_locations.id"))
    first_day: Mapped[date | None] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)


class SetAsideHolding(Base):
    """A row of `account_holdings` of an account that staff have deleted: nobody sees it by that.

    It goes back with the same key when the account is restored.
    """

    __tablename__ = "set_aside_holdings"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("customer_agreements.id"))
    service_location_id: Mapped[int | None] = mapped_column(ForeignKey("service_locations.id"))
    first_day: Mapped[date | None] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)


class PointHolding(Base):
    """To which account a usage point belonged, in days as those of `AccountHolding`."""

    __tablename__ = "point_holdings"
    __table_args__ = (Index(None, "usage_point_id"), Index(None, "account_id"))

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    usage_point_id: Mapped[int] = mapped_column(ForeignKey("usage_points.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"))
    first_day: Mapped[date | None] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)


class AccountUser(Base):
    """A consumer sees an account for as long as it is that customer's.

    Staff may take it away, or the user give it up (`taken_at`, `taken_by`): then he sees up to and
    including `last_day`, and nothing at all when there is none.
    """

    __tablename__ = "account_users"
    __table_args__ = (
        CheckConstraint("taken_by IN ('staff', 'user')", name="taken_by"),
        Index(None, "account_id"),
    )

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"), primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), primary_key=True)
    linked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    taken_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Empty of what the release before this one took: staff.
    taken_by: Mapped[str | None] = mapped_column(String(5))
    last_day: Mapped[date | None] = mapped_column(Date)


class AgreementRole(Base):
    """A user's role on a customer's agreement; `restricted` = only on the listed energy objects.

    The agreement may pass to another customer under its number; the role does not.
    """

    __tablename__ = "agreement_roles"
    __table_args__ = (
        CheckConstraint(f"role IN {get_args(Role)}", name="role"),
        UniqueConstraint("user_id", "agreement_id", "role"),
        Index(None, "agreement_id"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("customer_agreements.id"))
    # Filled by the database at insertion: whose the agreement is.
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    user_id: Mapped[UUID] = mapped_column(Uuid)
    role: Mapped[str] = mapped_column(String(16))
    restricted: Mapped[bool] = mapped_column(Boolean, server_default="false")
    granted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class MeterSpan(Base):
    """Days of a meter that are a user's, whatever day it is today: derived, see decision 0021.

    The database keeps it by triggers, from `derived_meter_spans`, a view of the tables above; no
    code writes it. `installation_id`, the two holdings and `role_id` (0 = by a link) say what the
    span comes from. The account was the customer's from `account_first_day`; account and usage
    point were his until `held_until`; the supplier's term begins at `known_until`. `removed_on` is
    the installation's. Inclusive local days; NULL = no limit.
    """

    __tablename__ = "meter_spans"
    __table_args__ = (Index(None, "usage_point_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    meter_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    usage_point_id: Mapped[int] = mapped_column(Integer)
    installation_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    point_holding_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account_holding_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    role_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(Integer)
    customer_id: Mapped[int] = mapped_column(Integer)
    account_first_day: Mapped[date | None] = mapped_column(Date)
    first_day: Mapped[date | None] = mapped_column(Date)
    last_day: Mapped[date | None] = mapped_column(Date)
    held_until: Mapped[date | None] = mapped_column(Date)
    known_until: Mapped[date | None] = mapped_column(Date)
    removed_on: Mapped[date | None] = mapped_column(Date)


class AgreementRoleObject(Base):
    """An energy object to which a restricted role reaches."""

    __tablename__ = "agreement_role_objects"

    role_id: Mapped[int] = mapped_column(
        ForeignKey("agreement_roles.id", ondelete="CASCADE"), primary_key=True
    )
    service_location_id: Mapped[int] = mapped_column(
        ForeignKey("service_locations.id"), primary_key=True
    )
