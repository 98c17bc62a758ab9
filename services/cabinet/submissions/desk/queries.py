"""SQL of readings handed in, as staff look for them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, day_begins
from services.cabinet.submissions.desk.schemas import SubmissionsQuery
from services.cabinet.submissions.entry.queries import CORRECTED_BY
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# By what, of rows `matched`; what is equal goes by the time of handing in, latest first.
_ORDERS: Mapping[str, str] = {
    "submitted": "submitted_at",
    "taken": "taken_on",
    "account": "number",
    "address": "address",
}
# Words looked for in accounts or in serial numbers; each must occur.
_MOST_WORDS = 8
_SHORTEST_SERIAL_PART = 3
_BY_SERIAL = "SELECT array_agg(id) FROM meters WHERE serial_number ILIKE $1"
_ROWS = f"""
SELECT s.*, {CORRECTED_BY} AS corrected_by, a.number AS account_number,
    k.name AS customer_name, a.address,
    m.serial_number, v.short_name AS organization_name,
    coalesce(p.time_zone, e.time_zone) AS time_zone
FROM ({{page}}) AS x
JOIN submissions s ON s.id = x.id
JOIN customer_accounts a ON a.id = s.account_id
JOIN customers k ON k.id = s.customer_id
JOIN meters m ON m.id = s.meter_id
JOIN usage_points p ON p.id = s.usage_point_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN servicing_organizations v ON v.id = s.organization_id
ORDER BY {{order}}
"""
_ONE = _ROWS.format(page="SELECT $1::uuid AS id", order="s.id")
_OTHERS = _ROWS.format(
    page="""SELECT o.id
    FROM submissions o JOIN submissions n USING (meter_id, customer_id, opens_on)
    WHERE n.id = $1 AND o.id <> n.id""",
    order="s.submitted_at DESC, s.id",
)
# A search is made once, for the page and for the count; all others are as quick as their index.
_MATCHED = """
WITH matched AS {how} MATERIALIZED (
    SELECT s.id, s.submitted_at, s.taken_on{columns}
    FROM submissions s {joined} WHERE {condition})
"""
_PAGE = """
SELECT x.id, (SELECT count(*) FROM matched) AS found
FROM matched AS x ORDER BY {order} LIMIT {limit} OFFSET {offset}
"""
# As the filter by days means it.
_SINCE = f"""
SELECT count(*) FILTER (WHERE s.state = 'on_its_way') AS on_its_way,
    count(*) FILTER (WHERE s.state = 'accepted') AS accepted,
    count(*) FILTER (WHERE s.state = 'refused') AS refused,
    count(DISTINCT s.meter_id) FILTER (WHERE s.state IN ('on_its_way', 'accepted')) AS meters
FROM submissions s
WHERE s.submitted_at >= $1::date::timestamp AT TIME ZONE (SELECT time_zone FROM {SUPPLIER} AS e)
"""
# Always the same statement, so that its many joins are planned once.
_DETAILS = _ROWS.format(
    page="SELECT id, place FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, place)",
    order="x.place",
)


def _pattern(word: str) -> str:
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


class _View:
    """The SQL of a view: its matches, their order, and the parameters."""

    def __init__(self, wanted: SubmissionsQuery) -> None:
        self.values: list[Any] = []
        self._searches = bool(wanted.search.split())
        self._conditions: list[str] = []
        by = _ORDERS[wanted.sort.removeprefix("-")]
        self._with_account = by in {"number", "address"}
        direction = "DESC" if wanted.sort.startswith("-") else "ASC"
        latest = "" if by == "submitted_at" else "x.submitted_at DESC, "
        self.order = f"x.{by} {direction}, {latest}x.id"

    @property
    def matched(self) -> str:
        """Return the WITH clause of the view's matches."""
        account = "JOIN customer_accounts a ON a.id = s.account_id"
        return _MATCHED.format(
            how="" if self._searches else "NOT",
            columns=", a.number, a.address" if self._with_account else "",
            joined=account if self._with_account else "",
            condition=" AND ".join(self._conditions) or "true",
        )

    def parameter(self, value: Any) -> str:
        """Add a parameter; return its SQL."""
        self.values.append(value)
        return f"${len(self.values)}"

    def add(self, condition: str) -> None:
        """Add a condition of rows `s`, and of `a` after `of_account`."""
        self._conditions.append(condition)

    def of_account(self, condition: str) -> str:
        """Return a condition of the account `a`, which is then joined."""
        self._with_account = True
        return f"a.{condition}"

    def word(self, word: str, meters: Sequence[int]) -> str:
        """Let a word occur in the account's texts, or be part of the serials of these meters.

        No index serves the «or» of both: the submissions of each are joined by a union.
        """
        like = f"search_text LIKE {self.parameter(_pattern(word))}"
        if not meters:
            return self.of_account(like)
        return f"""s.id IN (
            SELECT id FROM submissions WHERE meter_id = ANY({self.parameter(meters)}::int[])
            UNION SELECT o.id FROM submissions o
            JOIN customer_accounts n ON n.id = o.account_id WHERE n.{like})"""


