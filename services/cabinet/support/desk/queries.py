"""SQL of appeals as staff look for them, open them and write them down."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, users_of
from services.cabinet.support.appeals.queries import APPEAL, JOINS, pattern, words_of
from services.cabinet.support.appeals.rules import OPEN
from services.cabinet.support.desk.rules import shown
from services.cabinet.support.desk.schemas import StaffAppealsQuery
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_WAITS = "p.first_answered_at IS NULL AND p.status IN ('new', 'in_work')"
# By what; what is equal goes by the number, latest first.
_ORDERS: Mapping[str, str] = {
    "created": "p.created_at",
    "updated": "p.updated_at",
    "number": "p.number",
    "due": f"CASE WHEN {_WAITS} THEN p.answer_due_at END",
}
_LARGEST_NUMBER = 18
_STATUSES = ("draft", "new", "in_work", "done", "cancelled")
_ROWS = f"""
SELECT {APPEAL}, d.name AS assignee_name, p.team_id, g.name AS team_name
FROM {{appeals}} p {JOINS} LEFT JOIN desk_people d ON d.staff_id = p.assignee_id
LEFT JOIN desk_teams g ON g.id = p.team_id
"""
# The page first: the joins are made of its rows only.
_PAGE = (
    _ROWS.format(
        appeals="""(SELECT * FROM appeals p WHERE {where} ORDER BY {order}
        LIMIT {limit} OFFSET {offset})"""
    )
    + "ORDER BY {order}"
)
_ALL = _ROWS.format(appeals="appeals") + "WHERE {where} ORDER BY {order}"
_COUNTERS = """
SELECT p.status, count(*) AS found, count(*) FILTER (WHERE p.last_by = 'consumer') AS waiting
FROM appeals p WHERE {every} GROUP BY p.status
"""
_COUNT = "SELECT count(*) FROM appeals p WHERE {where}"
_ACCOUNT = """
SELECT a.id AS account_id, a.customer_id, c.name, a.number
FROM customer_accounts a JOIN customers c ON c.id = a.customer_id
WHERE a.id = $1 AND a.deletion_id IS NULL
"""
_USERS = f"""
SELECT s.user_id FROM ({users_of("$1::int")}) AS s WHERE s.ongoing
GROUP BY s.user_id ORDER BY min(s.linked_at), s.user_id
"""
_CONTACT = "SELECT email, phone FROM customers WHERE id = $1"
_STATES = """
SELECT s.status, s.at, s.by, s.staff_id FROM appeal_states s WHERE s.appeal_id = $1 ORDER BY s.id
"""
_LOCK_MANY = """
SELECT p.id, p.number, p.status, p.assignee_id, p.team_id, p.user_id, p.merged_into, t.title,
    t.title_en
FROM appeals p JOIN appeal_topics t ON t.id = p.topic_id
WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR UPDATE OF p
"""
_ASSIGN = "UPDATE appeals SET assignee_id = $2, team_id = $3 WHERE id = $1"
# Now is when it is registered: the time until its answer begins.
_REGISTER = """
UPDATE appeals SET created_at = $2, answer_due_at = $3, last_at = $2, unread = 0 WHERE id = $1
"""
# Of what happens while this is asked the next question tells: no transaction takes so long.
_NEWS = """
SELECT now() - interval '2 seconds' AS at,
    count(*) FILTER (WHERE p.created_at > $1) AS arrived,
    count(*) FILTER (WHERE p.created_at <= $1) AS changed
FROM appeals p
WHERE p.updated_at > $1 AND p.updated_at <= now() - interval '2 seconds' AND p.status <> 'draft'
"""
_OPEN_APPEALS = """
SELECT p.number FROM appeals p
WHERE (p.account_id = ANY($1::int[]) OR p.customer_id = ANY($2::int[]))
    AND p.status IN ('draft', 'new', 'in_work')
