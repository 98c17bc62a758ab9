"""The chart of readings by keyboard, by finger, on a phone, on paper and in few colours."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.chromium import Chromium
from tests.e2e.pages import Turns, loaded, on_paper, show_as
from tests.e2e.people import Person, enter
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, faults, fits, resize

_MAY = "interval=month&date=2026-05-01"
_PHONE_BAR = 60
_GROWING = """[...document.querySelectorAll("main svg g")]
    .map((one) => getComputedStyle(one).animationName)"""
Opened = Callable[..., Page]


@pytest.fixture
def readings(suite: Suite, consumer: Callable[..., Page]) -> Opened:
    """Open the readings of the demo's first consumer in May 2026."""

    def make(query: str = _MAY, *, width: str = "desktop") -> Page:
        page = consumer(path=f"/readings?{query}", width=width)
        expect(_plot(page)).to_be_visible()
        loaded(page)
        return page

    return make


@pytest.fixture
def touched(suite: Suite, chromium: Chromium) -> Iterator[Page]:
    """Open the same on a phone that is touched."""
    known = suite.logins["cabinet"][0]
    across, down = WIDTHS["phone"]
    context = chromium.browser().new_context(
        viewport={"width": across, "height": down}, locale="ru-RU", has_touch=True
    )
    page = context.new_page()
    base = suite.page("cabinet")
    enter(page.request, base, Person(known["login"], known["password"]))
    page.goto(f"{base}/readings?{_MAY}")
    expect(_plot(page)).to_be_visible()
    yield page
    context.close()


def _plot(page: Page) -> Locator:
    return page.get_by_role("listbox", name=re.compile("^Потребление"))


def _heading(page: Page, period: str) -> Locator:
    return page.get_by_role("heading", name=f"Потребление, {period}", exact=True)


def _with_nothing_in_april(page: Page) -> None:
    def answer(route: Route) -> None:
        told = route.fetch()
        points = [point | {"value": None} for point in told.json()["points"]]
        route.fulfill(response=told, json=told.json() | {"points": points, "total": None})

    page.route(re.compile(r"/consumption\?.*date=2026-04-01"), answer)


def _focused_in(page: Page, place: Locator) -> bool:
    return bool(place.evaluate("one => one.contains(document.activeElement)"))


def test_the_keyboard_goes_from_a_month_to_a_day_and_never_loses_its_place(
    readings: Opened,
) -> None:
    page = readings()
    plot = _plot(page)
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(_heading(page, "2 мая 2026")).to_be_visible()
    expect(plot).to_be_focused()
    # The hours are read on at once.
    page.keyboard.press("End")
    last = plot.get_by_role("option").last
    expect(last).to_have_attribute("aria-selected", "true")


def test_enter_on_a_date_of_the_table_leads_to_the_heading_of_that_day(readings: Opened) -> None:
    page = readings()
    show_as(page, "Таблица")
    page.get_by_role("button", name=re.compile("^20 мая 2026")).press("Enter")
    expect(_heading(page, "20 мая 2026")).to_be_focused()


def test_the_last_step_forth_keeps_the_focus(suite: Suite, readings: Opened) -> None:
    page = readings("")
    # On a month's first day the one before opens: the running one is asked for by name.
    home = page.request.get(f"{suite.page('cabinet')}/api/cabinet/home").json()
    today = home["places"]["items"][0]["today"]
    page.goto(f"{suite.page('cabinet')}/readings?interval=month&date={today[:7]}-01")
    page.get_by_role("button", name="Предыдущий месяц").click()
    forth = page.get_by_role("button", name="Следующий месяц")
    expect(forth).to_have_attribute("aria-disabled", "false")
    forth.focus()
    page.keyboard.press("Enter")
    expect(forth).to_have_attribute("aria-disabled", "true")
    expect(forth).to_be_focused()


