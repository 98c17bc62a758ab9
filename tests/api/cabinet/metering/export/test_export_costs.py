"""Files tell what each interval cost, where the supplier keeps prices; the same in every format."""

import re

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import asker, days, tariff
from tests.api.cabinet.metering.export.files import facts, take, take_book, take_feed, take_rows
from tests.api.cabinet.supply import profile
from tests.support.tariffs import one_rate, two_zones

_HEAD = "Cost by the tariff, ₽ (estimate)"
_WATTS = [333, None, *[101] * 22]


async def _measured(home: Home) -> None:
    await home.good("interval-profiles", profile(values=_WATTS))
    await home.good("interval-profiles", profile(channel="A-", values=[5] * 24))


async def test_a_table_has_the_cost_of_each_hour_by_the_tariff_then_in_force(home: Home) -> None:
    await tariff(home, two_zones("5.5", "2.5"))
    await _measured(home)
    head, *rows = await take_rows(home)
    assert head[-1] == _HEAD
    assert [row[-1] for row in rows[:3]] == ["0.8325", "", "0.2525"]
    assert {row[-1] for row in rows[7:23]} == {"0.5555"}


async def test_every_format_and_the_chart_tell_the_same_sum(home: Home) -> None:
    await tariff(home, two_zones("5.37", "2.11"))
    await days(home, "2026-09-01", "2026-09-30", values=[123] * 24)
    head, *rows = await take_rows(home)
    assert head[-1] == _HEAD
    table = sum(round(float(row[-1]) * 100_000) for row in rows)
    text = (await take(home, "green-button")).content.decode()
    feed = sum(map(int, re.findall("<cost>(\\d+)</cost>", text)))
    assert text.count("<currency>643</currency>") == 1
    book = await take_book(home, language="en")
    told = facts(book)[f"Total: {_HEAD}"]
    exact = 30 * 123 * (16 * 5.37 + 8 * 2.11) / 1000
    assert table == feed == round(told * 100_000) == round(exact * 100_000)
    chart = await (await asker(home)).read(
        "meters", interval="month", date="2026-09-01", cost="true"
    )
    assert chart["cost"] == round(exact * 100)


async def test_only_what_is_taken_has_a_cost_and_the_feed_stays_sound(home: Home) -> None:
    await tariff(home, one_rate("5"))
    await _measured(home)
    # Read strictly, by the schema's order.
    feed = await take_feed(home)
    assert len(feed.readings) == 2
    text = (await take(home, "green-button")).content.decode()
    assert text.count("<cost>") == 23
    assert text.count("<cost>166500</cost>") == 1


async def test_without_prices_files_are_as_they_were(home: Home) -> None:
    await _measured(home)
    head, *rows = await take_rows(home)
    assert _HEAD not in head
    assert len(rows[0]) == len(head)
    assert "<cost>" not in (await take(home, "green-button")).content.decode()
    assert "<currency>" not in (await take(home, "green-button")).content.decode()


async def test_days_before_the_first_price_have_an_empty_cost(home: Home) -> None:
    await tariff(home, one_rate("5"), since="2026-09-02")
    await days(home, "2026-09-01", "2026-09-02")
    _, *rows = await take_rows(home)
    assert {row[-1] for row in rows[:24]} == {""}
    assert {row[-1] for row in rows[24:]} == {"0.5"}
    book = await take_book(home, language="en")
    sheet = book.worksheets[1]
    assert sheet.cell(2, sheet.max_column).value is None
    assert sheet.cell(26, sheet.max_column).value == 0.5
