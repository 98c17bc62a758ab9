"""Many tabs of one browser: each loads and sees a new notice at once, by one stream for all."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.e2e.suite import Suite

_READER = 2
_TABS = 12
_STREAM = "/api/notifications/stream"
# A new notice shows within seconds; a tab that goes by the clock alone would need a minute.
_AT_ONCE_MS = 15_000
Open = Callable[..., Page]


@pytest.fixture
def told(suite: Suite, staff: Open) -> Callable[[], None]:
    """Put a notice into the reader's bell."""
    writer = staff()
    base = suite.page("admin")

    def tell() -> None:
        answer = writer.request.post(
            f"{base}/api/notifications/staff/announcements",
            headers={"Origin": base},
            data={
                "kind": "bell",
                "subject": f"Работы {secrets.token_hex(3)}",
                "body": "В среду.",
                "audience": {
                    "kind": "accounts",
                    "numbers": [suite.logins["cabinet"][_READER]["account"]],
                },
            },
        )
        assert answer.status == 201, answer.text()

    return tell


@pytest.fixture
def first(consumer: Open) -> Iterator[Page]:
    """Sign the reader in with nothing unread, and leave nothing unread."""
    page = consumer(_READER)
    _read_all(page)
    yield page
    open_pages = page.context.pages
    if open_pages:
        _read_all(open_pages[-1])


def _read_all(page: Page) -> None:
    base = page.evaluate("location.origin")
    api = f"{base}/api/notifications"
    told = page.request.get(f"{api}/notices?state=unread&limit=200").json()
    # Whoever has signed out reads nothing any more.
    for notice in told.get("items", []):
        page.request.post(f"{api}/notices/{notice['id']}/read", headers={"Origin": base})


def _tabs(context: BrowserContext, first: Page, address: str) -> list[Page]:
    tabs = [first]
    while len(tabs) < _TABS:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        tabs.append(page)
    return tabs


def _shows(tabs: list[Page], unread: int) -> None:
    for page in tabs:
        bell = page.get_by_role("banner").get_by_role("button", name="Уведомления")
        expect(bell).to_contain_text(str(unread), timeout=_AT_ONCE_MS)


def test_every_tab_loads_and_sees_new_notices_and_one_stream_serves_all(
    suite: Suite, first: Page, told: Callable[[], None]
) -> None:
    context = first.context
    streams: list[Any] = []
    context.on("request", lambda one: streams.append(one) if _STREAM in one.url else None)
    # A tab that was there before the listening counts as well.
    first.reload()
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    tabs = _tabs(context, first, suite.page("cabinet"))
    told()
    _shows(tabs, 1)
    assert len(streams) == 1
    leader = streams[0].frame.page
    tabs.remove(leader)
    leader.close()
    told()
    _shows(tabs, 2)
    assert len(streams) == 2


def test_a_crashed_tab_hands_the_stream_on(
    suite: Suite, first: Page, told: Callable[[], None]
) -> None:
    context = first.context
    other = context.new_page()
    other.goto(suite.page("cabinet"))
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    with first.expect_event("crash"), suppress(Error):
        first.goto("chrome://crash", timeout=5_000)
    told()
    _shows([other], 1)


def test_signing_out_or_in_elsewhere_reaches_every_tab(suite: Suite, first: Page) -> None:
    context = first.context
    address = suite.page("cabinet")
    other = context.new_page()
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    first.get_by_role("banner").get_by_role(
        "button", name=suite.logins["cabinet"][_READER]["name"]
    ).click()
    first.get_by_role("menuitem", name="Выйти").click()
    for page in (first, other):
        expect(page.get_by_role("button", name="Войти", exact=True)).to_be_visible(
            timeout=_AT_ONCE_MS
        )


def test_a_browser_without_locks_has_a_stream_in_the_tab_that_is_seen(
    suite: Suite, first: Page, told: Callable[[], None]
) -> None:
    context = first.context
    context.add_init_script("delete Navigator.prototype.locks")
    first.reload()
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    assert first.evaluate("navigator.locks === undefined")
    told()
    _shows([first], 1)
