"""SQL of readings handed in, as staff look for them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.submissions.desk.schemas import Sort, SubmissionsQuery
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_ORDERS: Mapping[Sort, str] = {
    "-submitted": "s.submitted_at DESC, s.id",
    "submitted": "s.submitted_at, s.id",
    "-taken": "s.taken_on DESC, s.submitted_at DESC, s.id",
    "taken": "s.taken_on, s.submitted_at, s.id",
    "account": "a.number, s.submitted_at DESC, s.id",
    "-account": "a.number DESC, s.submitted_at DESC, s.id",
    "address": "a.address, s.submitted_at DESC, s.id",
    "-address": "a.address DESC, s.submitted_at DESC, s.id",
}
# Words looked for in accounts or in serial numbers; each must occur.
_MOST_WORDS = 8
_WORD = """(s.account_id IN (SELECT id FROM customer_accounts WHERE search_text LIKE {})
    OR s.meter_id IN (SELECT id FROM meters WHERE serial_number ILIKE {}))"""
_NUMBER = "s.account_id IN (SELECT id FROM customer_accounts WHERE number_key LIKE {})"
_SHOWN = f"""
SELECT s.*, c.id AS corrected_by, a.number AS account_number, k.name AS customer_name, a.address,
    m.serial_number, coalesce(p.time_zone, e.time_zone) AS time_zone
FROM ({{page}}) AS s
JOIN customer_accounts a ON a.id = s.account_id
JOIN customers k ON k.id = s.customer_id
JOIN meters m ON m.id = s.meter_id
JOIN usage_points p ON p.id = s.usage_point_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN submissions c ON c.corrects = s.id
ORDER BY {{order}}
"""
_ONE = _SHOWN.format(page="SELECT * FROM submissions WHERE id = $1", order="s.id")
_OTHERS = _SHOWN.format(
    page="""SELECT o.* FROM submissions o JOIN submissions n USING (meter_id, customer_id, opens_on)
    WHERE n.id = $1 AND o.id <> n.id""",
    order=_ORDERS["-submitted"],
)


def _pattern(word: str) -> str:
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


def _conditions(wanted: SubmissionsQuery) -> tuple[str, list[Any]]:
    """Return the condition of a view, and its parameters."""
    conditions: list[str] = []
    values: list[Any] = []

    def parameter(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    words = wanted.search.lower().replace("ё", "е").replace("\0", " ").split()[:_MOST_WORDS]
    if words:
        patterns = [parameter(_pattern(word)) for word in words]
        found = " AND ".join(_WORD.format(one, one) for one in patterns)
        key = account_key(wanted.search)
        if key.isdecimal() and key != wanted.search:
            found = f"(({found}) OR {_NUMBER.format(parameter(_pattern(key)))})"
        conditions.append(found)
    if wanted.state:
        conditions.append(f"s.state = ANY({parameter(wanted.state)}::text[])")
    moment = f"({{}}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM {SUPPLIER} AS e)"
    if wanted.first_day:
        conditions.append(f"s.submitted_at >= {moment.format(parameter(wanted.first_day))}")
    if wanted.last_day:
        last = moment.format(f"({parameter(wanted.last_day)}::date + 1)")
        conditions.append(f"s.submitted_at < {last}")
    return " AND ".join(conditions) or "true", values


async def list_submissions(
    connection: Connection, wanted: SubmissionsQuery, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of what was handed in, and how many there are in all."""
    condition, values = _conditions(wanted)
    order = _ORDERS[wanted.sort]
    source = f"submissions s WHERE {condition}"
    if " a." in f" {order}":
        source = f"submissions s JOIN customer_accounts a ON a.id = s.account_id WHERE {condition}"
    limit, offset = f"${len(values) + 1}", f"${len(values) + 2}"
    rows = await connection.fetch(
        _SHOWN.format(
            page=f"SELECT s.* FROM {source} ORDER BY {order} LIMIT {limit} OFFSET {offset}",
            order=order,
        ),
        *values,
        page.limit,
        page.offset,
    )
    total = await connection.fetchval(
        f"SELECT count(*) FROM submissions s WHERE {condition}", *values
    )
    return list(rows), total


async def find_submission(connection: Connection, submission_id: UUID) -> Any | None:
    """Return one of them, or None."""
    return await connection.fetchrow(_ONE, submission_id)


async def list_others(connection: Connection, submission_id: UUID) -> list[Any]:
    """Return what else was handed in of the same meter by the same customer in its window."""
    return list(await connection.fetch(_OTHERS, submission_id))
