"""Staff tell consumers something, with files; consumers see it where it belongs."""

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.conftest import WIDTHS, Suite, query, wait_for_letter
from tests.e2e.test_accessibility import violations
from tests.support.documents import PDF

# Not the person of the other tests, who counts what is unread.
_READER = 1
_SOON = timedelta(days=2)
Open = Callable[..., Page]


@pytest.fixture
def writer(staff: Open) -> Page:
    """Sign an operator in."""
    return staff()


@pytest.fixture
def told(suite: Suite, writer: Page) -> Callable[..., str]:
    """Announce something to the reader's account, and return its subject."""

    def tell(**changes: Any) -> str:
        subject = f"{changes.pop('subject', 'Ремонт')} {secrets.token_hex(3)}"
        account = suite.logins["cabinet"][_READER]["account"]
        answer = _post(
            writer,
            suite,
            "announcements",
            {
                "kind": "bell",
                "subject": subject,
                "body": "В среду с 10 до 12 часов.",
                "audience": {"kind": "accounts", "numbers": [account]},
            }
            | changes,
        )
        assert answer.status == 201, answer.text()
        return subject

    return tell


@pytest.fixture
def reader(consumer: Open) -> Iterator[Open]:
    """Sign the reader in; in the end nothing is left up or unread for the tests that follow."""
    pages: list[Page] = []

    def make(width: str = "desktop") -> Page:
        page = consumer(_READER, width)
        pages.append(page)
        return page

    yield make
    for page in pages[:1]:
        _settle_all(page)


@pytest.fixture
def abandoned(suite: Suite) -> Iterator[str]:
    """Have a letter that the mail server did not take; return its address."""
    address = f"given-up-{secrets.token_hex(3)}@example.org"
    query(
        suite,
        "notifications",
        "INSERT INTO letters (id, user_id, address, template, language, parameters, state,"
        " attempts, last_error) VALUES (gen_random_uuid(), gen_random_uuid(), $1,"
        " 'password_changed', 'ru', $2, 'abandoned', 8, 'SMTPDataError 554')",
        address,
        '{"display_name": "Анна", "changed_at": "2026-11-28T10:00:00+03:00"}',
    )
    yield address
    query(suite, "notifications", "DELETE FROM letters WHERE address = $1", address)


def _settle_all(page: Page) -> None:
    """Confirm, close and read whatever the reader has."""
    base = page.evaluate("location.origin")
    api = f"{base}/api/notifications"
    for state in ("notices?state=modal", "banner", "notices?state=unread"):
        for notice in page.request.get(f"{api}/{state}").json()["items"]:
            act = "confirm" if state.endswith("modal") else "read"
            page.request.post(f"{api}/notices/{notice['id']}/{act}", headers={"Origin": base})


def _post(page: Page, suite: Suite, path: str, data: Any) -> Any:
    base = suite.page("admin")
    return page.request.post(
        f"{base}/api/notifications/{path}", headers={"Origin": base}, data=data
    )


def _settle(page: Page) -> None:
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => 0)))")


def _fill(page: Page, subject: str, account: str) -> None:
    page.get_by_label("Тема").fill(subject)
    page.get_by_label("Текст", exact=True).fill("Уважаемые жители!\nГрафик во вложении.")
    page.get_by_label("Отдельные лицевые счета").check()
    page.get_by_label("Номера лицевых счетов").fill(f"{account},\n00000077")


