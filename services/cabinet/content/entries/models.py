"""The table of everything that staff write for «Информация»."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Computed, DateTime, Index, Integer, String, Text, func
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key

# Latin words are stemmed as English by the same configuration. «ё» is often typed as «е».
SEARCHED = """setweight(to_tsvector('russian'::regconfig, translate(
coalesce(live ->> 'title', '') || ' ' || coalesce(live ->> 'title_en', ''), 'ёЁ', 'еЕ')), 'A')
|| setweight(to_tsvector('russian'::regconfig, translate(
coalesce(live ->> 'text', '') || ' ' || coalesce(live ->> 'text_en', ''), 'ёЁ', 'еЕ')), 'B')"""


class ContentEntry(Base):
    """One document, question, group, office, service or version of the agreement.

    `draft` is what staff write, `live` what everybody reads of it (NULL: nothing): documents of the
    kind's shape (`schemas.py`, `file` beside it), never changed in part. `position` orders a kind.
    """

    __tablename__ = "content_entries"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('agreement', 'document', 'group', 'office', 'question', 'service')",
            name="kind",
        ),
        Index(None, "kind", "position"),
        Index(None, "search", postgresql_using="gin"),
    )

    id: Mapped[int] = surrogate_key()
    kind: Mapped[str] = mapped_column(String(10))
    position: Mapped[int] = mapped_column(Integer)
    draft: Mapped[Any] = mapped_column(JSONB)
    live: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    changed_by: Mapped[str] = mapped_column(Text, server_default="")
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(SEARCHED, persisted=True))
