"""Keeping whose an account and a usage point were when, and telling whom it concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from services.cabinet.access.holdings import queries
from services.cabinet.access.holdings.rules import Holding, Told, holdings_after, point_passes_on
from services.cabinet.access.links.queries import list_users_of
from services.cabinet.access.links.telling import Begun, Ended, tell_begun, tell_ended
from services.cabinet.access.queries import supplier_today
from services.cabinet.events import publish
from services.cabinet.lines.rules import Batch
from services.contracts.cabinet import AccountPassedOn
from services.kit.database import Connection


@dataclass(slots=True)
class AccountChains:
    """The holdings of the accounts of a batch, as they are and as they become, by number."""

    _today: date
    _ids: Mapping[str, int]
    _before: Mapping[str, list[Holding]]
    _measured: Mapping[int, date]
    _after: dict[str, list[Holding]] = field(default_factory=dict)

    @classmethod
    async def read(cls, connection: Connection, customers: Mapping[str, int]) -> "AccountChains":
        """Read the holdings of known accounts; `customers` maps numbers to whose they are now."""
        today = await supplier_today(connection)
        ids, chains = await queries.list_chains(connection, customers)
        # Asked only where it counts.
        passing = [
            ids[number]
            for number, chain in chains.items()
            if chain[-1].customer_id != customers[number]
        ]
        return cls(today, ids, chains, await queries.list_measured_since(connection, passing))

    def check(self, number: str, told: Told) -> list[Holding]:
        """Return the holdings once a record is known, none of a new account; raises Outdated."""
        chain = self._before.get(number)
        if chain is None:
            return []
        return holdings_after(chain, told, self._today, self._measured.get(self._ids[number]))

    def tell(self, number: str, told: Told) -> None:
        """Take in what a record says of a known account; the database begins that of a new one."""
        if after := self.check(number, told):
            self._after[number] = after

    async def write(self, connection: Connection, batch: Batch) -> None:
        """Store what has changed, and tell users and staff of it."""
        changed = [
            (number, self._before[number], after)
            for number, after in self._after.items()
            if after != self._before[number]
        ]
        if changed:
            await queries.put_holdings(
                connection,
                [(self._ids[number], before, after) for number, before, after in changed],
            )
            await self._tell(connection, changed, batch)

    async def _tell(
        self,
        connection: Connection,
        changed: Sequence[tuple[str, list[Holding], list[Holding]]],
        batch: Batch,
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
    batch: Batch,
) -> None:
    if not passed:
        return
    wanted = {customer for _, customer, _ in passed} | {
        after[-1].customer_id for *_, after in passed
    }
    keys = await queries.list_customer_keys(connection, wanted)
    users = await list_users_of(connection, [(ids[number], former) for number, former, _ in passed])
    events = []
    for number, former, after in passed:
        last = next((one.last_day for one in after[-2::-1] if one.customer_id == former), None)
        events.append(
            AccountPassedOn(
                source=batch.source,
                batch_id=batch.id,
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
    told = {row["mrid"]: row["account_id"] for row in rows}
    known = await queries.list_passing_points(connection, told)
    if not known:
        return
    today = await supplier_today(connection)
    ended, begun = [], []
    for row in known:
        held, has_owner, day = row["holding_id"] is not None, row["account_id"] is not None, today
        if has_owner and held:
            day = point_passes_on(
                today=today,
                since=row["since"],
                contract_start=row["contract_start"],
                first_point=row["first_point"],
            )
        if held:
            ended.append((row["holding_id"], day))
        if has_owner:
            begun.append((row["id"], row["account_id"], day if held else None))
    await queries.pass_points(connection, ended, begun)
