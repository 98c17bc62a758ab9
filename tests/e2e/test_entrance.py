"""The pages before signing in: light, steady, and the way from them inside and back."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.e2e.cabinet.pages import at_home, opened
from tests.e2e.forms import change_password, sign_in
from tests.e2e.pages import with_motion
from tests.e2e.people import Person, add_consumer, enter
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, fits, resize, settle
from tests.support.waits import wait_until

Open = Callable[..., Page]
_WEB = Path(__file__).resolve().parents[2] / "web" / "apps"
_STARTS = {"cabinet": "/", "admin": "/", "wizard": "/wizard/"}
_FIELDS = {"cabinet": "Телефон или e-mail", "admin": "Логин", "wizard": "Ключ настройки"}
# What a page may cost until its form can be used: docs/decisions/0027.
_MOST_BYTES, _MOST_REQUESTS, _LEAST_CHUNK_BYTES = 150_000, 15, 10_000
_MOST_SHIFT = 0.02
_OFFERED = {("localhost", "cabinet"), ("localhost", "admin")}
_PARTS = ("entrance.html", "src/joining.ts")
# What a page asks the services for on its way to the form.
_QUESTIONS = {
    "cabinet": ["/api/auth/me", "/api/cabinet/supplier"],
    "admin": ["/api/auth/me"],
    "wizard": ["/api/wizard/state"],
}
_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({type: 'layout-shift', buffered: true});
"""

_SCRIPTS = re.compile("<script.*?</script>", re.DOTALL)
_BETWEEN_TAGS = re.compile("(?<=>)(?=<)")
# A page is drawn with as much of it as has come; how much that is, is anybody's guess.
_ARRIVING = """
async (pieces) => {
  let shifted = 0;
  const watching = new PerformanceObserver((list) => {
    for (const one of list.getEntries()) shifted += one.value;
  });
  watching.observe({type: 'layout-shift', buffered: true});
  const drawn = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  document.open();
  for (const piece of pieces) {
    document.write(piece);
    await drawn();
  }
  document.close();
  await drawn();
  return shifted;
}
"""


def _form(page: Page, application: str = "cabinet") -> None:
    page.get_by_label(_FIELDS[application], exact=True).wait_for()


def _becomes(page: Page, script: str, argument: str | None = None) -> Any:
    """Return what a script in the page answers as soon as that is true.

    From outside: what Playwright's `wait_for_function` puts into the page to look again is
    refused by the page's Content-Security-Policy, so it fails whenever its first look is early.
    """
    found: list[Any] = []

    def look() -> bool:
        found.append(page.evaluate(script, argument))
        return bool(found[-1])

    wait_until(look, what=script)
    return found[-1]


def _at_rest(page: Page, questions: list[str]) -> None:
    """Wait until the page has asked all that it asks, and shows what came of it."""
    for path in questions:
        _becomes(
            page,
            "(path) => performance.getEntriesByType('resource').some("
            "(one) => new URL(one.name).pathname === path && one.responseEnd > 0)",
            path,
        )
    page.wait_for_url(re.compile("/sign-in"))
    settle(page)


@pytest.mark.parametrize("application", _STARTS)
def test_the_way_to_the_form_is_short(suite: Suite, open_page: Open, application: str) -> None:
    page = open_page()
    asked: list[Request] = []
    came: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    def note_end(request: Request) -> None:
        came.append(request)

    page.on("request", note)
    page.on("requestfinished", note_end)
    page.goto(suite.page(application) + _STARTS[application] + "some/page?of=the#application")
    _form(page, application)
    _at_rest(page, _QUESTIONS[application])
    sizes = [request.sizes() for request in came]
    sent = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    assert len(asked) <= _MOST_REQUESTS, [request.url for request in asked]
    assert sent <= _MOST_BYTES


@pytest.mark.parametrize("application", _STARTS)
def test_the_entrance_is_made_of_few_files(application: str) -> None:
    dist = _WEB / application / "dist"
    manifest = json.loads((dist / ".vite" / "manifest.json").read_text("utf-8"))
    found, left = (
        set[str](),
        ["entrance.html", *(["src/joining.ts"] if application == "cabinet" else [])],
    )
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += manifest[name].get("imports", [])
    files = {dist / manifest[name]["file"] for name in found}
    # The bundler's own few lines, which it lets nobody put elsewhere.
    small = [
        file.name
        for file in files
        if file.stat().st_size < _LEAST_CHUNK_BYTES and not file.name.startswith("rolldown-runtime")
    ]
    assert small == []
    assert len(files) <= 6


@pytest.mark.parametrize("application", _STARTS)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_nothing_moves_while_the_form_comes(
    suite: Suite, open_page: Open, application: str, host: str
) -> None:
    # A name of its own is where passkeys may be offered, a moment later.
    base = suite.page(application).replace("127.0.0.1", host)
    for width in WIDTHS:
        page = with_motion(open_page(width))
        page.add_init_script(_SHIFTS)
        page.goto(base + _STARTS[application])
        _form(page, application)
        passkeys = ["/api/auth/passkeys"] if (host, application) in _OFFERED else []
        _at_rest(page, _QUESTIONS[application] + passkeys)
        assert page.evaluate("window.shifted") <= _MOST_SHIFT, width


