"""Table of the codes that prove on paper who has the account's bill."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Integer, LargeBinary, String, func
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AccountCode(Base):
    """The code of an account that counts now; a new one takes its place, a registration ends it."""

    __tablename__ = "account_codes"

    account_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("customer_accounts.id"), primary_key=True, autoincrement=False
    )
    # SHA-256: a code is 49 random bits, and counts for a month.
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # A member of staff, or `billing` for the command.
    issued_by: Mapped[str] = mapped_column(String(200))
