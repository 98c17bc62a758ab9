"""The base of this service's tables."""

from sqlalchemy.orm import DeclarativeBase

from services.kit.database import Tables

# Its name among the services.
SERVICE = "admin_panel"


class Base(Tables, DeclarativeBase):
    """All tables of admin_panel."""
