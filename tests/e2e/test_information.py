"""Staff publish a question, a document and a service; everybody finds them, a household orders."""

import re
import secrets
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import bell, opened
from tests.e2e.panel.pages import Staff, post
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.documents import PDF
from tests.support.waits import wait_until

Open = Callable[..., Page]
_STAFF = "cabinet/staff/content/entries"


def _publish(suite: Suite, page: Page, **body: object) -> int:
    """Write an entry and publish it by the panel's own door; return its key."""
    base = suite.page("admin")
    made = post(suite, page, _STAFF, body)
    assert made.status == 201, made.text()
    key = int(made.json()["id"])
    tag = made.headers["etag"]
    if body["kind"] == "document":
        file = page.request.put(
            f"{base}/api/cabinet/staff/content/files/{key}?name=a.pdf",
            headers={"Origin": base, "If-Match": tag, "Content-Type": "application/octet-stream"},
            data=PDF,
        )
        tag = file.headers["etag"]
    done = page.request.post(
        f"{base}/api/{_STAFF}/{key}/publish", headers={"Origin": base, "If-Match": tag}
    )
    assert done.ok, done.text()
    return key


@pytest.fixture(scope="module")
def word() -> str:
    """Return a word that nothing else on this suite has."""
    return f"киловаттник{secrets.token_hex(3)}"


@pytest.fixture(scope="module")
def published(suite: Suite, word: str) -> Iterator[dict[str, str]]:
    """Name what the tests of this module publish."""
    yield {
        "group": f"Группа {word}",
        "question": f"Что такое {word}?",
        "document": f"Договор {word}",
        "service": f"Услуга {word}",
    }


def _prepare(suite: Suite, page: Page, published: dict[str, str]) -> None:
    base = suite.page("admin")
    known = page.request.get(f"{base}/api/{_STAFF}?kind=group&search={published['group']}").json()
    if known["total"]:
        return
    group = _publish(suite, page, kind="group", title=published["group"])
    _publish(
        suite, page, kind="question", group=group, title=published["question"],
        text="Единица для проверки.\n\n- раз\n- <b>два</b>",
    )  # fmt: skip
    _publish(suite, page, kind="document", shelf="documents", title=published["document"])
    _publish(
        suite, page, kind="service", title=published["service"], text="Приедем.", price_from=150_000
    )


def test_staff_write_publish_and_put_in_order_in_the_panel(
    suite: Suite, staff: Staff, word: str
) -> None:
    page = staff("operator", "/content?kind=office")
    page.get_by_role("heading", name="Контент", level=1).wait_for()
    page.get_by_role("button", name="Добавить").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Название по-русски").fill(f"Офис {word}")
    form.get_by_label("Текст по-русски").fill("Омск, ул. Ленина, 1")
    form.get_by_role("button", name="Сохранить черновик").click()
    form.get_by_role("button", name="Опубликовать").click()
    expect(form.get_by_text("Опубликовано", exact=True)).to_be_visible()
    assert faults(page) == []
    shown = page.request.get(f"{suite.page('cabinet')}/api/cabinet/information").json()
    assert f"Офис {word}" in [one["title"] for one in shown["contacts"]]


def test_who_is_not_signed_in_finds_an_answer_and_opens_a_document(
    suite: Suite, staff: Staff, open_page: Open, published: dict[str, str], word: str
) -> None:
    _prepare(suite, staff("operator", None), published)
    page = open_page()
    page.goto(f"{suite.page('cabinet')}/help/information")
    page.get_by_role("heading", name="Вопросы и ответы").wait_for()
    page.get_by_label("Что вы ищете?").fill(f"{word} что")
    page.get_by_role("link", name=published["question"]).click()
    expect(page.get_by_text("Единица для проверки.").last).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="<b>два</b>")).to_be_visible()
    # What was found leads to the place on the page, where the document is.
    address = page.get_by_role("link", name=published["document"]).last.get_attribute("href")
    answer = page.request.get(f"{suite.page('cabinet')}{address}")
    assert answer.body() == PDF
    assert answer.headers["content-disposition"].startswith("inline")
    # How to use the cabinet is found as well, in other forms of its words, with its picture.
    page.get_by_label("Что вы ищете?").fill("забыла пароли")
    page.get_by_role("link", name="Как войти").click()
    picture = page.get_by_role("img", name="Страница входа")
    expect(picture).to_be_in_viewport()
    wait_until(lambda: picture.evaluate("one => one.naturalWidth") > 0, what="the picture")
    assert faults(page) == []


