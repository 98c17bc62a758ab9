"""The table of who is asked about an account."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, LargeBinary, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class AccountConsent(Base):
    """A user who sees an account, asked whether the request's consumer may; the first answers.

    The link of the letter counts as long as the request is `asked`.
    """

    __tablename__ = "account_consents"

    request_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("registration_requests.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    # SHA-256 of a random token.
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
