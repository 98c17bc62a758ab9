"""The root of this service's tables."""

from sqlalchemy import Identity, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from services.kit.database import Tables

# Its name among the services.
SERVICE = "cabinet"


class Base(Tables, DeclarativeBase):
    """Root of the tables."""


def surrogate_key() -> Mapped[int]:
    """Return the column of an inner key; the supplier's own keys stand beside it."""
    return mapped_column(Integer, Identity(always=True), primary_key=True)
