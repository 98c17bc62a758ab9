"""The table of staff roles."""

from datetime import datetime

from sqlalchemy import ARRAY, Boolean, CheckConstraint, DateTime, Integer, String, func
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.roles.rules import LONGEST_DESCRIPTION, LONGEST_KEY, LONGEST_NAME


class StaffRole(Base):
    """A set of rights under a name; what the built-in ones hold stands in the contracts."""

    __tablename__ = "staff_roles"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    key: Mapped[str] = mapped_column(String(LONGEST_KEY), primary_key=True)
    # As typed; built-in roles are called by the pages' own words.
    name_ru: Mapped[str] = mapped_column(String(LONGEST_NAME), unique=True)
    name_en: Mapped[str | None] = mapped_column(String(LONGEST_NAME), unique=True)
    description: Mapped[str] = mapped_column(String(LONGEST_DESCRIPTION), server_default="")
    rights: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    built_in: Mapped[bool] = mapped_column(Boolean, server_default="false")
    # Tokens name the state of the role that they were given by.
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
