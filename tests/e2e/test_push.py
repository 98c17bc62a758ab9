"""Pushes in a real Chromium: its service worker, what it shows, and the page of preferences.

`PushManager.subscribe` asks its maker's servers, which this network does not have: that one call
of the browser is replaced. Registration of the worker, delivery, the notification and all of
the service's part are real.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import CDPSession, Page, Playwright, expect

from tests.e2e.cabinet.pages import PREFERENCES, opened
from tests.e2e.chromium import WHOLE, Chromium
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults, within
from tests.support.push import PushBrowser
from tests.support.waits import wait_until

Consumer = Callable[..., Page]

# The subscription is what a browser would have got; it lives as long as the page.
_SUBSCRIBE = """
(given => {
    let own = null;
    const subscription = {
        endpoint: given.endpoint,
        toJSON: () => ({endpoint: given.endpoint, keys: {p256dh: given.p256dh, auth: given.auth}}),
        unsubscribe: async () => { own = null; return true; },
    };
    PushManager.prototype.subscribe = async () => (own = subscription);
    PushManager.prototype.getSubscription = async () => own;
})(%s)
"""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Chromium]:
    """The whole program: the one without windows has no messages of the system."""
    whole = Chromium(playwright, WHOLE)
    yield whole
    whole.close()


@pytest.fixture
def subscriber(suite: Suite) -> Person:
    """Make a consumer whose only browsers are those of the test."""
    return add_consumer(suite, name="Подписчик")


@pytest.fixture
def subscribed(suite: Suite, consumer: Consumer, subscriber: Person) -> Page:
    """Open a page of the subscriber, with pushes switched on in its browser."""
    page = consumer(person=subscriber, path=None, worker=True)
    page.context.grant_permissions(["notifications"], origin=suite.page("cabinet"))
    given = PushBrowser("https://fcm.googleapis.com").subscription()
    page.add_init_script(_SUBSCRIBE % json.dumps(given))
    page.goto(suite.page("cabinet") + PREFERENCES)
    page.get_by_role("button", name="Включить").click()
    expect(page.get_by_text("Включены на этом устройстве.")).to_be_visible()
    return page


class Pushes:
    """Hands pushes to a page's worker as the browser does with those from its servers."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._told: list[str] = []
        self._registrations: list[str] = []
        self._handed = 0
        self._debugger: CDPSession = page.context.new_cdp_session(page)
        self._debugger.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda told: self._registrations.extend(
                one["registrationId"] for one in told["registrations"]
            ),
        )
        self._debugger.on(
            "BackgroundService.backgroundServiceEventReceived",
            lambda told: self._told.append(told["backgroundServiceEvent"]["eventName"]),
        )
        self._recording = False
        self._debugger.on("BackgroundService.recordingStateChanged", self._hear_recording)
        service = {"service": "pushMessaging"}
        self._debugger.send("BackgroundService.startObserving", service)
        self._debugger.send("BackgroundService.setRecording", service | {"shouldRecord": True})
        self._debugger.send("ServiceWorker.enable")
        self._wait(lambda: bool(self._registrations), "the registration of the worker")
        # The end of a push that was handed before is never told.
        self._wait(lambda: self._recording, "the browser's notes of pushes")

    def _hear_recording(self, told: dict[str, Any]) -> None:
        self._recording = told["isRecording"]

    def hand(self, data: str) -> None:
        """Hand one push to the worker, and do not wait."""
        self._debugger.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": self._page.evaluate("location.origin"),
                "registrationId": self._registrations[0],
                "data": data,
            },
        )
        self._handed += 1

    def shown(self) -> list[dict[str, Any]]:
        """Return the notifications, once the worker is done with every push.

        Not before: Chromium forgets a notification for good when it is asked for the list while
        it is putting that notification up.
        """
        self._wait(
            lambda: self._told.count("Push event completed") == self._handed,
            f"the end of {self._handed} pushes",
        )
        shown: list[dict[str, Any]] = within(
            self._page,
            """(async () => {
                const {getNotifications} = ServiceWorkerRegistration.prototype;
                const all = await getNotifications.call(await navigator.serviceWorker.ready);
                return all.map(({title, body, tag, data}) => ({title, body, tag, data}));
            })()""",
            "the list of notifications",
        )
        return shown

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        def holds() -> bool:
            # What the browser tells is heard only while something is asked of it.
            self._page.evaluate("0")
            return condition()

        wait_until(holds, what=what, log=lambda: f"the browser told {self._told}")


def _devices(suite: Suite, page: Page) -> Any:
    return page.request.get(f"{suite.page('cabinet')}/api/notifications/push/devices").json()


def test_the_gateway_serves_the_worker_fresh_and_as_a_script(suite: Suite) -> None:
    answer = httpx.get(f"{suite.page('cabinet')}/worker.js", trust_env=False)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["content-security-policy"]
    # What it keeps of pages and files is in test_application.py.


