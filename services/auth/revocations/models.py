"""The table of what has ended before its tokens have."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, String, text
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class Revocation(Base):
    """A session, client or state of a role whose tokens count no more, until the last expires."""

    __tablename__ = "revocations"

    # As the tokens name it: a session's id, a machine client's, the state of a role.
    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    # By which readers go on: see `queries.list_revocations`.
    transaction_id: Mapped[int] = mapped_column(
        BigInteger, server_default=text("pg_current_xact_id()::text::bigint"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
