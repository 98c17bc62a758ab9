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


# The day from which a version of the agreement holds that everybody is asked to agree to; text,
# since days as text are compared alike and a cast of them is not immutable.
ASKS_FROM = """CASE WHEN kind = 'agreement' AND live @> '{"asks": true}'
THEN live ->> 'valid_from' END"""


class ContentWord(Base):
    """A word of what is published, as it is compared: what a mistyped one may have meant.

    A word stays when its text goes; it then finds nothing, as any other.
    """

    __tablename__ = "content_words"
    # Words are added rarely and looked for often: none waits outside the index.
    __table_args__ = (
        Index(
            "ix_content_words_similar",
            "word",
            postgresql_using="gin",
            postgresql_ops={"word": "gin_trgm_ops"},
            postgresql_with={"fastupdate": "off"},
        ),
    )
    word: Mapped[str] = mapped_column(Text, primary_key=True)


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
        Index(None, "asks_from", postgresql_where="asks_from IS NOT NULL"),
    )

    id: Mapped[int] = surrogate_key()
    kind: Mapped[str] = mapped_column(String(10))
    position: Mapped[int] = mapped_column(Integer)
    draft: Mapped[Any] = mapped_column(JSONB)
    live: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    changed_by: Mapped[str] = mapped_column(Text, server_default="")
    # The group of a question that is published; beside its texts it would be slow to read.
    shown_in: Mapped[int | None] = mapped_column(
        Integer, Computed("(live ->> 'group')::integer", persisted=True)
    )
    asks_from: Mapped[str | None] = mapped_column(Text, Computed(ASKS_FROM, persisted=True))
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(SEARCHED, persisted=True))
