"""SQL of the condition that a view of accounts makes, on rows `a` of customer_accounts."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from services.cabinet.access.queries import supplier_today
from services.cabinet.metering.account_search.schemas import AccountView
from services.contracts.account_numbers import account_key
from services.kit.database import Connection

ENDING = timedelta(days=30)
_SHORTEST_SERIAL_PART = 3
_FEW = 2000
_MOST_WORDS = 8

# The accounts whose meters in service have a serial number like the pattern.
_BY_SERIAL = """
SELECT DISTINCT p.account_id FROM meters m
JOIN meter_installations i ON i.meter_id = m.id AND i.removed_on IS NULL
JOIN usage_points p ON p.id = i.usage_point_id
WHERE m.serial_number ILIKE $1 AND p.account_id IS NOT NULL
"""
_METERED = """EXISTS (SELECT FROM usage_points p
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    WHERE p.account_id = a.id)"""
_USED = """(EXISTS (SELECT FROM account_users u WHERE u.account_id = a.id
        AND u.customer_id = a.customer_id AND u.taken_at IS NULL)
    OR EXISTS (SELECT FROM agreement_roles r WHERE r.agreement_id = a.agreement_id
        AND r.customer_id = a.customer_id))"""
_OF = "SELECT object_id FROM staff_edits WHERE state = 'differs' AND kind"
# What differs is seldom: from there to the accounts.
DIFFERS = f"""a.id IN (
    {_OF} = 'account'
    UNION SELECT id FROM customer_accounts WHERE customer_id IN ({_OF} = 'customer')
    UNION SELECT d.id FROM customer_accounts d
        JOIN service_locations l ON l.id = d.service_location_id
        WHERE l.building_id IN ({_OF} = 'building')
    UNION SELECT account_id FROM usage_points WHERE id IN ({_OF} = 'usage_point')
    UNION SELECT p.account_id FROM usage_points p
        JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
        WHERE i.meter_id IN ({_OF} = 'meter'))"""
# Whose account it is, and whether somebody sees it; of all that are not deleted.
_REGISTERED = f"""
SELECT now() AS at, count(*) AS customers, count(*) FILTER (WHERE c.used > 0) AS registered,
    coalesce(sum(c.accounts), 0) AS accounts, coalesce(sum(c.accounts - c.used), 0) AS unused
FROM (SELECT a.customer_id, count(*) AS accounts, count(*) FILTER (WHERE {_USED}) AS used
    FROM customer_accounts a WHERE a.deletion_id IS NULL GROUP BY a.customer_id) AS c
"""


@dataclass(slots=True)
class Condition:
    """Parts of a WHERE, and the values of their parameters."""

    parts: list[str] = field(default_factory=lambda: ["a.deletion_id IS NULL"])
    values: list[Any] = field(default_factory=list)

    def value(self, given: Any) -> str:
        """Take a value in; return its parameter."""
        self.values.append(given)
        return f"${len(self.values)}"

    @property
    def narrows(self) -> bool:
        """Say whether anything is looked for or filtered by."""
        return len(self.parts) > 1

    def where(self) -> str:
        """Return all parts together."""
        return " AND ".join(self.parts)


def _pattern(word: str) -> str:
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


async def condition_of(connection: Connection, view: AccountView) -> Condition:
    """Return what the accounts of a view have in common."""
    condition = Condition()
    await _search(connection, condition, view.search)
    if view.kind is not None:
        kind = condition.value(view.kind)
        condition.parts.append(
            f"EXISTS (SELECT FROM customers k WHERE k.id = a.customer_id AND k.kind = {kind})"
        )
    if view.contract is not None:
        _contract(condition, view, await supplier_today(connection))
    for wanted, held in ((view.meter, _METERED), (view.user, _USED)):
        if wanted is not None:
            condition.parts.append(held if wanted == "with" else f"NOT {held}")
    if view.locality is not None:
        town = condition.value(view.locality)
        condition.parts.append(
            "a.service_location_id IN (SELECT l.id FROM service_locations l"
            f" JOIN buildings b ON b.id = l.building_id WHERE b.locality = {town})"
        )
    if view.tariff is not None:
        tariff = condition.value(view.tariff)
        condition.parts.append(
            "EXISTS (SELECT FROM usage_points p WHERE p.account_id = a.id"
            f" AND p.tariff_schedule_id = {tariff})"
        )
    if view.differences:
        condition.parts.append(DIFFERS)
    return condition


def _contract(condition: Condition, view: AccountView, today: date) -> None:
    day = condition.value(today)
    if view.contract == "closed":
        condition.parts.append(f"a.contract_end < {day}")
    elif view.contract == "open":
        condition.parts.append(f"coalesce(a.contract_end, 'infinity') >= {day}")
    else:
        condition.parts.append(
            f"a.contract_end BETWEEN {day} AND {condition.value(today + ENDING)}"
        )


async def _search(connection: Connection, condition: Condition, search: str) -> None:
    words = search.lower().replace("ё", "е").replace("\0", " ").split()[:_MOST_WORDS]
    parts = [await _word(connection, condition, word) for word in words]
    text = " AND ".join(parts)
    key = account_key(search)
    if words and key.isdecimal() and key != search:
        # A number as a bill prints it, perhaps only its beginning.
        text = f"(({text}) OR a.search_text LIKE {condition.value(_pattern(key))})"
    if words:
        condition.parts.append(text)


async def _word(connection: Connection, condition: Condition, word: str) -> str:
    """Return the condition that a word of a search makes.

    No index serves the «or» of text and meters: few accounts are joined to those of the text's
    index by a union, many are looked for in a hash while all are read.
    """
    plain = f"search_text LIKE {condition.value(_pattern(word))}"
    if len(word) < _SHORTEST_SERIAL_PART:
        return plain
    rows = await connection.fetch(_BY_SERIAL, _pattern(word))
    if not rows:
        return plain
    known = f"SELECT unnest({condition.value([row['account_id'] for row in rows])}::int[])"
    if len(rows) > _FEW:
        return f"({plain} OR a.id IN ({known}))"
    return f"a.id IN (SELECT id FROM customer_accounts WHERE {plain} UNION {known})"


async def count_registered(connection: Connection) -> Any:
    """Return how many subscribers and accounts there are, and how many of them somebody sees."""
    return await connection.fetchrow(_REGISTERED)
