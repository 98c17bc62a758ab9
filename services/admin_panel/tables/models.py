"""The table of what a member of staff has chosen of the panel's tables."""

from uuid import UUID

from sqlalchemy import ARRAY, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.admin_panel.base import Base


class TableColumns(Base):
    """The columns of one of the panel's tables, in order, as a member of staff wants them."""

    __tablename__ = "table_columns"

    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    columns: Mapped[list[str]] = mapped_column(ARRAY(String(32)))
