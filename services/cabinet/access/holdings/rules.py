"""Pure decisions about whose an account or a usage point is from which day on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

_DAY = timedelta(days=1)


class Outdated(Exception):
    """What is told is older than what is known: `since` is when the present customer began."""

    def __init__(self, since: date) -> None:
        super().__init__(since.isoformat())
        self.since = since


@dataclass(frozen=True, slots=True)
class Holding:
    """Whose an account is from `first_day` to `last_day`; `id` is None until it is stored."""

    id: int | None
    customer_id: int
    agreement_id: int | None
    service_location_id: int | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says of an account: the customer, and the days of the contract."""

    customer_id: int
    agreement_id: int | None
    service_location_id: int | None
    contract_start: date | None
    contract_end: date | None
    agreement_start: date | None = None


def holdings_after(
    chain: Sequence[Holding], told: Told, today: date, measured_since: date | None
) -> list[Holding]:
    """Return the holdings of an account, one after the other, once `told` is known.

    `chain` has one at least; `measured_since` is the first day of which anything was measured.
    Another customer begins on his contract's first day, today when none is told. A first day that
    is not after the former customer's (or after the first measured one, when that is not known)
    tells nothing of a passing on: today, so that a mere change of the customer never hands over
    the past. The same customer with other days moves the border; it never goes before the one who
    was there earlier. Raises Outdated for a record of somebody whose time was before.
    """
    kept = _without_what_did_not_begin(list(chain), told, today)
    last = kept[-1]
    if told.customer_id == last.customer_id:
        return _same_customer(kept, told, today, measured_since)
    start, since = told.contract_start, last.first_day
    if start is not None and since is not None and start < since:
        raise Outdated(since)
    floor = since or measured_since
    day = start if start is not None and (floor is None or start > floor) else today
    if told.contract_end is not None and told.contract_end < day:
        raise Outdated(day)
    if since is not None and day <= since:
        # Never had a day to himself: began today, and is replaced today.
        kept.pop()
    else:
        kept[-1] = replace(last, last_day=_earlier(last.last_day, day - _DAY))
    return [*kept, _holding(None, told, day)]


def _without_what_did_not_begin(chain: list[Holding], told: Told, today: date) -> list[Holding]:
    """Take back a passing on that has not begun, or began today, when another customer is told."""
    last = chain[-1]
    began = last.first_day
    if len(chain) < 2 or told.customer_id == last.customer_id or began is None or began < today:
        return chain
    former = chain[-2]
    if former.last_day == began - _DAY:
        former = replace(former, last_day=None)
    return [*chain[:-2], former]


def _same_customer(
    chain: list[Holding], told: Told, today: date, measured_since: date | None
) -> list[Holding]:
    last, start = chain[-1], told.contract_start
    first = last.first_day
    if len(chain) == 1:
        # A contract signed anew takes nothing from its customer.
        first = min(first, start) if first is not None and start is not None else first or start
    elif start is not None and first is not None and start != first:
        former = chain[-2]
        floor = former.first_day or measured_since
        if former.customer_id != last.customer_id and (floor is None or start > floor):
            border = former.last_day == first - _DAY
            ends = start - _DAY if border else _earlier(former.last_day, start - _DAY)
            chain[-2] = replace(former, last_day=ends)
            first = start
    last = replace(last, first_day=first)
    if last.agreement_id in (None, told.agreement_id):
        return [*chain[:-1], _holding(last.id, told, first)]
    return _other_agreement(chain[:-1], last, told, today)


def _other_agreement(
    before: list[Holding], last: Holding, told: Told, today: date
) -> list[Holding]:
    """Go on with the same customer under another agreement: its people see from its day on."""
    days = (day for day in (told.agreement_start, told.contract_start) if day is not None)
    first = last.first_day
    day = next((day for day in days if first is None or day > first), today)
    if first is not None and day <= first:
        return [*before, _holding(last.id, told, first)]
    ended = replace(last, last_day=_earlier(last.last_day, day - _DAY))
    return [*before, ended, _holding(None, told, day)]


def _holding(key: int | None, told: Told, first: date | None) -> Holding:
    return Holding(
        key,
        told.customer_id,
        told.agreement_id,
        told.service_location_id,
        first,
        told.contract_end,
    )


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


def point_passes_on(
    *,
    today: date,
    since: date | None,
    contract_start: date | None,
    first_point: bool,
) -> date:
    """Return the day from which a usage point belongs to another account.

    The first point of an account comes with its contract (`contract_start`); one more comes
    today. Never before the former account had it (`since`; None = not known).
    """
    if not first_point or contract_start is None or contract_start > today:
        return today
    return contract_start if since is None or contract_start > since else today