def _stroke(page: Page, start: float, end: float) -> None:
    """Draw a finger across the plot, between two shares of its width."""
    box = _plot(page).bounding_box()
    assert box
    across = [box["x"] + box["width"] * share for share in (start, (start + end) / 2, end)]
    down = box["y"] + box["height"] / 2
    browser = page.context.new_cdp_session(page)
    for kind, x in zip(("touchStart", "touchMove", "touchMove"), across, strict=True):
        browser.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": down}]}
        )
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_stroke_of_a_finger_leads_to_the_months_beside(touched: Page) -> None:
    _stroke(touched, 0.2, 0.8)
    expect(_heading(touched, "апрель 2026")).to_be_visible()
    expect(touched).to_have_url(re.compile("interval=month"))
    _stroke(touched, 0.8, 0.2)
    expect(_heading(touched, "май 2026")).to_be_visible()
    expect(touched).to_have_url(re.compile("interval=month&date=2026-05-01"))


def test_a_first_touch_reads_a_bar_and_a_second_one_opens_it(touched: Page) -> None:
    day = touched.get_by_role("option", name=re.compile("^15 мая 2026"))
    day.tap()
    expect(day).to_have_attribute("aria-selected", "true")
    expect(_heading(touched, "май 2026")).to_be_visible()
    day.tap()
    expect(_heading(touched, "15 мая 2026")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "narrow"])
def test_on_a_phone_the_total_and_the_chart_are_on_the_first_screen(
    readings: Opened, width: str
) -> None:
    page = readings(width=width)
    screen = WIDTHS[width][1] - _PHONE_BAR
    total = page.get_by_text(re.compile(r"^[\d\s ]+(,\d)?\s*кВт·ч$")).first
    for part in (total, _plot(page).get_by_role("option").first):
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= screen
    opener = page.get_by_role("button", name=re.compile("^Настроить"))
    expect(page.get_by_role("radio", name="Расчётный")).to_have_count(0)
    opener.click()
    page.get_by_text("Расчётный", exact=True).click()
    expect(page).to_have_url(re.compile("period=billing"))
    assert fits(page)


def test_on_a_phone_the_period_is_chosen_on_the_first_screen(readings: Opened) -> None:
    page = readings(width="phone")
    field = page.get_by_role("textbox", name="Месяц")
    spans = page.get_by_role("radio", name="Год").locator("xpath=..")
    for view in ("График", "Таблица"):
        show_as(page, view)
        page.evaluate("window.scrollTo(0, 0)")
        for part in (field, spans):
            box = part.bounding_box()
            assert box
            assert 0 <= box["y"] <= WIDTHS["phone"][1] - _PHONE_BAR - box["height"], view
    # It comes after what it leads on from, and before what is done with what is shown.
    show_as(page, "График")
    _plot(page).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Предыдущий месяц")).to_be_focused()


@pytest.mark.parametrize("view", ["", "&view=table"])
def test_on_a_phone_the_choice_of_the_period_stays_when_there_is_nothing(
    suite: Suite, consumer: Callable[..., Page], view: str
) -> None:
    page = consumer(path=None, width="phone")
    _with_nothing_in_april(page)
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}&compare=none{view}")
    step = page.get_by_role("button", name="Предыдущий месяц")
    expect(_heading(page, "май 2026")).to_be_visible()
    loaded(page)
    before = step.bounding_box()
    step.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Нет данных за период: апрель 2026")).to_be_visible()
    expect(step).to_be_focused()
    assert step.bounding_box() == before
    assert faults(page) == []
    # Also for whom it is the first that is shown.
    turns = Turns(page, last_first=False)
    assert turns.moved(page.url) == []


def test_no_control_is_cut_off_at_any_width(readings: Opened) -> None:
    page = readings()
    for across in (768, 899, 900, 1119, 1280):
        page.set_viewport_size({"width": across, "height": 900})
        field = page.get_by_role("textbox", name="Месяц")
        expect(field).to_be_visible()
        cut = page.evaluate(
            """[...document.querySelectorAll('main fieldset span, main input[type=text]')]
                .filter(one => one.scrollWidth > one.clientWidth + 1)
                .map(one => one.textContent || one.value)"""
        )
        assert cut == [], across
        assert fits(page), across


def test_what_is_read_of_a_bar_stands_over_no_bar(readings: Opened) -> None:
    page = readings()
    bars = _plot(page).get_by_role("option")
    for number in (0, 15, 30):
        bars.nth(number).hover()
        over = page.evaluate(
            """() => {
                const [readout] = document.querySelectorAll('main [class*=readout]');
                const low = readout.getBoundingClientRect().bottom;
                return [...document.querySelectorAll('main svg g rect')]
                    .filter(one => one.getBoundingClientRect().top < low).length;
            }"""
        )
        assert over == 0


