"""The base of this service's tables."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from services.kit.database import NAMING


class Base(DeclarativeBase):
    """All tables of admin_panel."""

    metadata = MetaData(naming_convention=NAMING)
