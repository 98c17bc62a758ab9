"""Tables that say which user sees what."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
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

from services.cabinet.base import Base


class AccountUser(Base):
    """A consumer sees an account."""

    __tablename__ = "account_users"
    __table_args__ = (Index(None, "account_id"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("customer_accounts.id"), primary_key=True)
    linked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class AgreementRole(Base):
    """A user's role on an agreement; `restricted` = only on the listed energy objects."""

    __tablename__ = "agreement_roles"
    __table_args__ = (
        CheckConstraint(
            "role IN ('administrator', 'manager', 'energy_engineer', 'accountant')", name="role"
        ),
        UniqueConstraint("user_id", "agreement_id", "role"),
        Index(None, "agreement_id"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("customer_agreements.id"))
    user_id: Mapped[UUID] = mapped_column(Uuid)
    role: Mapped[str] = mapped_column(String(16))
    restricted: Mapped[bool] = mapped_column(Boolean, server_default="false")
    granted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class AgreementRoleObject(Base):
    """An energy object to which a restricted role reaches."""

    __tablename__ = "agreement_role_objects"

    role_id: Mapped[int] = mapped_column(
        ForeignKey("agreement_roles.id", ondelete="CASCADE"), primary_key=True
    )
    service_location_id: Mapped[int] = mapped_column(
        ForeignKey("service_locations.id"), primary_key=True
    )