def _saved(page: Page, link: Locator) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_notice_with_a_file_is_written_seen_and_downloaded(
    suite: Suite, writer: Page, reader: Open
) -> None:
    person = suite.logins["cabinet"][_READER]
    subject, name = f"Отключение {secrets.token_hex(3)}", f"График № {secrets.token_hex(3)}.pdf"
    consumer = reader()
    _settle_all(consumer)
    consumer.reload()
    bell = consumer.get_by_role("button", name=re.compile("^Уведомления: 0"))
    bell.wait_for()

    page = writer
    page.get_by_role("link", name="Уведомления").click()
    page.get_by_role("button", name="Новое уведомление").click()
    _fill(page, subject, person["account"])
    page.get_by_label("Отправить и письмом").check()
    chosen: list[FilePayload] = [
        {"name": name, "mimeType": "application/pdf", "buffer": PDF},
        {"name": "setup.exe", "mimeType": "application/pdf", "buffer": b"MZ"},
    ]
    page.locator("input[type=file]").set_input_files(chosen)
    expect(page.get_by_text("Такой вид файла не принимается")).to_be_visible()
    page.get_by_role("button", name="Посмотреть и отправить").click()
    expect(page.get_by_text(re.compile("^Уберите файлы"))).to_be_visible()
    page.get_by_role("button", name="Убрать: setup.exe").click()
    page.get_by_text("Загружен", exact=True).wait_for()
    page.get_by_role("button", name="Посмотреть и отправить").click()

    preview = page.get_by_role("dialog", name="Предпросмотр")
    expect(preview.get_by_text("Этих лицевых счетов нет в реестре")).to_be_visible()
    expect(preview.get_by_text("00000077")).to_be_visible()
    expect(preview.get_by_text(name)).to_be_visible()
    letter = page.frame_locator("iframe[name=letter-preview]")
    expect(letter.get_by_role("heading", name=subject)).to_be_visible()
    expect(letter.get_by_text(name)).to_be_visible()
    # The letter's own style holds, which the page's policy would have refused.
    card = letter.locator(".card").evaluate("one => getComputedStyle(one).borderTopWidth")
    assert card == "4px"
    preview.get_by_text("Как текст").click()
    expect(preview.get_by_text("Их можно скачать в личном кабинете")).to_be_visible()
    preview.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text(re.compile("^Уведомление отправляется"))).to_be_visible()
    row = page.get_by_role("row", name=re.compile(subject))
    expect(row.get_by_text("Отправлено")).to_be_visible()

    # No reload: the number comes by the open stream.
    consumer.get_by_role("button", name=re.compile("^Уведомления: 1")).click()
    drawer = consumer.get_by_role("dialog")
    expect(drawer.get_by_text(subject)).to_be_visible()
    assert _saved(consumer, drawer.get_by_role("link", name=name)) == (name, PDF)
    drawer.get_by_role("link", name="Все уведомления").click()
    expect(consumer.get_by_role("heading", name="Уведомления", level=1)).to_be_visible()
    main = consumer.get_by_role("main")
    main.get_by_role("button", name=f"Прочитано: {subject}").click()
    bell.wait_for()
    assert _saved(consumer, main.get_by_role("link", name=name).first) == (name, PDF)

    sent = wait_for_letter(suite, page, person["login"], subject)
    assert name in sent["text"]
    assert name in sent["html"]
    row.get_by_role("link", name=subject).click()
    opened = page.get_by_role("dialog", name="Уведомление")
    expect(opened.get_by_text("Дежурный")).to_be_visible()
    assert _saved(page, opened.get_by_role("link", name=name)) == (name, PDF)


