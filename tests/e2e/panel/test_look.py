"""The panel's pages: whole at every width, still while loading, with long words and open menus."""

import re

import orjson
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import Turns, loaded, moving
from tests.e2e.panel.pages import Staff, open_users
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults, fits, settle, violations

PAGES = (
    "/analytics",
    "/accounts",
    "/registrations",
    "/users",
    "/staff",
    "/organizations",
    "/outages",
    "/outages/new",
    "/houses",
    "/outage-reports",
    "/announcements",
    "/announcements/new",
    "/letters",
    "/letters?state=sent",
    "/tariffs",
    "/integration",
    "/sources",
    "/stuck-events",
    "/outside-systems",
    "/profile",
)
# All of them in one test take a busy machine as long as a test may take.
_SOME = [PAGES[first : first + 5] for first in range(0, len(PAGES), 5)]

# Of the window: the more people there are in a list, the more would move.
_HARDLY = 0.005


def tablet(page: Page) -> None:
    """Make the window as wide as a tablet's held upright."""
    page.set_viewport_size({"width": 768, "height": 1024})
    settle(page)


@pytest.mark.parametrize("paths", _SOME, ids=lambda paths: paths[0])
def test_no_page_has_a_violation_or_sticks_out(
    suite: Suite, staff: Staff, paths: tuple[str, ...]
) -> None:
    page = staff("administrator", None)
    found = {}
    for path in paths:
        page.goto(suite.page("admin") + path)
        loaded(page)
        found[path] = faults(page)
        tablet(page)
        if not fits(page):
            found[path].append("wider than a tablet")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert found == {path: [] for path in paths}


@pytest.mark.parametrize("size", [(1280, 800), (768, 1024), (390, 844), (320, 640)])
def test_nothing_moves_while_a_page_loads(
    suite: Suite, staff: Staff, size: tuple[int, int]
) -> None:
    page = staff("administrator", None)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert moving(page, [suite.page("admin") + path for path in PAGES]) == {}


@pytest.mark.parametrize("last_first", [False, True], ids=["as asked", "last first"])
@pytest.mark.parametrize("size", [(768, 1024), (390, 844)])
def test_nothing_moves_in_whatever_order_a_page_comes(
    suite: Suite, staff: Staff, size: tuple[int, int], last_first: bool
) -> None:
    """Names of roles in a list of people, a map where its place is kept."""
    page = staff("administrator", None)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    turns = Turns(page, last_first=last_first, most=_HARDLY)
    for path in ("/staff", "/houses"):
        assert turns.moved(suite.page("admin") + path) == []


