"""The shape of what a file of readings handed in shall hold."""

from typing import Literal

from pydantic import Field, model_validator

from services.cabinet.submissions.desk.schemas import SubmissionsQuery
from services.kit.shapes import RequestBody

ColumnName = Literal[
    "account", "customer", "address", "meter", "taken_on", "submitted_at", "T1", "T2", "T3",
    "total", "consumption", "state", "way", "reason",
]  # fmt: skip


class SubmissionViewIn(RequestBody, SubmissionsQuery):
    """A view of the list of readings, as its page asks for it."""


class SubmissionExportIn(RequestBody):
    """A view of the list of readings, and how it shall be written."""

    view: SubmissionViewIn
    columns: list[ColumnName] = Field(min_length=1, max_length=14, description="In this order.")
    format: Literal["xlsx", "csv"] = "xlsx"
    language: Literal["ru", "en"] = "ru"

    @model_validator(mode="after")
    def _each_once(self) -> "SubmissionExportIn":
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("Name each column once.")
        return self
