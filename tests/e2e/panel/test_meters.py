"""Staff at the meters: found, changed, replaced; the dictionary of models."""

import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import loaded
from tests.e2e.panel.pages import Staff, choose_act, post
from tests.e2e.people import add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations
from tests.support.tariffs import one_rate


@dataclass
class House:
    """A house with one meter, which a test makes for itself."""

    mark: str = field(default_factory=lambda: secrets.token_hex(4))
    point: str = field(default_factory=lambda: str(uuid4()))

    @property
    def serial(self) -> str:
        return f"OLD-{self.mark}"

    def reading(self, day: str, kwh: int, meter: str = "") -> dict[str, Any]:
        return {
            "meter": meter or f"m-{self.mark}", "channel": "A+", "source": "manual", "unit": "Wh",
            "taken_at": f"{day}T12:00:00+06:00", "values": {"total": kwh * 1000},
        }  # fmt: skip


@pytest.fixture
def house(suite: Suite) -> House:
    """Put a house into the registry, with what its meter showed on the last of May."""
    house = House()
    mark = house.mark
    suite.deliver("customers", {"id": f"c-{mark}", "kind": "individual", "name": "Жаров Пётр"})
    suite.deliver(
        "service-locations",
        {"id": f"l-{mark}", "locality": "Омск", "street": "ул. Мира", "house": mark},
    )
    suite.deliver(
        "accounts",
        {
            "number": f"66{int(mark, 16)}", "customer": f"c-{mark}",
            "service_location": f"l-{mark}", "contract_start": "2024-01-01",
        },
    )  # fmt: skip
    suite.deliver(
        "usage-points",
        {
            "mrid": house.point, "account": f"66{int(mark, 16)}", "service_location": f"l-{mark}",
            "time_zone": "Asia/Omsk", "tariff": "Одноставочный",
        },
    )  # fmt: skip
    suite.deliver(
        "meter-models",
        {
            "id": f"mm-{mark}", "name": f"МИР {mark}", "manufacturer": "ООО НПО МИР",
            "version_code": "05S-230-5(10)", "phases": 3, "register_digits": 5,
            "verification_interval_years": 16,
        },
    )  # fmt: skip
    suite.deliver(
        "meters",
        {
            "id": f"m-{mark}", "serial_number": house.serial, "model": f"mm-{mark}",
            "usage_point": house.point, "installed_on": "2024-01-01",
        },
    )  # fmt: skip
    suite.deliver("register-readings", house.reading("2026-05-31", 15180))
    return house


def _card(page: Page, serial: str) -> Locator:
    """Open the card of a meter from the list."""
    page.get_by_role("link", name=serial).click()
    card = page.get_by_role("dialog", name="Карточка прибора учёта")
    card.get_by_role("tab", name="Информация").wait_for()
    loaded(page)
    return card


def _open(staff: Staff, house: House, role: str = "operator", **how: Any) -> Page:
    page = staff(role, f"/meters?search={house.mark}", **how)
    page.get_by_role("link", name=house.serial).wait_for()
    return page


def test_a_meter_is_found_and_its_card_has_the_tabs_and_fields_of_the_manual(
    staff: Staff, house: House
) -> None:
    page = _open(staff, house, "viewer")
    assert faults(page) == []
    card = _card(page, house.serial)
    for label in ("Серийный номер", "Модель", "Дата выпуска", "Тариф", "Временная зона"):
        expect(card.get_by_label(label, exact=True)).to_be_disabled()
    assert violations(page) == []
    card.get_by_role("tab", name="Точка учёта").click()
    for label in (
        "Название ПУ в ЛК", "Степень благоустройства", "Дата установки", "Дата снятия",
        "Место установки", "Тип места", "Код ТУ",
    ):  # fmt: skip
        expect(card.get_by_label(label, exact=True)).to_be_disabled()
    expect(card.get_by_label("Код ТУ")).to_have_value(f"urn:uuid:{house.point}")
    expect(card.get_by_role("button", name="Применить")).to_have_count(0)
    expect(card.get_by_role("button", name="Заменить прибор")).to_have_count(0)
    card.get_by_role("button", name=re.compile("Паспортные данные")).click()
    passport = page.get_by_role("dialog", name="Паспортные данные")
    for words in ("Исполнение", "Тип счётчика", "Межповерочный интервал, лет", "ООО НПО МИР"):
        expect(passport.get_by_text(words, exact=True)).to_be_visible()
    assert violations(page) == []


