"""SQL of the audit log as it is searched: pages by time, the newest first, and a bounded count.

What is asked for by one of several ids is read by the index of each and put together: no index
serves an «or». Limits stand in the statements as numbers: with a parameter there each execution
would be planned anew, which costs more than most of them.
"""
# ruff: noqa: S608 (the parts put together are constants of this service, and numbers)

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from services.admin_panel.audit_reading.rules import Place, beginning
from services.admin_panel.audit_reading.schemas import AuditView
from services.contracts.staff import DONE
from services.kit.database import Connection

_SHOWN = """id, at, actor_id, actor_role, action, object_kind, object_id, outcome, request_id,
    details::text AS details"""
_ONE = f"SELECT {_SHOWN} FROM audit_log WHERE id = $1"
_NEWEST, _OLDEST = "at DESC, id DESC", "at, id"
_ROWS = "SELECT {shown} FROM audit_log WHERE {condition}"
_TOGETHER = "SELECT * FROM ({parts}) AS found ORDER BY {order} LIMIT {limit}"
_LIMITED = "({rows} ORDER BY {order} LIMIT {limit})"
_KEYS = "SELECT id FROM audit_log WHERE {condition}"
_COUNT = "SELECT count(*) FROM ({parts} LIMIT {most}) AS found"


class _View:
    """The SQL of a view: its conditions, in several ways that are put together, and parameters."""

    def __init__(self, wanted: AuditView, zone: str) -> None:
        self.values: list[Any] = []
        self._common: list[str] = []
        self._ways: list[list[str]] = []
        self._of_acts(wanted)
        self._of_ids(wanted)
        for day, compared, more in (
            (wanted.first_day, ">=", 0),
            (wanted.last_day, "<", 1),
        ):
            if day is not None:
                self._common.append(f"at {compared} {self._midnight(day, more, zone)}")

    def parameter(self, value: Any) -> str:
        """Add a parameter; return its SQL."""
        self.values.append(value)
        return f"${len(self.values)}"

    def _of_acts(self, wanted: AuditView) -> None:
        for column, value in (("object_kind", wanted.object_kind), ("actor_role", wanted.role)):
            if value:
                self._common.append(f"{column} = {self.parameter(value)}")
        if len(wanted.action) == 1:
            self._common.append(f"action = {self.parameter(wanted.action[0])}")
        elif wanted.action:
            of_each = [f"action = {self.parameter(one)}" for one in dict.fromkeys(wanted.action)]
            self._ways.append(of_each)
        if wanted.only:
            look = "starts_with(action, 'look_at_')"
            self._common.append(look if wanted.only == "looks" else f"NOT {look}")
        if wanted.outcome == "refused":
            self._common.append(f"outcome <> '{DONE}'")
        elif wanted.outcome == DONE:
            self._common.append(f"outcome = '{DONE}'")
        elif wanted.outcome:
            # The second condition leads to the small index of refusals.
            outcome = self.parameter(wanted.outcome)
            self._common.append(f"outcome = {outcome} AND outcome <> '{DONE}'")

    def _of_ids(self, wanted: AuditView) -> None:
        if wanted.actor:
            self._common.append(f"actor_id = {self.parameter(wanted.actor)}")
        if len(wanted.object_id) == 1:
            self._common.append(f"object_id = {self.parameter(wanted.object_id[0])}")
        elif wanted.object_id:
            ids = dict.fromkeys(wanted.object_id)
            self._ways.append([f"object_id = {self.parameter(one)}" for one in ids])
        if wanted.person:
            person = self.parameter(wanted.person)
            self._ways.append([f"actor_id = {person}", f"object_id = {person}"])
        if wanted.search:
            columns = ("actor_id", "object_id", "request_id")
            first, last = beginning(wanted.search)
            whole = first == last
            from_ = self.parameter(first)
            until = from_ if whole else self.parameter(last)
            fits = "{0} = {1}" if whole else "({0} ~>=~ {1} AND {0} ~<~ {2})"
            self._ways.append([fits.format(column, from_, until) for column in columns])

    def _midnight(self, day: date, more: int, zone: str) -> str:
        named = self.parameter(day)
        return f"(({named}::date + {more})::timestamp AT TIME ZONE {self.parameter(zone)})"

    def beyond(self, place: Place, compared: str) -> None:
        """Take only what lies beyond a place."""
        at, key = self.parameter(place.at), self.parameter(place.entry_id)
        # The first leads into the indexes, which hold no numbers.
        self._common.append(f"at {compared}= {at} AND (at, id) {compared} ({at}, {key})")

    @property
    def conditions(self) -> list[str]:
        """The conditions of each way; what fits several is found by each."""
        return [" AND ".join([*self._common, *way]) or "true" for way in product(*self._ways)]

    def rows(self, order: str, limit: int) -> str:
        """Return the statement of the first rows in an order."""
        rows = [_ROWS.format(shown=_SHOWN, condition=one) for one in self.conditions]
        parts = [_LIMITED.format(rows=one, order=order, limit=limit) for one in rows]
        return _TOGETHER.format(parts=" UNION ".join(parts), order=order, limit=limit)

    def count(self, most: int) -> str:
        """Return the statement that counts, and stops at a number."""
        keys = [_KEYS.format(condition=one) for one in self.conditions]
        if len(keys) == 1:
            return _COUNT.format(parts=keys[0], most=most)
        parts = " UNION ".join(f"({one} LIMIT {most})" for one in keys)
        return _COUNT.format(parts=parts, most=most)


async def list_entries(
    connection: Connection,
    wanted: AuditView,
    zone: str,
    limit: int,
    *,
    before: Place | None = None,
    after: Place | None = None,
) -> list[Mapping[str, Any]]:
    """Return entries of a view, the newest first: at most so many, before or after a place.

    `zone`: whose days the view's are (IANA).
    """
    view = _View(wanted, zone)
    if before is not None:
        view.beyond(before, "<")
    if after is not None:
        view.beyond(after, ">")
    order = _NEWEST if after is None else _OLDEST
    rows = await connection.fetch(view.rows(order, limit), *view.values)
    return list(rows if after is None else reversed(rows))


async def count_entries(connection: Connection, wanted: AuditView, zone: str, most: int) -> int:
    """Return how many entries a view has; it is counted no further than to `most`."""
    view = _View(wanted, zone)
    statement = view.count(most)
    found: int = await connection.fetchval(statement, *view.values)
    return found


async def find_entry(connection: Connection, entry_id: int) -> Mapping[str, Any] | None:
    """Return an entry, or None."""
    found: Mapping[str, Any] | None = await connection.fetchrow(_ONE, entry_id)
    return found


async def stream_entries(
    connection: Connection, wanted: AuditView, zone: str, at_once: int, most: int
) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
    """Yield the newest entries of a view, some at a time, at most so many; in a transaction."""
    view = _View(wanted, zone)
    statement = view.rows(_NEWEST, most)
    cursor = await connection.cursor(statement, *view.values)
    while found := await cursor.fetch(at_once):
        yield found
