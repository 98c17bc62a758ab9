"""What a place has measured is the same in every file, to the Wh."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.export.files import (
    facts,
    take,
    take_book,
    take_feed,
    take_rows,
)
from tests.api.cabinet.supply import POINTS, profile
from tests.support.espi import Feed, Kind, Reading

_QUALITIES = {"estimated": 8, "doubtful": 10}
CONSUMED, GIVEN = Kind(1, 72, 3600), Kind(19, 72, 3600)
REACTIVE_IN, REACTIVE_OUT = Kind(1, 73, 3600), Kind(19, 73, 3600)
MEASURED = [100, None, 22_500, 0, *[7] * 20]
QUALITY = ["good", "good", "doubtful", "estimated", *["good"] * 20]


def _at(stamp: str) -> int:
    return int(datetime.fromisoformat(stamp).timestamp())


def _by_the_clock(stamp: str) -> datetime:
    """Return a moment as a cell has it: without an offset."""
    return datetime.fromisoformat(stamp)


async def _in(home: Home, zone_name: str) -> None:
    """Let Anna's place keep another clock."""
    place = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
    await home.good("usage-points", place | {"time_zone": zone_name})


async def _measured(home: Home) -> None:
    await home.good(
        "interval-profiles",
        profile(values=MEASURED, quality=QUALITY),
        profile(channel="A-", values=[5] * 24),
        profile(channel="R+", unit="varh", values=[6] * 24),
        profile(channel="R-", unit="varh", values=[8] * 24),
    )


# --- Green Button


async def test_a_feed_has_every_kind_of_energy_in_its_unit_and_direction(home: Home) -> None:
    await _measured(home)
    feed = await take_feed(home)
    assert feed.readings.keys() == {CONSUMED, GIVEN, REACTIVE_IN, REACTIVE_OUT}
    start = _at("2026-09-10T00:00:00+01:00")
    assert feed.readings[CONSUMED] == [
        Reading(start + n * 3600, 3600, value, _QUALITIES.get(QUALITY[n]))
        for n, value in enumerate(MEASURED)
        # A gap is left out: it is not 0.
        if value is not None
    ]
    assert {r.value for r in feed.readings[GIVEN]} == {5}
    assert {r.value for r in feed.readings[REACTIVE_IN]} == {6}
    assert {r.value for r in feed.readings[REACTIVE_OUT]} == {8}
    assert feed.blocks[CONSUMED] == [(start, 86400, 23)]


async def test_days_of_a_clock_change_are_without_hole_or_overlap(home: Home) -> None:
    await _in(home, "Europe/Berlin")
    days = (("2026-10-24", 24), ("2026-10-25", 25), ("2026-10-26", 24), ("2026-03-29", 23))
    await home.good(
        "interval-profiles",
        *(profile(day=day, values=[n + 1 for n in range(count)]) for day, count in days),
    )
    feed = await take_feed(home, start="2026-10-24", end="2026-10-26")
    autumn = feed.only()
    assert autumn[0].start == _at("2026-10-24T00:00:00+02:00")
    assert [one.start - autumn[0].start for one in autumn] == [n * 3600 for n in range(73)]
    assert [one.duration for one in autumn] == [3600] * 73
    assert [count for *_, count in feed.blocks[CONSUMED]] == [24, 25, 24]
    assert feed.clock == {
        "dstEndRule": "AE0E3000",
        "dstOffset": "3600",
        "dstStartRule": "3E0E2000",
        "tzOffset": "3600",
    }
    spring = (await take_feed(home, start="2026-03-29", end="2026-03-29")).only()
    assert (spring[0].start, spring[-1].start, len(spring)) == (1774738800, 1774738800 + 79200, 23)
    rows = (await take_rows(home, start="2026-10-24", end="2026-10-26"))[1:]
    assert len(rows) == 73
    assert all(row[2] == following[1] for row, following in pairwise(rows))
    assert [row[1] for row in rows[26:28]] == [
        "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
    ]
    sheet = (await take_book(home, start="2026-10-25", end="2026-10-25")).worksheets[1]
    night = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=4, max_row=5)]
    two, three = _by_the_clock("2026-10-25T02:00"), _by_the_clock("2026-10-25T03:00")
    assert night == [[two, two, "+02:00"], [two, three, "+01:00"]]


