"""Table of when a user last looked at a section."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class SectionVisit(Base):
    """The last look of a user at a section of the cabinet."""

    __tablename__ = "section_visits"

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    section: Mapped[str] = mapped_column(String(16), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