def test_a_long_name_and_a_long_address_leave_the_acts_in_sight(suite: Suite, staff: Staff) -> None:
    long = "Константинопольская" * 10
    person = add_consumer(suite, name=f"{long} Анна")
    page = open_users(staff, person.login)
    acts = page.get_by_role("button", name=re.compile("^Действия: "))
    for width, height in ((1280, 800), (1024, 768), (768, 1024), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        assert fits(page), width
        box = acts.first.bounding_box()
        assert box is not None
        assert box["x"] >= 0, width
        assert box["x"] + box["width"] <= width, width


def test_no_usual_column_lies_beyond_the_edge_of_a_list(suite: Suite, staff: Staff) -> None:
    page = staff("operator", None)
    found = {}
    for path in ("/accounts", "/meters", "/submissions", "/appeals", "/outages"):
        page.goto(suite.page("admin") + path)
        loaded(page)
        # A desktop, and a tablet held sideways.
        for width, height in ((1280, 800), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            tables = (
                page.get_by_role("main").get_by_role("region").filter(has=page.locator("table"))
            )
            # A list of which nothing is there yet has none.
            hidden = tables.evaluate_all("all => all.map(it => it.scrollWidth - it.clientWidth)")
            found[path, width] = max([0, *hidden])
    assert found == dict.fromkeys(found, 0)


def test_rows_of_usual_words_take_one_screen_on_a_tablet(suite: Suite, staff: Staff) -> None:
    page = staff("operator", "/accounts")
    loaded(page)
    tablet(page)
    # Twenty rows, which were 3348 px before the cards stood two beside each other.
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height < 2400


def test_the_menu_is_icons_on_a_tablet_and_still_has_its_words(staff: Staff) -> None:
    page = staff("operator", "/accounts")
    tablet(page)
    menu = page.get_by_role("navigation", name="Основное меню")
    letters = menu.get_by_role("link", name=re.compile("^Письма"))
    expect(letters).to_be_visible()
    box = menu.bounding_box()
    assert box is not None
    assert box["width"] < 80
    expect(menu.get_by_role("list", name="Сообщения").get_by_role("link")).to_have_count(2)
    letters.click()
    expect(page.get_by_role("heading", name="Письма")).to_be_visible()


def test_filters_of_a_phone_are_behind_a_button_that_counts_them(staff: Staff) -> None:
    page = staff("operator", "/users?state=blocked")
    page.set_viewport_size({"width": 390, "height": 844})
    fold = page.get_by_role("button", name="Фильтры: 1")
    expect(page.get_by_text("Активные", exact=True)).to_be_hidden()
    fold.click()
    page.get_by_text("Активные", exact=True).click()
    expect(page).to_have_url(re.compile("state=active"))
    assert violations(page) == []


def test_every_window_beside_a_list_passes_axe(suite: Suite, staff: Staff) -> None:
    lines = b'{"id": "e2e-look", "serial_number": "1", "usage_point": "no-such-point"}\n'
    batch = suite.send_batch("meters", lines)["batch_id"]
    page = staff("administrator", f"/integration?batch={batch}")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("usage_point").first).to_be_visible()
    assert violations(page) == []
    page.goto(f"{suite.page('admin')}/sources")
    page.get_by_role("button", name="Добавить источник").click()
    expect(drawer.get_by_label("Ключ доступа")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{suite.page('admin')}/outside-systems")
    page.get_by_role("button", name="Добавить систему").click()
    expect(drawer.get_by_label("Название")).to_be_visible()
    assert violations(page) == []


def test_a_refused_line_tells_why_in_both_languages_and_is_taken_away(
    suite: Suite, staff: Staff
) -> None:
    lines = b'{"id": "e2e-lines", "serial_number": "1", "usage_point": "no-such-point"}\n{\n'
    batch = suite.send_batch("meters", lines)["batch_id"]
    page = staff("administrator", f"/integration?batch={batch}")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Значение неподходящего вида")).to_be_visible()
    expect(drawer.get_by_text("Строка не читается как JSON")).to_be_visible()
    expect(drawer.get_by_text("The line isn't valid JSON")).to_have_count(0)
    with page.expect_download() as download:
        drawer.get_by_role("button", name="Скачать CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert download.value.suggested_filename == f"rejected-{batch}.csv"
    assert "1;usage_point;wrong-type;Значение неподходящего вида" in text
    expect(drawer.get_by_text('"id": "e2e-lines"')).to_have_count(0)
    drawer.get_by_role("button", name="Показать, что было передано").click()
    expect(drawer.get_by_text('"id": "e2e-lines"')).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as download:
        drawer.get_by_role("button", name="Скачать NDJSON").click()
    taken = [orjson.loads(line) for line in download.value.path().read_bytes().splitlines()]
    assert [one["content"] for one in taken] == lines.decode().splitlines()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Batch log")).to_be_visible()
    page.goto(f"{suite.page('admin')}/integration?batch={batch}")
    expect(drawer.get_by_text("The line isn't valid JSON", exact=True)).to_be_visible()


def test_a_source_is_asked_now_by_who_may(staff: Staff) -> None:
    page = staff("operator", "/sources")
    page.get_by_role("link", name="demo").click()
    expect(page.get_by_text("Интервальные показания")).to_be_visible()
    page.get_by_role("button", name="Опросить сейчас").click()
    expect(page.get_by_text("Опрос начнётся")).to_be_visible()
