"""What a walk has left on the device goes out though its page was closed (Background Sync)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.cabinet.servicing.walking import (
    PATH,
    all_sent,
    at,
    begin,
    entries,
    further,
    handed_in,
    take_along,
    type_in,
    walked_house,
)
from tests.e2e.chromium import WHOLE, Chromium
from tests.e2e.handing_in import readings_taken
from tests.e2e.suite import Suite
from tests.support.documents import JPEG
from tests.support.waits import wait_until

_TAGS = "async () => (await navigator.serviceWorker.ready).sync.getTags()"


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Chromium]:
    """The whole program: the one without windows has no Background Sync."""
    whole = Chromium(playwright, WHOLE)
    yield whole
    whole.close()


def _wake(page: Page, base: str) -> None:
    """Have the browser wake the worker of a page's origin, as it does with the network."""
    session = page.context.new_cdp_session(page)
    known: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.extend(one["registrationId"] for one in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    # What is asked of the page lets what the browser tells come.
    wait_until(lambda: bool(page.evaluate("1") and known), what="the worker is known")
    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {"origin": base, "registrationId": known[0], "tag": "walk", "lastChance": False},
    )


def test_the_worker_sends_the_queue_after_the_page_was_closed(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    house = walked_house(suite)
    base = suite.page("cabinet")
    with readings_taken(suite, 1, 31):
        page = consumer(person=house.person, path=PATH, worker=True)
        take_along(page, house)
        page.context.set_offline(True)
        begin(page, house)
        at(page, "1")
        page.locator("input[type=file]").set_input_files(
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": JPEG}
        )
        expect(page.get_by_text("Фото есть")).to_be_visible()
        type_in(page, "1100")
        further(page)
        at(page, "2")
        wait_until(lambda: page.evaluate(_TAGS) == ["walk"], what="the browser is asked to wake it")
        # A page of the same origin that runs nothing, to speak with the browser through.
        other = page.context.new_page()
        page.close()
        assert handed_in(suite, house) == {}
        other.context.set_offline(False)
        other.goto(f"{base}/worker.js")
        _wake(other, base)
        wait_until(
            lambda: handed_in(suite, house) == {"1": ("servicer", 1_100_000)},
            what="the worker has sent the reading",
            seconds=60,
        )
        photo = (
            "SELECT FROM submissions s JOIN meters m ON m.id = s.meter_id"
            " WHERE m.serial_number = $1 AND s.photo_file IS NOT NULL"
        )
        wait_until(
            lambda: bool(suite.query("cabinet", photo, house.serial("1"))), what="and its photo"
        )
        # Who comes back finds it sent, once.
        other.goto(base + PATH)
        all_sent(other)
        assert len(entries(suite, house)) == 1
