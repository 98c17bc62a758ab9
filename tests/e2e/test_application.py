"""The cabinet as an application on a device: at home on its screen, and there without a network."""

import re
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.cabinet.kept import HELD, PAGES, ROWS, answers_kept, pages_kept, seen
from tests.e2e.cabinet.pages import opened
from tests.e2e.forms import sign_in
from tests.e2e.people import add_consumer, enter
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.line import Line

Consumer = Callable[..., Page]
_OFFLINE = re.compile(r"^Данные на \d{1,2} [а-я]+, \d\d:\d\d — нет связи$")
_AWAITED = re.compile(r"^Данные на \d{1,2} [а-я]+, \d\d:\d\d — обновляем$")


def _total(page: Page) -> str:
    told = page.get_by_role("region", name="Показания")
    # What the month has cost comes a moment later; nothing, in the first hours of a month.
    expect(told).to_contain_text(re.compile("₽|данных пока нет"))
    return told.inner_text()


def test_the_cabinet_can_be_put_on_the_home_screen(suite: Suite, consumer: Consumer) -> None:
    page = consumer(worker=True)
    for path in ("/", "/sign-in"):
        page.goto(suite.page("cabinet") + path)
        link = page.locator('link[rel="manifest"]').get_attribute("href") or ""
        told = page.request.get(suite.page("cabinet") + link)
        assert told.headers["content-type"].startswith("application/manifest+json")
        manifest = told.json()
        touch = page.locator('link[rel="apple-touch-icon"]').get_attribute("href") or ""
        icons = [(one["src"], one["sizes"]) for one in manifest["icons"]] + [(touch, "180x180")]
        for address, size in icons:
            content = page.request.get(suite.page("cabinet") + address).body()
            assert content.startswith(b"\x89PNG")
            width, height = struct.unpack(">II", content[16:24])
            assert f"{width}x{height}" == size, address
        assert {one["purpose"] for one in manifest["icons"]} == {"any", "maskable"}
    supplier = page.request.get(f"{suite.page('cabinet')}/api/cabinet/supplier").json()
    assert (manifest["name"], manifest["theme_color"]) == (supplier["name"], supplier["color"])
    debugger = page.context.new_cdp_session(page)
    read = debugger.send("Page.getAppManifest")
    assert read["errors"] == []
    colors = page.locator('meta[name="theme-color"]')
    assert colors.evaluate_all("all => all.map(one => one.media)") == [
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]


def test_what_was_last_seen_is_there_without_a_network(consumer: Consumer) -> None:
    page = consumer(worker=True)
    seen(page)
    before = _total(page)
    heading = page.get_by_role("heading", level=1).inner_text()
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("status").filter(has_text=_OFFLINE)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert _total(page) == before
    assert faults(page) == []
    for title, path in PAGES.items():
        page.get_by_role("navigation").get_by_role("link", name=title).click()
        page.wait_for_url("**" + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("status").filter(has_text=_OFFLINE)).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        # An address that is opened anew is there as well.
        page.reload()
        expect(page.get_by_role("status").filter(has_text=_OFFLINE)).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.get_by_text(_OFFLINE)).to_have_count(0)


def test_a_network_that_goes_while_the_page_is_open_is_told(consumer: Consumer) -> None:
    page = consumer(worker=True)
    opened(page, "Главная")
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text=_OFFLINE)).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(_OFFLINE)).to_have_count(0)


def test_an_act_without_a_network_is_refused_and_nothing_typed_is_lost(
    suite: Suite, consumer: Consumer
) -> None:
    person = add_consumer(suite, name="Отрезанный Лев")
    page = consumer(person=person, path="/profile", worker=True)
    page.get_by_role("button", name=re.compile("телефон", re.IGNORECASE)).first.click()
    page.context.set_offline(True)
    field = page.get_by_role("textbox").first
    field.fill("+7 912 345-67-89")
    page.get_by_role("textbox").last.fill(person.password)
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert").filter(has_text="Нет связи с сервером")).to_be_visible()
    expect(field).to_have_value("+7 912 345-67-89")
    page.context.set_offline(False)
    # It was not put off until the network came back.
    told = page.request.get(f"{suite.page('cabinet')}/api/auth/me").json()
    assert told["phone"] is None


