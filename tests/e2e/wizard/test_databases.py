"""From nothing to databases: what is wrong is told, what is missing is made, what runs is followed.

The tests are one story: each goes on where the one before has ended.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.wizard.pages import enter_key, new_key, set_up_words, step
from tests.support.axe import fits, violations
from tests.support.fresh import JOB_SECONDS, STEPS, FreshSuite
from tests.support.postgres import free_port

# A whole suite starts and restarts beside whatever else runs.
pytestmark = pytest.mark.timeout(600)

_FIELDS = {"host": "SQL-сервер", "port": "Порт", "user": "Логин", "password": "Пароль"}
_BASES = {"database": "База данных", "panel_database": "База данных панели управления"}
_WIDTHS = (1280, 768)


def _open(fresh: FreshSuite, page: Page) -> None:
    enter_key(fresh, page, new_key(fresh))
    step(page).wait_for()


def _fill(page: Page, connection: dict[str, Any]) -> None:
    for name, label in _FIELDS.items():
        page.get_by_label(label, exact=True).fill(str(connection[name]))


def _refused(page: Page, words: str, **changed: Any) -> None:
    """Try what is in the form with a change; the page says why it does not work."""
    for name, value in changed.items():
        page.get_by_label((_FIELDS | _BASES)[name], exact=True).fill(str(value))
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()


def _no_faults(page: Page) -> None:
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert fits(page)


def test_services_without_settings_say_so_and_the_wizard_works(fresh: FreshSuite) -> None:
    for process in ("auth", "cabinet", "admin-panel", "admin-panel-systems", "integration"):
        assert fresh.ready(process) == (503, "unconfigured")
    assert fresh.ready("wizard") == (200, "")
    with fresh.installer() as installer:
        told = installer.statuses()
    assert told == {"auth": "todo"} | dict.fromkeys((*STEPS[1:], "finish"), "locked")


def test_what_is_wrong_is_told_in_the_form_and_what_is_missing_is_made(
    fresh: FreshSuite, open_page: Callable[..., Page]
) -> None:
    page, known = open_page(), fresh.connection("auth")
    _open(fresh, page)
    expect(step(page)).to_have_text("1.1 Параметры подключения")
    _fill(page, known)
    _refused(page, "Сервер с таким именем не найден", host="nowhere.invalid")
    _refused(page, "Подключаться по этому адресу нельзя", host="169.254.169.254")
    _refused(page, "Сервер не принимает подключения", host=known["host"], port=free_port())
    _refused(page, "Неверный логин или пароль", port=known["port"], password="wrong")
    _refused(page, "Базы данных с таким именем нет", password=known["password"])
    _no_faults(page)
    page.get_by_role("button", name="Создать базу данных").click()
    place = f"{known['host']}:{known['port']}"
    expect(page.get_by_text(f"Успешное подключение к {place}")).to_be_visible()
    expect(page.get_by_text("Логин — суперпользователь PostgreSQL")).to_be_visible()
    _no_faults(page)

    page.get_by_role("button", name="Далее").click()
    page.get_by_role("heading", name="1.2 Проверка").wait_for()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(set_up_words(page)).to_be_visible(timeout=JOB_SECONDS * 1000)
    assert known["password"] not in page.content()
    expect(page.get_by_text("Running upgrade").first).to_be_attached()
    _no_faults(page)
    assert fresh.ready("auth") == (200, "")


def test_one_form_sets_cabinet_and_panel_up_and_any_browser_follows(
    fresh: FreshSuite, open_page: Callable[..., Page]
) -> None:
    page, known = open_page(), fresh.connection("cabinet")
    _open(fresh, page)
    expect(step(page)).to_have_text("2.1 Параметры подключения")
    _fill(page, known)
    cabinet = page.get_by_label("База данных кабинета", exact=True)
    expect(cabinet).to_have_value("cabinet")
    page.get_by_label(_BASES["panel_database"], exact=True).fill("cabinet")
    page.get_by_role("button", name="Далее").click()
    expect(page.get_by_text("должна быть своя база данных")).to_be_visible()
    # The database of the step before belongs to auth.
    cabinet.fill("auth")
    _refused(page, "Личный кабинет: Это база данных другой службы", panel_database="admin_panel")
    expect(page.get_by_text("Служба авторизации").last).to_be_visible()
    cabinet.fill("cabinet")
    _refused(page, "Панель управления: Базы данных с таким именем нет")
    page.get_by_role("button", name="Создать базу данных").first.click()
    expect(page.get_by_text("Успешное подключение")).to_be_visible(timeout=40_000)

    page.get_by_role("button", name="Далее").click()
    page.get_by_role("heading", name="2.2 Проверка").wait_for()
    page.context.close()
    other = open_page()
    _enter_in_english(fresh, other)
    other.get_by_role("heading", name="2.2 Check").wait_for()
    expect(other.get_by_text("setup complete")).to_be_visible(timeout=JOB_SECONDS * 1000)
    expect(other.get_by_text("Control panel: Connection saved").first).to_be_attached()
    _no_faults(other)
    for process in ("cabinet", "admin-panel", "admin-panel-systems"):
        assert fresh.ready(process) == (200, "")


def _enter_in_english(fresh: FreshSuite, page: Page) -> None:
    page.goto(f"{fresh.page('wizard')}/wizard/")
    page.get_by_text("EN", exact=True).click()
    page.get_by_label("Setup key", exact=True).fill(new_key(fresh))
    page.get_by_role("button", name="Sign in").click()


def test_all_databases_are_set_up_and_the_way_there_is_short(
    fresh: FreshSuite, record_property: Callable[[str, object], None]
) -> None:
    with fresh.installer() as installer:
        for one, beside in (("notifications", ("mail",)), ("integration", _BESIDE)):
            for sub_step in beside:
                fresh.settle(sub_step)
            installer.set_up(one, fresh.connection(one))
        steps = installer.ask("GET", "state")["steps"]
        # The last one waits for its first administrator.
        assert [one["status"] for one in steps] == ["done"] * 4 + ["todo"]
        seconds = {
            one["id"]: _seconds(installer.job(one["job"]["id"])) for one in steps if one["job"]
        }
    record_property("seconds", seconds)
    told = ", ".join(f"{name} {value:.0f}" for name, value in seconds.items())
    print(f"\nsetting the databases up: {sum(seconds.values()):.0f} s ({told})")
    logs = "".join(path.read_text(errors="replace") for path in (fresh.var / "log").glob("*.log"))
    assert fresh.facts["installer"]["password"] not in logs


_BESIDE = ("servers", "organisation")


def _seconds(job: dict[str, Any]) -> float:
    first, last = (datetime.fromisoformat(job["log"][end]["at"]) for end in (0, -1))
    return (last - first).total_seconds()


def test_the_machine_remembers_nothing_of_the_way_but_the_settings(fresh: FreshSuite) -> None:
    state = b"".join(path.read_bytes() for path in (fresh.var / "wizard").iterdir())
    assert str(fresh.facts["installer"]["password"]).encode() not in state
    modes = {path.stat().st_mode & 0o777 for path in (fresh.var / "settings").glob("*.json")}
    assert modes == {0o600}