def test_a_household_orders_a_service_and_reads_the_answer(
    suite: Suite, staff: Staff, consumer: Open, published: dict[str, str]
) -> None:
    desk = staff("operator", None)
    _prepare(suite, desk, published)
    page = consumer(path="/services")
    opened(page, "Услуги")
    page.get_by_role("button", name=re.compile(f"^Заказать.*{published['service']}$")).click()
    page.get_by_label("Телефон").fill("нет")
    page.get_by_role("button", name="Отправить заказ").click()
    expect(page.get_by_text("Напишите телефон")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Телефон").fill("+7 913 000-00-00")
    page.get_by_role("button", name="Отправить заказ").click()
    expect(page.get_by_text("Мы вам позвоним")).to_be_visible()
    desk.goto(f"{suite.page('admin')}/service-orders?state=new&search={published['service']}")
    # The menu counts what waits.
    expect(desk.get_by_role("link", name=re.compile(r"^Заказы услуг \d+ нов"))).to_be_visible()
    desk.get_by_role("link", name=published["service"]).first.click()
    card = desk.get_by_role("dialog")
    card.get_by_label("Ответ абоненту").fill("Приедем во вторник.")
    card.get_by_role("button", name="Сохранить").click()
    # The open page asks anew by itself, and the bell tells of it.
    expect(page.get_by_text("Приедем во вторник.").first).to_be_visible()
    bell(page).click()
    notice = page.get_by_role("dialog").get_by_text(f"«{published['service']}»").first
    expect(notice).to_be_visible()


def test_information_stays_readable_without_a_network(
    suite: Suite, staff: Staff, consumer: Open, published: dict[str, str], word: str
) -> None:
    _prepare(suite, staff("operator", None), published)
    page = consumer(path="/readings")
    opened(page, "Показания")
    page.get_by_role("link", name="Как это работает?").click()
    opened(page, "Информация")
    expect(page.get_by_text("видно, сколько электричества ушло и когда")).to_be_in_viewport()
    page.get_by_role("heading", name="Вопросы и ответы").wait_for()
    assert faults(page) == []
    page.context.set_offline(True)
    page.get_by_label("Что вы ищете?").fill(word)
    expect(page.get_by_text("Нет связи: ищем в том")).to_be_visible()
    expect(page.get_by_role("link", name=published["question"])).to_be_visible()
    page.context.set_offline(False)


def test_a_version_that_asks_is_put_before_the_reader_until_it_is_accepted(
    suite: Suite, staff: Staff, consumer: Open
) -> None:
    desk = staff("operator", None)
    account = suite.logins["cabinet"][1]["account"]
    reader = add_consumer(suite, name="Читатель Соглашения", account_numbers=[account])
    today = suite.query(
        "cabinet", "SELECT (now() AT TIME ZONE time_zone)::date FROM supplier_settings"
    )
    version = str(today[0][0])
    body = {"title": "Соглашение с вопросом", "text": "Не шумите ночью.", "asks": True}
    key = _publish(suite, desk, kind="agreement", valid_from=version, **body)
    try:
        page = consumer(path="/readings", person=reader)
        page.get_by_role("heading", name="Новая версия соглашения", level=1).wait_for()
        expect(page.get_by_text("Не шумите ночью.")).to_be_visible()
        assert faults(page) == []
        page.get_by_role("button", name="Принимаю условия").click()
        opened(page, "Показания")
        page.goto(f"{suite.page('cabinet')}/profile")
        expect(page.get_by_text("Вы согласились с версией от")).to_be_visible()
    finally:
        # The other tests' people are asked nothing.
        suite.query("cabinet", "UPDATE content_entries SET live = NULL WHERE id = $1", key)
