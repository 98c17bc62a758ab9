"""Keeping whose an account and a usage point were when, and telling whom it concerns."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.cabinet.access.holdings.rules import (
    Holding,
    Outdated,
    Told,
    holdings_after,
    point_passes_on,
)
from services.cabinet.access.links.queries import find_today, list_users_of
from services.cabinet.access.links.telling import Begun, Ended, tell_begun, tell_ended
from services.cabinet.events import publish
from services.cabinet.lines.rules import Rejected
from services.contracts.batches.registry import AccountIn
from services.contracts.cabinet import AccountPassedOn
from services.kit.database import Connection

_CHAINS = """
SELECT a.number, a.id AS account_id, h.id, h.customer_id, h.agreement_id, h.service_location_id,
    h.first_day, h.last_day
FROM customer_accounts a JOIN account_holdings h ON h.account_id = a.id
WHERE a.number = ANY($1::text[])
ORDER BY a.id, h.first_day NULLS FIRST, h.id
"""
_MEASURED = """
SELECT t.account_id, min(c.first_day) AS day
FROM point_holdings t JOIN meter_installations i USING (usage_point_id)
JOIN meter_channels c USING (meter_id)
WHERE t.account_id = ANY($1::int[]) GROUP BY t.account_id
"""
_COLUMNS = "customer_id, agreement_id, service_location_id, first_day, last_day"
# All rows by one statement: what follows these tables is renewed once for each.
_HOLDINGS = (
    "unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::date[], $6::date[])"
    f" AS r(id, {_COLUMNS})"
)
_ADD = f"INSERT INTO account_holdings (account_id, {_COLUMNS}) SELECT * FROM {_HOLDINGS}"
_CHANGE = f"""
UPDATE account_holdings h SET ({_COLUMNS})
    = (SELECT r.customer_id, r.agreement_id, r.service_location_id, r.first_day, r.last_day)
FROM {_HOLDINGS} WHERE h.id = r.id
"""
_DROP = "DELETE FROM account_holdings WHERE id = ANY($1::int[])"
_KEYS = """
SELECT c.id, c.external_id FROM customers c WHERE c.id = ANY($1::int[])
"""
_BATCH = "SELECT source, id FROM intake_batches WHERE number = $1"
_POINTS = """
SELECT p.mrid, p.id, p.account_id, h.id AS holding_id, h.account_id AS held_by, h.first_day,
    h.last_day
FROM usage_points p LEFT JOIN LATERAL (
    SELECT * FROM point_holdings h WHERE h.usage_point_id = p.id
    ORDER BY h.first_day DESC NULLS LAST, h.id DESC LIMIT 1) AS h ON true
WHERE p.mrid = ANY($1::uuid[])
"""
_NEW_OWNERS = """
SELECT a.id, a.contract_start,
    NOT EXISTS (SELECT FROM point_holdings t WHERE t.account_id = a.id) AS first_point
FROM customer_accounts a WHERE a.id = ANY($1::int[])
"""
_POINT_MEASURED = """
SELECT i.usage_point_id, min(c.first_day) AS day
FROM meter_installations i JOIN meter_channels c USING (meter_id)
WHERE i.usage_point_id = ANY($1::int[]) GROUP BY i.usage_point_id
"""
_END_POINT = """
UPDATE point_holdings h SET last_day = least(h.last_day, r.day - 1)
FROM unnest($1::int[], $2::date[]) AS r(id, day) WHERE h.id = r.id
"""
_BEGIN_POINT = """
INSERT INTO point_holdings (usage_point_id, account_id, first_day)
SELECT * FROM unnest($1::int[], $2::int[], $3::date[])
"""


def told_by(row: Mapping[str, Any], record: AccountIn) -> Told:
    """Return what a record says of whose the account is; `row` has its references' inner keys."""
    return Told(
        customer_id=row["customer_id"],
        agreement_id=row.get("agreement_id"),
        service_location_id=row["service_location_id"],
        contract_start=record.contract_start,
        contract_end=record.contract_end,
        agreement_start=record.agreement.starts_on if record.agreement else None,
    )


def outdated(problem: Outdated) -> Rejected:
    """Return the refusal of a record of somebody whose time with the account was before."""
    return Rejected(
        "contract_start",
        "outdated",
        f"The account is another customer's since {problem.since}; for a customer after that one,"
        " send the day on which his contract starts.",
    )


