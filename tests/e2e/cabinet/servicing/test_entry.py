"""The cabinet of a servicing organisation: its main page, and readings entered by hand."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.pages import bell, opened
from tests.e2e.cabinet.servicing.serving import COMMON, Servicing, counts, serving
from tests.e2e.cabinet.servicing.walking import colleague
from tests.e2e.handing_in import TAKEN, hand_read, readings_not_taken, readings_taken
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.waits import wait_until

_ENTRY = "Ручной ввод данных"
Open = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _every_day(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def own(suite: Suite) -> Servicing:
    return serving(suite)


def _type(page: Page, day: str, night: str) -> None:
    # The letter is of one alphabet or the other, as the page's language has it.
    page.get_by_label(re.compile("^T1")).first.fill(day)
    page.get_by_label(re.compile("^T2")).first.fill(night)


def test_who_acts_for_an_organisation_alone_is_led_to_its_main_page(
    consumer: Open, own: Servicing
) -> None:
    page = consumer(person=own.person)
    expect(page).to_have_url(re.compile("/servicing$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Вера Петровна!")
    expect(page.get_by_role("banner").get_by_text(own.short_name)).to_be_visible()
    menu = page.get_by_role("navigation", name="Основное меню")
    expect(menu.get_by_role("link")).to_have_text(
        ["Главная", "Передача показаний", "Обход домов", "Настройки"]
    )
    for words in ("Управляющая компания", "Домова Вера Петровна", "+7 913 000-00-00", "Всего: 1"):
        expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()
    row = page.get_by_role("row").filter(has_text=own.street)
    expect(row.get_by_role("cell")).to_have_text(["3", "1", "0 из 4", "Баланс дома"])
    row.get_by_role("link", name=re.compile(own.street)).click()
    opened(page, _ENTRY)
    expect(page.get_by_text("Жильцова Анна 1", exact=True)).to_be_visible()


def test_a_long_name_of_the_organisation_covers_nothing(
    suite: Suite, consumer: Open, own: Servicing
) -> None:
    name = f"ТСН «Объединение собственников недвижимости {own.mark}»"
    suite.query(
        "cabinet",
        "UPDATE servicing_organizations SET short_name = $1 WHERE id ="
        " (SELECT organization_id FROM servicing_people WHERE email = $2)",
        name,
        own.person.login,
    )
    page = consumer(person=own.person, path="/servicing")
    shown = page.get_by_role("banner").get_by_text(name)
    for width in (1440, 1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        wait_until(partial(_apart, shown, bell(page)), what=f"room for the bell at {width} px")


def _apart(left: Locator, right: Locator) -> bool:
    one, other = left.bounding_box(), right.bounding_box()
    return bool(one and other and one["x"] + one["width"] <= other["x"])


def test_flat_after_flat_is_entered_by_the_keyboard_alone(consumer: Open, own: Servicing) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    expect(page.get_by_role("heading", name=re.compile("Кв. 1:"))).to_be_visible()
    expect(page.get_by_text("Двухтарифный")).to_be_visible()
    _type(page, "1210", "805")
    page.keyboard.press("Enter")
    # The next flat is at hand.
    expect(page.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    expect(page.locator("input:focus")).to_have_attribute("id", re.compile("T1$"))
    page.keyboard.type("1211")
    page.keyboard.press("Tab")
    page.keyboard.type("806")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Кв. 10:"))).to_be_visible()
    listed = page.get_by_role("region", name=re.compile("Переданные показания на"))
    expect(listed.get_by_text("Всего: 2, в этом сеансе: 2")).to_be_visible()
    expect(listed.get_by_role("rowheader").first).to_contain_text("кв. 2")
    expect(listed.get_by_text(TAKEN).first).to_be_visible()


def test_what_may_be_wrong_is_asked_back_and_what_cannot_be_is_refused(
    consumer: Open, own: Servicing
) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    _type(page, "1100", "805")
    send = page.get_by_role("button", name="Отправить")
    send.click()
    expect(page.get_by_text("Меньше прошлого показания 1200,0. Проверьте цифры")).to_be_visible()
    _type(page, "99000", "805")
    send.click()
    expect(page.get_by_text("Всё верно?")).to_be_visible()
    page.get_by_role("button", name="Да, передать").click()
    expect(page.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()


def test_what_the_household_has_handed_in_is_replaced_only_after_a_question(
    suite: Suite, consumer: Open, own: Servicing
) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    flat = page.get_by_role("region", name=re.compile("^Кв. 1:"))
    flat.wait_for()
    account = own.serial("1")
    household = add_consumer(suite, name="Жильцова Анна 1", account_numbers=[account])
    home = consumer(person=household, path="/submissions")
    opened(home, "Передать показания")
    _type(home, "1205", "803")
    home.get_by_role("button", name="Передать", exact=True).click()
    expect(home.get_by_text(TAKEN).first).to_be_visible()
    # What this page shows of the flat is older.
    _type(page, "1210", "805")
    page.keyboard.press("Enter")
    asked = page.get_by_role("region", name=re.compile("^Показания уже передал жилец"))
    expect(asked).to_be_focused()
    expect(asked.get_by_text(re.compile("1205,0.*803,0"))).to_be_visible()
    assert faults(page) == []
    asked.get_by_role("button", name="Оставить").click()
    expect(page.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    page.get_by_label("Квартира", exact=True).select_option("1")
    expect(flat.get_by_text(re.compile("^Передал жилец"))).to_be_visible()
    flat.get_by_role("button", name="Исправить").click()
    _type(page, "1210", "805")
    page.keyboard.press("Enter")
    expect(asked.get_by_text(re.compile("1205,0.*803,0"))).to_be_visible()
    # While he looks at it, another comes: that one is asked about, too.
    home.get_by_role("button", name="Исправить", exact=True).click()
    _type(home, "1206", "804")
    home.get_by_role("button", name="Передать", exact=True).click()
    expect(home.get_by_text("1206,0").first).to_be_visible()
    asked.get_by_role("button", name="Заменить").click()
    expect(asked.get_by_text(re.compile("1206,0.*804,0"))).to_be_visible()
    expect(asked).to_be_focused()
    asked.get_by_role("button", name="Заменить").click()
    expect(page.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    home.reload()
    opened(home, "Передать показания")
    expect(home.get_by_text("Их передала организация, которая обслуживает дом")).to_be_visible()
    # It is the household's own meter: it corrects it without a question.
    home.get_by_role("button", name="Исправить", exact=True).click()
    _type(home, "1207", "805")
    home.get_by_role("button", name="Передать", exact=True).click()
    expect(home.get_by_text("1207,0").first).to_be_visible()


def test_two_people_of_one_organisation_enter_one_flat_and_the_second_is_asked(
    suite: Suite, consumer: Open, own: Servicing
) -> None:
    (served,) = suite.query(
        "cabinet",
        "SELECT organization_id FROM servicing_people WHERE email = $1",
        own.person.login,
    )
    vera = consumer(person=own.person, path="/servicing/entry")
    other = consumer(person=colleague(suite, served["organization_id"]), path="/servicing/entry")
    for page in (vera, other):
        opened(page, _ENTRY)
        page.get_by_role("region", name=re.compile("^Кв. 1:")).wait_for()
    _type(vera, "1205", "803")
    vera.keyboard.press("Enter")
    expect(vera.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    # What this page shows of the flat is older.
    _type(other, "1206", "804")
    other.keyboard.press("Enter")
    asked = other.get_by_role("region", name=re.compile("^Показания уже передал ваш коллега"))
    expect(asked).to_be_focused()
    expect(asked.get_by_text(re.compile("Домова Вера Петровна: .*1205,0.*803,0"))).to_be_visible()
    assert faults(other) == []
    assert len(counts(suite, own)) == 1
    asked.get_by_role("button", name="Заменить").click()
    expect(other.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    kept = [one["t1"] for one in counts(suite, own) if one["state"] != "corrected"]
    assert kept == [1_206_000]


def test_a_common_meter_has_its_ratio_and_what_was_sent_is_deleted_with_a_question(
    consumer: Open, own: Servicing
) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    page.get_by_text("Общедомовые ПУ", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("Весь дом:"))).to_be_visible()
    expect(page.get_by_text("Коэффициент трансформации")).to_be_visible()
    page.get_by_label(re.compile("^T1")).first.fill("501")
    page.get_by_role("button", name="Отправить").click()
    listed = page.get_by_role("region", name=re.compile("Переданные показания на"))
    row = listed.get_by_role("row").filter(has_text=own.serial(COMMON))
    expect(row.get_by_role("cell", name="20", exact=True)).to_be_visible()
    row.get_by_role("button", name=re.compile("^Удалить")).click()
    asked = listed.get_by_role("region", name=re.compile("^Вы действительно хотите удалить"))
    asked.get_by_role("button", name="Нет").click()
    expect(asked).to_be_hidden()
    row.get_by_role("button", name=re.compile("^Удалить")).click()
    asked.get_by_role("button", name="Да").click()
    expect(listed.get_by_text("В этот период ещё ничего не передано.")).to_be_visible()
    # It may be handed in anew.
    expect(page.get_by_role("button", name="Отправить")).to_be_visible()


def test_refusals_are_told_once_and_are_found_by_the_bell(
    suite: Suite, consumer: Open, own: Servicing
) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    for following in ("Кв. 2:", "Кв. 10:"):
        _type(page, "1210", "805")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=re.compile(following))).to_be_visible()
    why = "Проверьте последнюю цифру."
    suite.deliver(
        "submission-outcomes",
        *(
            {"submission_id": str(one["id"]), "state": "refused", "reason": "digits", "text": why}
            for one in counts(suite, own)
        ),
    )
    bell(page, 1).click()
    notice = page.get_by_role("dialog")
    expect(notice.get_by_text("Не принято показаний")).to_be_visible()
    expect(notice.get_by_text(why)).to_be_visible()
    notice.get_by_role("link", name="Непринятые показания").click()
    listed = page.get_by_role("region", name=re.compile("Переданные показания на"))
    only = listed.get_by_role("checkbox", name="Только непринятые (2)")
    expect(only).to_be_checked()
    expect(listed.get_by_text(f"Не приняты: {why}")).to_have_count(2)
    assert faults(page) == []
    # What comes in its place takes it out of the list.
    page.goto(f"{page.url}&flat=1")
    opened(page, _ENTRY)
    _type(page, "1211", "806")
    page.keyboard.press("Enter")
    expect(listed.get_by_role("checkbox", name="Только непринятые (1)")).to_be_checked()
    only = listed.get_by_role("checkbox")
    # It is in the address: the page follows that, a moment after the press.
    only.click()
    expect(only).not_to_be_checked()
    expect(listed.get_by_text("Всего: 3, в этом сеансе: 3")).to_be_visible()


def test_an_earlier_session_cannot_be_deleted_from(consumer: Open, own: Servicing) -> None:
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    _type(page, "1210", "805")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Кв. 2:"))).to_be_visible()
    other = consumer(person=own.person, path="/servicing/entry")
    opened(other, _ENTRY)
    listed = other.get_by_role("region", name=re.compile("Переданные показания на"))
    expect(listed.get_by_text("Всего: 1, в этом сеансе: 0")).to_be_visible()
    expect(listed.get_by_role("button", name=re.compile("^Удалить"))).to_have_count(0)


def test_outside_the_days_it_is_said_when(suite: Suite, consumer: Open, own: Servicing) -> None:
    with readings_not_taken(suite):
        page = consumer(person=own.person, path="/servicing/entry")
        opened(page, _ENTRY)
        closed = re.compile(r"Передача показаний возможна с \d+ по \d+ число")
        expect(page.get_by_text(closed)).to_be_visible()
        expect(page.get_by_role("button", name="Отправить")).to_have_count(0)
        page.goto(page.url.partition("/servicing")[0] + "/servicing")
        expect(page.get_by_text("До начала передачи показаний")).to_be_visible()


def test_parts_of_an_address_narrow_each_other(suite: Suite, consumer: Open) -> None:
    own = serving(suite, ("5", "12"), ("1",))
    page = consumer(person=own.person, path="/servicing/entry")
    opened(page, _ENTRY)
    # A choice of one is made already.
    expect(page.get_by_text(own.street, exact=True)).to_be_visible()
    house = page.get_by_label("Дом", exact=True)
    expect(house.get_by_role("option")).to_have_text(["Выберите", "5", "12"])
    house.select_option("12")
    expect(page.get_by_role("heading", name=re.compile(own.serial("1", "12")))).to_be_visible()


def test_who_has_a_flat_as_well_goes_from_one_cabinet_to_the_other(
    suite: Suite, consumer: Open
) -> None:
    flat = hand_read(suite, {"one": {"zones": {"T1": 100}}})
    own = serving(suite, account_numbers=[flat.account])
    page = consumer(person=own.person, path="/servicing")
    expect(page.get_by_role("banner").get_by_text(own.short_name)).to_be_visible()
    page.get_by_role("button", name=re.compile("Домова")).click()
    page.get_by_role("menuitem", name="Кабинет жильца").click()
    opened(page, "Главная")
    expect(page.get_by_role("link", name="Диагностика").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Домова")).click()
    page.get_by_role("menuitem", name=f"Кабинет организации: {own.short_name}").click()
    expect(page).to_have_url(re.compile("/servicing$"))
    # This device remembers it.
    page.goto(suite.page("cabinet") + "/")
    expect(page).to_have_url(re.compile("/servicing$"))


def test_a_household_finds_no_pages_of_organisations(suite: Suite, consumer: Open) -> None:
    page = consumer(path="/servicing/entry")
    expect(page.get_by_role("heading", level=1)).to_have_text("Такой страницы нет")


@pytest.mark.parametrize("path", ["/servicing", "/servicing/entry"])
def test_pages_are_without_fault_at_every_width(consumer: Open, own: Servicing, path: str) -> None:
    page = consumer(person=own.person, path=path)
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_text(re.compile("Всего: ")).first.wait_for()
    assert faults(page) == []
