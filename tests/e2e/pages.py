"""What the pages of all applications have in common."""

import re
import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from playwright.sync_api import Page, Request, Route, expect
from pypdf import PdfReader

from tests.support.axe import settle

MOST_SHIFT = 0.02

# Sums what moves by itself, as the browser counts it, from the page's very first picture.
_WATCH = """
window.shifted = 0;
window.moved = [];
const told = ({node, previousRect: was, currentRect: is}) => {
    const words = (node?.textContent ?? "").slice(0, 60);
    const name = node?.className?.baseVal ?? node?.className;
    return `<${node?.nodeName} ${name}> «${words}» ${was.x},${was.y} ${was.width}x${was.height}`
        + ` -> ${is.x},${is.y} ${is.width}x${is.height}`;
};
new PerformanceObserver((list) => {
    for (const {value, hadRecentInput, sources} of list.getEntries()) if (!hadRecentInput) {
        window.shifted += value;
        window.moved.push({value, moved: sources.map(told)});
    }
}).observe({type: "layout-shift", buffered: true});
"""
# What a page shows comes with these; in which order is the line's and the services' affair.
_COMING = re.compile(r"/api/|/assets/[^?]*\.js$")
_OWN_SCRIPTS = """[...document.querySelectorAll("script[src], link[rel=modulepreload]")]
    .map((one) => one.src || one.href)"""
_IS_LOADED = """document.querySelector("h1") !== null
    && !document.querySelector("[aria-busy=true]")
    && !document.body.textContent.includes("Загружаем…")"""
# So often nothing may be asked for before the page is taken to be at rest.
_RESTS = 5
# Never answered to its end.
_STREAM = re.compile(r"/stream\b")
_LONGEST_SECONDS = 60


def loaded(page: Page) -> None:
    """Wait until the page has a title and none of its parts is on the way any more."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_text("Загружаем…")).to_have_count(0)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def on_paper(page: Page) -> str:
    """Return the words of the sheets that the page is printed on."""
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def show_as(page: Page, name: str) -> None:
    """Choose how a chart tells its figures; a tab of the page may have the same name."""
    page.get_by_text(name, exact=True).last.click()


def with_motion(page: Page) -> Page:
    """Let the page slide and fade as it does for most people."""
    page.emulate_media(reduced_motion="no-preference")
    return page


def moving(page: Page, addresses: Iterable[str]) -> dict[str, float]:
    """Open pages afresh; return those of which too much has moved by the time they are at rest."""
    with_motion(page).add_init_script(_WATCH)
    moved = {}
    for address in addresses:
        page.goto(address)
        loaded(page)
        settle(page)
        moved[address] = float(page.evaluate("window.shifted"))
    return {address: value for address, value in moved.items() if value > MOST_SHIFT}


class Turns:
    """What a page asks for comes to it one by one: each when the one before has been drawn.

    `last_first`: of what waits, what was asked for last comes first. So what is seen to move does
    not depend on how busy the machine is. `most`: how much may move.
    """

    def __init__(self, page: Page, *, last_first: bool, most: float = MOST_SHIFT) -> None:
        self._page = page
        self._most = most
        self._next = -1 if last_first else 0
        self._held: list[Route] = []
        self._asked: set[Request] = set()
        with_motion(page).add_init_script(_WATCH)
        page.on("request", self._note)
        # Its beginning is enough: what the page does not read yet has no end.
        page.on("response", lambda response: self._has_come(response.request))
        page.on("requestfinished", self._has_come)
        page.on("requestfailed", self._has_come)
        page.route(_COMING, self._hold)

    def _note(self, request: Request) -> None:
        if not _STREAM.search(request.url):
            self._asked.add(request)

    def _has_come(self, request: Request) -> None:
        self._asked.discard(request)

    def _hold(self, route: Route) -> None:
        self._held.append(route)

    def moved(self, address: str) -> list[Any]:
        """Open a page; return what has moved by the time it is at rest, if that is too much."""
        self._asked.clear()
        self._page.goto(address, wait_until="commit")
        self._let_come()
        shifted = float(self._page.evaluate("window.shifted"))
        return list(self._page.evaluate("window.moved")) if shifted > self._most else []

    def _let_come(self) -> None:
        deadline = time.monotonic() + _LONGEST_SECONDS
        settle(self._page)
        # The page's own scripts: until they are there nothing is drawn, and Chromium keeps back
        # what is less urgent.
        own = set(self._page.evaluate(_OWN_SCRIPTS))
        for route in [one for one in self._held if one.request.url in own]:
            self._held.remove(route)
            route.fallback()
        rests = 0
        while rests < _RESTS:
            settle(self._page)
            held = {one.request for one in self._held}
            coming = {one.url for one in self._asked - held}
            if coming or not (held or _is_loaded(self._page)):
                assert time.monotonic() < deadline, f"does not come: {coming or 'the page'}"
            elif held:
                rests = 0
                # What a test answers itself, by a route made before, comes in its turn too.
                self._held.pop(self._next).fallback()
            else:
                # What has come may make the page ask for more.
                rests += 1


def _is_loaded(page: Page) -> bool:
    """Say whether the page has a title, and nothing of it is on the way, as `loaded` has it."""
    there: bool = page.evaluate(_IS_LOADED)
    return there
