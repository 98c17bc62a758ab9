"""Picture codes that wait for their answer; proofs and challenges that were used."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class PictureCode(Base):
    """A picture shown to somebody; the first answer, right or wrong, uses it up."""

    __tablename__ = "picture_codes"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class UsedProof(Base):
    """A proof of work, or the challenge of a passkey, that counts no more."""

    __tablename__ = "used_proofs"

    proof_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
