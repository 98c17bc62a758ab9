"""Appeals from end to end: written on a phone, answered at the desk, told of, rated."""

import re
import secrets
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.handing_in import HandRead, hand_read
from tests.e2e.pages import loaded
from tests.e2e.people import add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults, settle, violations

Open = Callable[..., Page]
_ASKED = "Почему в ноябре такой расход?"


@pytest.fixture
def topic(suite: Suite, staff: Open) -> str:
    """Give a topic of questions, with a ready answer, made as staff make them."""
    title = f"Расход {secrets.token_hex(3)}"
    page = staff("administrator", None)
    base = suite.page("admin")
    made = page.request.post(
        f"{base}/api/cabinet/staff/appeal-topics",
        headers={"Origin": base},
        data={"title": title, "kinds": ["question"], "position": 0},
    )
    assert made.status == 201, made.text()
    answer = page.request.post(
        f"{base}/api/cabinet/staff/answer-templates",
        headers={"Origin": base},
        data={
            "name": f"Готовый {title}",
            "text": "Проверим обращение {номер}.",
            "topic_id": made.json()["id"],
        },
    )
    assert answer.status == 201, answer.text()
    return title


@pytest.fixture
def household(suite: Suite) -> HandRead:
    """Give a household with one account."""
    return hand_read(suite, {"total": {"zones": {"total": 1200}}})


