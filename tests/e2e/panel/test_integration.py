"""«Интеграция» in the panel: a source from its first key to its removal; events sent again."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.e2e.pages import loaded
from tests.e2e.people import add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults, fits, settle, violations
from tests.support.head_end import SmallHeadEnd, small_head_end

Open = Callable[..., Page]
_TABLET: ViewportSize = {"width": 768, "height": 1024}
_LONG = 45_000
_METER = "e2e-meter-of-nobody"


@pytest.fixture
def head_end() -> Iterator[SmallHeadEnd]:
    with small_head_end([_METER, f"{_METER}-2"]) as running:
        yield running


@pytest.fixture
def name(suite: Suite) -> Iterator[str]:
    """Give a source's name; what is left of it goes in the end, so that others see none of it."""
    chosen = f"АСКУЭ {secrets.token_hex(3)}"
    yield chosen
    suite.query("integration", "DELETE FROM sources WHERE name = $1", chosen)


def _part(page: Page, part: str) -> None:
    page.get_by_role("radiogroup", name="Раздел источника").get_by_text(part).click()
    loaded(page)


def _everywhere(page: Page) -> None:
    """Look at what is shown in windows of both widths."""
    assert faults(page) == []
    page.set_viewport_size(_TABLET)
    settle(page)
    assert fits(page)
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def _add(page: Page, name: str, head_end: SmallHeadEnd) -> None:
    page.get_by_role("button", name="Добавить источник").click()
    drawer = page.get_by_role("dialog", name="Новый источник")
    drawer.get_by_label("Источник", exact=True).fill(name)
    drawer.get_by_label("Адрес").fill(head_end.url)
    drawer.get_by_label("Ключ доступа").fill("not-the-key")
    drawer.get_by_role("button", name="Проверить и добавить").click()
    expect(drawer.get_by_text("Источник не принимает ключ")).to_be_visible(timeout=_LONG)
    expect(drawer.get_by_label("Сохранить без проверки")).not_to_be_checked()
    assert violations(page) == []
    drawer.get_by_label("Ключ доступа").fill(head_end.key)
    drawer.get_by_role("button", name="Проверить и добавить").click()
    page.get_by_role("heading", level=1, name=name).wait_for(timeout=_LONG)


def _row_of(page: Page, words: str) -> Locator:
    return page.get_by_role("row").filter(has_text=words).first


def test_a_source_is_added_read_paused_and_removed(
    staff: Open, name: str, head_end: SmallHeadEnd
) -> None:
    page = staff("administrator", "/sources")
    _add(page, name, head_end)
    expect(page.get_by_role("table", name="Прочитанное по видам данных")).to_contain_text(
        "2", timeout=_LONG
    )
    _everywhere(page)

    _part(page, "Запуски")
    expect(_row_of(page, "Успешно")).to_be_visible(timeout=_LONG)
    expect(_row_of(page, "Успешно")).to_contain_text("сотрудник")
    _everywhere(page)

    # The meters are nobody's: the receiver refuses both lines.
    rejected = page.get_by_text("Отклонённые строки (2)")
    expect(rejected).to_be_visible(timeout=_LONG)
    rejected.click()
    loaded(page)
    expect(_row_of(page, "Прибора учёта с таким номером нет")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать CSV").click()
    taken = Path(download.value.path()).read_text("utf-8-sig")
    assert taken.count("unknown-meter") == 2
    _everywhere(page)
    _row_of(page, "Прибора учёта с таким номером нет").get_by_role("link").click()
    drawer = page.get_by_role("dialog", name="Отклонённая строка")
    expect(drawer.get_by_text(f'"{_METER}')).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Поставить на паузу").click()
    question = page.get_by_role("dialog", name=f"Поставить на паузу: {name}?")
    question.get_by_role("button", name="Поставить на паузу").click()
    resume = page.get_by_role("button", name="Возобновить")
    expect(resume).to_be_visible()
    _part(page, "Состояние")
    expect(page.get_by_text("Источник на паузе с")).to_be_visible()
    _everywhere(page)
    resume.click()
    page.get_by_role("button", name="Поставить на паузу").click()
    question.get_by_role("button", name="Поставить на паузу").click()
    expect(resume).to_be_visible()

    page.get_by_role("button", name="Ещё действия").click()
    page.get_by_role("menuitem", name="Удалить").click()
    page.get_by_role("dialog", name=f"Удалить источник: {name}?").get_by_role(
        "button", name="Удалить источник"
    ).click()
    page.get_by_role("heading", level=1, name="Источники").wait_for()
    expect(page.get_by_role("link", name=name)).to_have_count(0)


def test_a_viewer_looks_at_a_source_and_moves_nothing(suite: Suite, staff: Open) -> None:
    page = staff(person=add_staff(suite, "viewer"), path="/sources")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", level=1, name="Sources").wait_for()
    page.get_by_role("link", name="demo").click()
    expect(page.get_by_role("heading", name="What has been read")).to_be_visible()
    expect(page.get_by_role("button", name="Poll now")).to_have_count(0)
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    _everywhere(page)


@pytest.fixture
def stuck(suite: Suite) -> Iterator[None]:
    """Let an event of notifications have been given up that cabinet never takes."""
    event, kind = uuid4(), "notifications.reminder_days_chosen.v1"
    suite.query(
        "notifications",
        "INSERT INTO outbox (event_id, subscriber, type, data, occurred_at, state, attempts,"
        " last_error) VALUES ($1, 'cabinet', $2, '{}', now() - interval '1 day', 'abandoned', 40,"
        " 'answered 422')",
        event,
        kind,
    )
    yield
    suite.query("notifications", "DELETE FROM outbox WHERE event_id = $1", event)


@pytest.mark.usefixtures("stuck")
def test_an_event_that_was_given_up_is_counted_looked_at_and_sent_again(staff: Open) -> None:
    page = staff("operator", "/stuck-events")
    loaded(page)
    panel = page.get_by_role("region", name="Уведомления")
    row = panel.get_by_role("row").filter(has_text="Выбраны дни напоминаний")
    expect(row).to_be_visible()
    _everywhere(page)
    row.get_by_role("link", name="Выбраны дни напоминаний").click()
    drawer = page.get_by_role("dialog", name="Недоставленные события")
    expect(drawer.get_by_text("answered 422")).to_be_visible()
    expect(drawer.get_by_text("Не доставлено")).to_be_visible()
    assert violations(page) == []
    drawer.get_by_role("button", name="Отправить снова").click()
    # It is tried again, and waits: its reader refuses it as before.
    expect(drawer.get_by_text("Опаздывает")).to_be_visible(timeout=_LONG)
