"""Tables of tariff schedules: their dated versions, and the days that count as others."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class TariffSchedule(Base):
    """A tariff schedule; a batch that names an unknown one makes it, without versions.

    `name_en` may be empty. `batch_name`: by which batches name it, whatever staff call it since.
    `offered`: a consumer of `audience` may choose it.
    """

    __tablename__ = "tariff_schedules"
    __table_args__ = (
        CheckConstraint("audience IN ('household', 'organization')", name="audience"),
    )

    id: Mapped[int] = surrogate_key()
    name: Mapped[str] = mapped_column(Text, unique=True)
    name_en: Mapped[str] = mapped_column(Text, server_default="")
    batch_name: Mapped[str | None] = mapped_column(Text, unique=True)
    supplier_name: Mapped[str] = mapped_column(Text, server_default="")
    audience: Mapped[str] = mapped_column(String(12), server_default="household")
    offered: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    archived_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class TariffVersion(Base):
    """What a schedule is from a day on: a document (`schemas.VersionTerms`) that never changes.

    It counts until the next one begins. A correction is another version of the same day; the
    former keeps `replaced_at` and counts no more, as one that was withdrawn before it began.
    """

    __tablename__ = "tariff_versions"
    __table_args__ = (
        Index(
            "uq_tariff_versions_counting",
            "schedule_id",
            "valid_from",
            unique=True,
            postgresql_where=text("replaced_at IS NULL"),
        ),
        Index(None, "schedule_id"),
    )

    id: Mapped[int] = surrogate_key()
    schedule_id: Mapped[int] = mapped_column(ForeignKey("tariff_schedules.id"))
    valid_from: Mapped[date] = mapped_column(Date)
    terms: Mapped[Any] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    created_by: Mapped[str] = mapped_column(Text, server_default="")
    replaced_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class TariffDay(Base):
    """A day that counts as another kind: 1-7 a weekday (a transferred one), 8 a holiday."""

    __tablename__ = "tariff_days"
    __table_args__ = (CheckConstraint("kind BETWEEN 1 AND 8", name="kind"),)

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[int] = mapped_column(SmallInteger)
    title: Mapped[str] = mapped_column(Text, server_default="")


class TariffMark(Base):
    """The one row whose mark is another one after every change of versions and days.

    Triggers of the database see to it; what a process keeps in memory counts under its mark only.
    `known_since`: when the table was made.
    """

    __tablename__ = "tariff_mark"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    mark: Mapped[UUID] = mapped_column(Uuid, server_default=text("gen_random_uuid()"))
    known_since: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
