"""Whose an account is from which day on, as records tell it."""

from dataclasses import replace
from datetime import date

import pytest

from services.cabinet.access.holdings.rules import (
    Holding,
    Outdated,
    Told,
    holdings_after,
    point_passes_on,
)

TODAY = date(2026, 11, 28)
A, B, C = 1, 2, 3
FIRST = Holding(1, A, None, None, date(2020, 1, 1), None)


def told(customer: int, start: date | None = None, **changes: object) -> Told:
    return replace(Told(customer, None, None, start, None), **changes)  # type: ignore[arg-type]


def after(
    chain: list[Holding], *records: Told, today: date = TODAY, measured: date | None = None
) -> list[tuple[int, date | None, date | None]]:
    for record in records:
        chain = holdings_after(chain, record, today, measured)
    return [(one.customer_id, one.first_day, one.last_day) for one in chain]


def test_another_customer_begins_where_the_former_ends() -> None:
    chain = after([FIRST], told(B, date(2026, 11, 1)))
    assert chain == [
        (A, date(2020, 1, 1), date(2026, 10, 31)),
        (B, date(2026, 11, 1), None),
    ]
    assert after([FIRST], *[told(B, date(2026, 11, 1))] * 3) == chain


def test_a_former_contract_that_had_ended_stays_ended() -> None:
    ended = replace(FIRST, last_day=date(2026, 9, 30))
    assert after([ended], told(B, date(2026, 11, 1)))[0] == (A, FIRST.first_day, ended.last_day)


@pytest.mark.parametrize("start", [date(2020, 1, 1), None])
def test_a_day_that_says_nothing_is_today(start: date | None) -> None:
    assert after([FIRST], told(B, start))[-1] == (B, TODAY, None)


def test_an_unknown_beginning_is_where_measuring_began() -> None:
    unknown, start = replace(FIRST, first_day=None), date(2019, 5, 1)
    measured = date(2024, 1, 1)
    assert after([unknown], told(B, start), measured=measured)[-1] == (B, TODAY, None)
    later = date(2026, 5, 1)
    assert after([unknown], told(B, later), measured=measured)[-1] == (B, later, None)


def test_what_is_older_is_refused() -> None:
    chain = holdings_after([FIRST], told(B, date(2026, 11, 1)), TODAY, None)
    with pytest.raises(Outdated) as refused:
        holdings_after(chain, told(A, date(2020, 1, 1)), TODAY, None)
    assert refused.value.since == date(2026, 11, 1)
    with pytest.raises(Outdated):
        holdings_after(chain, told(A, contract_end=date(2026, 10, 31)), TODAY, None)


def test_the_border_moves_but_not_into_the_time_before() -> None:
    chain = holdings_after([FIRST], told(B), TODAY, None)
    assert after(chain, told(B, date(2026, 11, 1))) == [
        (A, date(2020, 1, 1), date(2026, 10, 31)),
        (B, date(2026, 11, 1), None),
    ]
    assert after(chain, told(B, date(2019, 1, 1)))[-1] == (B, TODAY, None)


def test_what_has_not_begun_is_replaced() -> None:
    ahead = date(2026, 12, 15)
    assert after([FIRST], told(B, ahead), told(A)) == [(A, date(2020, 1, 1), None)]
    assert after([FIRST], told(B, ahead), told(C, date(2026, 12, 1))) == [
        (A, date(2020, 1, 1), date(2026, 11, 30)),
        (C, date(2026, 12, 1), None),
    ]
    # Two in one day: the first of them had no day.
    assert [one[0] for one in after([FIRST], told(B), told(C))] == [A, C]


def test_another_agreement_of_the_same_customer_begins_with_it() -> None:
    signed = replace(FIRST, agreement_id=7)
    day = date(2026, 10, 1)
    chain = after([signed], told(A, date(2020, 1, 1), agreement_id=8, agreement_start=day))
    assert chain == [(A, date(2020, 1, 1), date(2026, 9, 30)), (A, day, None)]
    assert len(after([FIRST], told(A, agreement_id=8))) == 1


def test_a_contract_signed_anew_takes_nothing() -> None:
    assert after([FIRST], told(A, date(2026, 1, 1)))[0][1] == date(2020, 1, 1)
    assert after([FIRST], told(A, date(2018, 1, 1)))[0][1] == date(2018, 1, 1)
    assert after([FIRST], told(A))[0][1] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("start", "first_point", "since", "day"),
    [
        (date(2026, 11, 1), True, None, date(2026, 11, 1)),
        (date(2026, 11, 1), False, None, TODAY),
        (date(2026, 11, 1), True, date(2026, 11, 5), TODAY),
        (date(2026, 12, 1), True, None, TODAY),
        (None, True, None, TODAY),
    ],
)
def test_a_point_comes_with_its_accounts_first_contract_or_today(
    start: date | None, first_point: bool, since: date | None, day: date
) -> None:
    passed = point_passes_on(
        today=TODAY, since=since, contract_start=start, first_point=first_point
    )
    assert passed == day
