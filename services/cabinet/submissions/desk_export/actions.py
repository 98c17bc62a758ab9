"""Making a file of readings handed in of what the list shows."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from services.cabinet.channels import kilo
from services.cabinet.submissions.desk.actions import shown
from services.cabinet.submissions.desk.queries import count_submissions, stream_submissions
from services.cabinet.submissions.desk.schemas import StaffSubmissionOut
from services.cabinet.submissions.desk_export.schemas import ColumnName, SubmissionExportIn
from services.cabinet.submissions.desk_export.words import WIDTHS, WORDS
from services.cabinet.zones import zone
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.exports import Table
from services.kit.table_files import CUSTOMS, Cell, Column, Rows

_AT_ONCE = 1000
_USUAL_WIDTH = 18


async def submission_table(connection: Connection, asked: Mapping[str, Any]) -> Table:
    """Return the readings of a view as a file has them; `asked` is a `SubmissionExportIn`.

    kWh as the counters show them; consumption of all zones, with the transformation ratio.
    """
    given = SubmissionExportIn.model_validate(asked)
    words = WORDS[given.language]
    now = utc_now()

    async def rows() -> AsyncIterator[Rows]:
        async for found in stream_submissions(connection, given.view, _AT_ONCE):
            of_all = [_cells(shown(row, now), given) for row in found]
            yield [[cells[name] for name in given.columns] for cells in of_all]

    return Table(
        columns=[
            Column(words.columns[name], WIDTHS.get(name, _USUAL_WIDTH)) for name in given.columns
        ],
        language=given.language,
        total=await count_submissions(connection, given.view),
        rows=rows(),
    )


def _cells(one: StaffSubmissionOut, given: SubmissionExportIn) -> dict[ColumnName, Cell]:
    """Return what each column has of a reading."""
    words, customs = WORDS[given.language], CUSTOMS[given.language]
    values: dict[str, Cell] = {value.zone: kilo(value.value_wh) for value in one.values}
    used = one.consumption_wh.values()
    handed_in = one.submitted_at.astimezone(zone(one.time_zone))
    return {
        "account": one.account_number,
        "customer": one.customer_name,
        "address": one.address,
        "meter": one.serial_number,
        "taken_on": one.taken_on,
        "submitted_at": handed_in.strftime(f"{customs.day} %H:%M"),
        "T1": values.get("T1"),
        "T2": values.get("T2"),
        "T3": values.get("T3"),
        "total": values.get("total"),
        "consumption": kilo(sum(used)) if used else None,
        "state": words.states[one.state],
        "way": words.ways[one.way],
        "reason": one.refusal.text if one.refusal else None,
    }
