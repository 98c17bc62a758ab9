"""The SQL of a view of the list of appeals: its conditions, their values, and its order."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.support.appeals.queries import pattern, words_of
from services.cabinet.support.desk.schemas import StaffAppealsQuery

_WAITS = "p.first_answered_at IS NULL AND p.status IN ('new', 'in_work')"
# By what; what is equal goes by the number, latest first.
_ORDERS: Mapping[str, str] = {
    "created": "p.created_at",
    "updated": "p.updated_at",
    "number": "p.number",
    "due": f"CASE WHEN {_WAITS} THEN p.answer_due_at END",
}
_LARGEST_NUMBER = 18


class View:
    """What of the appeals `p` is looked for; `every` without the statuses, `where` with them."""

    def __init__(self, staff_id: UUID, wanted: StaffAppealsQuery) -> None:
        self.values: list[Any] = []
        self._conditions: list[str] = ["true"]
        by = _ORDERS[wanted.sort.removeprefix("-")]
        direction = "DESC" if wanted.sort.startswith("-") else "ASC"
        self.order = f"{by} {direction} NULLS LAST, p.number DESC"
        if by in ("p.created_at", "p.updated_at", "p.number"):
            # As the index has it.
            self.order = f"{by} {direction}, p.number {direction}"
        self._search(wanted.search)
        self._period(wanted)
        if wanted.kind:
            self._add(f"p.kind = ANY({self.parameter(wanted.kind)}::text[])")
        if wanted.topic_id:
            self._add(f"p.topic_id = ANY({self.parameter(wanted.topic_id)}::int[])")
        if wanted.account_id is not None:
            self._add(f"p.account_id = {self.parameter(wanted.account_id)}")
        if wanted.assignee == "nobody":
            self._add("p.assignee_id IS NULL")
        elif wanted.assignee is not None:
            who = staff_id if wanted.assignee == "me" else UUID(wanted.assignee)
            self._add(f"p.assignee_id = {self.parameter(who)}")
        if wanted.overdue:
            self._add(f"{_WAITS} AND p.answer_due_at < now()")
        self.every = " AND ".join(self._conditions)
        self.shared = len(self.values)
        if wanted.status:
            self._add(f"p.status = ANY({self.parameter(list(wanted.status))}::text[])")
        self.where = " AND ".join(self._conditions)

    def parameter(self, value: Any) -> str:
        """Add a parameter; return its SQL."""
        self.values.append(value)
        return f"${len(self.values)}"

    def _add(self, condition: str) -> None:
        self._conditions.append(condition)

    def _search(self, search: str) -> None:
        for word in words_of(search):
            found = f"p.search_text LIKE {self.parameter(pattern(word))}"
            number = word.lstrip("№#")
            if number.isascii() and number.isdecimal() and len(number) <= _LARGEST_NUMBER:
                found = f"({found} OR p.number = {self.parameter(int(number))})"
            if number:
                self._add(found)

    def _period(self, wanted: StaffAppealsQuery) -> None:
        moment = f"({{}}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM {SUPPLIER} AS e)"
        if wanted.first_day:
            self._add(f"p.created_at >= {moment.format(self.parameter(wanted.first_day))}")
        if wanted.last_day:
            last = f"({self.parameter(wanted.last_day)}::date + 1)"
            self._add(f"p.created_at < {moment.format(last)}")
