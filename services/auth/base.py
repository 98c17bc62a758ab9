"""The base of this service's tables."""

from sqlalchemy.orm import DeclarativeBase

from services.kit.database import Tables


class Base(Tables, DeclarativeBase):
    """All tables of auth."""
