"""The shape of what a file of orders shall hold."""

from typing import Literal

from pydantic import Field

from services.cabinet.content.orders.schemas import OrdersQuery
from services.kit.shapes import RequestBody


class OrderViewIn(RequestBody, OrdersQuery):
    """A view of the list of orders, as its page asks for it."""


class OrderExportIn(RequestBody):
    """A view of the list of orders, and how it shall be written."""

    view: OrderViewIn = Field(description="Of which orders.")
    format: Literal["xlsx", "csv"] = "xlsx"
    language: Literal["ru", "en"] = "ru"
