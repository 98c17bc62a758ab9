"""A consumer at the cabinet: signing in, the main page, the way from a year to a day."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import asyncpg
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Suite, sign_in

Consumer = Callable[..., Page]


def test_a_wrong_password_gets_one_neutral_answer(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    words = []
    for login in (suite.logins["cabinet"][0]["login"], "nobody@example.org"):
        page = open_page()
        page.goto(suite.page("cabinet"))
        sign_in(page, login, "certainly wrong")
        alert = page.get_by_role("alert")
        alert.wait_for()
        words.append(alert.inner_text())
    assert words[0] == words[1] != ""


def test_the_main_page_shows_the_essence_of_each_section(suite: Suite, consumer: Consumer) -> None:
    page = consumer()
    for account in suite.logins["cabinet"][0]["accounts"]:
        expect(page.get_by_text(account)).to_be_visible()
    for name in ("Абонент", "Показания", "Диагностика", "Поддержка"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()


def _numbers(text: str) -> float:
    found = re.search(r"([\d\s ]+(?:,\d+)?)\s*кВт", text)
    assert found, text
    return float(re.sub(r"\s", "", found[1]).replace(",", "."))


async def _stored(suite: Suite, meter: int, first: str, last: str) -> int:
    known = dict(suite.facts["databases"]["cabinet"])
    known["database"] = known.pop("name")
    connection: Any = await asyncpg.connect(**known)
    try:
        return int(
            await connection.fetchval(
                "SELECT coalesce(sum(v), 0) FROM interval_profile, unnest(values) v"
                " WHERE meter_id = $1 AND channel = 1 AND day BETWEEN"
                " $2::text::date AND $3::text::date",
                meter,
                first,
                last,
            )
        )
    finally:
        await connection.close()


def test_a_months_total_on_the_page_is_what_is_stored_to_the_wh(
    suite: Suite, consumer: Consumer
) -> None:
    page = consumer()
    meter = page.request.get(f"{suite.page('cabinet')}/api/cabinet/meters").json()["items"][0]
    page.goto(
        f"{suite.page('cabinet')}/readings?meter={meter['id']}&channel=A%2B&interval=month"
        "&date=2026-05-01&period=calendar"
    )
    total = page.get_by_text(re.compile(r"^[\d\s ]+(,\d+)?\s*кВт·ч$")).first
    total.wait_for()
    # The browser's own event loop runs in this thread.
    with ThreadPoolExecutor(1) as pool:
        stored = pool.submit(
            asyncio.run, _stored(suite, int(meter["id"]), "2026-05-01", "2026-05-31")
        ).result()
    assert stored > 0
    assert round(_numbers(total.inner_text()) * 1000) == stored


def test_the_way_leads_from_a_year_to_a_day_and_back_by_keyboard(
    suite: Suite, consumer: Consumer
) -> None:
    page = consumer()
    page.get_by_role("link", name=re.compile("^Показания")).first.click()
    page.get_by_text("Год", exact=True).click()
    expect(page).to_have_url(re.compile("interval=year"))
    page.get_by_text("Таблица", exact=True).click()
    table = page.get_by_role("table")
    table.get_by_role("button").or_(table.get_by_role("link")).first.press("Enter")
    expect(page).to_have_url(re.compile("interval=month"))
    table.get_by_role("button").or_(table.get_by_role("link")).first.press("Enter")
    expect(page).to_have_url(re.compile("interval=day"))
    expect(table.get_by_role("row")).not_to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile("interval=month"))


def test_a_bar_can_be_clicked(suite: Suite, consumer: Consumer) -> None:
    page = consumer()
    meter = page.request.get(f"{suite.page('cabinet')}/api/cabinet/meters").json()["items"][0]
    page.goto(
        f"{suite.page('cabinet')}/readings?meter={meter['id']}&channel=A%2B&interval=month"
        "&date=2026-05-01&period=calendar"
    )
    chart = page.locator("canvas").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    # Somewhere in the middle of the month, close to the axis, there is a bar for certain.
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.8)
    expect(page).to_have_url(re.compile("interval=day"))


def test_anothers_meter_is_not_there(suite: Suite, consumer: Consumer) -> None:
    own, other = consumer(0), consumer(1)
    base = suite.page("cabinet")
    meter = own.request.get(f"{base}/api/cabinet/meters").json()["items"][0]["id"]
    query = "channel=A%2B&interval=month&date=2026-05-01"
    address = f"{base}/api/cabinet/meters/{meter}/consumption?{query}"
    assert own.request.get(address).status == 200
    refused = other.request.get(address)
    assert refused.status == 404
    assert refused.json()["type"].endswith(":not-found")


def test_english_can_be_chosen_and_stays(suite: Suite, consumer: Consumer) -> None:
    page = consumer()
    page.get_by_text("EN", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("^Readings")).first).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name=re.compile("^Readings")).first).to_be_visible()
    page.get_by_text("RU", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("^Показания")).first).to_be_visible()


def test_after_signing_out_nothing_is_shown_any_more(suite: Suite, consumer: Consumer) -> None:
    page = consumer(2)
    page.get_by_role("button", name=re.compile(suite.logins["cabinet"][2]["name"][:8])).click()
    page.get_by_role("menuitem", name="Выйти").click()
    page.get_by_role("button", name="Войти").wait_for()
    page.goto(f"{suite.page('cabinet')}/readings")
    page.get_by_role("button", name="Войти").wait_for()
    assert page.request.get(f"{suite.page('cabinet')}/api/cabinet/accounts").status == 401


@pytest.mark.parametrize("width", ["phone", "narrow"])
def test_a_phone_shows_the_same(suite: Suite, consumer: Consumer, width: str) -> None:
    page = consumer(width=width)
    page.get_by_role("link", name=re.compile("^Показания")).first.click()
    expect(page.get_by_text(re.compile("кВт·ч")).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
