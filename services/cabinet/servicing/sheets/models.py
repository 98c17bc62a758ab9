"""Files of readings that organisations have uploaded, by rows, until they are sent or deleted."""

from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.sheets.rules import Class, State


class Sheet(Base):
    """A file of readings: a queue until it has been checked, then what waits to be sent.

    `due_at` is the lease of who checks it: who dies with it loses it then, and `attempts` tells
    his late word from another's. `total` and `done` are rows. `failure` says why it was not taken
    as a whole, `{code, missing}`. `sent_units` and `sent_commons` count rows that were handed in,
    of flats and of whole houses; `sending` is the answer to the last sending, by the key of its
    sender's, so that who has not heard it asks again. Without rows left it is nobody's any more.
    """

    __tablename__ = "sheets"
    __table_args__ = (
        CheckConstraint(f"state IN {get_args(State)}", name="state"),
        Index(None, "organization_id", "uploaded_at"),
        Index(None, "state", "due_at", postgresql_where=text("state IN ('waiting', 'checking')")),
        Index(None, "file_key", postgresql_where=text("file_key IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("servicing_organizations.id"))
    user_id: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    file_key: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(4))
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    total: Mapped[int | None] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer, server_default="0")
    failure: Mapped[Any | None] = mapped_column(JSONB)
    notes: Mapped[Any] = mapped_column(JSONB, server_default=text("'[]'"))
    uploaded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    checked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent_units: Mapped[int] = mapped_column(Integer, server_default="0")
    sent_commons: Mapped[int] = mapped_column(Integer, server_default="0")
    sending: Mapped[Any | None] = mapped_column(JSONB)


class SheetRow(Base):
    """A row of a file: what it says, whose it is, and what is wrong with it.

    `position` is its place among the others: houses, then flats in their order; `number` that in
    the file. `house`, `flat` and `serial_number` are those of its meter once that is known, until
    then as they were written; `building_id` is known from either. `taken` and `t1` to `t3` are
    texts as they were written. `confirmed`: what is asked back is right all the same; `base`: the
    submission of somebody else's that was looked at, and in whose place it goes. `reasons` is a
    list of `{code, field, params}`, `mends` of `{kind, changes}`.
    """

    __tablename__ = "sheet_rows"
    __table_args__ = (
        CheckConstraint(f"class IN {get_args(Class)}", name="class"),
        CheckConstraint(f"scope IN {get_args(Scope)}", name="scope"),
        Index(None, "sheet_id", "position"),
        Index(None, "meter_id", postgresql_where=text("meter_id IS NOT NULL")),
        Index(None, "building_id", postgresql_where=text("building_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheets.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(Integer)
    worksheet: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    class_: Mapped[str] = mapped_column("class", String(8))
    scope: Mapped[str | None] = mapped_column(String(8))
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"))
    meter_id: Mapped[int | None] = mapped_column(ForeignKey("meters.id"))
    key: Mapped[str] = mapped_column(Text)
    house: Mapped[str] = mapped_column(Text)
    flat: Mapped[str] = mapped_column(Text)
    serial_number: Mapped[str] = mapped_column(Text)
    taken: Mapped[str] = mapped_column(Text)
    taken_on: Mapped[date | None] = mapped_column(Date)
    t1: Mapped[str] = mapped_column(Text)
    t2: Mapped[str] = mapped_column(Text)
    t3: Mapped[str] = mapped_column(Text)
    confirmed: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    # The release before this one writes it; nobody reads it any more.
    replaces: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    base: Mapped[UUID | None] = mapped_column(Uuid)
    reasons: Mapped[Any] = mapped_column(JSONB, server_default=text("'[]'"))
    mends: Mapped[Any] = mapped_column(JSONB, server_default=text("'[]'"))
