"""Staff tell consumers something, with files; consumers see it where it belongs."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.cabinet.pages import at_home, bell, settle_notices
from tests.e2e.panel.pages import Staff, confirm, letter_in, post, preview_notice, write_notice
from tests.e2e.people import ON_DUTY, Person, enter
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations
from tests.support.documents import PDF, pdf

# Not the person of the other tests, who counts what is unread.
_READER = 1
_UNKNOWN_ACCOUNT = "00000077"
_SOON = timedelta(days=2)
_FORM = "/announcements/new"
Open = Callable[..., Page]


def _pdf(name: str) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def account(suite: Suite) -> str:
    """Return the number of the reader's account."""
    return str(suite.logins["cabinet"][_READER]["account"])


@pytest.fixture
def told(suite: Suite, staff: Staff, account: str) -> Callable[..., str]:
    """Announce something to the reader's account, and return its subject."""
    writer = staff("operator", None)

    def tell(**changes: Any) -> str:
        subject = f"{changes.pop('subject', 'Ремонт')} {secrets.token_hex(3)}"
        notice = {
            "kind": "bell",
            "subject": subject,
            "body": "В среду с 10 до 12 часов.",
            "audience": {"kind": "accounts", "numbers": [account]},
        }
        answer = post(suite, writer, "notifications/staff/announcements", notice | changes)
        assert answer.status == 201, answer.text()
        return subject

    return tell


@pytest.fixture
def reader(suite: Suite, consumer: Open) -> Iterator[Open]:
    """Sign the reader in; in the end nothing is left up or unread for the tests that follow."""
    pages: list[Page] = []

    def make(path: str = "/") -> Page:
        page = consumer(_READER, path)
        pages.append(page)
        return page

    yield make
    for page in pages[:1]:
        settle_notices(suite, page)


@pytest.fixture
def abandoned(suite: Suite) -> Iterator[str]:
    """Have a letter that the mail server did not take; return its address."""
    address = f"given-up-{secrets.token_hex(3)}@example.org"
    suite.query(
        "notifications",
        "INSERT INTO letters (id, user_id, address, template, language, parameters, state,"
        " attempts, last_error) VALUES (gen_random_uuid(), gen_random_uuid(), $1,"
        " 'password_changed', 'ru', $2, 'abandoned', 8, 'SMTPDataError 554')",
        address,
        '{"display_name": "Анна", "changed_at": "2026-11-28T10:00:00+03:00"}',
    )
    yield address
    suite.query("notifications", "DELETE FROM letters WHERE address = $1", address)


@dataclass
class Sent:
    """A notice that an operator has written and sent while its reader's cabinet was open."""

    subject: str
    file: str
    writer: Page
    reader: Page

    @property
    def row(self) -> Locator:
        """The notice in the list of the operator."""
        return self.writer.get_by_role("row", name=re.compile(self.subject))


@pytest.fixture(scope="module")
def sent(suite: Suite, open_story: Open, members: Callable[[str], Person]) -> Sent:
    """Write a notice with a file for the reader, and send it; it is also a letter."""
    known = suite.logins["cabinet"][_READER]
    mark = secrets.token_hex(3)
    told = Sent(f"Отключение {mark}", f"График № {mark}.pdf", open_story(), open_story())
    enter(told.reader.request, suite.page("cabinet"), Person(known["login"], known["password"]))
    settle_notices(suite, told.reader)
    told.reader.goto(suite.page("cabinet"))
    bell(told.reader, 0).wait_for()

    page = told.writer
    enter(page.request, suite.page("admin"), members("operator"))
    page.goto(suite.page("admin"))
    page.get_by_role("link", name="Уведомления").click()
    page.get_by_role("button", name="Новое уведомление").click()
    write_notice(page, told.subject, [known["account"]], [_pdf(told.file)])
    preview_notice(page).get_by_role("button", name="Отправить").click()
    expect(page.get_by_text(re.compile("^Уведомление отправляется"))).to_be_visible()
    return told


def _saved(page: Page, link: Locator) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_file_of_another_kind_must_be_taken_out(staff: Staff, account: str) -> None:
    page = staff("operator", _FORM)
    program: FilePayload = {"name": "setup.exe", "mimeType": "application/pdf", "buffer": b"MZ"}
    write_notice(page, "Отключение", [account], [_pdf("График.pdf"), program])
    expect(page.get_by_text("Такой вид файла не принимается")).to_be_visible()
    page.get_by_role("button", name="Посмотреть и отправить").click()
    expect(page.get_by_text(re.compile("^Уберите файлы"))).to_be_visible()
    page.get_by_role("button", name="Убрать: setup.exe").click()
    expect(preview_notice(page)).to_be_visible()


