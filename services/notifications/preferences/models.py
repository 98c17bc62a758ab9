"""Tables of preferences; no row = the defaults of `rules.py`."""

from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, SmallInteger, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class EmailChoice(Base):
    """Whether a user wants letters of the kinds below at all."""

    __tablename__ = "email_choices"

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    wanted: Mapped[bool] = mapped_column(Boolean)


class Preference(Base):
    """Over which channels a user wants a kind; `days`: so many before the window's day.

    `told` is of the kinds that must be asked for: whether anything of it is told at all.
    """

    __tablename__ = "preferences"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('bills', 'payments', 'window_start', 'window_end', 'readings',"
            " 'unusual', 'appeals', 'orders', 'outages', 'advertising')",
            name="kind",
        ),
        CheckConstraint("days BETWEEN 1 AND 15", name="days"),
    )

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    email: Mapped[bool] = mapped_column(Boolean)
    push: Mapped[bool] = mapped_column(Boolean)
    days: Mapped[int | None] = mapped_column(SmallInteger)
    told: Mapped[bool | None] = mapped_column(Boolean)


class AccountPreference(Base):
    """An account or agreement for which bills or payments are chosen otherwise."""

    __tablename__ = "account_preferences"

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[str] = mapped_column(String(64), primary_key=True)
    bills: Mapped[bool] = mapped_column(Boolean)
    payments: Mapped[bool] = mapped_column(Boolean)
