"""Table of the supplier's policies as cabinet last told them: one row at most."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class SignInPolicies(Base):
    """How people come in, see `rules.Policies`."""

    __tablename__ = "sign_in_policies"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    registration_policy: Mapped[str] = mapped_column(String(8))
    staff_second_factor: Mapped[str] = mapped_column(String(10))
    consumer_second_factor: Mapped[str] = mapped_column(String(8))
    registrations_kept_days: Mapped[int] = mapped_column(Integer)
    # The moment of the fact, not of its arrival: events may overtake each other.
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))
