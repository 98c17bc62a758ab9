"""SQL of appeals as staff look for them, open them and write them down."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import day_begins, users_of, users_of_all
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
FROM {{appeals}} {JOINS} LEFT JOIN desk_people d ON d.staff_id = p.assignee_id
LEFT JOIN desk_teams g ON g.id = p.team_id
"""
_COUNTED = """SELECT p.status, count(*) AS found,
    count(*) FILTER (WHERE p.last_by = 'consumer') AS waiting"""
# Which appeals a page has, and the counters beside it. Nothing is joined yet: such a statement is
# planned anew for each view, and the fewer tables it has the sooner it is.
_ASKED = f"""
SELECT ARRAY(SELECT p.id FROM {{among}} p WHERE {{where}} ORDER BY {{order}}
        LIMIT {{limit}} OFFSET {{offset}}) AS page,
    (SELECT coalesce(json_agg(c), '[]') FROM (
        {_COUNTED} FROM {{among}} p WHERE {{every}} GROUP BY p.status) AS c)::text AS counters
"""
# What a word finds is looked up once, for the page and its counters, and of it no more than these
# need. How many that are PostgreSQL cannot know when it keeps a plan for all words; this plan is
# right for few and for many.
_FOUND = f"""
WITH found AS MATERIALIZED (
    SELECT p.id, p.number, p.status, p.last_by, p.created_at, p.updated_at, p.answer_due_at,
        p.first_answered_at FROM appeals p WHERE {{every}})
{_ASKED.replace("{among}", "found").replace("{every}", "true").replace("{where}", "{chosen}")}
"""
# Always the same statement, so that it is planned once.
_PAGE = (
    _ROWS.format(
        appeals="""unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
    JOIN appeals p ON p.id = page.id"""
    )
    + "ORDER BY page.place"
)
_BY_STATUS = f"""
SELECT now() AS at, p.status, count(*) AS found,
    count(*) FILTER (WHERE {_WAITS} AND p.answer_due_at < now()) AS overdue
FROM appeals p GROUP BY p.status
"""
_ALL = _ROWS.format(appeals="appeals p") + "WHERE {where} ORDER BY {order}"
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


def _of_customer(key: str) -> str:
    """Return the condition that a subscriber has asked it.

    An appeal about no account is his who sees the subscriber's accounts today.
    """
    accounts = f"SELECT a.id FROM customer_accounts a WHERE a.customer_id = {key}::int"
    return f"""(p.customer_id = {key}::int OR p.customer_id IS NULL AND p.user_id IN (
        SELECT s.user_id FROM ({users_of_all(accounts)}) AS s WHERE s.ongoing))"""


class _View:
    """What of the appeals `p` is looked for.

    `every` without the statuses, `chosen` these alone, `where` all of it.
    """

    def __init__(self, staff_id: UUID, wanted: StaffAppealsQuery) -> None:
        self.values: list[Any] = []
        self.searched = False
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
        if wanted.customer_id is not None:
            self._add(_of_customer(self.parameter(wanted.customer_id)))
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
        self.chosen = "true"
        if wanted.status:
            self.chosen = f"p.status = ANY({self.parameter(list(wanted.status))}::text[])"
            self._add(self.chosen)
        self.where = " AND ".join(self._conditions)

    def parameter(self, value: Any) -> str:
        """Add a parameter; return its SQL."""
        self.values.append(value)
        return f"${len(self.values)}"

    def _add(self, condition: str) -> None:
        self._conditions.append(condition)

    def _search(self, search: str) -> None:
        for word in words_of(search):
            self.searched = True
            found = f"p.search_text LIKE {self.parameter(pattern(word))}"
            number = word.lstrip("№#")
            if number.isascii() and number.isdecimal() and len(number) <= _LARGEST_NUMBER:
                found = f"({found} OR p.number = {self.parameter(int(number))})"
            if number:
                self._add(found)

    def _period(self, wanted: StaffAppealsQuery) -> None:
        if wanted.first_day:
            self._add(f"p.created_at >= {day_begins(self.parameter(wanted.first_day))}")
        if wanted.last_day:
            last = f"({self.parameter(wanted.last_day)}::date + 1)"
            self._add(f"p.created_at < {day_begins(last)}")


async def list_appeals(
    connection: Connection, staff_id: UUID, wanted: StaffAppealsQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of appeals as `StaffAppealsOut` has it."""
    view = _View(staff_id, wanted)
    statement = (_FOUND if view.searched else _ASKED).format(
        among="appeals",
        every=view.every,
        chosen=view.chosen,
        where=view.where,
        order=view.order,
        limit=view.parameter(page.limit),
        offset=view.parameter(page.offset),
    )
    asked = await connection.fetchrow(statement, *view.values)
    counted = orjson.loads(asked["counters"])
    rows = await connection.fetch(_PAGE, asked["page"]) if asked["page"] else []
    counters = dict.fromkeys(_STATUSES, 0) | {row["status"]: row["found"] for row in counted}
    chosen = wanted.status or _STATUSES
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


async def count_by_status(connection: Connection) -> list[Any]:
    """Return how many appeals of each status there are, and how many first answers are late."""
    return list(await connection.fetch(_BY_STATUS))


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
