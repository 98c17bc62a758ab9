"""An administrator reads the log: who did what, with before and after, found, followed, saved."""

import re
import secrets

from playwright.sync_api import Page, expect

from tests.e2e.pages import loaded, with_motion
from tests.e2e.panel.pages import Staff, post
from tests.e2e.people import add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults, settle, violations
from tests.support.waits import wait_until

# As a quick hand does it, as soon as the entry has let go of the focus and begins to slide away.
_OPEN_AT_ONCE = """async (list) => {
    while (document.querySelector(".ant-drawer-open")) await new Promise(requestAnimationFrame);
    list.focus();
    const down = {key: "ArrowDown", keyCode: 40, bubbles: true};
    list.dispatchEvent(new KeyboardEvent("keydown", down));
}"""
_SIZES = {"desktop": (1280, 900), "tablet": (768, 1000)}


def _log(page: Page) -> Page:
    page.get_by_role("heading", name=re.compile("^(Журнал действий|Audit log)$")).wait_for()
    loaded(page)
    return page


def _arrived(suite: Suite, login: str, entries: int) -> None:
    """Wait until what somebody did is in the log: the workers carry it there."""
    (who,) = suite.query("auth", "SELECT id::text FROM users WHERE login = $1", login)
    asked = "SELECT count(*) FROM audit_log WHERE actor_id = $1 AND action NOT LIKE 'look_at_%'"

    def all_there() -> bool:
        found: int = suite.query("admin_panel", asked, who["id"])[0]["count"]
        return found >= entries

    wait_until(all_there, what=f"{entries} entries of {login}", seconds=60)


def test_what_a_colleague_did_is_found_opened_followed_and_saved(
    suite: Suite, staff: Staff
) -> None:
    clerk = add_staff(suite, "operator")
    desk = staff(person=clerk, path="/tariffs")
    name = f"Тариф {secrets.token_hex(4)}"
    made = post(
        suite, desk, "cabinet/staff/tariff-schedules", {"name": name, "audience": "household"}
    )
    assert made.ok, made.text()
    schedule = made.json()["id"]
    changed = desk.request.put(
        f"{suite.page('admin')}/api/cabinet/staff/tariff-schedules/{schedule}",
        headers={"Origin": suite.page("admin"), "If-Match": made.headers["etag"]},
        data={"name": f"{name} новый", "audience": "household"},
    )
    assert changed.ok, changed.text()
    refused = post(suite, desk, "auth/staff/colleagues", {})
    assert refused.status == 403

    _arrived(suite, clerk.login, 3)
    page = _log(staff("administrator", f"/audit?kind=tariff_schedule&id={schedule}"))
    opening = page.get_by_role("link", name=re.compile(r"^Изменён тариф.*открыть запись$"))
    expect(page.get_by_text(f"Только объект {schedule}")).to_be_visible()
    rows = page.get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text(clerk.login)
    expect(rows.nth(1)).to_contain_text(f"{name} новый")
    assert faults(page) == []

    opening.click()
    entry = page.get_by_role("dialog", name=re.compile("^Запись №"))
    change = entry.get_by_role("row", name=re.compile("^Название"))
    expect(change).to_contain_text(re.compile(f"{name}.*{name} новый"))
    expect(change).to_contain_text("(изменено)")
    assert violations(page) == []
    expect(page).to_have_url(re.compile(r"entry=\d+"))
    entry.get_by_role("button", name="Скопировать").click()
    expect(entry.get_by_text("Скопировано")).to_be_visible()
    entry.get_by_role("link", name="Ещё действия этого человека").click()

    expect(page).to_have_url(re.compile("person="))
    page.get_by_role("cell", name=re.compile("Отказано")).first.wait_for()
    invited = page.get_by_role("row").filter(has_text="Приглашён сотрудник")
    expect(invited).to_contain_text("Отказано")
    expect(invited).to_contain_text("прав")
    page.get_by_label("Итог").click()
    page.get_by_title("Отказано", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page).to_have_url(re.compile("outcome=refused"))
    page.go_back()
    page.get_by_role("row").filter(has_text="Создан тариф").first.wait_for()

    with page.expect_download() as saved:
        page.get_by_role("button", name="Скачать показанное").click()
        page.get_by_role("menuitem", name="CSV").click()
    assert saved.value.suggested_filename == "Журнал действий.csv"
    text = saved.value.path().read_text("utf-8-sig")
    assert "Изменён тариф" in text
    assert clerk.login in text


def test_a_list_that_is_opened_while_an_entry_goes_away_stays_open(staff: Staff) -> None:
    page = with_motion(_log(staff("administrator", "/audit")))
    newest = page.get_by_role("link", name=re.compile("открыть запись$")).first
    # Newer ones may come above it.
    opening = page.locator(f"a[href='{newest.get_attribute('href')}']")
    entry = page.get_by_role("dialog", name=re.compile("^Запись №"))
    outcome = page.get_by_label("Итог")
    choice = page.get_by_title("Отказано", exact=True)
    for goes_on in (False, True):
        opening.press("Enter")
        expect(entry.get_by_role("button", name="Закрыть")).to_be_visible()
        page.keyboard.press("Escape")
        if goes_on:
            outcome.evaluate(_OPEN_AT_ONCE)
        # It has slid away.
        expect(page.locator(".ant-drawer-content-wrapper")).to_be_hidden()
        settle(page)
        expect(outcome if goes_on else opening).to_be_focused()
        expect(choice).to_have_count(int(goes_on))


def test_a_person_is_found_by_name_and_pages_go_by_time(suite: Suite, staff: Staff) -> None:
    clerk = add_staff(suite, "operator")
    desk = staff(person=clerk, path="/tariffs")
    for number in range(22):
        post(suite, desk, "auth/staff/colleagues", {"n": number})
    _arrived(suite, clerk.login, 22)
    page = _log(staff("administrator", "/audit"))
    page.get_by_label("Человек").fill(clerk.login)
    page.get_by_title(re.compile(clerk.login)).first.click()
    expect(page).to_have_url(re.compile("person="))
    page.get_by_role("button", name="Раньше").click()
    expect(page).to_have_url(re.compile(r"before=\d+"))
    expect(page.get_by_role("button", name="Позже")).to_be_enabled()
    page.get_by_role("button", name="К самым новым").click()
    expect(page).not_to_have_url(re.compile("before="))


def test_the_log_is_for_administrators_and_reads_in_english(suite: Suite, staff: Staff) -> None:
    page = staff("operator", "/audit")
    expect(page.get_by_role("heading", name="Нет прав")).to_be_attached()
    expect(page.get_by_role("link", name="Журнал действий")).to_have_count(0)
    english = add_staff(suite, "administrator")
    page = _log(staff(person=english, path="/audit?only=looks"))
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name=re.compile("open the entry$")).first.click()
    entry = page.get_by_role("dialog", name=re.compile("^Entry No."))
    expect(entry.get_by_text("More acts of this person")).to_be_visible()
    for size in _SIZES.values():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert violations(page) == []
