"""Making a file of orders of what the list shows."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from services.cabinet.access.queries import supplier_zone
from services.cabinet.content.orders.queries import count_orders, stream_orders
from services.cabinet.content.orders_export.schemas import OrderExportIn
from services.cabinet.content.orders_export.words import WIDTHS, WORDS
from services.kit.database import Connection
from services.kit.exports import Table
from services.kit.table_files import CUSTOMS, Cell, Column, Rows

_AT_ONCE = 1000
_USUAL_WIDTH = 18
_KOPECKS = 100


async def order_table(connection: Connection, asked: Mapping[str, Any]) -> Table:
    """Return the orders of a view as a file has them; `asked` is an `OrderExportIn`.

    Times are by the supplier's clock.
    """
    given = OrderExportIn.model_validate(asked)
    words = WORDS[given.language]
    zone = await supplier_zone(connection)

    async def rows() -> AsyncIterator[Rows]:
        async for found in stream_orders(connection, given.view, _AT_ONCE):
            yield [[*_cells(one, given, zone).values()] for one in found]

    return Table(
        columns=[
            Column(title, WIDTHS.get(name, _USUAL_WIDTH)) for name, title in words.columns.items()
        ],
        language=given.language,
        total=await count_orders(connection, given.view),
        rows=rows(),
    )


def _cells(one: Mapping[str, Any], given: OrderExportIn, zone: Any) -> dict[str, Cell]:
    """Return what each column has of an order, in the order of the columns."""
    words, customs = WORDS[given.language], CUSTOMS[given.language]
    price = one["price_from"]

    def moment(name: str) -> str:
        told: str = one[name].astimezone(zone).strftime(f"{customs.day} %H:%M")
        return told

    cells: dict[str, Cell] = {
        "number": one["number"],
        "state": words.states[one["state"]],
        "ordered_at": moment("ordered_at"),
        "title": (given.language == "en" and one["title_en"]) or one["title"],
        "price": None if price is None else price / _KOPECKS,
        "account": one["account_number"],
        "customer": one["customer_name"],
        "address": one["address"],
        "contact": one["contact_name"],
        "phone": one["phone"],
        "comment": one["comment"],
        "answer": one["answer"],
        "changed_at": moment("changed_at"),
        "changed_by": one["changed_by"],
    }
    return {name: cells[name] for name in words.columns}
