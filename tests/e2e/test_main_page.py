"""The main page of a consumer: its sentence, what stays in its place, what is marked as new."""

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import at_home, bell, opened, settle_notices
from tests.e2e.panel.pages import Staff, post
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, settle
from tests.support.waits import wait_until

# Not the person of the other tests, who counts what is unread.
_READER = 2
# What a page may move, as the budget has it.
_MOST_SHIFT = 0.02
_WATCH = """
window.shifts = [];
const place = ({node, previousRect: was, currentRect: is}) =>
    `${node?.className || node?.nodeName}: ${was.y} -> ${is.y}, ${was.height} -> ${is.height}`;
new PerformanceObserver(list => {
    for (const one of list.getEntries()) {
        const {value, startTime, sources, hadRecentInput} = one;
        if (!hadRecentInput) window.shifts.push({value, startTime, moved: sources.map(place)});
    }
}).observe({type: 'layout-shift', buffered: true});
"""

# Where what stands beside the bell begins, while there is none and once there is.
_BESIDE_THE_BELL = """
window.beside = {before: [], after: []};
new MutationObserver(() => {
    const language = document.querySelector("header fieldset");
    if (!language) return;
    const there = document.querySelector("header button[aria-haspopup=dialog]");
    window.beside[there ? "after" : "before"].push(language.getBoundingClientRect().left);
}).observe(document, {subtree: true, childList: true});
"""


@pytest.fixture
def banner(suite: Suite, staff: Staff, consumer: Callable[..., Page]) -> Iterator[str]:
    """Put a banner up for the reader."""
    subject = f"Отключение {secrets.token_hex(3)}"
    until = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    notice = {
        "kind": "banner",
        "subject": subject,
        "body": "В среду с 10 до 12 часов на ул. Осенней не будет электричества.",
        "audience": {"kind": "accounts", "numbers": [suite.logins["cabinet"][_READER]["account"]]},
        "expires_at": until,
    }
    answer = post(suite, staff("operator", None), "notifications/staff/announcements", notice)
    assert answer.status == 201, answer.text()
    page = consumer(_READER, None)
    up = f"{suite.page('cabinet')}/api/notifications/banner"
    wait_until(lambda: subject in page.request.get(up).text(), what="the banner")
    yield subject
    settle_notices(suite, page)


def _hold_still(page: Page) -> None:
    # The observer tells after a frame.
    settle(page)
    shifts = page.evaluate("window.shifts")
    assert sum(one["value"] for one in shifts) <= _MOST_SHIFT, shifts


@pytest.mark.parametrize("width", list(WIDTHS))
@pytest.mark.parametrize("path", ["/", "/readings"])
def test_nothing_moves_while_a_page_with_a_banner_comes(
    consumer: Callable[..., Page], suite: Suite, banner: str, path: str, width: str
) -> None:
    page = consumer(_READER, None, width=width)
    page.add_init_script(_WATCH)
    page.goto(suite.page("cabinet") + path)
    expect(page.get_by_text(banner).first).to_be_visible()
    opened(page, "Главная" if path == "/" else "Показания")
    _hold_still(page)


def test_the_bell_has_its_place_before_it_comes(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    # Who has nothing yet has no counters either: those make the menu wider.
    page = consumer(person=add_consumer(suite, name="Тихонова Вера"), path=None)
    page.add_init_script(_BESIDE_THE_BELL)
    page.goto(suite.page("cabinet") + "/")
    expect(bell(page)).to_be_visible()
    settle(page)
    before, after = page.evaluate("[window.beside.before, window.beside.after]")
    assert before
    assert set(before) == set(after)


def test_the_heading_is_the_month_in_a_sentence(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer()
    at_home(page)
    _surname, *spoken = suite.logins["cabinet"][0]["name"].split()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(rf"^{' '.join(spoken)}, .*(кВт·ч|данных)"))
    expect(page).to_have_title(re.compile("^Главная"))