def _photo() -> FilePayload:
    picture = BytesIO()
    Image.new("RGB", (640, 480), "#4a7").save(picture, "JPEG")
    return {"name": "meter.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def _write(page: Page, base: str, topic: str, *, photo: bool = False) -> int:
    """Write an appeal as a consumer does; return its number."""
    page.goto(f"{base}/support/new")
    page.get_by_role("radio", name=re.compile("^Вопрос")).check(force=True)
    page.get_by_role("combobox", name="Тема").select_option(label=topic)
    page.get_by_role("textbox", name="Сообщение").fill(_ASKED)
    if photo:
        page.get_by_label("Приложить файлы").set_input_files(_photo())
        expect(page.get_by_text("Загружен", exact=True)).to_be_visible()
        expect(page.get_by_text("Черновик сохранён")).to_be_visible()
        assert faults(page) == []
    page.get_by_role("button", name="Отправить", exact=True).click()
    title = page.get_by_role("heading", name=re.compile(r"^Обращение № \d+"), level=1)
    title.wait_for()
    return int(re.sub(r"\D", "", title.inner_text()))


def _answer_by_mail(page: Page, suite: Suite, household: HandRead, text: str) -> None:
    """Answer the letter about the appeal in the mailbox, as its reader does."""
    letter = suite.letter(household.person.login, "Ответ на обращение")
    page.goto(f"http://127.0.0.1:{suite.facts['ports']['mailbox']}/letters/{letter['name']}")
    page.get_by_role("textbox", name="Ответ").fill(text)
    page.get_by_role("button", name="Ответить").click()
    expect(page.get_by_role("status")).to_contain_text("Ответ отправлен")


def _card(page: Page, number: int) -> Page:
    page.get_by_role("link", name=re.compile(f"^№ {number},")).click()
    page.get_by_role("dialog", name=f"Обращение № {number}").get_by_text(_ASKED).last.wait_for()
    # The drawer comes in from the side.
    settle(page)
    return page


def test_an_appeal_goes_from_a_phone_to_its_rating(
    suite: Suite, open_page: Open, staff: Open, household: HandRead, topic: str
) -> None:
    theirs = open_page("phone")
    base = come_in(theirs, suite, household.person, 1)
    number = _write(theirs, base, topic, photo=True)
    expect(theirs.get_by_role("img", name="Фото: meter.jpg")).to_be_visible()
    assert faults(theirs) == []

    desk = staff("operator", f"/appeals?search={number}")
    loaded(desk)
    assert faults(desk) == []
    drawer = _card(desk, number).get_by_role("dialog")
    drawer.get_by_role("combobox", name="Готовый ответ").click()
    desk.get_by_title(f"Готовый {topic}").wait_for()
    # The list has found its place: what is clicked while it is put there may be beside it.
    settle(desk)
    desk.get_by_title(f"Готовый {topic}").click()
    expect(drawer.get_by_role("textbox", name="Ответ")).to_have_value(
        f"Проверим обращение {number}."
    )
    assert violations(desk) == []
    drawer.get_by_role("button", name="Отправить и выполнить").click()
    expect(desk.get_by_text("Ответ отправлен, потребитель об этом узнает")).to_be_visible()

    # The open page hears of it by itself, and of what its owner answers from his mail.
    expect(theirs.get_by_text(f"Проверим обращение {number}.")).to_be_visible()
    _answer_by_mail(open_page(), suite, household, "Проверьте и день 20-го")
    said = theirs.get_by_role("listitem").filter(has_text="Вы, письмом")
    expect(said).to_contain_text("Проверьте и день 20-го")
    expect(said).not_to_contain_text("Проверим обращение")
    desk.goto(f"{suite.page('admin')}/appeals?search={number}")
    drawer = _card(desk, number).get_by_role("dialog")
    expect(drawer.get_by_text(re.compile(", письмом, "))).to_be_visible()
    drawer.get_by_role("button", name="Выполнено", exact=True).click()
    theirs.get_by_role("radio", name=re.compile("^5 звёзд")).check()
    theirs.get_by_role("button", name="Оценить").click()
    expect(theirs.get_by_text("Ваша оценка: 5 звёзд из 5")).to_be_visible()
    theirs.goto(f"{base}/notices")
    expect(theirs.get_by_text(re.compile(f"№.{number}")).first).to_be_visible()
    theirs.goto(f"{base}/support?show=archive")
    loaded(theirs)
    expect(theirs.get_by_role("link", name=re.compile(f"№ {number}$"))).to_be_visible()
    assert faults(theirs) == []


def test_two_answers_at_once_are_one_and_a_word_about_it(
    suite: Suite, open_page: Open, staff: Open, household: HandRead, topic: str
) -> None:
    theirs = open_page()
    number = _write(theirs, come_in(theirs, suite, household.person, 1), topic)
    first, second = (
        _card(
            staff("operator", f"/appeals?search={number}", person=add_staff(suite, "operator")),
            number,
        )
        for _ in range(2)
    )
    for page, text in ((first, "Первый ответ"), (second, "Второй ответ")):
        page.get_by_role("textbox", name="Ответ").fill(text)
        page.get_by_role("button", name="Отправить", exact=True).click()
    expect(first.get_by_text("Ответ отправлен, потребитель об этом узнает")).to_be_visible()
    expect(second.get_by_text(re.compile("^Пока вы писали"))).to_be_visible()
    expect(second.get_by_role("textbox", name="Ответ")).to_have_value("Второй ответ")
    expect(theirs.get_by_text("Первый ответ")).to_be_visible()
    expect(theirs.get_by_text("Второй ответ")).to_have_count(0)


def test_a_note_never_reaches_the_consumer(
    suite: Suite, open_page: Open, staff: Open, household: HandRead, topic: str
) -> None:
    theirs = open_page()
    base = come_in(theirs, suite, household.person, 1)
    number = _write(theirs, base, topic)
    desk = _card(staff("operator", f"/appeals?search={number}"), number)
    desk.get_by_role("dialog").get_by_text("Внутренняя заметка", exact=True).click()
    desk.get_by_role("textbox", name="Заметка для коллег").fill("Тайное")
    desk.get_by_role("button", name="Добавить заметку").click()
    expect(desk.get_by_text("Заметка добавлена")).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_text(_ASKED)).to_be_visible()
    assert "Тайное" not in theirs.content()
    assert theirs.request.get(f"{base}/api/notifications/counters").json()["unread"] == 0