class AccountChains:
    """The holdings of the accounts of a batch, as they are and as they become."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._ids: dict[str, int] = {}
        self._before: dict[str, list[Holding]] = defaultdict(list)
        self._after: dict[str, list[Holding]] = {}
        self._measured: dict[int, date] = {}

    @classmethod
    async def read(cls, connection: Connection, customers: Mapping[str, int]) -> "AccountChains":
        """Read the holdings of known accounts; `customers` maps numbers to whose they are now."""
        chains = cls(await find_today(connection))
        for row in await connection.fetch(_CHAINS, list(customers)):
            chains._ids[row["number"]] = row["account_id"]
            chains._before[row["number"]].append(
                Holding(
                    row["id"],
                    row["customer_id"],
                    row["agreement_id"],
                    row["service_location_id"],
                    row["first_day"],
                    row["last_day"],
                )
            )
        # Asked only where it counts: it reads all meters of an account.
        passing = [
            chains._ids[number]
            for number, chain in chains._before.items()
            if chain[-1].customer_id != customers[number]
        ]
        found = await connection.fetch(_MEASURED, passing) if passing else []
        chains._measured = {row["account_id"]: row["day"] for row in found}
        return chains

    def check(self, number: str, told: Told) -> None:
        """Raise Outdated for a record of somebody whose time with the account was before."""
        self._holdings(number, told)

    def tell(self, number: str, told: Told) -> None:
        """Take in what a record says of a known account; the database begins that of a new one."""
        after = self._holdings(number, told)
        if after:
            self._after[number] = after

    def _holdings(self, number: str, told: Told) -> list[Holding]:
        chain = self._before.get(number)
        if chain is None:
            return []
        return holdings_after(chain, told, self.today, self._measured.get(self._ids[number]))

    async def write(self, connection: Connection, batch: int) -> None:
        """Store what has changed, and tell users and staff of it."""
        changed = [
            (number, self._before[number], after)
            for number, after in self._after.items()
            if after != self._before[number]
        ]
        if not changed:
            return
        added, altered, gone = [], [], []
        for number, before, after in changed:
            stay = {one.id for one in after}
            known = {one.id: one for one in before}
            gone += [one.id for one in before if one.id not in stay]
            for one in after:
                days = (one.first_day, one.last_day)
                values = (one.customer_id, one.agreement_id, one.service_location_id, *days)
                if one.id is None:
                    added.append((self._ids[number], *values))
                elif one != known[one.id]:
                    altered.append((one.id, *values))
        if gone:
            await connection.execute(_DROP, gone)
        await _execute_together(connection, _CHANGE, altered)
        await _execute_together(connection, _ADD, added)
        await self._tell(connection, changed, batch)

    async def _tell(
        self,
        connection: Connection,
        changed: Sequence[tuple[str, list[Holding], list[Holding]]],
        batch: int,
    ) -> None:
        ended: list[Ended] = []
        begun: list[Begun] = []
        passed = []
        for number, before, after in changed:
            was, now = _last_times(before), _last_times(after)
            present = after[-1].customer_id
            for customer in now.keys() | was.keys():
                mine = (self._ids[number], customer)
                end = now[customer].last_day if customer in now else None
                former_end = was[customer].last_day if customer in was else None
                if customer == present:
                    if customer not in was or (former_end and end is None):
                        begun.append((*mine, number, now[customer].first_day))
                    elif end != former_end and end is not None:
                        ended.append((*mine, number, "contract-ended", end))
                elif customer in was and (end != former_end or customer not in now):
                    ended.append((*mine, number, "passed-on", end))
            if before[-1].customer_id != present:
                passed.append((number, before[-1].customer_id, after))
        # In the order of the file, whoever begins after whoever ends.
        await tell_ended(connection, ended)
        await tell_begun(connection, begun)
        await _tell_staff(connection, self._ids, passed, batch)


def _last_times(chain: Sequence[Holding]) -> dict[int, Holding]:
    """Return each customer's last holding."""
    return {holding.customer_id: holding for holding in chain}


async def _tell_staff(
    connection: Connection,
    ids: Mapping[str, int],
    passed: Sequence[tuple[str, int, list[Holding]]],
    batch: int,
) -> None:
    if not passed:
        return
    wanted = {customer for _, customer, _ in passed} | {
        after[-1].customer_id for *_, after in passed
    }
    keys = {row["id"]: row["external_id"] for row in await connection.fetch(_KEYS, list(wanted))}
    source, batch_id = await connection.fetchrow(_BATCH, batch)
    users = await list_users_of(connection, [(ids[number], former) for number, former, _ in passed])
    events = []
    for number, former, after in passed:
        last = next((one.last_day for one in after[-2::-1] if one.customer_id == former), None)
        events.append(
            AccountPassedOn(
                source=source,
                batch_id=batch_id,
                account_number=number,
                former_customer=keys[former],
                customer=keys[after[-1].customer_id],
                last_day=last,
                first_day=after[-1].first_day,
                users=len(users.get((ids[number], former), ())),
            )
        )
    await publish.plainly(connection, events)


async def pass_points_on(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Note, before the usage points are written, which of them go to another account.

    `rows` hold `mrid` and `account_id`. A point without an account, or a new one, begins with
    what the record says; who had it sees up to the day before.
    """
    wanted = {row["mrid"]: row["account_id"] for row in rows}
    known = [
        row
        for row in await connection.fetch(_POINTS, list(wanted))
        if _holder(row) != wanted[str(row["mrid"])]
    ]
    if not known:
        return
    today = await find_today(connection)
    accounts = {wanted[str(row["mrid"])] for row in known} - {None}
    owners = {row["id"]: row for row in await connection.fetch(_NEW_OWNERS, list(accounts))}
    points = [row["id"] for row in known]
    measured = {
        row["usage_point_id"]: row["day"] for row in await connection.fetch(_POINT_MEASURED, points)
    }
    ended, begun = [], []
    for row in known:
        owner = owners.get(wanted[str(row["mrid"])])
        day = today
        if owner is not None and row["holding_id"] is not None:
            day = point_passes_on(
                today=today,
                since=row["last_day"] or row["first_day"] or measured.get(row["id"]),
                contract_start=owner["contract_start"],
                first_point=owner["first_point"],
            )
        if row["holding_id"] is not None:
            ended.append((row["holding_id"], day))
        if owner is not None:
            begun.append((row["id"], owner["id"], day if row["holding_id"] is not None else None))
    await _execute_together(connection, _END_POINT, ended)
    await _execute_together(connection, _BEGIN_POINT, begun)


async def _execute_together(
    connection: Connection, statement: str, rows: Sequence[Sequence[Any]]
) -> None:
    """Run a statement that takes a list per column; nothing without rows."""
    if rows:
        await connection.execute(statement, *map(list, zip(*rows, strict=True)))


def _holder(row: Any) -> int | None:
    """Return whose a point is: of its last holding, if that goes on."""
    holder: int | None = row["held_by"] if row["last_day"] is None else None
    return holder
