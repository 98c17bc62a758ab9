"""A real Chromium at the gateway of a running suite with the demo's people and readings."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from deploy.local import demo
from deploy.local.layout import Layout
from tests.e2e.chromium import Chromium
from tests.e2e.people import Person, add_staff, signed_in
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS

_LONGEST_WAIT_MS = 20_000
# By so much less than the limit of a test: this one leaves a browser to the next.
_SECONDS_BEFORE_ITS_LIMIT = 30


@pytest.fixture(scope="session")
def suite() -> Suite:
    """Read the suite that `make test` has started, and load the demo's data into it."""
    path = os.environ.get("PC_SUITE_FILE")
    if not path:
        pytest.skip("no suite is running: `make test` starts one")
    logins = demo.load(Layout.from_environment(test=True))
    return Suite(json.loads(Path(path).read_text("utf-8")), logins)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what speaks to browsers."""
    expect.set_options(timeout=_LONGEST_WAIT_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Chromium]:
    """Give the one browser of all tests."""
    chromium = Chromium(playwright)
    yield chromium
    chromium.close()


@pytest.fixture(autouse=True)
def _no_page_hangs(request: pytest.FixtureRequest, chromium: Chromium) -> Iterator[None]:
    longer = request.node.get_closest_marker("timeout")
    limit = float(longer.args[0] if longer else request.config.getini("timeout"))
    with chromium.no_longer_than(limit - _SECONDS_BEFORE_ITS_LIMIT):
        yield


@contextmanager
def _opening(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Open pages in contexts of their own; an exception in a page fails the test."""
    contexts = []
    broken: list[str] = []

    def make(
        width: str = "desktop",
        language: str = "ru-RU",
        time_zone: str | None = None,
        *,
        worker: bool = False,
    ) -> Page:
        size = WIDTHS[width]
        context = chromium.browser().new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            timezone_id=time_zone,
            # A dialog that begins to grow between press and release of the button that stood still
            # is not pressed: hands are not that quick. What moves is looked at by `with_motion`.
            reduced_motion="reduce",
            # What a page asks is looked at as it asks it; the worker is its own tests' subject.
            service_workers="allow" if worker else "block",
        )
        context.set_default_timeout(_LONGEST_WAIT_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on(
            "console",
            lambda line: broken.append(line.text) if "Content Security" in line.text else None,
        )
        return page

    try:
        yield make
    finally:
        for context in contexts:
            context.close()
    assert not broken


@pytest.fixture
def open_page(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Open pages that live as long as the test, each with cookies of its own."""
    with _opening(chromium) as make:
        yield make


@pytest.fixture(scope="module")
def open_story(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Open pages that live as long as the module's tests, which follow one another."""
    with _opening(chromium) as make:
        yield make


@pytest.fixture
def consumer(suite: Suite, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Sign one of the demo's consumers in, or the given one, and open a page of the cabinet.

    Without a path no page is opened yet.
    """

    def make(
        number: int = 0,
        path: str | None = "/",
        *,
        person: Person | None = None,
        width: str = "desktop",
        language: str = "ru-RU",
        worker: bool = False,
    ) -> Page:
        known = suite.logins["cabinet"][number]
        person = person or Person(known["login"], known["password"])
        page = open_page(width, language, worker=worker)
        return signed_in(page, suite, "cabinet", person, path)

    return make


@pytest.fixture(scope="session")
def members(suite: Suite) -> Callable[[str], Person]:
    """Give the member of staff with a role: one for all tests, so that nobody changes them."""
    return cache(lambda role: add_staff(suite, role))


@pytest.fixture
def staff(
    suite: Suite, open_page: Callable[..., Page], members: Callable[[str], Person]
) -> Callable[..., Page]:
    """Sign in who has a role, or the given member of staff, and open a page of the panel.

    Without a path no page is opened yet.
    """

    def make(
        role: str = "operator",
        path: str | None = "/",
        *,
        person: Person | None = None,
        width: str = "desktop",
        language: str = "ru-RU",
    ) -> Page:
        page = open_page(width, language)
        return signed_in(page, suite, "admin", person or members(role), path)

    return make