def _tokens(context: BrowserContext) -> list[str]:
    return [one["value"] for one in context.cookies() if one.get("httpOnly")]


def test_no_token_and_nothing_of_a_session_is_kept(consumer: Consumer) -> None:
    page = consumer(worker=True)
    seen(page)
    tokens = _tokens(page.context)
    held = page.evaluate(HELD)
    assert "home" in held
    assert tokens
    assert [token for token in tokens if token in held] == []
    # The pages that open without a network are the same for everybody.
    accounts = page.request.get(f"{_base(page)}/api/cabinet/accounts").json()["items"]
    shells = page.evaluate(
        """async () => { const told = [];
        for (const name of await caches.keys()) for (const one of await (
            await caches.open(name)).keys()) told.push(new URL(one.url).pathname);
        return told; }"""
    )
    assert accounts
    assert {path for path in shells if not path.startswith("/assets/")} == {
        "/index.html",
        "/sign-in",
    }


def _base(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.mark.parametrize("network", ["there", "gone"])
def test_after_signing_out_nothing_is_left(consumer: Consumer, network: str) -> None:
    page = consumer(worker=True)
    seen(page)
    number = page.request.get(f"{_base(page)}/api/cabinet/accounts").json()["items"][0]["number"]
    assert number in page.evaluate(HELD)
    page.context.set_offline(network == "gone")
    page.get_by_role("button", name="Меню пользователя").click()
    page.get_by_role("menuitem", name="Выйти").click()
    page.get_by_label("Телефон или e-mail", exact=True).wait_for()
    assert page.evaluate(ROWS) == []
    assert number not in page.evaluate(HELD)
    page.context.set_offline(True)
    page.goto(f"{_base(page)}/")
    expect(page.get_by_text("Нет связи с сервером")).to_be_visible()
    assert number not in page.content()


def test_a_second_user_of_the_browser_sees_nothing_of_the_first(
    suite: Suite, consumer: Consumer
) -> None:
    first = consumer(worker=True)
    seen(first)
    base = suite.page("cabinet")
    number = first.request.get(f"{base}/api/cabinet/accounts").json()["items"][0]["number"]
    # The first one's session ends elsewhere; this browser does not hear of it.
    context = first.context
    first.close()
    context.clear_cookies()
    second = add_consumer(suite, name="Второй Пётр")
    page = context.new_page()
    page.goto(base)
    sign_in(page, second.login, second.password)
    opened(page, "Главная")
    assert number not in page.content()
    assert number not in page.evaluate(HELD)
    answers_kept(page, "home")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Пётр")
    assert number not in page.content()


def test_a_session_of_another_user_shows_nothing_of_the_first(
    suite: Suite, consumer: Consumer
) -> None:
    page = consumer(worker=True)
    seen(page)
    base = suite.page("cabinet")
    number = page.request.get(f"{base}/api/cabinet/accounts").json()["items"][0]["number"]
    # Past the form: only the cookies say that it is somebody else.
    enter(page.request, base, add_consumer(suite, name="Второй Пётр"))
    page.add_init_script(
        f"new MutationObserver(() => {{ if (document.body?.innerText.includes('{number}'))"
        " window.leaked = true; }).observe(document, {subtree: true, childList: true});"
    )
    page.reload()
    opened(page, "Главная")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Пётр")
    assert page.evaluate("window.leaked === undefined")
    assert number not in page.evaluate(HELD)


def test_an_ended_session_leaves_nothing_on_the_device(suite: Suite, consumer: Consumer) -> None:
    person = add_consumer(suite, name="Потерявшая Анна")
    page = consumer(person=person, worker=True)
    opened(page, "Главная")
    answers_kept(page, "home")
    base = suite.page("cabinet")
    page.request.post(f"{base}/api/auth/sign-out", headers={"Origin": base})
    page.reload()
    page.get_by_label("Телефон или e-mail", exact=True).wait_for()
    assert page.evaluate(ROWS) == []


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_is_wrong_by_a_day_changes_nothing(consumer: Consumer, days: int) -> None:
    page = consumer(worker=True)
    now = datetime.now(UTC)
    right = page.evaluate("new Date().getDate()")
    page.clock.install()
    page.clock.set_system_time(now + timedelta(days=days))
    page.reload()
    opened(page, "Главная")
    answers_kept(page, "home")
    pages_kept(page)
    before = _total(page)
    page.context.set_offline(True)
    page.reload()
    line = page.get_by_role("status").filter(has_text=_OFFLINE)
    expect(line).to_be_visible()
    # By the service's clock, not by the device's.
    assert line.inner_text().startswith(f"Данные на {right} ")
    assert _total(page) == before


def test_a_browser_that_keeps_nothing_shows_everything(suite: Suite, consumer: Consumer) -> None:
    page = consumer(path=None, worker=True)
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no'); }});"
        "Object.defineProperty(window, 'caches', {get() { throw new DOMException('no'); }});"
    )
    for title, path in {"Главная": "/", **PAGES}.items():
        page.goto(suite.page("cabinet") + path)
        opened(page, title)