def test_a_push_is_shown_and_a_second_copy_replaces_the_first(subscribed: Page) -> None:
    pushes = Pushes(subscribed)
    told = {"id": "notice-1", "subject": "Ремонт", "body": "Завтра", "path": "/readings"}
    expected = {
        "title": "Ремонт",
        "body": "Завтра",
        "tag": "notice-1",
        "data": {"path": "/readings"},
    }
    pushes.hand(json.dumps(told))
    assert pushes.shown() == [expected]
    pushes.hand(json.dumps(told))
    # One that cannot be read is shown too: the browser demands it of every push.
    pushes.hand("no document at all")
    shown = pushes.shown()
    assert expected in shown
    assert sorted(one["title"] for one in shown) == ["Личный кабинет", "Ремонт"]


def test_a_browser_is_listed_until_it_is_switched_off(suite: Suite, subscribed: Page) -> None:
    page = subscribed
    assert _devices(suite, page)["items"][0]["browser"].startswith("Chrome")
    expect(page.get_by_text("Этот браузер")).to_be_visible()
    page.get_by_role("button", name="Выключить", exact=True).click()
    expect(page.get_by_text("Выключены на этом устройстве.")).to_be_visible()
    wait_until(lambda: _devices(suite, page)["total"] == 0, what="the end of the only device")


def test_signing_out_ends_the_pushes_of_this_browser(subscribed: Page) -> None:
    page = subscribed
    with page.expect_request(
        lambda asked: asked.method == "DELETE" and "/push/devices/" in asked.url
    ) as told:
        page.get_by_role("button", name="Меню пользователя").click()
        page.get_by_role("menuitem", name="Выйти").click()
    page.get_by_label("Телефон или e-mail").wait_for()
    response = told.value.response()
    assert response is not None
    assert response.status == 204
    assert page.evaluate("localStorage.getItem('push-device')") is None


def test_a_browser_that_forbids_notifications_is_told_so(suite: Suite, consumer: Consumer) -> None:
    page = consumer(path=None)
    page.add_init_script("Object.defineProperty(Notification, 'permission', {get: () => 'denied'})")
    page.goto(suite.page("cabinet") + PREFERENCES)
    expect(page.get_by_text("Браузер запрещает уведомления этого сайта.")).to_be_visible()
    expect(page.get_by_role("button", name="Включить")).to_have_count(0)


def _saved(suite: Suite, page: Page) -> Any:
    return page.request.get(f"{suite.page('cabinet')}/api/notifications/preferences").json()


@pytest.fixture
def preferences(suite: Suite, consumer: Consumer) -> Iterator[Page]:
    """Open the page of preferences, which are afterwards what they were."""
    page = consumer(path=PREFERENCES)
    before = _saved(suite, page)
    yield page
    base = suite.page("cabinet")
    page.request.put(f"{base}/api/notifications/preferences", headers={"Origin": base}, data=before)


def test_preferences_are_saved_and_there_after_a_reload(suite: Suite, preferences: Page) -> None:
    page = preferences
    account = suite.logins["cabinet"][0]["accounts"][0]
    names = [
        f"О счетах, лицевой счёт {account}",
        "Письмом: Рекламная рассылка",
        "В браузере: Окончание периода передачи показаний",
    ]
    page.get_by_role("switch", name=names[0]).wait_for()
    before = [page.get_by_role("switch", name=name).is_checked() for name in names]
    assert before == [True, False, False]
    for name in names:
        page.get_by_role("switch", name=name).click()
    # The list draws only a part of its options; keys reach every one: from 4 days to 11.
    days = page.get_by_role("combobox", name="За сколько дней: Начало")
    days.press("Enter")
    for _ in range(7):
        days.press("ArrowDown")
    days.press("Enter")
    expect(page.get_by_text("Сохранено")).to_be_visible()
    # It says so after each change: the last one is what must be there.
    wait_until(
        lambda: _saved(suite, page)["window_start"]["days"] == 11, what="11 days to be saved"
    )
    page.reload()
    for name, was in zip(names, before, strict=True):
        expect(page.get_by_role("switch", name=name)).to_be_checked(checked=not was)
    expect(page.get_by_text("за 11 дней")).to_be_visible()


def test_the_page_is_for_everybody(suite: Suite, consumer: Consumer) -> None:
    page = consumer(path="/profile")
    page.get_by_role("link", name="Настроить").click()
    opened(page, "Настройка уведомлений")
    page.get_by_role("switch", name="Письмом: E-mail-уведомления").wait_for()
    expect(page.get_by_role("heading", name="Уведомления в этом браузере")).to_be_visible()
    assert faults(page) == []