ORDER BY p.number LIMIT 10
"""


class _View:
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
        if wanted.team == "mine":
            member = self.parameter(staff_id)
            teams = f"SELECT g.team_id FROM desk_team_members g WHERE g.staff_id = {member}"
            self._add(f"p.team_id IN ({teams})")
        elif wanted.team is not None:
            self._add(f"p.team_id = {self.parameter(int(wanted.team))}")
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


async def list_appeals(
    connection: Connection, staff_id: UUID, wanted: StaffAppealsQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of appeals as `StaffAppealsOut` has it, by two statements."""
    view = _View(staff_id, wanted)
    counted = await connection.fetch(
        _COUNTERS.format(every=view.every), *view.values[: view.shared]
    )
    counters = dict.fromkeys(_STATUSES, 0) | {row["status"]: row["found"] for row in counted}
    chosen = wanted.status or _STATUSES
    limit, offset = (view.parameter(number) for number in (page.limit, page.offset))
    sql = _PAGE.format(where=view.where, order=view.order, limit=limit, offset=offset)
    rows = await connection.fetch(sql, *view.values)
    now = utc_now()
    return {
        "items": [_staff_row(row, now) for row in rows],
        "total": sum(counters[status] for status in set(chosen)),
        "counters": counters,
        "unread": sum(row["waiting"] for row in counted if row["status"] in OPEN & set(chosen)),
    }


def _staff_row(row: Any, now: Any) -> dict[str, Any]:
    return shown(row, {row["assignee_id"]: row["assignee_name"] or ""}, now)


async def count_appeals(connection: Connection, staff_id: UUID, wanted: StaffAppealsQuery) -> int:
    """Return how many appeals a view has."""
    view = _View(staff_id, wanted)
    total: int = await connection.fetchval(_COUNT.format(where=view.where), *view.values)
    return total


async def stream_appeals(
    connection: Connection, staff_id: UUID, wanted: StaffAppealsQuery, at_once: int
) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield the appeals of a view in its order, some at a time; inside a transaction."""
    view = _View(staff_id, wanted)
    sql = _ALL.format(where=view.where, order=view.order)
    cursor = await connection.cursor(sql, *view.values)
    now = utc_now()
    while found := await cursor.fetch(at_once):
        yield [_staff_row(row, now) for row in found]


async def read_news(connection: Connection, since: datetime) -> dict[str, Any]:
    """Return what has happened since a moment, as `NewsOut` has it."""
    return dict(await connection.fetchrow(_NEWS, since))


async def find_account(connection: Connection, account_id: int) -> Any:
    """Return account, customer, his name and the number of an account, or None."""
    return await connection.fetchrow(_ACCOUNT, account_id)


async def list_users(connection: Connection, account_id: int) -> list[UUID]:
    """Return who sees an account today, first who came to see it first."""
    return [row["user_id"] for row in await connection.fetch(_USERS, account_id)]


async def find_contact(connection: Connection, customer_id: int) -> dict[str, Any] | None:
    """Return how a subscriber is reached, as `ContactOut` has it."""
    row = await connection.fetchrow(_CONTACT, customer_id)
    return None if row is None else dict(row)


async def list_states(connection: Connection, appeal_id: UUID) -> list[Any]:
    """Return the statuses that an appeal has had, the first one first."""
    return list(await connection.fetch(_STATES, appeal_id))


async def lock_many(connection: Connection, ids: Sequence[UUID]) -> list[Any]:
    """Return those of the appeals that are there, locked, in one order."""
    return list(await connection.fetch(_LOCK_MANY, list(ids)))


async def assign(
    connection: Connection, appeal_id: UUID, staff_id: UUID | None, team_id: int | None
) -> None:
    """Give an appeal to a member of staff, a team, or nobody: its author's page does not change."""
    await connection.execute(_ASSIGN, appeal_id, staff_id, team_id)


async def register(connection: Connection, appeal_id: UUID, now: Any, due_at: Any) -> None:
    """Note that a draft is registered now, and by when it is to be answered."""
    await connection.execute(_REGISTER, appeal_id, now, due_at)


async def drop_appeal(connection: Connection, appeal_id: UUID) -> None:
    """Delete an appeal with all that hangs on it."""
    await connection.execute("DELETE FROM appeals WHERE id = $1", appeal_id)


async def list_open_numbers(
    connection: Connection, accounts: Sequence[int], customers: Sequence[int]
) -> list[int]:
    """Return the numbers of some appeals of these accounts and customers that go on."""
    rows = await connection.fetch(_OPEN_APPEALS, list(accounts), list(customers))
    return [row["number"] for row in rows]
