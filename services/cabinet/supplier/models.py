"""Tables of the supplier: its settings, exactly one row, and its logo, one at most."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    DateTime,
    Double,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class SupplierSettings(Base):
    """Face of the supplier, its time zone, and the first day of billing periods.

    `phone` and `hours` are what people read at the foot of pages and letters; empty: nothing.
    `hours_en` stands in their place for who reads English; empty: `hours` do for both.
    `postal_address`: empty when it is the legal one.
    `former_access_months`: for how long a former customer may look at his own past.
    `reading_from` to `reading_to`: days of the month on which readings are taken, 31 = the last;
    a window that begins after it ends crosses the month's end. `unusual_factor`: a reading is
    asked back when it means so many times what is usual. `erased_after_months`: contacts and
    appeals of who has left are erased so long after; 0: never. `registrations_kept_days`:
    registrations that came to nothing are kept so long.
    """

    __tablename__ = "supplier_settings"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("billing_day BETWEEN 1 AND 31", name="billing_day"),
        CheckConstraint("former_access_months BETWEEN 0 AND 120", name="former_access_months"),
        CheckConstraint("reading_from BETWEEN 1 AND 31", name="reading_from"),
        CheckConstraint("reading_to BETWEEN 1 AND 31", name="reading_to"),
        CheckConstraint("overdue_verification IN ('take', 'refuse')", name="overdue_verification"),
        CheckConstraint("unusual_factor BETWEEN 1 AND 100", name="unusual_factor"),
        CheckConstraint("registration_policy IN ('at_once', 'staff')", name="registration_policy"),
        CheckConstraint(
            "staff_second_factor IN ('installed', 'none', 'any', 'own')", name="staff_second_factor"
        ),
        CheckConstraint(
            "consumer_second_factor IN ('quiet', 'offered')", name="consumer_second_factor"
        ),
        CheckConstraint("erased_after_months BETWEEN 0 AND 120", name="erased_after_months"),
        CheckConstraint(
            "registrations_kept_days BETWEEN 1 AND 3650", name="registrations_kept_days"
        ),
    )

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text, server_default="")
    hours: Mapped[str] = mapped_column(Text, server_default="")
    hours_en: Mapped[str] = mapped_column(Text, server_default="")
    inn: Mapped[str] = mapped_column(Text, server_default="")
    legal_address: Mapped[str] = mapped_column(Text, server_default="")
    postal_address: Mapped[str] = mapped_column(Text, server_default="")
    color: Mapped[str] = mapped_column(String(7))
    time_zone: Mapped[str] = mapped_column(Text)
    billing_day: Mapped[int] = mapped_column(SmallInteger)
    rows_per_page: Mapped[int] = mapped_column(SmallInteger)
    # What proves, beside the address, that an account is the applicant's: serial, reading, code.
    second_proofs: Mapped[list[str]] = mapped_column(
        ARRAY(String(8)), server_default="{serial,reading}"
    )
    former_access_months: Mapped[int] = mapped_column(SmallInteger, server_default="36")
    reading_from: Mapped[int] = mapped_column(SmallInteger, server_default="15")
    reading_to: Mapped[int] = mapped_column(SmallInteger, server_default="26")
    overdue_verification: Mapped[str] = mapped_column(String(6), server_default="take")
    unusual_factor: Mapped[float] = mapped_column(Double, server_default="3")
    registration_policy: Mapped[str] = mapped_column(String(8), server_default="at_once")
    staff_second_factor: Mapped[str] = mapped_column(String(10), server_default="installed")
    consumer_second_factor: Mapped[str] = mapped_column(String(8), server_default="quiet")
    erased_after_months: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    registrations_kept_days: Mapped[int] = mapped_column(SmallInteger, server_default="90")


class SupplierLogo(Base):
    """The picture that stands beside the supplier's name; `digest` names this very picture."""

    __tablename__ = "supplier_logos"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    media_type: Mapped[str] = mapped_column(Text)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(String(16))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
