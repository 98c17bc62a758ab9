"""Table of the supplier's settings: exactly one row."""

from sqlalchemy import ARRAY, CheckConstraint, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class SupplierSettings(Base):
    """Name and colour of the supplier, its time zone, and the first day of billing periods.

    `former_access_months`: for how long a former customer may look at his own past.
    """

    __tablename__ = "supplier_settings"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("billing_day BETWEEN 1 AND 31", name="billing_day"),
        CheckConstraint("former_access_months BETWEEN 0 AND 120", name="former_access_months"),
    )

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    color: Mapped[str] = mapped_column(String(7))
    time_zone: Mapped[str] = mapped_column(Text)
    billing_day: Mapped[int] = mapped_column(SmallInteger)
    rows_per_page: Mapped[int] = mapped_column(SmallInteger)
    # What proves, beside the address, that an account is the applicant's: serial, reading, code.
    second_proofs: Mapped[list[str]] = mapped_column(
        ARRAY(String(8)), server_default="{serial,reading}"
    )
    former_access_months: Mapped[int] = mapped_column(SmallInteger, server_default="36")
