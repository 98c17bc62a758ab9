"""What may have been meant by a wrong day or value."""

from datetime import date

import pytest

from services.cabinet.servicing.repair.rules import (
    Counter,
    Mend,
    day_mends,
    day_of,
    transposed,
    value_mends,
)

_OPENS, _TODAY = date(2026, 11, 15), date(2026, 11, 20)


def _told(mends: object) -> list[tuple[str, str]]:
    return [
        (mend.kind, ", ".join(f"{one.field}={one.becomes}" for one in mend.changes))
        for mend in mends  # type: ignore[attr-defined]
        if isinstance(mend, Mend)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19.11.2026", date(2026, 11, 19)),
        ("9.1.2026", date(2026, 1, 9)),
        ("19.11.2026 г.", date(2026, 11, 19)),
        ("19.11.2026 10:30", date(2026, 11, 19)),
        ("2026-11-19", date(2026, 11, 19)),
        ("2026-11-19 00:00:00", date(2026, 11, 19)),
        ("31.02.2026", None),
        ("19.11.26", None),
        ("19/11/2026", None),
        ("ноябрь", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_is_beyond_doubt(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("19 ноября", ["2026-11-19"]),
        ("19 нояб. 2026 г.", ["2026-11-19"]),
        ("19 November", ["2026-11-19"]),
        ("19.11", ["2026-11-19"]),
        ("19.11.26", ["2026-11-19"]),
        ("19/11/2026", ["2026-11-19"]),
        ("11/19/2026", ["2026-11-19"]),
        ("19112026", ["2026-11-19"]),
        ("191126", ["2026-11-19"]),
        ("46345", ["2026-11-19"]),
        # Of no day on which readings are taken.
        ("19 мая", []),
        ("вчера", []),
        ("999999999999999999999", []),
        ("1 2 3 4 5 6", []),
    ],
)
def test_days_in_other_words_are_those_of_the_window(text: str, days: list[str]) -> None:
    found = dict.fromkeys(mend.changes[0].becomes for mend in day_mends(text, None, _OPENS, _TODAY))
    assert list(found) == days


@pytest.mark.parametrize(
    ("taken_on", "mends"),
    [
        (date(2025, 11, 19), [("date-year", "taken_on=2026-11-19")]),
        (
            date(2022, 11, 18),
            [("date-year", "taken_on=2026-11-18"), ("date-1904", "taken_on=2026-11-19")],
        ),
        (date(2026, 10, 20), []),
        (date(2026, 12, 25), []),
    ],
)  # fmt: skip
def test_days_beside_the_window_may_be_of_another_year_or_calendar(
    taken_on: date, mends: list[tuple[str, str]]
) -> None:
    assert _told(day_mends("", taken_on, _OPENS, _TODAY)) == mends


def test_month_and_day_in_each_other_s_place() -> None:
    swapped = day_mends("", date(2026, 5, 11), date(2026, 11, 1), date(2026, 11, 20))
    assert _told(swapped) == [("date-swapped", "taken_on=2026-11-05")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12З45", "12345"),
        ("1О0", "100"),
        ("12345 кВт·ч", "12345"),
        ("12345кВт*ч", "12345"),
        ("1.234,5", "1234,5"),
        ("1,234.5", "1234,5"),
        ("1'234", "1234"),
        ("1.234.567", "1234567"),
        ("1234-5", "1234,5"),
        ("=1234", "1234"),
    ],
)
def test_letters_units_and_marks_are_not_meant(text: str, meant: str) -> None:
    first = next(value_mends([text, "", ""], {}, [0]))
    assert (first.kind, first.changes[0].becomes) == ("separators", meant)


def test_a_comma_is_put_where_the_counter_has_it() -> None:
    counter = {0: Counter(5, 1)}
    assert _told(value_mends(["123456", "", ""], counter, [0])) == [("comma", "T1=12345,6")]
    assert _told(value_mends(["1234,5", "", ""], counter, [0]))[0] == ("comma", "T1=12345")
    unknown = _told(value_mends(["123456", "", ""], {}, [0]))
    assert [change for _, change in unknown] == ["T1=12345,6", "T1=1234,56", "T1=123,456"]
    assert ("decimals", "T1=12,3") in _told(value_mends(["12,34", "", ""], counter, [0]))
    assert _told(value_mends(["5", "", ""], counter, [0])) == []


def test_two_figures_and_two_zones_in_each_other_s_place() -> None:
    assert transposed("1243") == ["2143", "1423", "1234"]
    assert transposed("11,2") == []
    swapped = _told(value_mends(["10", "20", ""], {}, [0]))
    assert ("swapped-zones", "T1=20, T2=10") in swapped
    assert not any(
        kind == "swapped-zones" for kind, _ in _told(value_mends(["1", "", ""], {}, [0]))
    )