@pytest.fixture
def line(suite: Suite) -> Iterator[Line]:
    """A line to the gateway that the tests make slow or silent."""
    with Line(urlsplit(suite.page("cabinet")).port or 80).open() as line:
        yield line


@pytest.mark.alone
def test_a_slow_line_shows_the_last_known_figures_within_four_seconds(
    consumer: Consumer, line: Line
) -> None:
    page = consumer(path=None, width="phone", worker=True)
    page.goto(line.address)
    seen(page)
    page.add_init_script(
        "new MutationObserver(() => {"
        " const main = document.querySelector('main')?.textContent || '';"
        " if (!window.shownAt && /кВт·ч/.test(main)) window.shownAt = performance.now();"
        " if (/Данные на .* — обновляем/.test(main)) window.dated = true; })"
        ".observe(document, {subtree: true, childList: true, characterData: true});"
    )
    line.answer_after, line.bytes_a_second = 0.4, 50_000
    page.goto(f"{line.address}/", wait_until="commit")
    opened(page, "Главная")
    assert page.evaluate("window.shownAt") <= 4_000
    # They were those of before, and said so, until the service had answered.
    expect(page.get_by_text(_AWAITED)).to_have_count(0)
    assert page.evaluate("window.dated === true")


def test_a_line_that_never_answers_shows_what_was_last_seen(consumer: Consumer, line: Line) -> None:
    page = consumer(path=None, worker=True)
    page.goto(line.address)
    seen(page)
    before = _total(page)
    line.silent = True
    page.goto(f"{line.address}/", wait_until="commit")
    expect(page.get_by_role("status").filter(has_text=_AWAITED)).to_be_visible()
    assert _total(page) == before


def test_a_release_in_the_middle_of_a_visit_changes_nothing_for_it(
    consumer: Consumer, line: Line
) -> None:
    page = consumer(path=None, worker=True)
    page.goto(line.address)
    opened(page, "Главная")
    pages_kept(page)
    entry = page.locator('script[src*="/assets/index-"]').get_attribute("src") or ""
    release = page.evaluate("caches.keys()")[0].removeprefix("shell-")
    new, renamed = "/assets/index-newer.js", entry.removeprefix("/").encode()
    line.asked_as = lambda path: entry if path == new else path
    line.changed = lambda path, body: (
        body
        if path.startswith("/assets/")
        else body.replace(renamed, new.removeprefix("/").encode()).replace(
            release.encode(), b"newer"
        )
    )
    # A tab of the former release goes on: its pages are where they were.
    other = page.context.new_page()
    other.goto(line.address)
    opened(other, "Главная")
    assert other.locator(f'script[src="{new}"]').count() == 1
    pages_kept(other, 2)
    asked = len(line.asked)
    page.get_by_role("navigation").get_by_role("link", name="Показания").click()
    opened(page, "Показания")
    assert [path for path in line.asked[asked:] if path.startswith("/assets/")] == []
    # Without a network it is the new one that opens.
    other.context.set_offline(True)
    other.reload()
    expect(other.get_by_role("status").filter(has_text=_OFFLINE)).to_be_visible()
    assert other.locator(f'script[src="{new}"]').count() == 1
