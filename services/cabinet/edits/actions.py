"""Staff's own values beside deliveries of systems: kept, held against them, decided."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from uuid import UUID

from services.cabinet.edits import queries
from services.cabinet.edits.rules import KINDS, ObjectKind, State, state_after
from services.cabinet.lines.rules import Batch
from services.kit.database import Connection
from services.kit.identity import Caller
from services.kit.problems import NotFound


async def keep_edits(
    connection: Connection,
    staff: Caller,
    kind: ObjectKind,
    object_id: int,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """Note which columns staff have changed: from now on a delivery does not overwrite them.

    `before` and `after` hold columns as they were and are (JSON: days as texts); what has no rule
    in `KINDS` and what is the same in both is left out. To be called with each write of staff, by
    the same functions that batches use (decision 0025).
    """
    changed = {
        name: after[name]
        for name in KINDS[kind].fields
        if name in after and after[name] != before.get(name)
    }
    if changed:
        editor = (UUID(staff.subject), staff.name)
        await queries.put_edits(connection, kind, object_id, changed, editor)


async def hold_back(
    connection: Connection, kind: ObjectKind, rows: Sequence[dict[str, Any]], batch: Batch
) -> None:
    """Put what staff keep in the place of what a system tells, in rows that are not yet written.

    One statement for all rows, a second when something is kept of them. What differs is noted
    beside the value of staff as its rule says, see `edits/rules.py`.
    """
    of = KINDS[kind]
    held = await queries.list_held(connection, kind, [row[of.key] for row in rows])
    if not held:
        return
    noted = []
    for row in rows:
        for edit in held.get(str(row[of.key]), ()):
            rule, delivered = of.fields.get(edit.field), row.get(edit.field)
            if rule is None or (delivered is None and not of.empty_tells):
                continue
            # A value of staff that a system has replaced is not kept any more.
            after: State = (
                "replaced"
                if edit.state == "replaced"
                else state_after(rule, edit.value, delivered, edit.declined)
            )
            if after in ("kept", "differs"):
                row[edit.field] = edit.value
            if (after, delivered) != (edit.state, edit.delivered):
                noted.append(
                    {
                        "object_id": edit.object_id,
                        "field": edit.field,
                        "state": after,
                        "delivered": delivered,
                    }
                )
    if noted:
        await queries.note_delivered(connection, kind, noted, batch)


def asked_about(edits: Sequence[Mapping[str, Any]], kind: str, field: str) -> Mapping[str, Any]:
    """Return the difference of a field that is to be decided, among edits; raises NotFound."""
    for edit in edits:
        if (edit["kind"], edit["field"], edit["state"]) == (kind, field, "differs"):
            return edit
    raise NotFound


async def settle(
    connection: Connection, difference: Mapping[str, Any], choice: Literal["system", "staff"]
) -> None:
    """Note what staff have decided of a difference; who calls writes the system's value himself."""
    await queries.settle_edit(
        connection,
        difference["kind"],
        difference["object_id"],
        difference["field"],
        keep=choice == "staff",
    )


def changed_last(edits: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return who of staff has set something last, and when; None: nobody, so it was a system.

    `edits` are those of `list_edits`.
    """
    if not edits:
        return None
    last = edits[0]
    return {"staff_id": last["edited_by"], "name": last["editor"], "at": last["edited_at"]}
