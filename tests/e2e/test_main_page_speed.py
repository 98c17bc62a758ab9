"""The main page opens fast: few files, each question once and at the start, soon on a slow line."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.e2e.cabinet.pages import at_home, bell, opened
from tests.e2e.suite import Suite
from tests.support.axe import settle

_DIST = Path(__file__).resolve().parents[2] / "web" / "apps" / "cabinet" / "dist"
# Gzipped, scripts and styles together.
_MOST_BYTES = {"/": 250_000, "/readings": 250_000}
_PARTS = {"/": [], "/readings": ["src/features/readings/readings-page.tsx"]}
# The bundler's own few lines, and those that start the application.
_SMALL = 2
_LEAST_CHUNK_BYTES = 10_000
_MOST_REQUESTS = 25
_FIRST = {
    "/api/auth/me",
    "/api/cabinet/supplier",
    "/api/notifications/counters",
    "/api/cabinet/home",
}
# Of a line of 50 kB a second that answers after 400 ms, until the page has its words.
_LONGEST_MS = 7_000


def _closure(path: str) -> set[Path]:
    manifest = json.loads((_DIST / ".vite" / "manifest.json").read_text("utf-8"))
    found, left = set[str](), ["index.html", *_PARTS[path]]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += manifest[name].get("imports", [])
    return {_DIST / manifest[name]["file"] for name in found}


@pytest.mark.parametrize("path", _PARTS)
def test_a_page_inside_keeps_its_budget(path: str) -> None:
    files = _closure(path) | set(_DIST.glob("assets/*.css"))
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= _MOST_BYTES[path]


def test_the_main_page_is_made_of_few_files() -> None:
    files = _closure("/")
    small = [file.name for file in files if file.stat().st_size < _LEAST_CHUNK_BYTES]
    assert len(small) <= _SMALL, small
    assert len(files) <= 6


def _held(page: Page, pattern: re.Pattern[str]) -> Callable[[], None]:
    """Hold back what the page asks for at such addresses; return what lets it go on."""
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    def release() -> None:
        nonlocal held
        waiting, held = held or [], None
        for route in waiting:
            route.continue_()

    page.route(pattern, hold)
    return release


def test_the_main_page_asks_each_question_once_and_the_first_ones_before_any_script(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path=None)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(urlsplit(request.url).path)

    page.on("request", note)
    # None waits for another, or for a script: nothing comes before all have been asked.
    release = _held(page, re.compile(r"/api/|/assets/.*\.js$"))
    with ExitStack() as stack:
        for path in _FIRST:
            stack.enter_context(page.expect_request(re.compile(f"{path}$")))
        page.goto(suite.page("cabinet") + "/", wait_until="commit")
    release()
    at_home(page)
    opened(page, "Главная")
    settle(page)
    times = Counter(path for path in asked if path in _FIRST)
    assert times == dict.fromkeys(_FIRST, 1)
    # The menu's counters come with the page's own answer.
    assert "/api/cabinet/counters" not in asked
    assert len(asked) <= _MOST_REQUESTS, asked


def test_the_parts_made_of_antd_come_when_they_are_wanted(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path=None)
    refused: list[str] = []

    def note(message: object) -> None:
        refused.append(str(message))

    page.on("pageerror", note)
    page.goto(suite.page("cabinet") + "/")
    opened(page, "Главная")
    styles = "document.querySelectorAll('style[data-rc-order]').length"
    assert page.evaluate(styles) == 0
    bell(page).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Все", exact=True)).to_be_visible()
    drawer.get_by_role("button", name=re.compile("Закрыть")).first.click()
    expect(drawer).to_be_hidden()
    page.get_by_role("navigation").get_by_role("link", name="Показания").click()
    opened(page, "Показания")
    assert page.evaluate(styles) > 0
    page.get_by_role("navigation").get_by_role("link", name="Главная").click()
    opened(page, "Главная")
    assert refused == []


@pytest.mark.alone
def test_a_slow_line_shows_the_main_page_soon(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = consumer(path=None, width="phone")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Network.enable")
    line = {"offline": False, "latency": 400, "downloadThroughput": 50_000}
    debugger.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": 50_000})
    page.add_init_script(
        "new MutationObserver(() => { if (!window.shownAt && document.querySelector('h1'))"
        " window.shownAt = performance.now(); })"
        ".observe(document, {subtree: true, childList: true});"
    )
    page.goto(suite.page("cabinet") + "/", wait_until="commit")
    at_home(page)
    assert float(page.evaluate("window.shownAt")) <= _LONGEST_MS
