"""The root of this service's tables."""

from sqlalchemy import Identity, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from services.kit.database import NAMING


class Base(DeclarativeBase):
    """Root of the tables."""

    metadata = MetaData(naming_convention=NAMING)


def surrogate_key() -> Mapped[int]:
    """Return the column of an inner key; the supplier's own keys stand beside it."""
    return mapped_column(Integer, Identity(always=True), primary_key=True)