def test_a_preview_shows_the_letter_and_who_is_not_known(staff: Staff, account: str) -> None:
    page = staff("operator", _FORM)
    subject, name = f"Отключение {secrets.token_hex(3)}", "График № 7.pdf"
    write_notice(page, subject, [account, _UNKNOWN_ACCOUNT], [_pdf(name)])
    preview = preview_notice(page)
    expect(preview.get_by_text("Этих лицевых счетов нет в реестре")).to_be_visible()
    expect(preview.get_by_text(_UNKNOWN_ACCOUNT)).to_be_visible()
    expect(preview.get_by_text(name)).to_be_visible()
    letter = letter_in(page)
    expect(letter.get_by_role("heading", name=subject)).to_be_visible()
    expect(letter.get_by_text(name)).to_be_visible()
    # The letter's own style holds, which the page's policy would have refused.
    card = letter.locator(".card").evaluate("one => getComputedStyle(one).borderTopWidth")
    assert card == "4px"
    preview.get_by_text("Как текст").click()
    expect(preview.get_by_text("Их можно скачать в личном кабинете")).to_be_visible()


def test_an_open_bell_tells_a_notice_whose_file_is_downloaded(sent: Sent) -> None:
    page = sent.reader
    # No reload: the number comes by the open stream.
    bell(page, 1).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(sent.subject)).to_be_visible()
    assert _saved(page, drawer.get_by_role("link", name=sent.file)) == (sent.file, PDF)
    drawer.get_by_role("link", name="Все уведомления").click()
    expect(page.get_by_role("heading", name="Уведомления", level=1)).to_be_visible()
    main = page.get_by_role("main")
    main.get_by_role("button", name=f"Отметить прочитанным: {sent.subject}").click()
    bell(page, 0).wait_for()
    assert _saved(page, main.get_by_role("link", name=sent.file).first) == (sent.file, PDF)


def test_the_letter_of_a_notice_names_its_file(suite: Suite, sent: Sent) -> None:
    letter = suite.letter(suite.logins["cabinet"][_READER]["login"], sent.subject)
    assert sent.file in letter["text"]
    assert sent.file in letter["html"]


def test_staff_see_who_has_sent_what(sent: Sent) -> None:
    page = sent.writer
    expect(sent.row.get_by_text("Отправлено")).to_be_visible()
    sent.row.get_by_role("link", name=sent.subject).click()
    opened = page.get_by_role("dialog", name="Уведомление")
    expect(opened.get_by_text(ON_DUTY)).to_be_visible()
    assert _saved(page, opened.get_by_role("link", name=sent.file)) == (sent.file, PDF)


def test_windows_are_confirmed_one_after_another(
    suite: Suite, reader: Open, told: Callable[..., str]
) -> None:
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
    window.get_by_role("button", name="Понятно").click()
    expect(window.get_by_text(second)).to_be_visible()
    expect(window.get_by_role("status")).to_have_count(0)
    window.get_by_role("button", name="Понятно").click()
    expect(window).to_be_hidden()
    page.reload()
    at_home(page)
    counted = page.request.get(f"{suite.page('cabinet')}/api/notifications/counters")
    assert counted.json()["modal"] == 0
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


def test_viewers_see_what_is_scheduled_and_cannot_change_it(
    suite: Suite, staff: Staff, told: Callable[..., str]
) -> None:
    subject = told(publish_at=(datetime.now(UTC) + _SOON).isoformat())
    page = staff("viewer", "/announcements?state=scheduled")
    page.get_by_role("link", name=subject).click()
    expect(page.get_by_role("dialog").get_by_text("Ожидает")).to_be_visible()
    expect(page.get_by_role("button", name="Отменить отправку")).to_have_count(0)
    expect(page.get_by_role("button", name="Новое уведомление")).to_have_count(0)
    page.goto(suite.page("admin") + _FORM)
    expect(page.get_by_text("Недостаточно прав")).to_be_visible()


