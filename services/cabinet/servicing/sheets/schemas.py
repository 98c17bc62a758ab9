"""Shapes of readings by file."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.repair.rules import Field as Cell
from services.cabinet.servicing.repair.rules import MendKind
from services.cabinet.servicing.sheets.rules import Class, State
from services.cabinet.servicing.workbooks.rules import FileFailure, FileKind, FileNote, Heading
from services.kit.shapes import RequestBody

_MOST_IDS = 20_000


class CountsOut(BaseModel):
    """Rows by what was found: right, wrong with a reason, and without readings."""

    right: int
    wrong: int
    unfilled: int


class SheetHouseOut(CountsOut):
    """The rows of a house in a file."""

    id: int | None = Field(description="The building; null: rows whose house is not known.")
    address: str = Field(description="Empty where the house is not known.")
    scope: Scope | None = Field(description="Null: rows whose meter is not known.")


class SheetFailureOut(BaseModel):
    """Why nothing of a file was taken."""

    code: FileFailure | Literal["sheet-unreadable"]
    missing: list[Heading] = Field(description="Columns that no heading names.")


class SentCountsOut(BaseModel):
    """Rows that were handed in, of flats' meters and of houses'."""

    unit: int
    building: int


class SheetOut(CountsOut):
    """A file of readings: in the queue, being checked, or waiting to be sent."""

    id: UUID
    name: str = Field(description="The file's.")
    kind: FileKind | None = Field(description="By its content; null until it has been read.")
    size: int
    state: State = Field(description="`ready`: every row was checked; `failed`: see `failure`.")
    place: int | None = Field(
        description="How many files are checked before this one, while it waits."
    )
    total: int | None = Field(description="Rows; null until they have been counted.")
    done: int = Field(description="Rows that were checked.")
    failure: SheetFailureOut | None
    notes: list[FileNote] = Field(
        description="Formulas count as the values that they had; macros are not run; hidden"
        " worksheets are not read."
    )
    uploaded_at: datetime
    uploaded_by: str = Field(description="Who of the organisation did.")
    sent: SentCountsOut = Field(description="What of it was handed in already.")
    sent_at: datetime | None


class SheetWithHousesOut(SheetOut):
    """A file of readings with its houses, in their order."""

    houses: list[SheetHouseOut]


class SheetsOut(BaseModel):
    """The files of the organisation that wait, whoever uploaded them; the latest first."""

    items: list[SheetOut]


class ReasonOut(BaseModel):
    """What is wrong with a row; `params` is what its words need."""

    code: str
    field: Cell | None = Field(description="The cell; null: the whole row.")
    params: dict[str, Any]


class ChangeOut(BaseModel):
    """A cell as it would be."""

    field: Cell
    becomes: str


class MendOut(BaseModel):
    """What may have been meant: with these changes the row is right."""

    kind: MendKind
    changes: list[ChangeOut] = Field(
        description="None of what is only confirmed (`confirm`, `replace`)."
    )


class SheetValuesOut(BaseModel):
    """What the counters show, as it was written; null: nothing was."""

    T1: str | None
    T2: str | None
    T3: str | None


class SheetRowOut(BaseModel):
    """A row of a file."""

    id: int
    number: int = Field(description="Its number in the file, from 1.")
    worksheet: str = Field(description="Empty when the file has but one.")
    row_class: Class = Field(serialization_alias="class")
    scope: Scope | None
    house_id: int | None
    address: str
    flat: str
    meter_id: int | None
    serial_number: str
    taken_on: Date | None = Field(description="The day of the reading; today where none was given.")
    taken: str = Field(description="The day as it was written.")
    values: SheetValuesOut
    reasons: list[ReasonOut]
    mends: list[MendOut]


class RowIdsOut(BaseModel):
    """Keys of rows of a file, in their order."""

    ids: list[int]


class RowsChosenIn(RequestBody):
    """Rows of a file: these, or all of a class or a house; at least one must be said."""

    ids: Annotated[list[int], Field(max_length=_MOST_IDS)] | None = None
    row_class: Class | None = Field(default=None, alias="class")
    house: int | None = None
    everything: bool = False

    @model_validator(mode="after")
    def _something(self) -> "RowsChosenIn":
        chosen = (self.ids, self.row_class, self.house)
        if not self.everything and all(one is None for one in chosen):
            raise ValueError("say which rows")
        return self


class DeletedOut(BaseModel):
    """How many rows were deleted."""

    deleted: int


class MendIn(RequestBody):
    """Which of a row's mends is taken."""

    kind: MendKind


class SendOut(BaseModel):
    """What of a file was handed in now, and what waits still."""

    sent: SentCountsOut
    became_wrong: int = Field(
        description="Rows that were right when they were checked, and are not any more."
    )
    left: CountsOut
