"""The form of a new notice says whose clock it goes by; what comes too late is shown as expired."""

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, fits, resize, violations
from tests.support.clocks import last_sunday
from tests.support.documents import PDF, office
from tests.support.waits import wait_until

Open = Callable[..., Page]
_LOOKED_INTO_MS = 20_000


@pytest.fixture
def berlin(suite: Suite) -> Iterator[None]:
    """Let the supplier live where clocks are put forward and back."""
    zone = suite.query("cabinet", "SELECT time_zone FROM supplier_settings")[0]["time_zone"]
    suite.manage("cabinet", "set-supplier", "--time-zone", "Europe/Berlin")
    yield
    suite.manage("cabinet", "set-supplier", "--time-zone", zone)


def _new(page: Page, suite: Suite) -> None:
    page.goto(f"{suite.page('admin')}/announcements/new")
    page.get_by_label("Тема").fill(f"Работы {secrets.token_hex(3)}")
    page.get_by_label("Текст", exact=True).fill("Уважаемые жители!")
    page.get_by_label("Отдельные лицевые счета").check()
    page.get_by_label("Номера лицевых счетов").fill(suite.logins["cabinet"][1]["account"])
    page.get_by_label("В назначенное время").check()


def test_the_form_goes_by_the_suppliers_clock_not_by_the_computers(
    suite: Suite, staff: Open
) -> None:
    page = staff()
    _new(page, suite)
    day = datetime.now(UTC).date() + timedelta(days=5)
    page.get_by_label("Дата и время отправки").fill(f"{day}T10:00")
    hint = page.get_by_text(re.compile(r"По часам поставщика: Омск.*UTC\+6")).first
    expect(hint).to_be_visible()
    page.get_by_role("button", name="Посмотреть и отправить").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(f"{day:%d.%m.%Y} 10:00 (UTC+6)")).to_be_visible()
    drawer.get_by_role("button", name="Запланировать").click()
    expect(page.get_by_text("Отправка запланирована.")).to_be_visible()
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text(f"{day:%d.%m.%Y} 10:00")
    told = suite.query("notifications",
        "SELECT publish_at FROM announcements ORDER BY created_at DESC LIMIT 1",
    )[0]["publish_at"]  # fmt: skip
    assert told.astimezone(UTC).isoformat() == f"{day}T04:00:00+00:00"
    suite.query(
        "notifications",
        "UPDATE announcements SET state = 'withdrawn' WHERE publish_at = $1",
        told,
    )


# It is the clock of everybody in the suite.
@pytest.mark.alone
@pytest.mark.usefixtures("berlin")
def test_what_the_clock_skips_is_refused_and_what_it_shows_twice_is_asked(
    suite: Suite, staff: Open
) -> None:
    page = staff()
    _new(page, suite)
    field = page.get_by_label("Дата и время отправки")
    field.fill(f"{last_sunday(3)}T02:30")
    page.get_by_role("button", name="Посмотреть и отправить").click()
    expect(page.get_by_text("такого времени не будет")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    day = last_sunday(10)
    field.fill(f"{day}T02:30")
    page.get_by_role("button", name="Посмотреть и отправить").click()
    expect(page.get_by_text("Выберите, какое из двух")).to_be_visible()
    expect(page.get_by_label("Первое, UTC+2")).to_be_visible()
    page.get_by_label("Второе, часом позже, UTC+1").check()
    page.get_by_role("button", name="Посмотреть и отправить").click()
    expect(page.get_by_role("dialog").get_by_text(f"{day:%d.%m.%Y} 02:30 (UTC+1)")).to_be_visible()


@pytest.fixture
def expired(suite: Suite) -> Iterator[str]:
    """Have an announcement and a letter whose terms were over before they went."""
    subject = f"Поздно {secrets.token_hex(3)}"
    notice = suite.query(
        "notifications",
        "INSERT INTO notices (id, kind, subject, body, expires_at) VALUES (gen_random_uuid(),"
        " 'banner', $1, 'Текст', now() - interval '1 hour') RETURNING id",
        subject,
    )[0]["id"]
    suite.query(
        "notifications",
        "INSERT INTO announcements (id, audience, letter, advertising, publish_at, due_at,"
        ' created_by, author) VALUES ($1, \'{"kind": "all"}\', true, false,'
        " now() - interval '2 hours', now(), gen_random_uuid(), 'Мария')",
        notice,
    )
    suite.query(
        "notifications",
        "INSERT INTO letters (id, user_id, address, template, language, parameters, expires_at)"
        " VALUES (gen_random_uuid(), gen_random_uuid(), $1, 'recovery_link', 'ru',"
        ' \'{"display_name": "", "expires_at": "2026-11-01T10:00:00+00:00"}\','
        " now() - interval '1 hour')",
        f"{notice}@example.org",
    )
    states = (
        "SELECT a.state AS announcement, l.state AS letter FROM announcements a, letters l"
        " WHERE a.id = $1 AND l.address = $2"
    )
    # The worker looks by itself at what comes due by time alone.
    wait_until(
        lambda: (
            set(suite.query("notifications", states, notice, f"{notice}@example.org")[0].values())
            == {"expired"}
        ),
        what="the worker knows that both have expired",
    )
    yield subject
    suite.query("notifications", "DELETE FROM letters WHERE address = $1", f"{notice}@example.org")
    suite.query("notifications", "DELETE FROM announcements WHERE id = $1", notice)
    suite.query("notifications", "DELETE FROM notices WHERE id = $1", notice)


def test_staff_see_what_has_expired(suite: Suite, staff: Open, expired: str) -> None:
    page = staff("operator", "/announcements?state=expired")
    page.get_by_role("link", name=expired).click()
    drawer = page.get_by_role("dialog")
    for width in WIDTHS:
        resize(page, width)
        expect(drawer.get_by_text("Его никто не получил")).to_be_visible()
        expect(drawer.get_by_text("Истекло", exact=True)).to_be_visible()
        assert (width, violations(page)) == (width, [])
    page.goto(f"{suite.page('admin')}/letters?state=expired")
    for width in WIDTHS:
        resize(page, width)
        expect(page.get_by_text("Ссылка для восстановления").first).to_be_visible()
        expect(page.get_by_text(re.compile("[Пп]о часам поставщика"))).to_be_visible()
        assert (width, violations(page), fits(page)) == (width, [], True)


def test_a_file_says_whether_a_scanner_has_looked_or_why_it_is_refused(
    suite: Suite, staff: Open
) -> None:
    page = staff()
    page.goto(f"{suite.page('admin')}/announcements/new")
    bad = office("word", {"word/vbaProject.bin": b"x"})
    files: list[FilePayload] = [
        {"name": "График.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "Макрос.docx", "mimeType": "application/octet-stream", "buffer": bad},
    ]
    page.get_by_label("Выбрать файлы").first.set_input_files(files)
    # Each is looked into by a process of its own, which a busy machine starts slowly.
    ready = page.get_by_text("Не проверен антивирусом")
    expect(ready).to_be_visible(timeout=_LOOKED_INTO_MS)
    refused = page.get_by_text("В файле есть макросы, сценарии или программы")
    expect(refused).to_be_visible(timeout=_LOOKED_INTO_MS)
