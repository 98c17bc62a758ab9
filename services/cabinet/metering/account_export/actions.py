"""Making a file of accounts of what the list shows."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from services.cabinet.metering.account_export.schemas import AccountExportIn
from services.cabinet.metering.account_export.words import WIDTHS, WORDS, Words
from services.cabinet.metering.account_list.queries import count_accounts, stream_accounts
from services.kit.database import Connection
from services.kit.exports import Table
from services.kit.table_files import Cell, Column, Rows

_AT_ONCE = 1000
_USUAL_WIDTH = 18


async def account_table(connection: Connection, asked: Mapping[str, Any]) -> Table:
    """Return the accounts of a view as a file has them; `asked` is an `AccountExportIn`."""
    given = AccountExportIn.model_validate(asked)
    words = WORDS[given.language]

    async def rows() -> AsyncIterator[Rows]:
        async for accounts in stream_accounts(connection, given.view, _AT_ONCE):
            yield [[_cell(name, account, words) for name in given.columns] for account in accounts]

    return Table(
        columns=[
            Column(words.columns[name], WIDTHS.get(name, _USUAL_WIDTH)) for name in given.columns
        ],
        language=given.language,
        total=await count_accounts(connection, given.view),
        rows=rows(),
    )


def _cell(name: str, account: Mapping[str, Any], words: Words) -> Cell:
    cell: Cell
    match name:
        case "customer":
            cell = account["customer"]["name"]
        case "kind":
            cell = words.kinds[account["customer"]["kind"]]
        case "meters":
            cell = ", ".join(
                "/".join(filter(None, (meter["model"], meter["serial_number"])))
                for meter in account["meters"]
            )
        case "tariffs":
            cell = ", ".join(account["tariffs"])
        case _:
            cell = account[name]
    return cell