async def _view_of(connection: Connection, wanted: SubmissionsQuery) -> _View:
    """Return the SQL of what is looked for."""
    view = _View(wanted)
    conditions = []
    words = wanted.search.lower().replace("ё", "е").replace("\0", " ").split()[:_MOST_WORDS]
    for word in words:
        known = None
        if len(word) >= _SHORTEST_SERIAL_PART:
            known = await connection.fetchval(_BY_SERIAL, _pattern(word))
        conditions.append(view.word(word, known or ()))
    if conditions:
        found = " AND ".join(conditions)
        key = account_key(wanted.search)
        if key.isdecimal() and key != wanted.search:
            # A number as a bill prints it, perhaps only its beginning.
            of_key = view.of_account(f"number_key LIKE {view.parameter(_pattern(key))}")
            found = f"(({found}) OR {of_key})"
        view.add(found)
    if wanted.state:
        view.add(f"s.state = ANY({view.parameter(wanted.state)}::text[])")
    if wanted.organization is not None:
        view.add(f"s.organization_id = {view.parameter(wanted.organization)}")
    if wanted.first_day:
        view.add(f"s.submitted_at >= {day_begins(view.parameter(wanted.first_day))}")
    if wanted.last_day:
        last = f"({view.parameter(wanted.last_day)}::date + 1)"
        view.add(f"s.submitted_at < {day_begins(last)}")
    return view


async def list_submissions(
    connection: Connection, wanted: SubmissionsQuery, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of what was handed in, and how many there are in all."""
    view = await _view_of(connection, wanted)
    matched = view.matched
    limit, offset = (view.parameter(number) for number in (page.limit, page.offset))
    chosen = _PAGE.format(order=view.order, limit=limit, offset=offset)
    keys = await connection.fetch(matched + chosen, *view.values)
    if keys:
        rows = await connection.fetch(_DETAILS, [row["id"] for row in keys])
        return list(rows), keys[0]["found"]
    # Beyond the end no row tells how many there are.
    return [], await count_submissions(connection, wanted) if page.offset else 0


async def count_submissions(connection: Connection, wanted: SubmissionsQuery) -> int:
    """Return how many submissions a view has."""
    view = await _view_of(connection, wanted)
    sql = f"{view.matched} SELECT count(*) FROM matched"
    total: int = await connection.fetchval(sql, *view.values)
    return total


async def count_since(connection: Connection, day: date) -> dict[str, int]:
    """Return how many were handed in since a day, by state, and of how many meters one counts."""
    return dict(await connection.fetchrow(_SINCE, day))


async def stream_submissions(
    connection: Connection, wanted: SubmissionsQuery, at_once: int
) -> AsyncIterator[list[Any]]:
    """Yield the submissions of a view in its order, some at a time; inside a transaction."""
    view = await _view_of(connection, wanted)
    rows = _ROWS.format(page="SELECT * FROM matched", order=view.order)
    cursor = await connection.cursor(view.matched + rows, *view.values)
    while found := await cursor.fetch(at_once):
        yield list(found)


async def find_submission(connection: Connection, submission_id: UUID) -> Any | None:
    """Return one of them, or None."""
    return await connection.fetchrow(_ONE, submission_id)


async def list_others(connection: Connection, submission_id: UUID) -> list[Any]:
    """Return what else was handed in of the same meter by the same customer in its window."""
    return list(await connection.fetch(_OTHERS, submission_id))
