"""The base of this service's tables."""

from services.kit.database import Tables


class Base(Tables):
    """All tables of auth."""