@pytest.mark.parametrize("application", _STARTS)
def test_nothing_moves_while_the_page_arrives_in_parts(
    suite: Suite, open_page: Open, application: str
) -> None:
    address = suite.page(application) + _STARTS[application]
    page = open_page()
    html = _SCRIPTS.sub("", page.request.get(address).text())
    head, body = html.split("<body", 1)
    pieces = [head, *_BETWEEN_TAGS.split("<body" + body)]
    assert len(pieces) > 50
    assert page.evaluate(_ARRIVING, pieces) <= _MOST_SHIFT


@pytest.mark.alone
def test_a_slow_line_shows_the_form_within_three_seconds(suite: Suite, open_page: Open) -> None:
    page = open_page("phone")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Network.enable")
    line = {"offline": False, "latency": 400, "downloadThroughput": 50_000}
    debugger.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": 50_000})
    page.goto(suite.page("cabinet"), wait_until="commit")
    _form(page)
    script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    assert _becomes(page, script) <= 3000


def test_a_form_that_is_sent_before_its_script_has_come_is_not_lost(
    suite: Suite, open_page: Open
) -> None:
    person = add_consumer(suite, name="Скорый Пётр")
    page = open_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/*.js", hold)
    page.goto(f"{suite.page('cabinet')}/sign-in", wait_until="commit")
    sign_in(page, person.login, person.password)
    # Nothing of it is in the address, and it is still there.
    assert page.url.endswith("/sign-in")
    expect(page.get_by_label("Пароль", exact=True)).to_have_value(person.password)
    # Whatever comes from now on comes as it does for everybody.
    page.unroute("**/assets/*.js")
    at_home(page)


def test_who_is_signed_in_goes_on_at_once_and_never_elsewhere(suite: Suite, consumer: Open) -> None:
    base = suite.page("cabinet")
    page = consumer()
    for next_page, path in (("%2Fdiagnostics", "/diagnostics"), ("%2F%2Fevil.example", "/")):
        page.goto(f"{base}/sign-in?next={next_page}")
        page.wait_for_url(base + path)


def test_who_is_signed_in_without_the_pages_note_of_it_comes_in_as_well(
    suite: Suite, open_page: Open
) -> None:
    person = add_consumer(suite, name="Забытый Иван")
    page = open_page()
    enter(page.request, suite.page("cabinet"), person)
    page.goto(f"{suite.page('cabinet')}/account")
    opened(page, "Абонент")
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert "cabinet_present" in names


def test_an_ended_session_leads_to_the_form_and_back_to_the_page(
    suite: Suite, consumer: Open
) -> None:
    person = add_consumer(suite, name="Вернувшаяся Анна")
    page = consumer(person=person, path="/diagnostics")
    base = suite.page("cabinet")
    page.request.post(f"{base}/api/auth/sign-out", headers={"Origin": base})
    page.reload()
    sign_in(page, person.login, person.password)
    page.wait_for_url(f"{base}/diagnostics")


def test_a_wanted_change_of_password_stays_in_the_shell(suite: Suite, consumer: Open) -> None:
    person = add_consumer(suite, name="Осторожный Олег")
    page = consumer(person=person, path="/profile")
    page.get_by_role("link", name="Сменить пароль").click()
    expect(page.get_by_role("heading", level=1, name="Смена пароля")).to_be_visible()
    expect(page.get_by_role("navigation", name="Основное меню")).to_be_visible()
    for width in WIDTHS:
        resize(page, width)
        assert fits(page), width
    change_password(page, person.password, Person(person.login).password)
    expect(page.get_by_role("status").filter(has_text="Пароль изменён")).to_be_visible()
    page.wait_for_url("**/profile")


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_page_whose_piece_does_not_come_says_so_in_the_shell(consumer: Open, width: str) -> None:
    page = consumer(width=width)
    at_home(page)
    begun: list[str] = []
    page.on("load", lambda loaded: begun.append(loaded.url))
    page.route("**/assets/diagnostics-page*", lambda route: route.abort())
    page.get_by_role("link", name=re.compile("^Диагностика")).first.click()
    expect(page.get_by_role("alert").filter(has_text="Страница не загрузилась")).to_be_visible()
    # The page has begun anew once, as it would after a release, and no more.
    assert len(begun) == 1
    expect(page.get_by_role("navigation", name="Основное меню")).to_be_visible()
    page.unroute("**/assets/diagnostics-page*")
    page.get_by_role("button", name="Повторить").click()
    opened(page, "Диагностика")


def test_the_choice_of_english_is_there_from_the_beginning(suite: Suite, open_page: Open) -> None:
    page = open_page("narrow")
    page.goto(f"{suite.page('cabinet')}/sign-in")
    page.get_by_text("EN", exact=True).click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(f"{suite.page('cabinet')}/registration")
    expect(page.get_by_label(re.compile("E-mail|Email")).first).to_be_visible()
    assert fits(page)