def test_another_s_appeal_is_not_there(
    suite: Suite, open_page: Open, consumer: Open, household: HandRead, topic: str
) -> None:
    theirs = open_page()
    _write(theirs, come_in(theirs, suite, household.person, 1), topic)
    path = theirs.url.removeprefix(suite.page("cabinet"))
    other = consumer(0, path)
    expect(other.get_by_role("heading", name="Обращение не найдено", level=1)).to_be_visible()
    expect(other.get_by_text(_ASKED)).to_have_count(0)
    assert faults(other) == []


def test_doubles_become_one_where_both_are_read(
    suite: Suite, open_page: Open, staff: Open, household: HandRead, topic: str
) -> None:
    theirs = open_page("phone")
    base = come_in(theirs, suite, household.person, 1)
    kept, double = _write(theirs, base, topic), _write(theirs, base, topic, photo=True)
    theirs.get_by_role("textbox", name="Ваш ответ").fill("И ещё вопрос")
    desk = staff("operator", f"/appeals?search={household.account}")
    loaded(desk)
    for number in (kept, double):
        desk.get_by_role("checkbox", name=re.compile(f"№ {number},")).check()
    desk.get_by_role("button", name="Объединить", exact=True).click()
    dialog = desk.get_by_role("dialog", name="Объединить обращения")
    expect(dialog.get_by_role("radio", name=f"№ {kept}")).to_be_checked()
    assert violations(desk) == []
    dialog.get_by_role("button", name="Объединить", exact=True).click()
    expect(desk.get_by_text(f"Объединено: № {double} теперь в обращении № {kept}")).to_be_visible()
    expect(desk.get_by_text(f"объединено с № {kept}")).to_be_visible()

    drawer = _card(desk, kept).get_by_role("dialog")
    expect(drawer.get_by_role("img", name="Фото: meter.jpg")).to_be_visible()
    drawer.get_by_role("button", name="Взять себе").click()
    expect(desk.get_by_text("Теперь обращением занимаетесь вы")).to_be_visible()
    drawer.get_by_role("textbox", name="Ответ").fill("Ответим здесь")
    # The other one stands above in the list, and tells where it is answered.
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.get_by_role("link", name=f"Открыть № {kept}")).to_be_visible()
    desk.keyboard.press("Alt+ArrowDown")
    field = desk.get_by_role("dialog", name=f"Обращение № {kept}").get_by_role(
        "textbox", name="Ответ"
    )
    expect(field).to_have_value("Ответим здесь")
    assert violations(desk) == []
    field.press("Control+Enter")
    expect(desk.get_by_text("Ответ отправлен, потребитель об этом узнает")).to_be_visible()

    # The page of the other one hears of it by itself, and what was not sent goes along.
    expect(theirs.get_by_text(re.compile("То, что вы не успели отправить"))).to_be_visible()
    theirs.get_by_role("link", name=f"Открыть обращение № {kept}").click()
    expect(theirs.get_by_role("textbox", name="Ваш ответ")).to_have_value("И ещё вопрос")
    expect(theirs.get_by_text("Ответим здесь")).to_be_visible()
    expect(theirs.get_by_role("img", name="Фото: meter.jpg")).to_be_visible()
    assert faults(theirs) == []


def test_a_holiday_is_seen_in_the_term_before_it_is_kept(staff: Open) -> None:
    page = staff("administrator", "/desk-hours")
    told = page.get_by_text(re.compile("^Если обращение придёт сейчас, ответить нужно до"))
    told.wait_for()
    before = told.inner_text()
    for name in ("Пн", "Вт", "Ср", "Чт"):
        page.get_by_role("checkbox", name=name, exact=True).uncheck()
    expect(told).not_to_have_text(before)
    page.get_by_role("button", name="Добавить день").click()
    assert violations(page) == []
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text(re.compile("^Укажите у каждого особого дня дату"))).to_be_visible()
