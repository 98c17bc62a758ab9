"""Shapes of columns that staff keep."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from services.kit.shapes import RequestBody

TableName = Literal["accounts", "appeals", "meters", "outages", "submissions"]
_Column = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[a-z][a-z_]*$")]


class ColumnsOut(BaseModel):
    """The columns of a table, in order; none: as the table comes."""

    columns: list[str]


class ColumnsIn(RequestBody):
    """The columns of a table, each once; none: as the table comes."""

    columns: list[_Column] = Field(max_length=40)

    @model_validator(mode="after")
    def _each_once(self) -> "ColumnsIn":
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("Name each column once.")
        return self
