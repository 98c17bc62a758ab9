"""Making a file of appeals of what the list shows."""

from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import UUID

from services.cabinet.access.queries import supplier_zone
from services.cabinet.support.desk.queries import count_appeals, stream_appeals
from services.cabinet.support.desk_export.schemas import AppealExportIn, ColumnName
from services.cabinet.support.desk_export.words import WIDTHS, WORDS
from services.cabinet.support.topics.rules import KIND_TITLES
from services.kit.database import Connection
from services.kit.exports import Table
from services.kit.table_files import CUSTOMS, Cell, Column, Rows

_AT_ONCE = 1000
_USUAL_WIDTH = 18


async def appeal_table(connection: Connection, asked: Mapping[str, Any]) -> Table:
    """Return the appeals of a view as a file has them; `asked` is an `AppealExportIn` with `staff`.

    Times are by the supplier's clock.
    """
    staff_id = UUID(asked["staff"])
    given = AppealExportIn.model_validate({n: v for n, v in asked.items() if n != "staff"})
    words = WORDS[given.language]
    zone = await supplier_zone(connection)

    async def rows() -> AsyncIterator[Rows]:
        async for found in stream_appeals(connection, staff_id, given.view, _AT_ONCE):
            of_all = [_cells(one, given, zone) for one in found]
            yield [[cells[name] for name in given.columns] for cells in of_all]

    return Table(
        columns=[
            Column(words.columns[name], WIDTHS.get(name, _USUAL_WIDTH)) for name in given.columns
        ],
        language=given.language,
        total=await count_appeals(connection, staff_id, given.view),
        rows=rows(),
    )


def _cells(one: Mapping[str, Any], given: AppealExportIn, zone: Any) -> dict[ColumnName, Cell]:
    """Return what each column has of an appeal."""
    words, customs = WORDS[given.language], CUSTOMS[given.language]
    english = given.language == "en"
    account, assignee, rating = one["account"], one["assignee"], one["rating"]

    def moment(name: str) -> str:
        told: str = one[name].astimezone(zone).strftime(f"{customs.day} %H:%M")
        return told

    return {
        "number": one["number"],
        "status": words.statuses[one["status"]],
        "created_at": moment("created_at"),
        "kind": KIND_TITLES[one["kind"]][english],
        "topic": one["topic"]["title_en" if english else "title"],
        "account": account and account["number"],
        "customer": one["customer"]["name"],
        "address": account and account["address"],
        "text": one["text"],
        "assignee": assignee and assignee["name"],
        "updated_at": moment("updated_at"),
        "first_answer_minutes": one["first_answer_minutes"],
        "overdue": words.overdue if one["overdue"] else None,
        "rating": rating and rating["stars"],
        "team": one["team"] and one["team"]["name"],
        "merged_into": one["merged_into"] and one["merged_into"]["number"],
    }
