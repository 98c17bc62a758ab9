"""The shape of what a file of appeals shall hold."""

from typing import Literal

from pydantic import Field, model_validator

from services.cabinet.support.desk.schemas import StaffAppealsQuery
from services.kit.shapes import RequestBody

ColumnName = Literal[
    "number", "status", "created_at", "kind", "topic", "account", "customer", "address", "text",
    "assignee", "updated_at", "first_answer_minutes", "overdue", "rating", "team", "merged_into",
]  # fmt: skip


class AppealViewIn(RequestBody, StaffAppealsQuery):
    """A view of the list of appeals, as its page asks for it."""


class AppealExportIn(RequestBody):
    """A view of the list of appeals, and how it shall be written."""

    view: AppealViewIn
    columns: list[ColumnName] = Field(min_length=1, max_length=16, description="In this order.")
    format: Literal["xlsx", "csv"] = "xlsx"
    language: Literal["ru", "en"] = "ru"

    @model_validator(mode="after")
    def _each_once(self) -> "AppealExportIn":
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("Name each column once.")
        return self
