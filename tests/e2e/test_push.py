"""Pushes in a real Chromium: its service worker, what it shows, and the page of preferences.

`PushManager.subscribe` asks its maker's servers, which this network does not have: that one call
of the browser is replaced. Registration of the worker, delivery, the notification and all of
the service's part are real.
"""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import WIDTHS, Suite
from tests.e2e.test_accessibility import violations
from tests.support.push import PushBrowser

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


def _open(suite: Suite, page: Page) -> None:
    page.goto(f"{suite.page('cabinet')}/profile")
    page.get_by_role("link", name="Настроить").click()
    page.get_by_role("heading", name="Уведомления", exact=True).wait_for()
    page.get_by_role("switch", name="Письмом: E-mail уведомления").wait_for()


def test_the_gateway_serves_the_worker_fresh_and_as_a_script(suite: Suite) -> None:
    answer = httpx.get(f"{suite.page('cabinet')}/push-worker.js", trust_env=False)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["content-security-policy"]
    # It answers no request of a page, so that no page can come from anywhere but the gateway.
    assert "fetch'" not in answer.text
    assert '"fetch"' not in answer.text
    assert "caches." not in answer.text


def _subscribed(suite: Suite, page: Page) -> None:
    context: BrowserContext = page.context
    context.grant_permissions(["notifications"], origin=suite.page("cabinet"))
    given = PushBrowser("https://fcm.googleapis.com").subscription()
    page.add_init_script(_SUBSCRIBE % json.dumps(given))
    _open(suite, page)
    page.get_by_role("button", name="Включить").click()
    expect(page.get_by_text("Включены на этом устройстве.")).to_be_visible()


def _deliver(page: Page, data: str) -> None:
    """Let the browser hand a push to the worker, as it does with one from its servers."""
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not found:
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": page.evaluate("location.origin"), "registrationId": found[0], "data": data},
    )
    session.detach()


def _shown(page: Page, least: int = 1) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = page.evaluate(
        """async least => {
            const {getNotifications} = ServiceWorkerRegistration.prototype;
            const registration = await navigator.serviceWorker.ready;
            for (;;) {
                const all = await getNotifications.call(registration);
                if (all.length >= least)
                    return all.map(({title, body, tag, data}) => ({title, body, tag, data}));
                await new Promise(requestAnimationFrame);
            }
        }""",
        least,
    )
    return shown


def test_a_push_is_shown_and_a_second_copy_replaces_the_first(
    suite: Suite, consumer: Consumer
) -> None:
    page = consumer()
    _subscribed(suite, page)
    told = {"id": "notice-1", "subject": "Ремонт", "body": "Завтра", "path": "/readings"}
    _deliver(page, json.dumps(told))
    expected = {
        "title": "Ремонт",
        "body": "Завтра",
        "tag": "notice-1",
        "data": {"path": "/readings"},
    }
    assert _shown(page) == [expected]
    _deliver(page, json.dumps(told))
    # One that cannot be read is shown too: the browser demands it of every push.
    _deliver(page, "no document at all")
    shown = _shown(page, 2)
    assert expected in shown
    assert sorted(one["title"] for one in shown) == ["Личный кабинет", "Ремонт"]
    devices = page.request.get(f"{suite.page('cabinet')}/api/notifications/push/devices").json()
    assert devices["items"][0]["browser"].startswith("Chrome")
    expect(page.get_by_text("Этот браузер")).to_be_visible()
    page.get_by_role("button", name="Выключить", exact=True).click()
    expect(page.get_by_text("Выключены на этом устройстве.")).to_be_visible()
    devices = page.request.get(f"{suite.page('cabinet')}/api/notifications/push/devices").json()
    assert devices["total"] == 0


@pytest.mark.parametrize(
    ("path", "page_opened"),
    [
        ("/readings?meter=1", "/readings?meter=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        (None, "/"),
    ],
)
def test_a_click_opens_pages_of_the_cabinet_only(
    suite: Suite, consumer: Consumer, path: str | None, page_opened: str
) -> None:
    page = consumer()
    _subscribed(suite, page)
    (worker,) = page.context.service_workers or [page.context.wait_for_event("serviceworker")]
    found = worker.evaluate("path => pageOf({path}).href", path)
    assert found == suite.page("cabinet") + page_opened
    page.get_by_role("button", name="Выключить", exact=True).click()
    expect(page.get_by_text("Выключены на этом устройстве.")).to_be_visible()


def test_signing_out_ends_the_pushes_of_this_browser(suite: Suite, consumer: Consumer) -> None:
    page = consumer()
    _subscribed(suite, page)
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
    page = consumer()
    page.add_init_script("Object.defineProperty(Notification, 'permission', {get: () => 'denied'})")
    _open(suite, page)
    expect(page.get_by_text("Браузер запрещает уведомления этого сайта.")).to_be_visible()
    expect(page.get_by_role("button", name="Включить")).to_have_count(0)


def test_preferences_are_saved_and_there_after_a_reload(suite: Suite, consumer: Consumer) -> None:
    page = consumer()
    _open(suite, page)
    account = suite.logins["cabinet"][0]["accounts"][0]
    names = [
        f"О счетах, лицевой счёт {account}",
        "Письмом: Рекламная рассылка",
        "В браузере: Окончание периода передачи показаний",
    ]
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
    page.reload()
    for name, was in zip(names, before, strict=True):
        expect(page.get_by_role("switch", name=name)).to_be_checked(checked=not was)
    expect(page.get_by_text("за 11 дней")).to_be_visible()
    # As it was, for whoever comes after.
    for name in names:
        page.get_by_role("switch", name=name).click()
    days.press("Enter")
    for _ in range(7):
        days.press("ArrowUp")
    days.press("Enter")
    expect(page.get_by_text("Сохранено")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_for_everybody(suite: Suite, consumer: Consumer, width: str) -> None:
    page = consumer(width=width)
    _open(suite, page)
    expect(page.get_by_role("heading", name="Уведомления в этом браузере")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
