"""An outage from the staff's map to the people whom it touches, and from their reports to staff."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.pages import bell, opened
from tests.e2e.pages import MOST_SHIFT, loaded, moving
from tests.e2e.panel.pages import Staff
from tests.e2e.people import Person, add_consumer, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults, resize

Open = Callable[..., Page]
# Corners around what the map shows in its middle, in px: nearer than the neighbouring house.
_CORNERS = ((-70, -60), (70, -60), (70, 60), (-70, 60))


@dataclass
class Street:
    """A street of two houses that are a kilometre apart, each with somebody who lives in it."""

    name: str = field(default_factory=lambda: f"ул. {some_family()}")
    people: dict[str, Person] = field(default_factory=dict)

    def house(self, number: str) -> str:
        """Return how a house is written."""
        return f"{self.name}, д. {number}"


@pytest.fixture(scope="module")
def street(suite: Suite) -> Iterator[Street]:
    """Let two people live in a street that no other test knows."""
    street = Street()
    north, east = 57 + secrets.randbelow(900) / 1000, 60 + secrets.randbelow(900) / 1000
    for house, latitude in (("1", north), ("2", north + 0.01)):
        key = f"dark-{secrets.token_hex(4)}"
        suite.deliver(
            "customers", {"id": key, "kind": "individual", "name": f"{some_family()} Анна Петровна"}
        )
        suite.deliver("service-locations", {
            "id": key, "locality": "Тара", "street": street.name, "house": house,
            "latitude": latitude, "longitude": east,
        })  # fmt: skip
        suite.deliver("accounts", {
            "number": key, "customer": key, "service_location": key,
            "contract_start": "2024-01-01",
        })  # fmt: skip
        street.people[house] = add_consumer(
            suite, name=f"{some_family()} Анна Петровна", account_numbers=[key]
        )
    yield street


def _draw(page: Page, chart: Locator) -> None:
    """Press the corners of an area around the middle of the map."""
    box = chart.bounding_box()
    assert box
    for across, down in _CORNERS:
        page.mouse.click(box["x"] + box["width"] / 2 + across, box["y"] + box["height"] / 2 + down)


def _find(page: Page, street: Street, house: str) -> None:
    """Choose a house that is found by its address."""
    page.get_by_label("Найти дом по адресу").fill(f"{street.name} {house}")
    page.locator(".ant-select-item-option", has_text=f"{street.house(house)} (").click()


def _banner(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Отключение электричества")


def test_an_outage_that_is_drawn_is_told_to_whom_it_touches_and_to_nobody_else(
    suite: Suite, staff: Staff, consumer: Open, street: Street
) -> None:
    page = staff("operator", "/outages/new")
    page.get_by_role("heading", name="Новое отключение", level=1).wait_for()
    chart = page.get_by_role("group", name="Карта: где отключение")
    chart.locator("svg").wait_for()
    # The house is found by its address: the map shows it, and the area is drawn around it.
    _find(page, street, "1")
    expect(page.get_by_text("Выбран 1 дом")).to_be_visible()
    page.get_by_text("Область", exact=True).click()
    chart.scroll_into_view_if_needed()
    _draw(page, chart)
    corners = page.get_by_label("Углы области")
    expect(corners).to_have_value(re.compile(r"^(\S+ \S+\n){3}\S+ \S+$"))
    expect(page.get_by_text("Затронет: 1 лицевой счёт, 1 дом")).to_be_visible()
    page.get_by_label("Причина").fill("Повреждение кабеля")
    page.get_by_label("Что сказать людям").fill("Бригада выехала.")
    assert faults(page) == []
    page.get_by_role("button", name="Опубликовать…").click()
    question = page.get_by_role("dialog", name="Опубликовать отключение?")
    expect(question.get_by_text("Сразу узнают: 1 человек")).to_be_visible()
    question.get_by_role("button", name="Опубликовать").click()
    card = page.get_by_role("dialog", name=re.compile(r"^Отключение № \d+$"))
    expect(card.get_by_text("Идёт сейчас")).to_be_visible()
    assert faults(page) == []

    dark = consumer(person=street.people["1"], path="/outages")
    opened(dark, "Отключения")
    expect(dark.get_by_text("Бригада выехала.")).to_be_visible()
    near = dark.get_by_role("group", name="Карта отключений рядом с вашими адресами")
    # The area, the house in it, and one's own place.
    expect(near.locator("path")).to_have_count(3)
    assert faults(dark) == []
    bell(dark, 1).wait_for()
    assert moving(dark, [f"{suite.page('cabinet')}/"]) == {}
    expect(_banner(dark)).to_contain_text(f"Нет света: {street.name}, 1")
    expect(dark.get_by_role("region", name="Абонент")).to_contain_text("Нет света")
    assert faults(dark) == []

    light = consumer(person=street.people["2"], path="/")
    opened(light, "Главная")
    expect(_banner(light)).to_have_count(0)
    own = light.request.get(f"{suite.page('cabinet')}/api/cabinet/outages").json()
    assert own["items"] == []
    bell(light, 0).wait_for()

    card.get_by_role("button", name="Завершить").click()
    card.get_by_label("Что сказать людям").fill("Кабель починили.")
    card.get_by_role("button", name="Завершить отключение").click()
    expect(card.get_by_text("Завершено").first).to_be_visible()
    # The page that is open tells it in the same place, and nothing moves.
    expect(_banner(dark)).to_contain_text("Отключение завершено")
    assert float(dark.evaluate("window.shifted")) <= MOST_SHIFT


def test_a_banner_stays_folded_until_there_is_news(
    suite: Suite, staff: Staff, consumer: Open, street: Street
) -> None:
    desk = staff("operator", None)
    base = suite.page("admin")
    found = desk.request.get(
        f"{base}/api/cabinet/staff/buildings", params={"search": f"{street.name} 2"}
    ).json()["items"]
    begun = datetime.now(UTC) - timedelta(hours=1)
    made = desk.request.post(
        f"{base}/api/cabinet/staff/outages",
        headers={"Origin": base, "Idempotency-Key": secrets.token_hex(16)},
        data={
            "kind": "emergency", "starts_at": begun.isoformat(), "expected_end_at": None,
            "scope": {"kind": "buildings", "building_ids": [found[0]["id"]]}, "publish": True,
        },
    )  # fmt: skip
    assert made.status == 201, made.text()
    page = consumer(person=street.people["2"], path="/")
    _banner(page).get_by_role("button", name="Свернуть").click()
    expect(_banner(page).get_by_role("link", name="Подробнее")).to_have_count(0)
    page.reload()
    expect(_banner(page).get_by_role("button", name="Развернуть")).to_be_visible()
    news = desk.request.post(
        f"{base}/api/cabinet/staff/outages/{made.json()['id']}/updates",
        headers={"Origin": base, "If-Match": made.headers["etag"]},
        data={"text": "Ищем повреждение.", "expected_end_at": None},
    )
    assert news.ok, news.text()
    expect(_banner(page).get_by_role("link", name="Подробнее")).to_be_visible()
    ended = desk.request.post(
        f"{base}/api/cabinet/staff/outages/{made.json()['id']}/end",
        headers={"Origin": base, "If-Match": news.headers["etag"]},
        data={"text": "", "ended_at": None},
    )
    assert ended.ok, ended.text()


def test_a_report_of_no_light_reaches_staff_and_is_taken_back(
    staff: Staff, consumer: Open, street: Street
) -> None:
    page = consumer(person=street.people["1"], path="/outages")
    opened(page, "Отключения")
    resize(page, "phone")
    page.get_by_role("button", name="Сообщить, что нет света").click()
    page.get_by_label("Как давно").select_option("Около часа")
    page.get_by_label("Что ещё важно знать").fill("Темно во всём подъезде")
    assert faults(page) == []
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Спасибо, сообщение принято.")).to_be_visible()
    mine = page.get_by_role("list", name="Ваши сообщения")
    expect(mine).to_contain_text("Проверяем")

    desk = staff("operator", "/outage-reports")
    desk.get_by_role("heading", name=f"Тара, {street.name}").wait_for()
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_role("link", name=re.compile(f"^Создать отключение.*{street.name}$")).click()
    expect(desk.get_by_text("Выбран 1 дом")).to_be_visible()
    expect(desk.get_by_text("Затронет: 1 лицевой счёт, 1 дом")).to_be_visible()

    mine.get_by_role("button", name=re.compile("^Свет появился")).click()
    expect(mine).to_contain_text("Свет есть")


def test_houses_are_chosen_on_their_map_or_beside_it(staff: Staff, street: Street) -> None:
    page = staff("viewer", "/houses")
    chart = page.get_by_role("group", name="Дома на карте")
    chart.locator("svg").wait_for()
    # Who only looks may look: nothing is chosen here.
    expect(page.get_by_label("Найти дом по адресу")).to_have_count(0)
    assert faults(page) == []
    desk = staff("operator", "/houses")
    _find(desk, street, "2")
    expect(desk.get_by_text("Выбран 1 дом")).to_be_visible()
    seen = desk.get_by_role("list", name="Дома в окне карты")
    expect(seen).to_contain_text(street.house("2"))
    desk.get_by_role("button", name="Создать отключение").click()
    desk.get_by_role("heading", name="Новое отключение", level=1).wait_for()
    expect(desk.get_by_text("Затронет: 1 лицевой счёт, 1 дом")).to_be_visible()


def test_a_draft_is_published_changed_told_of_and_called_off(
    suite: Suite, staff: Staff, street: Street
) -> None:
    page = staff("operator", "/outages/new")
    base = suite.page("admin")
    house = page.request.get(
        f"{base}/api/cabinet/staff/buildings", params={"search": f"{street.name} 2"}
    ).json()["items"][0]
    page.get_by_text("Плановое", exact=True).click()
    page.get_by_text("Круг", exact=True).click()
    page.get_by_label("Центр").fill("на углу")
    expect(page.get_by_text("Центр прочитать не удалось")).to_be_visible()
    page.get_by_label("Центр").fill(f"{house['point'][1]}, {house['point'][0]}")
    page.get_by_label("Радиус").fill("150")
    expect(page.get_by_text("Затронет: 1 лицевой счёт, 1 дом")).to_be_visible()
    page.get_by_role("button", name="Сохранить черновик").click()
    expect(page.get_by_text("нужно время окончания")).to_be_visible()
    start = datetime.now(UTC) + timedelta(days=2)
    page.get_by_label("Начало").fill(start.strftime("%Y-%m-%dT09:00"))
    page.get_by_label("Окончание").fill(start.strftime("%Y-%m-%dT08:00"))
    expect(page.get_by_text("Окончание должно быть позже начала.")).to_be_visible()
    page.get_by_label("Окончание").fill(start.strftime("%Y-%m-%dT13:00"))
    page.get_by_role("button", name="Сохранить черновик").click()
    card = page.get_by_role("dialog", name=re.compile(r"^Отключение № \d+$"))
    expect(card.get_by_text("Черновик").first).to_be_visible()

    card.get_by_role("button", name="Опубликовать").click()
    card.get_by_role("button", name="Опубликовать").click()
    expect(card.get_by_text("Запланировано").first).to_be_visible()
    card.get_by_text("Затронутые лицевые счета").click()
    expect(card.get_by_text(street.house("2")).last).to_be_visible()

    card.get_by_role("button", name="Изменить").click()
    page.get_by_role("heading", name=re.compile("изменение$"), level=1).wait_for()
    expect(page.get_by_label("Радиус")).to_have_value("150")
    page.get_by_label("Причина").fill("Замена опор")
    page.get_by_role("button", name="Сохранить и сообщить…").click()
    page.get_by_role("dialog", name="Сохранить изменения?").get_by_role(
        "button", name="Сохранить"
    ).click()
    expect(card.get_by_text("Замена опор")).to_be_visible()

    card.get_by_role("button", name="Добавить новость").click()
    card.get_by_role("button", name="Сообщить").click()
    expect(card.get_by_text("Напишите новость или измените время.")).to_be_visible()
    card.get_by_label("Что сказать людям").fill("Опоры привезли.")
    card.get_by_role("button", name="Сообщить").click()
    expect(card.get_by_role("region", name="Что сказано людям")).to_contain_text("Опоры привезли.")

    card.get_by_role("button", name="Отменить").click()
    card.get_by_role("button", name="Отменить отключение").click()
    expect(card.get_by_text("Отменено").first).to_be_visible()
    expect(card.get_by_role("button", name="Изменить")).to_have_count(0)
    page.goto(f"{base}/outages?status=cancelled&search={street.name}")
    loaded(page)
    expect(page.get_by_role("link", name=re.compile(street.name))).to_be_visible()