def test_an_event_that_an_appeal_means_is_marked_among_those_of_its_month(
    suite: Suite, staff: Staff, house: House
) -> None:
    meter = f"m-{house.mark}"
    suite.deliver(
        "meter-events",
        {"meter": meter, "occurred_at": "2026-05-10T08:00:00Z", "code": 44},
        {"meter": meter, "occurred_at": "2026-05-11T08:00:00Z", "code": 44},
        {"meter": meter, "occurred_at": "2026-03-01T08:00:00Z", "code": 1},
    )
    page = _open(staff, house, "viewer")
    card = _card(page, house.serial)
    card.get_by_role("tab", name="События").click()
    expect(card.get_by_role("heading", name="Май 2026")).to_be_visible()
    expect(card.get_by_text("О нём обращение")).to_have_count(0)
    assert violations(page) == []
    page.goto(f"{page.url}&event=44&at=2026-05-10T08%3A00%3A00Z")
    loaded(page)
    expect(card.get_by_role("tab", name="События", selected=True)).to_be_visible()
    events = card.get_by_role("tabpanel", name="События").get_by_role("listitem")
    expect(events).to_have_count(2)
    expect(events.filter(has_text="О нём обращение").get_by_text("10.05.2026")).to_be_visible()
    card.get_by_role("button", name="Показать март 2026").click()
    expect(card.get_by_role("heading", name="Март 2026")).to_be_visible()
    expect(card.get_by_role("button", name="Показать май 2026")).to_be_enabled()
    assert faults(page) == []


def test_filters_narrow_the_list_and_stand_in_the_address(staff: Staff, house: House) -> None:
    page = _open(staff, house)
    page.get_by_label("Где стоит").click()
    page.get_by_title("ещё не установлен", exact=True).click()
    expect(page).to_have_url(re.compile("state=unused"))
    expect(page.get_by_role("link", name=house.serial)).to_have_count(0)
    page.get_by_role("button", name="Сбросить фильтры").first.click()
    expect(page.get_by_role("link", name=house.serial)).to_be_visible()


def test_both_tabs_are_changed_and_what_cannot_be_is_told_at_its_field(
    staff: Staff, house: House
) -> None:
    page = _open(staff, house)
    card = _card(page, house.serial)
    card.get_by_label("Номер пломбы").fill("П-77")
    card.get_by_label("Последняя поверка").fill("2024-01-01")
    card.get_by_label("Почему").fill("Акт поверки")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text("Изменения сохранены.")).to_be_visible()
    expect(card.get_by_text("01.01.2040").first).to_be_visible()
    card.get_by_role("tab", name="Точка учёта").click()
    card.get_by_label("Название ПУ в ЛК").fill("Основной")
    card.get_by_label("Код ТУ").fill("1c1fb8b0")
    card.get_by_role("tabpanel").get_by_label("Почему").fill("Обход")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text(re.compile("Код ТУ — это UUID"))).to_be_visible()
    card.get_by_label("Код ТУ").fill("1c1fb8b0-1f3f-ed11-b239-" + house.mark + "9a05")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_label("Название ПУ в ЛК")).to_have_value("Основной")
    expect(card.get_by_text(re.compile("Название ПУ в ЛК: задано вручную"))).to_be_visible()
    assert violations(page) == []


def test_the_second_of_two_is_told_and_sees_what_it_is_now(staff: Staff, house: House) -> None:
    first, second = _open(staff, house), _open(staff, house)
    cards = [_card(page, house.serial) for page in (first, second)]
    for card, seal in zip(cards, ("A-1", "B-2"), strict=True):
        card.get_by_label("Номер пломбы").fill(seal)
        card.get_by_label("Почему").fill("Новая пломба")
        card.get_by_role("button", name="Применить").click()
        loaded(card.page)
    expect(cards[1].get_by_text("Это уже изменил кто-то другой")).to_be_visible()
    cards[1].get_by_role("button", name="Показать, как стало").click()
    expect(cards[1].get_by_label("Номер пломбы")).to_have_value("A-1")


def test_a_replacement_makes_june_a_hundred_and_a_mistake_is_undone(
    suite: Suite, staff: Staff, house: House
) -> None:
    page = _open(staff, house)
    card = _card(page, house.serial)
    new = f"NEW-{house.mark}"

    def replace(last: str) -> Locator:
        card.get_by_role("button", name="Заменить прибор").click()
        form = page.get_by_role("dialog", name=f"Замена прибора {house.serial}")
        form.get_by_label("Когда заменили").fill("2026-06-14")
        counters = form.get_by_label("A+, сумма")
        counters.first.fill(last)
        counters.last.fill("7")
        return form

    form = replace("15179")
    expect(form.get_by_text(re.compile("было 15.180"))).to_be_visible()
    form.get_by_label("Серийный номер").fill(new)
    form.get_by_role("button", name="Заменить", exact=True).click()
    expect(form.get_by_text(re.compile("Меньше прежнего показания"))).to_be_visible()
    assert violations(page) == []
    form.get_by_label("A+, сумма").first.fill("15230")
    form.get_by_role("button", name="Заменить", exact=True).click()
    expect(card.get_by_text("Прибор заменён.")).to_be_visible()
    expect(card.get_by_role("link", name=new)).to_be_visible()

    card.get_by_role("button", name="Отменить замену").click()
    question = page.get_by_role("dialog", name="Отменить замену?")
    question.get_by_role("button", name="Отменить замену").click()
    expect(card.get_by_text("Замена отменена.")).to_be_visible()

    form = replace("15230")
    form.get_by_text("Уже в реестре").click()
    form.get_by_label("Прибор, который нигде не установлен").fill(house.mark)
    page.get_by_title(re.compile(new)).click()
    form.get_by_role("button", name="Заменить", exact=True).click()
    expect(card.get_by_text("Прибор заменён.")).to_be_visible()
    suite.deliver("register-readings", house.reading("2026-06-30", 57, new))
    used = suite.query(
        "cabinet",
        "SELECT m.serial_number, max(r.total) - min(r.total) AS wh FROM register_readings r"
        " JOIN meters m ON m.id = r.meter_id WHERE m.serial_number LIKE '%' || $1"
        " AND r.channel = 1 GROUP BY 1 ORDER BY 1",
        house.mark,
    )
    assert [(row["serial_number"], row["wh"]) for row in used] == [
        (new, 50_000), (house.serial, 50_000),
    ]  # fmt: skip
    # What has been lived with is not undone.
    page.reload()
    loaded(page)
    expect(page.get_by_role("button", name="Отменить замену")).to_have_count(0)