def test_what_is_scheduled_can_be_withdrawn(staff: Staff, told: Callable[..., str]) -> None:
    subject = told(publish_at=(datetime.now(UTC) + _SOON).isoformat())
    page = staff("operator", "/announcements?state=scheduled")
    page.get_by_role("link", name=subject).click()
    opened = page.get_by_role("dialog", name="Уведомление", exact=True)
    opened.get_by_role("button", name="Отменить отправку").click()
    confirm(page, "Отменить отправку", " уведомления")
    expect(opened.get_by_text("Отменено")).to_be_visible()


def test_unsent_words_are_not_lost_by_a_slip(suite: Suite, staff: Staff) -> None:
    page = staff()
    page.get_by_role("link", name="Уведомления").click()
    page.get_by_role("button", name="Новое уведомление").click()
    page.get_by_label("Тема").fill("Черновик")
    question = page.get_by_role("dialog", name="Уйти без отправки?")
    page.get_by_role("link", name="Письма").click()
    question.get_by_role("button", name="Остаться").click()
    expect(page.get_by_label("Тема")).to_have_value("Черновик")
    page.go_back()
    question.get_by_role("button", name="Остаться").click()
    expect(page).to_have_url(suite.page("admin") + _FORM)
    expect(page.get_by_label("Тема")).to_have_value("Черновик")
    page.get_by_role("link", name="Письма").click()
    question.get_by_role("button", name="Уйти").click()
    expect(page.get_by_role("heading", name="Письма")).to_be_visible()


def test_a_letter_that_was_given_up_is_sent_again(
    suite: Suite, abandoned: str, staff: Staff
) -> None:
    page = staff()
    page.get_by_role("link", name=re.compile(r"^Письма\s*\d+ нов")).click()
    row = page.get_by_role("row", name=re.compile(abandoned))
    expect(row.get_by_text("Пароль изменён")).to_be_visible()
    expect(row.get_by_text("Почтовый сервер отказал (код 554)")).to_be_visible()
    row.get_by_role("button", name=re.compile("^Отправить ещё раз")).click()
    expect(page.get_by_text("Письмо снова в очереди")).to_be_visible()
    expect(row).to_have_count(0)
    suite.letter(abandoned, "Пароль личного кабинета изменён")


def test_the_gateway_takes_large_bodies_for_files_alone(suite: Suite, staff: Staff) -> None:
    cookies = {one["name"]: one["value"] for one in staff("operator", None).context.cookies()}
    whole = pdf(size=10 * 1024 * 1024)

    def send(application: str, path: str, content: bytes) -> httpx.Response:
        base = suite.page(application)
        return httpx.post(
            f"{base}/api/notifications/staff/{path}",
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
        f"{base}/api/notifications/staff/files/{file}", cookies=cookies, headers={"Origin": base}
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


@pytest.fixture
def long_notice(told: Callable[..., str]) -> str:
    """Announce something long with a link; return its subject."""
    return told(body="Подробности. " * 60, link={"label": "Показания", "address": "/readings"})


def test_nothing_stands_in_the_way_of_staff(
    suite: Suite, staff: Staff, account: str, long_notice: str, abandoned: str
) -> None:
    found: dict[str, list[str]] = {}
    page = staff("operator", "/announcements")
    page.get_by_role("link", name=long_notice).wait_for()
    found["list"] = faults(page)
    page.get_by_role("link", name=long_notice).click()
    page.get_by_role("dialog").get_by_text(ON_DUTY).wait_for()
    found["announcement"] = faults(page)
    page.goto(f"{suite.page('admin')}/letters")
    page.get_by_text(abandoned).first.wait_for()
    found["letters"] = faults(page)
    page.goto(suite.page("admin") + _FORM)
    page.get_by_label("Тема").wait_for()
    found["form"] = faults(page)
    write_notice(page, "Схема", [account, _UNKNOWN_ACCOUNT], [_pdf("Схема.pdf")])
    page.get_by_text("Загружен", exact=True).wait_for()
    found["form, filled in"] = faults(page)
    preview_notice(page)
    letter_in(page).get_by_role("heading", name="Схема").wait_for()
    found["preview"] = faults(page)
    assert found == {where: [] for where in found}


def test_nothing_stands_in_the_way_of_readers(suite: Suite, reader: Open, long_notice: str) -> None:
    page = reader()
    bell(page).click()
    page.get_by_role("dialog").get_by_role("heading", name=long_notice).wait_for()
    found = {"bell": faults(page)}
    page.goto(f"{suite.page('cabinet')}/notices")
    page.get_by_role("main").get_by_role("heading", name=long_notice).wait_for()
    found["notices"] = faults(page)
    assert found == {where: [] for where in found}