@pytest.mark.parametrize(
    ("zone_name", "rule", "offset"),
    [("Europe/Moscow", "FFFFFFFF", "10800"), ("Asia/Kathmandu", "FFFFFFFF", "20700")],
)
async def test_a_zone_without_clock_changes_has_no_rule(
    home: Home, zone_name: str, rule: str, offset: str
) -> None:
    await _in(home, zone_name)
    await home.good("interval-profiles", profile())
    clock = (await take_feed(home)).clock
    assert clock == {
        "dstEndRule": rule,
        "dstOffset": "0",
        "dstStartRule": rule,
        "tzOffset": offset,
    }


async def test_an_hour_that_the_clock_cuts_short_is_told_by_its_length(home: Home) -> None:
    await _in(home, "Australia/Lord_Howe")
    # On 4 October 2026 the clock goes from 2:00 to 2:30: 23 hours and a half.
    await home.good("interval-profiles", profile(day="2026-10-04", values=[10] * 24))
    day = {"start": "2026-10-04", "end": "2026-10-04"}
    readings = (await take_feed(home, **day)).only()
    assert [one.duration for one in readings] == [3600] * 23 + [1800]
    rows = (await take_rows(home, **day))[1:]
    assert rows[-1][1:3] == ["2026-10-04T23:30:00+11:00", "2026-10-05T00:00:00+11:00"]


