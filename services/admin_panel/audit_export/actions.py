"""Making a file of entries of what the log's page shows."""

from collections.abc import AsyncIterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from services.admin_panel.audit_export.words import COLUMNS, WIDTHS, WORDS
from services.admin_panel.audit_reading.actions import (
    actor_of,
    changed_fields,
    details_of,
    object_of,
    things_of,
)
from services.admin_panel.audit_reading.field_words import FIELDS
from services.admin_panel.audit_reading.naming import Key, Names, Owners, find_names, supplier_zone
from services.admin_panel.audit_reading.queries import count_entries, stream_entries
from services.admin_panel.audit_reading.schemas import AuditExportIn
from services.admin_panel.audit_reading.words import ACTS, KINDS, ROLES
from services.contracts.names import MOST_THINGS
from services.contracts.staff import DONE
from services.kit.database import Connection
from services.kit.exports import Table
from services.kit.table_files import CUSTOMS, Cell, Column, Rows

# Each has two names at most, all of which are asked for at once.
_AT_ONCE = MOST_THINGS // 2
_USUAL_WIDTH = 20
# A file of more is none that anybody reads; the newest are in it.
MOST_ROWS = 200_000
_LONGEST_DETAILS = 2000


async def audit_table(connection: Connection, asked: Mapping[str, Any], owners: Owners) -> Table:
    """Return the entries of a view as a file has them; `asked` is an `AuditExportIn`.

    Times are by the supplier's clock, names as they are now. Raises Unavailable while cabinet
    does not answer: the file is tried again.
    """
    given = AuditExportIn.model_validate(asked)
    words = WORDS[given.language]
    zone = await supplier_zone(owners)
    clock = ZoneInfo(zone)

    async def rows() -> AsyncIterator[Rows]:
        async for found in stream_entries(connection, given.view, zone, _AT_ONCE, MOST_ROWS):
            names = await find_names(owners, things_of(found))
            yield [_cells(row, given, names, clock) for row in found]

    return Table(
        columns=[Column(words.columns[name], WIDTHS.get(name, _USUAL_WIDTH)) for name in COLUMNS],
        language=given.language,
        total=await count_entries(connection, given.view, zone, MOST_ROWS),
        rows=rows(),
    )


def _cells(
    row: Mapping[str, Any], given: AuditExportIn, names: Names, clock: ZoneInfo
) -> list[Cell]:
    """Return an entry in the order of the columns."""
    words, which = WORDS[given.language], int(given.language == "en")

    def named(key: Key) -> str | None:
        if names.is_gone(key):
            return words.gone
        known = names.known.get(key)
        if known is None:
            return None
        return f"{known.name} ({known.login})" if known.login else known.name

    def word(table: Mapping[str, tuple[str, str]], name: str) -> str:
        return table[name][which] if name in table else name

    outcome = row["outcome"]
    if outcome is not None:
        outcome = words.done if outcome == DONE else f"{words.refused}: {outcome}"
    return [
        row["at"].astimezone(clock).strftime(f"{CUSTOMS[given.language].day} %H:%M:%S"),
        named(actor_of(row)),
        row["actor_id"],
        word(ROLES, row["actor_role"]),
        word(ACTS, row["action"]),
        word(KINDS, row["object_kind"]),
        named(object_of(row)),
        row["object_id"],
        outcome,
        ", ".join(word(FIELDS, name) for name in changed_fields(details_of(row))),
        "" if row["details"] == "{}" else row["details"][:_LONGEST_DETAILS],
        row["request_id"],
        row["id"],
    ]