def test_windows_are_confirmed_one_after_another(reader: Open, told: Callable[..., str]) -> None:
    subjects = [told(kind="modal", body=f"Окно {number}") for number in range(2)]
    page = reader()
    window = page.get_by_role("dialog")
    expect(window.get_by_role("status")).to_have_text("1 из 2")
    first = window.get_by_text(re.compile("|".join(subjects))).inner_text()
    window.get_by_role("button", name="Вперёд").click()
    expect(window.get_by_role("status")).to_have_text("2 из 2")
    second = next(subject for subject in subjects if subject != first)
    expect(window.get_by_text(second)).to_be_visible()
    window.get_by_role("button", name="Назад").click()
    expect(window.get_by_text(first)).to_be_visible()
    page.keyboard.press("Escape")
    window.get_by_role("button", name="Ознакомлен").click()
    expect(window.get_by_text(second)).to_be_visible()
    expect(window.get_by_role("status")).to_have_count(0)
    window.get_by_role("button", name="Ознакомлен").click()
    expect(window).to_be_hidden()
    page.reload()
    page.get_by_role("heading", name="Главная").wait_for()
    page.wait_for_load_state("load")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_banners_stand_until_closed_and_then_in_the_list(
    suite: Suite, reader: Open, told: Callable[..., str]
) -> None:
    term = (datetime.now(UTC) + _SOON).isoformat()
    long = "Подробности. " * 60
    subjects = [told(kind="banner", expires_at=term, body=long) for _ in range(2)]
    page = reader()
    for subject in subjects:
        banner = page.get_by_role("complementary", name=subject)
        expect(banner).to_be_visible()
        more = banner.get_by_role("button", name=re.compile(f"^ещё.*{subject}"))
        expect(more).to_have_attribute("aria-expanded", "false")
        more.click()
        expect(banner.get_by_role("button", name=re.compile(f"^скрыть.*{subject}"))).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name=f"Закрыть объявление: {subjects[0]}").click()
    expect(page.get_by_role("complementary", name=subjects[0])).to_have_count(0)
    expect(page.get_by_role("complementary", name=subjects[1])).to_be_visible()
    page.goto(f"{suite.page('cabinet')}/notices")
    expect(page.get_by_role("main").get_by_role("heading", name=subjects[0])).to_be_visible()


def test_what_is_scheduled_can_be_withdrawn_by_those_who_may(
    suite: Suite, writer: Page, staff: Open, told: Callable[..., str]
) -> None:
    subject = told(publish_at=(datetime.now(UTC) + _SOON).isoformat())
    viewer = staff("viewer")
    viewer.goto(f"{suite.page('admin')}/announcements?state=scheduled")
    viewer.get_by_role("link", name=subject).click()
    seen = viewer.get_by_role("dialog")
    expect(seen.get_by_text("Ожидает")).to_be_visible()
    expect(viewer.get_by_role("button", name="Отменить отправку")).to_have_count(0)
    expect(viewer.get_by_role("button", name="Новое уведомление")).to_have_count(0)
    viewer.goto(f"{suite.page('admin')}/announcements/new")
    expect(viewer.get_by_text("Недостаточно прав")).to_be_visible()

    writer.goto(f"{suite.page('admin')}/announcements?state=scheduled")
    writer.get_by_role("link", name=subject).click()
    writer.get_by_role("button", name="Отменить отправку").click()
    question = writer.get_by_role("dialog", name=re.compile("^Отменить отправку уведомления"))
    question.get_by_role("button", name="Отменить отправку").click()
    opened = writer.get_by_role("dialog", name="Уведомление", exact=True)
    expect(opened.get_by_text("Отменено")).to_be_visible()


def test_unsent_words_are_not_lost_by_a_slip(suite: Suite, writer: Page) -> None:
    page = writer
    page.get_by_role("link", name="Уведомления").click()
    page.get_by_role("button", name="Новое уведомление").click()
    page.get_by_label("Тема").fill("Черновик")
    question = page.get_by_role("dialog", name="Уйти без отправки?")
    page.get_by_role("link", name="Письма").click()
    question.get_by_role("button", name="Остаться").click()
    expect(page.get_by_label("Тема")).to_have_value("Черновик")
    page.go_back()
    question.get_by_role("button", name="Остаться").click()
    expect(page).to_have_url(f"{suite.page('admin')}/announcements/new")
    expect(page.get_by_label("Тема")).to_have_value("Черновик")
    page.get_by_role("link", name="Письма").click()
    question.get_by_role("button", name="Уйти").click()
    expect(page.get_by_role("heading", name="Письма")).to_be_visible()


