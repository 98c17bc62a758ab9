"""A consumer at the cabinet: signing in, the main page, the way from a year to a day."""

import re
from collections.abc import Callable

from playwright.sync_api import APIRequestContext, Page, expect

from tests.e2e.cabinet.pages import at_home
from tests.e2e.forms import sign_in
from tests.e2e.pages import show_as
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import fits, resize

Consumer = Callable[..., Page]
_SUM_OF_A_MONTH = """
SELECT coalesce(sum(v), 0) AS total FROM interval_profile, unnest(values) v
WHERE meter_id = $1 AND channel = 1 AND day BETWEEN '2026-05-01' AND '2026-05-31'
"""


def _first_meter(suite: Suite, request: APIRequestContext) -> int:
    """Return the id of the first meter of whoever is signed in."""
    listed = request.get(f"{suite.page('cabinet')}/api/cabinet/meters").json()
    return int(listed["items"][0]["id"])


def _open_may(suite: Suite, page: Page) -> int:
    """Open what the first meter counted in May 2026; return the meter's id."""
    meter = _first_meter(suite, page.request)
    page.goto(
        f"{suite.page('cabinet')}/readings?meter={meter}&channel=A%2B&interval=month"
        "&date=2026-05-01&period=calendar"
    )
    return meter


def test_a_consumer_signs_in_by_the_form(suite: Suite, open_page: Callable[..., Page]) -> None:
    person = suite.logins["cabinet"][0]
    page = open_page()
    page.goto(suite.page("cabinet"))
    sign_in(page, person["login"], person["password"])
    at_home(page)


def test_a_wrong_password_gets_one_neutral_answer(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    # Nobody else's: every wrong password of a login makes its next sign-in wait longer.
    known = add_consumer(suite, name="Забывчивый Пётр")
    words = []
    for login in (known.login, "nobody@example.org"):
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


def test_a_months_total_on_the_page_is_what_is_stored_to_the_wh(
    suite: Suite, consumer: Consumer
) -> None:
    page = consumer(path=None)
    meter = _open_may(suite, page)
    total = page.get_by_text(re.compile(r"^[\d\s ]+(,\d)?\s*кВт·ч$")).first
    total.wait_for()
    (stored,) = suite.query("cabinet", _SUM_OF_A_MONTH, meter)
    assert stored["total"] > 0
    assert _numbers(total.inner_text()) == (stored["total"] + 50) // 100 / 10
    # The table is for exact figures.
    show_as(page, "Таблица")
    exact = page.get_by_role("row", name=re.compile("^Итого")).get_by_role("cell").first
    assert round(_numbers(f"{exact.inner_text()} кВт") * 1000) == stored["total"]


def test_the_way_leads_from_a_year_to_a_day_and_back_by_keyboard(consumer: Consumer) -> None:
    page = consumer()
    page.get_by_role("link", name=re.compile("^Показания")).first.click()
    page.get_by_text("Год", exact=True).click()
    expect(page).to_have_url(re.compile("interval=year"))
    show_as(page, "Таблица")
    table = page.get_by_role("table")
    # The address changes before the table does: only a month's row leads to a month, and a day's
    # to a day. (The browser's own `\w` knows no Cyrillic.)
    table.get_by_role("button", name=re.compile(r"^[А-Яа-яё]+ \d{4}")).first.press("Enter")
    expect(page).to_have_url(re.compile("interval=month"))
    table.get_by_role("button", name=re.compile(r"^1 [а-яё]+ \d{4}")).press("Enter")
    expect(page).to_have_url(re.compile("interval=day"))
    expect(table.get_by_role("row")).not_to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile("interval=month"))


def test_a_bar_can_be_clicked(suite: Suite, consumer: Consumer) -> None:
    page = consumer(path=None)
    _open_may(suite, page)
    # Where nothing is drawn yet, a click leads nowhere.
    chart = page.get_by_role("listbox")
    expect(chart.get_by_role("option")).to_have_count(31)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    # Somewhere in the middle of the month, close to the axis, there is a bar for certain.
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.8)
    expect(page).to_have_url(re.compile("interval=day"))


def test_anothers_meter_is_not_there(suite: Suite, consumer: Consumer) -> None:
    base = suite.page("cabinet")
    own, other = consumer(0, None).request, consumer(1, None).request
    query = "channel=A%2B&interval=month&date=2026-05-01"
    meter = _first_meter(suite, own)
    address = f"{base}/api/cabinet/meters/{meter}/consumption?{query}"
    assert own.get(address).status == 200
    refused = other.get(address)
    assert refused.status == 404
    assert refused.json()["type"].endswith(":not-found")


def test_english_can_be_chosen_and_stays(consumer: Consumer) -> None:
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


def test_a_phone_shows_the_same(consumer: Consumer) -> None:
    page = consumer(width="phone")
    page.get_by_role("link", name=re.compile("^Показания")).first.click()
    page.wait_for_url(re.compile("/readings"))
    # Not the running month, of which there is nothing yet on its first day.
    page.goto(f"{page.url.partition('?')[0]}?interval=month&date=2026-05-01")
    for width in ("phone", "narrow"):
        resize(page, width)
        expect(page.get_by_text(re.compile("кВт·ч")).first).to_be_visible()
        assert fits(page), width