async def test_the_same_thing_has_the_same_id_in_every_file(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-11"))
    first, again = await take_feed(home), await take_feed(home)
    assert first.keys == again.keys
    assert f"urn:uuid:{POINTS['a']}" in first.keys
    short = await take_feed(home, start="2026-09-11")
    # But for the file itself, which is of other days.
    assert set(short.keys[1:]) < set(first.keys)
    assert short.keys[0] not in first.keys
    assert all(UUID(key.removeprefix("urn:uuid:")).version == 5 for key in first.keys[2:])


async def test_another_interval_length_is_another_kind_of_reading(home: Home) -> None:
    await home.good(
        "interval-profiles",
        profile(day="2026-09-10"),
        profile(day="2026-09-11", interval_minutes=30, values=[40] * 48),
        profile(day="2026-09-12"),
    )
    feed = await take_feed(home)
    assert {kind: len(all_of) for kind, all_of in feed.readings.items()} == {
        CONSUMED: 48,
        Kind(1, 72, 1800): 48,
    }
    rows = (await take_rows(home))[1:]
    assert len(rows) == 24 + 48 + 24
    assert sum(float(row[3]) for row in rows) == pytest.approx(2.4 + 1.92 + 2.4)


# --- tables


async def test_a_table_for_russian_opens_in_an_office_program(home: Home) -> None:
    await _measured(home)
    response = await take(home, "csv", headers={"Accept-Language": "ru-RU,ru;q=0.9"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, *rows = response.content.decode("utf-8-sig").split("\r\n")
    assert head == (
        "Точка учёта;Начало;Конец;Потребление (A+), кВт·ч;Качество: Потребление (A+);"
        "Отдача в сеть (A−), кВт·ч;Качество: Отдача в сеть (A−);"
        "Реактивная энергия, потребление (R+), квар·ч;"
        "Качество: Реактивная энергия, потребление (R+);"
        "Реактивная энергия, отдача в сеть (R−), квар·ч;"
        "Качество: Реактивная энергия, отдача в сеть (R−)"
    )
    sound = "0,005;измерено;0,006;измерено;0,008;измерено"
    assert rows[:4] == [
        f"СЕ102;2026-09-10T00:00:00+01:00;2026-09-10T01:00:00+01:00;0,1;измерено;{sound}",
        f"СЕ102;2026-09-10T01:00:00+01:00;2026-09-10T02:00:00+01:00;;нет данных;{sound}",
        f"СЕ102;2026-09-10T02:00:00+01:00;2026-09-10T03:00:00+01:00;22,5;сомнительное;{sound}",
        f"СЕ102;2026-09-10T03:00:00+01:00;2026-09-10T04:00:00+01:00;0;расчётное;{sound}",
    ]
    assert len(rows) == 24 + 1
    assert rows[-1] == ""


async def test_a_table_for_english_is_plain(home: Home) -> None:
    await home.good("interval-profiles", profile(values=[22_500, None, *[1] * 22]))
    response = await take(home, "csv", language="en", headers={"Accept-Language": "ru"})
    head, *rows = response.content.decode().split("\r\n")
    assert head == 'Usage point,Start,End,"Consumption (A+), kWh",Quality: Consumption (A+)'
    assert [row.rsplit(",", 2)[1:] for row in rows[:3]] == [
        ["22.5", "measured"],
        ["", "no data"],
        ["0.001", "measured"],
    ]


async def test_a_workbook_has_numbers_moments_and_whole_account_numbers(home: Home) -> None:
    number = "000123456"
    await home.good(
        "accounts",
        {"number": number, "customer": "c-a", "service_location": "l-a"}
        | {"contract_start": "2020-01-01"},
    )
    place = {"mrid": POINTS["a"], "account": number, "service_location": "l-a"}
    await home.good("usage-points", place | {"time_zone": "Europe/London"})
    # It is that account's first point from the beginning.
    await home.rows("UPDATE point_holdings SET first_day = NULL WHERE last_day IS NULL")
    await home.link(UUID(int=5), number)
    await home.good(
        "interval-profiles",
        profile(
            values=[22_500, None, 2_000_000_000, *[1] * 21], quality=["good"] * 23 + ["doubtful"]
        ),
    )
    (meter,) = (await home.get("meters", UUID(int=5)))["items"]
    book = await take_book(home, f"meters/{meter['id']}", user=UUID(int=5))
    about, sheet = book.worksheets
    assert [about.title, sheet.title] == ["Сведения", "Показания"]
    told = facts(book)
    assert (told["Лицевой счёт"], told["Приборы учёта"][:3]) == (number, "S-A")
    assert about["B1"].data_type == "s"
    assert told["Период, с"] == _by_the_clock("2026-09-01")
    assert told["Период, по"] == _by_the_clock("2026-09-30")
    total = told["Всего: Потребление (A+), кВт·ч"]
    assert total == pytest.approx((22_500 + 2_000_000_000 + 21) / 1000, abs=1e-9)
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == 24
    start, end, offset, value, quality = rows[0]
    assert (start.value, start.is_date, end.value) == (
        _by_the_clock("2026-09-10"),
        True,
        _by_the_clock("2026-09-10T01:00"),
    )
    assert (offset.value, value.value, value.data_type) == ("+01:00", 22.5, "n")
    assert quality.value == "измерено"
    assert (rows[1][3].value, rows[1][4].value) == (None, "нет данных")
    assert rows[2][3].value == 2_000_000
    assert rows[23][4].value == "сомнительное"


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")'])
async def test_a_name_is_no_formula_in_any_file(home: Home, name: str) -> None:
    place = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a", "name": name}
    await home.good("usage-points", place)
    await home.good("interval-profiles", profile())
    rows = (await take_rows(home))[1:]
    assert {row[0] for row in rows} == {f"'{name}"}
    book = await take_book(home)
    assert facts(book)["Точка учёта"] == name
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert (await take_feed(home)).title == name


@pytest.mark.parametrize("name", ["+79990000001", "−5", "-5", 'Дом; "второй", этаж', "<b>&"])
async def test_a_telephone_a_number_and_marks_of_the_formats_stay(home: Home, name: str) -> None:
    place = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a", "name": name}
    await home.good("usage-points", place)
    await home.good("interval-profiles", profile())
    assert {row[0] for row in (await take_rows(home))[1:]} == {name}
    russian = (await take(home, "csv", language="ru")).content.decode("utf-8-sig")
    assert russian.split("\r\n")[1].removeprefix('"').replace('""', '"').startswith(name)
    assert facts(await take_book(home))["Точка учёта"] == name
    assert (await take_feed(home)).title == name


# --- the place


async def _replaced(home: Home) -> list[str]:
    """Replace Anna's meter on 14 September; return the addresses of both, and of the place."""
    await home.good(
        "meters",
        {"id": "m-n", "serial_number": "S-N", "model": "mm", "usage_point": POINTS["a"]}
        | {"installed_on": "2026-09-14"},
    )
    await home.good(
        "interval-profiles",
        *(profile(day=f"2026-09-{n:02}", values=[1000] * 24) for n in range(1, 14)),
        profile(day="2026-09-14", values=[100] * 10 + [None] * 14),
        profile(meter="m-n", day="2026-09-14", values=[None] * 10 + [50] * 14),
        *(profile(meter="m-n", day=f"2026-09-{n}", values=[2000] * 24) for n in range(15, 31)),
        # What the old one tells of a time when it did not stand here any more is nobody's.
        profile(day="2026-09-20", values=[777] * 24),
    )
    old, new = await home.meter_id(), await home.meter_id(serial="S-N")
    point = (await home.get(f"meters/{new}"))["usage_point_id"]
    return [f"meters/{old}", f"meters/{new}", f"usage-points/{point}"]


async def test_a_replaced_meters_place_runs_across(home: Home) -> None:
    expected = 13 * 24_000 + 1_000 + 700 + 16 * 48_000
    for path in await _replaced(home):
        readings = (await take_feed(home, path)).only()
        assert len(readings) == 30 * 24
        assert sum(one.value for one in readings) == expected
        rows = (await take_rows(home, path))[1:]
        assert len(rows) == 30 * 24
        assert round(sum(float(row[3]) * 1000 for row in rows)) == expected
        told = (await take_book(home, path)).worksheets[0]
        meters = [row[1].value for row in told.iter_rows() if row[0].value == "Приборы учёта"]
        assert [text.split()[0] for text in meters] == ["S-A", "S-N"]
        assert meters[0].endswith("по 14.09.2026")
        assert meters[1] == "S-N с 14.09.2026"


async def test_the_feed_comes_back_equal_to_what_was_delivered(home: Home) -> None:
    """A year of half-hours, odd values, gaps and qualities, across two clock changes."""
    await _in(home, "Europe/Berlin")
    start = datetime(2025, 9, 1, tzinfo=UTC).date()
    days: list[dict[str, Any]] = []
    expected = []
    for n in range(365):
        day = start + timedelta(days=n)
        count = {"2025-10-26": 50, "2026-03-29": 46}.get(str(day), 48)
        odd = [(n * 7919 + k * 104_729) % 9_999 for k in range(count)]
        values = [None if (n * 7 + k) % 53 == 0 else value for k, value in enumerate(odd)]
        marks = [("good", "good", "estimated", "doubtful")[(n + k) % 4] for k in range(count)]
        days.append(profile(day=str(day), interval_minutes=30, values=values, quality=marks))
        expected += [
            (value, _QUALITIES.get(mark))
            for value, mark in zip(values, marks, strict=True)
            if value is not None
        ]
    await home.good("interval-profiles", *days)
    feed: Feed = await take_feed(home, start="2025-09-01", end="2026-08-31")
    assert [(one.value, one.quality) for one in feed.only()] == expected
    assert len(feed.blocks[Kind(1, 72, 1800)]) == 365