def test_a_letter_that_was_given_up_is_sent_again(
    suite: Suite, abandoned: str, writer: Page
) -> None:
    page = writer
    page.get_by_role("link", name=re.compile(r"^Письма\s*\d+ нов")).click()
    row = page.get_by_role("row", name=re.compile(abandoned))
    expect(row.get_by_text("Пароль изменён")).to_be_visible()
    expect(row.get_by_text("Почтовый сервер отказал (код 554)")).to_be_visible()
    row.get_by_role("button", name=re.compile("^Отправить ещё раз")).click()
    expect(page.get_by_text("Письмо снова в очереди")).to_be_visible()
    expect(row).to_have_count(0)
    wait_for_letter(suite, page, abandoned, "Пароль личного кабинета изменён")


def test_the_gateway_takes_large_bodies_for_files_alone(suite: Suite, writer: Page) -> None:
    cookies = {one["name"]: one["value"] for one in writer.context.cookies()}
    whole = PDF + bytes(10 * 1024 * 1024 - len(PDF))

    def send(application: str, path: str, content: bytes) -> httpx.Response:
        base = suite.page(application)
        return httpx.post(
            f"{base}/api/notifications/{path}",
            content=content,
            cookies=cookies,
            headers={"Origin": base},
            timeout=60,
        )

    kept = send("admin", "files?name=a.pdf", whole)
    assert (kept.status_code, kept.json()["size"]) == (201, len(whole))
    file = kept.json()["id"]
    base = suite.page("admin")
    dropped = httpx.delete(
        f"{base}/api/notifications/files/{file}", cookies=cookies, headers={"Origin": base}
    )
    assert dropped.status_code == 204
    for application, path, content in (
        ("admin", "files?name=a.pdf", whole + b"\0"),
        ("admin", "announcements", whole),
        ("cabinet", "files?name=a.pdf", whole),
    ):
        answer = send(application, path, content)
        assert answer.status_code == 413, (application, path)
        assert answer.json()["type"].endswith(":too-large")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_in_the_way(
    suite: Suite, staff: Open, reader: Open, told: Callable[..., str], abandoned: str, width: str
) -> None:
    file: FilePayload = {"name": "Схема.pdf", "mimeType": "application/pdf", "buffer": PDF}
    subject = told(body="Подробности. " * 60, link={"label": "Показания", "address": "/readings"})
    found: dict[str, list[str]] = {}
    page = staff("operator", width)

    def look(of: Page, where: str) -> None:
        _settle(of)
        found[where] = violations(of)
        assert of.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), where

    page.goto(f"{suite.page('admin')}/announcements")
    page.get_by_role("link", name=subject).wait_for()
    look(page, "list")
    page.get_by_role("link", name=subject).click()
    page.get_by_role("dialog").get_by_text("Дежурный").wait_for()
    look(page, "announcement")
    page.goto(f"{suite.page('admin')}/letters")
    page.get_by_text(abandoned).first.wait_for()
    look(page, "letters")
    page.goto(f"{suite.page('admin')}/announcements/new")
    page.get_by_label("Тема").wait_for()
    look(page, "form")
    _fill(page, "Схема", suite.logins["cabinet"][_READER]["account"])
    page.get_by_label("Отправить и письмом").check()
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_text("Загружен", exact=True).wait_for()
    look(page, "form, filled in")
    page.get_by_role("button", name="Посмотреть и отправить").click()
    letter = page.frame_locator("iframe[name=letter-preview]")
    letter.get_by_role("heading", name="Схема").wait_for()
    look(page, "preview")

    consumer = reader(width)
    consumer.get_by_role("button", name=re.compile("^Уведомления: ")).click()
    consumer.get_by_role("dialog").get_by_role("heading", name=subject).wait_for()
    look(consumer, "bell")
    consumer.goto(f"{suite.page('cabinet')}/notices")
    consumer.get_by_role("main").get_by_role("heading", name=subject).wait_for()
    look(consumer, "notices")
    assert found == {where: [] for where in found}
