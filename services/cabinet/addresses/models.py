"""Table that counts searches for an address by network and hour."""

from datetime import datetime

from sqlalchemy import DateTime, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AddressSearches(Base):
    """How often a network has searched in an hour (UTC); `network` is a SHA-256."""

    __tablename__ = "address_searches"

    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    network: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    searches: Mapped[int] = mapped_column(Integer)
