"""The table of who agreed to which version of the agreement."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, String, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AgreementConsent(Base):
    """A user has agreed to a version, while registering or in the cabinet; never taken back."""

    __tablename__ = "agreement_consents"
    __table_args__ = (CheckConstraint("way IN ('registration', 'cabinet')", name="way"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    version: Mapped[date] = mapped_column(Date, primary_key=True)
    agreed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    way: Mapped[str] = mapped_column(String(12))
