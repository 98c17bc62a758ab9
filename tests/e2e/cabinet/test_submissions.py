"""«Передать показания»: typed, asked back, sent, corrected, told of, on phones and desktops."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.e2e.cabinet.entering import come_in
from tests.e2e.cabinet.pages import opened
from tests.e2e.handing_in import (
    TAKEN,
    HandRead,
    hand_read,
    readings_not_taken,
    readings_taken,
)
from tests.e2e.pages import loaded, moving
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations
from tests.support.waits import wait_until

_TITLE = "Передать показания"
Open = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _every_day(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def household(suite: Suite) -> HandRead:
    """Give a household with one meter of two zones."""
    return hand_read(suite, {"two": {"zones": {"T1": 1200, "T2": 800}}})


@pytest.fixture
def handing_in(suite: Suite, open_page: Open) -> Open:
    """Open the page of a household."""

    def make(
        whose: HandRead, *, width: str = "desktop", language: str = "ru-RU", known: int = 0
    ) -> Page:
        page = open_page(width, language)
        base = come_in(page, suite, whose.person, known or len(whose.serials))
        if language != "ru-RU":
            page.add_init_script("localStorage.setItem('language', 'en')")
        page.goto(f"{base}/submissions")
        if language == "ru-RU":
            opened(page, _TITLE)
        else:
            page.get_by_role("heading", name="Submit readings", level=1).wait_for()
            loaded(page)
        return page

    return make


def _submit(page: Page) -> None:
    page.get_by_role("button", name="Передать", exact=True).click()


def _field(page: Page, zone: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^[TТ]{zone}"))


def _type(page: Page, **values: str) -> None:
    for zone, value in values.items():
        _field(page, zone[1]).fill(value)


def test_on_a_phone_a_reading_is_typed_and_pressed_and_nothing_else(
    handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household, width="phone")
    assert _field(page, "1").get_attribute("inputmode") == "decimal"
    # What people come for is on the first screen.
    expect(_field(page, "1")).to_be_in_viewport()
    expect(page.get_by_text(re.compile("^Было 1200,0 — .*передано вами$"))).to_be_visible()
    _type(page, T1="1234,5", T2="812.5")
    expect(page.get_by_text(re.compile(r"^Всего 47\sкВт·ч$"))).to_be_visible()
    assert faults(page) == []
    _submit(page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    expect(page.get_by_text(re.compile("^Показания переданы: .*1234,5; .*812,5"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Квитанция № \d{8}$"))).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as saved:
        page.get_by_role("link", name="Скачать PDF").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")


def test_the_page_fits_and_nothing_moves_in_it(handing_in: Open, household: HandRead) -> None:
    page = handing_in(household, width="narrow")
    assert faults(page) == []
    assert moving(page, [page.url]) == {}


def test_what_is_wrong_is_said_by_the_field_and_by_keyboard_alone(
    handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    _field(page, "1").focus()
    page.keyboard.type("1234,56")
    page.keyboard.press("Tab")
    page.keyboard.type("812")
    page.keyboard.press("Enter")
    expect(page.get_by_text("После запятой у прибора 1 цифра")).to_be_visible()
    expect(_field(page, "1")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("1100")
    expect(page.get_by_text("Меньше прошлого показания 1200,0. Проверьте цифры")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.type("1234")
    page.keyboard.press("Enter")
    outcome = page.get_by_text(TAKEN)
    expect(outcome).to_be_visible()
    wait_until(
        lambda: page.evaluate("/В пути|Приняты/.test(document.activeElement.textContent)"),
        what="the focus is at what came of it",
    )


def test_much_more_than_usual_is_asked_back(handing_in: Open, household: HandRead) -> None:
    page = handing_in(household)
    _type(page, T1="99000", T2="810")
    _submit(page)
    question = page.get_by_role("alert").filter(has_text="Всё верно?")
    expect(question).to_contain_text(re.compile(r"расход 97\s800\sкВт·ч, а обычно не больше"))
    assert faults(page) == []
    question.get_by_role("button", name="Исправить цифры").click()
    expect(_field(page, "1")).to_be_focused()
    _submit(page)
    question.get_by_role("button", name="Да, передать").click()
    expect(page.get_by_text(TAKEN)).to_be_visible()


def test_what_is_typed_outlives_a_reload_and_the_end_of_the_session(
    suite: Suite, handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    _type(page, T1="1234")
    page.reload()
    expect(_field(page, "1")).to_have_value("1234")
    page.context.clear_cookies()
    page.reload()
    page.get_by_role("heading", name="Вход в личный кабинет").wait_for()
    come_in(page, suite, household.person, 1)
    base = suite.page("cabinet")
    page.context.add_cookies([{"name": "cabinet_present", "value": "1", "url": base}])
    page.goto(f"{base}/submissions")
    expect(_field(page, "1")).to_have_value("1234")


def test_another_tab_shows_what_was_handed_in_and_sends_it_no_second_time(
    suite: Suite, handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    other = page.context.new_page()
    other.goto(page.url)
    opened(other, _TITLE)
    _type(other, T1="1234", T2="810")
    _type(page, T1="1234", T2="810")
    _submit(page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    # It hears of it within moments; who presses before that sends it no second time.
    with suppress(PlaywrightTimeout):
        other.get_by_role("button", name="Передать", exact=True).click(timeout=2_000)
    expect(other.get_by_text(TAKEN)).to_be_visible()
    (row,) = suite.query(
        "cabinet",
        "SELECT count(*) AS count FROM submissions s JOIN meters m ON m.id = s.meter_id"
        " WHERE m.serial_number = $1",
        household.serials["two"],
    )
    assert row["count"] == 1


def test_a_reading_is_corrected_and_its_history_stays(
    handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    _type(page, T1="1234", T2="810")
    _submit(page)
    page.get_by_role("button", name="Исправить").click()
    expect(_field(page, "1")).to_have_value("1234,0")
    _type(page, T1="1243")
    _submit(page)
    expect(page.get_by_text("1243,0", exact=True)).to_be_visible()
    page.get_by_text("Что передавали раньше").click()
    history = page.locator("details").get_by_role("listitem")
    expect(history).to_have_count(2)
    expect(history.last).to_contain_text("исправлены позже")
    expect(history.last).to_contain_text("1234,0")
    assert faults(page) == []


def _photo() -> FilePayload:
    picture = BytesIO()
    Image.new("RGB", (640, 480), "gray").save(picture, "JPEG")
    return {"name": "meter.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def test_a_photo_goes_with_the_reading_and_holds_nothing_up(
    handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household, width="phone")
    failing = {"left": 1}

    def fail_once(route: Route) -> None:
        if failing["left"] and route.request.method == "PUT":
            failing["left"] -= 1
            route.abort()
        else:
            route.continue_()

    page.route("**/photo", fail_once)
    picker = page.get_by_label("Приложить фото прибора")
    assert picker.get_attribute("capture") == "environment"
    picker.set_input_files(_photo())
    expect(page.get_by_role("img", name="Фото прибора учёта")).to_be_visible()
    _type(page, T1="1234", T2="810")
    assert faults(page) == []
    _submit(page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    expect(page.get_by_text("Фото не отправилось, показания переданы.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Отправить фото ещё раз").click()
    expect(page.get_by_text("Фото приложено")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Фото приложено")).to_be_visible()
    address = page.get_by_role("link", name="Открыть фото").get_attribute("href")
    base = page.url.split("/submissions")[0]
    assert page.request.get(f"{base}{address}").headers["content-type"] == "image/jpeg"


def test_what_stands_in_the_way_is_said(suite: Suite, handing_in: Open) -> None:
    household = hand_read(
        suite,
        {
            "hand": {"name": "Дом", "zones": {"T1": 100}},
            "afar": {"name": "Гараж", "read_remotely": True},
        },
    )
    page = handing_in(household)
    expect(page.get_by_role("textbox")).to_have_count(1)
    expect(page.get_by_text("Показания приходят с прибора сами")).to_be_visible()
    assert faults(page) == []


def test_several_meters_are_sent_by_one_button(suite: Suite, handing_in: Open) -> None:
    household = hand_read(
        suite,
        {
            "house": {"name": "Дом", "zones": {"T1": 100}},
            "barn": {"name": "Сарай", "zones": {"T1": 50}},
        },
    )
    page = handing_in(household)
    for n, value in enumerate(("120", "70")):
        page.get_by_role("textbox").nth(n).fill(value)
    assert faults(page) == []
    page.get_by_role("button", name="Передать всё введённое").click()
    expect(page.get_by_text("Передано: 2 прибора учёта")).to_be_visible()
    expect(page.get_by_text(TAKEN)).to_have_count(2)


def test_outside_the_window_the_page_says_when_it_opens(
    suite: Suite, handing_in: Open, household: HandRead
) -> None:
    with readings_not_taken(suite):
        page = handing_in(household)
        expect(page.get_by_text("Сейчас показания не принимаются")).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_count(0)
        assert faults(page) == []
        page.get_by_role("link", name="Напомнить о начале приёма").click()
        expect(page).to_have_url(re.compile("/profile/notifications$"))


def test_a_window_that_has_shut_meanwhile_is_told_and_loses_nothing(
    suite: Suite, handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    _type(page, T1="1234", T2="810")
    with readings_not_taken(suite):
        _submit(page)
        expect(
            page.get_by_text(re.compile("Сейчас показания не принимаются")).first
        ).to_be_visible()
    page.reload()
    expect(_field(page, "1")).to_have_value("1234")


def test_without_a_network_nothing_that_is_typed_is_lost(
    handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    _type(page, T1="1234", T2="810")
    page.context.set_offline(True)
    _submit(page)
    expect(page.get_by_text("Нет связи с сервером")).to_be_visible()
    expect(_field(page, "1")).to_have_value("1234")
    page.context.set_offline(False)
    _submit(page)
    expect(page.get_by_text(TAKEN)).to_be_visible()


def test_in_english_the_page_is_english(handing_in: Open, household: HandRead) -> None:
    page = handing_in(household, language="en-GB")
    expect(page.get_by_text("Readings are accepted up to and including")).to_be_visible()
    assert faults(page) == []


def test_the_way_leads_from_the_main_page_and_from_the_menu(
    suite: Suite, handing_in: Open, household: HandRead
) -> None:
    page = handing_in(household)
    base = suite.page("cabinet")
    page.goto(base)
    readings = page.get_by_role("region", name="Показания")
    expect(readings.get_by_text(re.compile("день|дня|дней"))).to_be_visible()
    assert faults(page) == []
    readings.get_by_role("link", name="Передать показания").click()
    opened(page, _TITLE)
    _type(page, T1="1234", T2="810")
    _submit(page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    page.goto(base)
    expect(readings.get_by_text("Показания переданы")).to_be_visible()
    page.get_by_role("button", name=re.compile("Ручкина Ольга")).click()
    page.get_by_role("menuitem", name="Передать показания").click()
    opened(page, _TITLE)
    page.goto(f"{base}/readings")
    tabs = page.get_by_role("navigation", name="Показания")
    tabs.get_by_role("link", name="Передать показания").click()
    opened(page, _TITLE)
