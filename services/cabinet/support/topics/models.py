"""The table of topics."""

from typing import Any

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class AppealTopic(Base):
    """What appeals may be about; `fields` is a list of `FieldIn`, further questions of the form."""

    __tablename__ = "appeal_topics"

    id: Mapped[int] = surrogate_key()
    title: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text, server_default="")
    kinds: Mapped[list[str]] = mapped_column(ARRAY(String(16)))
    fields: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    in_use: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    # Of the desk: to which appeals about it are given.
    team_id: Mapped[int | None] = mapped_column(ForeignKey("desk_teams.id", ondelete="SET NULL"))