def test_what_is_compared_with_is_chosen_kept_and_in_the_address(readings: Opened) -> None:
    page = readings("")
    compared = page.get_by_role("combobox", name="Сравнить")
    compared.select_option("Не сравнивать")
    expect(page).to_have_url(re.compile("compare=none"))
    # Another visit, without an address that says it.
    page.goto(page.url.partition("?")[0])
    expect(_plot(page)).to_be_visible()
    expect(compared).to_have_value("none")


def test_a_sheet_of_paper_says_whose_readings_it_shows_and_shows_them_all(
    suite: Suite, readings: Opened
) -> None:
    page = readings(width="phone")
    page.emulate_media(media="print")
    expect(page.get_by_role("row")).to_have_count(1 + 1 + 31)
    expect(_plot(page)).to_be_visible()
    for account in suite.logins["cabinet"][0]["accounts"][:1]:
        expect(page.get_by_text(account)).to_be_visible()
    expect(page.get_by_text("01.05.2026 – 31.05.2026")).to_be_visible()
    for left_out in (
        page.get_by_role("navigation"),
        page.get_by_role("banner"),
        page.get_by_role("radio", name="Месяц"),
        page.get_by_role("button", name=re.compile("Печать|Настроить")),
    ):
        expect(left_out.locator("visible=true")).to_have_count(0)
    assert len(page.pdf()) > 10_000
    page.emulate_media(media="screen")
    expect(page.get_by_role("row")).to_have_count(0)


def test_what_is_printed_from_a_phone_is_the_whole_sheet(readings: Opened) -> None:
    page = readings(width="phone")
    # A sheet is wider than the window: the page is laid out anew while it is being printed.
    told = on_paper(page)
    for part in ("01.05.2026 – 31.05.2026", "1 мая 2026", "31 мая 2026"):
        assert part in told, told
    assert "Как это работает" not in told
    page.emulate_media(media="print")
    # What grows is not there yet when the sheet is taken.
    assert set(page.evaluate(_GROWING)) == {"none"}


def test_in_few_colours_bars_and_choices_can_be_told_apart(readings: Opened) -> None:
    page = readings()
    page.emulate_media(forced_colors="active")
    looks = page.evaluate(
        """() => {
            const chosen = document.querySelector('main input[type=radio]:checked + span');
            const other = document.querySelector('main input[type=radio]:not(:checked) + span');
            const bar = document.querySelector('main svg g g rect:last-child');
            return [getComputedStyle(chosen).backgroundColor,
                getComputedStyle(other).backgroundColor,
                getComputedStyle(bar).fill, getComputedStyle(document.body).backgroundColor];
        }"""
    )
    chosen, other, bar, ground = looks
    assert chosen != other
    assert bar != ground


def test_the_table_has_no_height_of_its_own_and_its_head_stays(readings: Opened) -> None:
    page = readings(_MAY)
    show_as(page, "Таблица")
    expect(page.get_by_role("row")).to_have_count(1 + 1 + 31)
    expect(page.get_by_role("row").nth(1)).to_contain_text("Итого")
    page.get_by_role("row", name=re.compile("^31 мая")).scroll_into_view_if_needed()
    head = page.get_by_role("columnheader", name="Период").bounding_box()
    assert head
    assert head["y"] >= 0
    inner = page.evaluate(
        """[...document.querySelectorAll('main *')].filter(
            one => one.scrollHeight > one.clientHeight + 1
                && /auto|scroll/.test(getComputedStyle(one).overflowY)).length"""
    )
    assert inner == 0


def test_no_violation_in_chart_table_and_open_choices(readings: Opened) -> None:
    page = readings()
    assert faults(page) == []
    show_as(page, "Таблица")
    assert faults(page) == []
    show_as(page, "График")
    page.get_by_role("textbox", name="Месяц").click()
    expect(page.get_by_role("table").first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    resize(page, "narrow")
    page.get_by_role("button", name=re.compile("^Настроить")).click()
    assert faults(page) == []


def test_no_violation_in_the_picker_of_days(readings: Opened) -> None:
    page = readings("interval=day&date=2026-05-15")
    page.get_by_role("textbox", name="День").click()
    expect(page.get_by_role("table").first).to_be_visible()
    assert faults(page) == []
