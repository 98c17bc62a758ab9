"""The table of answers that staff have ready."""

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class AnswerTemplate(Base):
    """An answer with placeholders; without a topic it stands with all of them."""

    __tablename__ = "answer_templates"
    __table_args__ = (Index(None, "topic_id"),)

    id: Mapped[int] = surrogate_key()
    name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey("appeal_topics.id", ondelete="SET NULL")
    )
    position: Mapped[int] = mapped_column(Integer, server_default="0")