def test_models_are_added_changed_merged_and_deleted(staff: Staff, house: House) -> None:
    page = staff("operator", f"/meter-models?search={house.mark}")
    page.get_by_role("link", name=f"МИР {house.mark}").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Добавить модель").click()
    drawer = page.get_by_role("dialog", name="Модель прибора учёта")
    drawer.get_by_label("Имя").fill(f"СЕ102 {house.mark}")
    drawer.get_by_label("Производитель").fill("Энергомера")
    drawer.get_by_label("Межповерочный интервал, лет").fill("16")
    assert violations(page) == []
    drawer.get_by_role("button", name="Добавить модель").click()
    expect(page.get_by_role("link", name=f"СЕ102 {house.mark}")).to_be_visible()
    choose_act(page, "Объединить", f"МИР {house.mark}")
    question = page.get_by_role("dialog", name=re.compile("Объединить модель"))
    question.get_by_label("Какая модель останется").fill(house.mark)
    page.get_by_title(f"СЕ102 {house.mark}").click()
    question.get_by_role("button", name="Объединить").click()
    expect(page.get_by_role("link", name=f"МИР {house.mark}")).to_have_count(0)
    # A meter is of it now: it cannot be deleted.
    page.get_by_role("button", name=f"Действия: СЕ102 {house.mark}").click()
    expect(page.get_by_role("menuitem", name="Изменить")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Удалить")).to_have_count(0)


def test_the_pages_speak_english(suite: Suite, staff: Staff, house: House) -> None:
    # The language is kept with the person.
    page = _open(staff, house, person=add_staff(suite, "operator"))
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name=house.serial).click()
    card = page.get_by_role("dialog", name="Meter card")
    expect(card.get_by_role("tab", name="Usage point")).to_be_visible()
    expect(card.get_by_role("button", name="Replace the meter")).to_be_visible()
    assert violations(page) == []


def _price(suite: Suite, page: Page, house: House, price: str) -> None:
    """Let a kWh at the house have had that price since ever."""
    document = {"schedules": [{"name": f"Проба {house.mark}", "versions": [one_rate(price)]}]}
    given = {"format": "json", "content": json.dumps(document)}
    answer = post(suite, page, "cabinet/staff/tariff-schedules/import", given)
    assert answer.ok, answer.text()
    suite.query(
        "cabinet",
        "INSERT INTO usage_point_tariffs (usage_point_id, schedule_id)"
        " SELECT id, $1 FROM usage_points WHERE mrid = $2"
        " ON CONFLICT (usage_point_id, from_day) DO UPDATE SET schedule_id = excluded.schedule_id",
        answer.json()["items"][0]["id"],
        house.point,
    )


def test_a_month_is_told_as_it_was_known_on_a_day(suite: Suite, staff: Staff, house: House) -> None:
    day = {
        "meter": f"m-{house.mark}", "channel": "A+", "day": "2026-09-10", "interval_minutes": 60,
        "unit": "Wh", "values": [100] * 24,
    }  # fmt: skip
    suite.deliver("interval-profiles", day)
    suite.deliver("interval-profiles", day | {"values": [150] * 24})
    page = _open(staff, house)
    _price(suite, page, house, "5.00")
    card = _card(page, house.serial)
    card.get_by_role("tab", name="Как было известно").click()
    card.get_by_label("Месяц").fill("2026-09")
    card.get_by_label("Известно на").fill("2026-09-20")
    expect(card.get_by_text("К этому дню о периоде ещё ничего не было известно.")).to_be_visible()
    table = card.get_by_role("table", name="Что изменилось")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("2,4")
    expect(rows.nth(1)).to_contain_text("3,6")
    expect(card.get_by_text(re.compile(r"^3,6\sкВт·ч, ≈ 18,00\s₽$"))).to_have_count(2)
    expect(card.get_by_text(re.compile("^Стоимость — оценка по тарифу"))).to_be_visible()
    assert faults(page) == []
