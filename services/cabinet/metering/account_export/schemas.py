"""The shape of what a file of accounts shall hold."""

from typing import Literal

from pydantic import Field, model_validator

from services.cabinet.metering.account_search.schemas import AccountView
from services.kit.shapes import RequestBody

ColumnName = Literal[
    "number", "customer", "kind", "meters", "address", "email", "contract_start", "contract_end",
    "tariffs", "users",
]  # fmt: skip


class AccountViewIn(RequestBody, AccountView):
    """A view of the list of accounts, as its page asks for it."""


class AccountExportIn(RequestBody):
    """A view of the list of accounts, and how it shall be written."""

    view: AccountViewIn
    columns: list[ColumnName] = Field(min_length=1, max_length=10, description="In this order.")
    format: Literal["xlsx", "csv"] = "xlsx"
    language: Literal["ru", "en"] = "ru"

    @model_validator(mode="after")
    def _each_once(self) -> "AccountExportIn":
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("Name each column once.")
        return self
