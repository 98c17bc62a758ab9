"""A walk in the cellar: a house on the device, no network, and nothing that was read is lost."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.e2e.cabinet.servicing.walking import (
    PATH,
    Walked,
    all_sent,
    at,
    begin,
    colleague,
    entries,
    further,
    handed_in,
    held,
    take_along,
    type_in,
    walked_house,
)
from tests.e2e.forms import sign_in
from tests.e2e.handing_in import readings_taken
from tests.e2e.suite import Suite
from tests.support.axe import faults

Consumer = Callable[..., Page]


@pytest.fixture(autouse=True)
def _window(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def house(suite: Suite) -> Walked:
    return walked_house(suite)


def test_a_house_is_walked_through_without_a_network(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH, width="narrow", worker=True)
    take_along(page, house)
    page.context.set_offline(True)
    begin(page, house)
    at(page, "1")
    expect(page.get_by_text("0 из 4")).to_be_visible()
    type_in(page, "1100,5")
    expect(page.get_by_text("+100,5 кВт·ч")).to_be_visible()
    further(page)
    # No access, with a note for colleagues.
    at(page, "2")
    page.get_by_role("button", name="Заметка").click()
    page.get_by_label("Заметка для своих").fill("Ключ в кв. 3")
    page.get_by_role("button", name="Готово").click()
    page.get_by_role("button", name="Нет доступа").click()
    at(page, "3")
    # It has shown more before: that cannot be, and is said before the screen moves on.
    type_in(page, "900")
    further(page)
    expect(page.get_by_text(re.compile("Меньше прошлого показания"))).to_be_visible()
    at(page, "3")
    # The battery is empty; what was typed is there.
    page.reload()
    at(page, "3")
    expect(page.get_by_role("textbox")).to_have_value("900")
    expect(page.get_by_text("2 из 4")).to_be_visible()
    # The first key begins anew.
    type_in(page, "1050")
    further(page)
    # Zone by zone, and an unusual one is asked about.
    at(page, "10")
    type_in(page, "9000")
    further(page)
    night = page.get_by_role("textbox").nth(1)
    expect(night).to_be_focused()
    type_in(page, "600")
    further(page)
    expect(page.get_by_role("alert").filter(has_text="расход")).to_be_visible()
    page.get_by_role("button", name="Исправить").click()
    page.get_by_role("textbox").first.fill("1200")
    night.press("Enter")
    expect(page.get_by_role("heading", name="Дом пройден")).to_be_visible()
    expect(page.get_by_text("Записано: 4 из 4, нет доступа: 1.")).to_be_visible()
    assert handed_in(suite, house) == {}
    page.get_by_role("link", name="К домам").last.click()
    expect(page.get_by_text("4 записи ждут отправки")).to_be_visible()
    # Opened anew without a network, everything is there.
    page.reload()
    expect(page.get_by_text("4 записи ждут отправки")).to_be_visible()
    page.context.set_offline(False)
    all_sent(page)
    assert handed_in(suite, house) == {
        "1": ("servicer", 1_100_500),
        "3": ("servicer", 1_050_000),
        "10": ("servicer", 1_200_000),
    }
    assert [row["outcome"] for row in entries(suite, house)] == [
        "reading",
        "no_access",
        "reading",
        "reading",
    ]
    # A colleague sees where the key is.
    other = consumer(person=colleague(suite, house.organization), path=PATH, width="phone")
    expect(other.get_by_text("Ключ в кв. 3")).to_be_visible()


def test_an_answer_that_is_lost_is_asked_for_again_and_nothing_counts_twice(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH)
    page.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    page.get_by_role("link", name=house.address).wait_for()
    lost: list[int] = []
    is_back: list[bool] = []

    def lose(route: Route) -> None:
        # It is tried again and again by itself: one may be on its way whenever the network is back.
        if is_back:
            route.continue_()
            return
        # It has come to the service; the network goes before its answer is here.
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/walk/entries", lose)
    begin(page, house)
    for flat, figures in (("1", "1101"), ("2", "1102"), ("3", "1103")):
        at(page, flat)
        type_in(page, figures)
        further(page)
    at(page, "10")
    page.get_by_role("link", name="К домам").click()
    expect(page.get_by_text("3 записи ждут отправки")).to_be_visible()
    page.get_by_role("button", name="Отправить сейчас").click()
    expect(page.get_by_text(re.compile("Связи нет"))).to_be_visible()
    assert set(lost) == {200}
    assert len(handed_in(suite, house)) == 3
    # One of them is put right before its answer is known: it is no conflict with oneself.
    begin(page, house)
    at(page, "10")
    page.get_by_role("button", name="К квартире").click()
    page.get_by_label("Номер квартиры").fill("2")
    page.get_by_label("Номер квартиры").press("Enter")
    at(page, "2")
    type_in(page, "1112")
    further(page)
    page.get_by_role("link", name="К домам").click()
    is_back.append(True)
    page.get_by_role("button", name="Отправить сейчас").click()
    all_sent(page)
    assert {flat: value for flat, (_, value) in handed_in(suite, house).items()} == {
        "1": 1_101_000,
        "2": 1_112_000,
        "3": 1_103_000,
    }
    assert len(entries(suite, house)) == 4
    expect(page.get_by_role("region", name="Нужно ваше решение")).to_have_count(0)


def test_what_somebody_handed_in_meanwhile_is_shown_and_the_person_decides(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    mine = consumer(person=house.person, path=PATH, width="phone", worker=True)
    take_along(mine, house)
    mine.context.set_offline(True)
    begin(mine, house)
    for flat, figures in (("1", "1111"), ("2", "1112"), ("3", "1114")):
        at(mine, flat)
        type_in(mine, figures)
        further(mine)
    at(mine, "10")
    mine.get_by_role("link", name="К домам").click()
    # The same house on another device, with a network.
    theirs = consumer(person=colleague(suite, house.organization), path=PATH, width="phone")
    theirs.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    theirs.get_by_role("link", name=house.address).wait_for()
    begin(theirs, house)
    for flat, figures in (("1", "1101"), ("2", "1102"), ("3", "1114")):
        at(theirs, flat)
        type_in(theirs, figures)
        further(theirs)
    at(theirs, "10")
    theirs.get_by_role("link", name="К домам").click()
    all_sent(theirs)
    mine.context.set_offline(False)
    decide = mine.get_by_role("region", name="Нужно ваше решение")
    # The same figures contradict nobody.
    expect(decide.get_by_role("listitem")).to_have_count(2)
    first = decide.get_by_role("listitem").filter(has_text="Кв. 1")
    expect(first).to_contain_text("1111")
    expect(first).to_contain_text("1101")
    assert faults(mine) == []
    assert {value for _, value in handed_in(suite, house).values()} == {
        1_101_000,
        1_102_000,
        1_114_000,
    }
    first.get_by_role("button", name="Передать мои").click()
    expect(decide.get_by_role("listitem")).to_have_count(1)
    decide.get_by_role("button", name="Оставить переданные").click()
    expect(decide).to_have_count(0)
    assert {flat: value for flat, (_, value) in handed_in(suite, house).items()} == {
        "1": 1_111_000,
        "2": 1_102_000,
        "3": 1_114_000,
    }


@pytest.mark.parametrize("network", ["there", "gone"])
def test_signing_out_wipes_the_device_and_asks_before_something_is_lost(
    suite: Suite, consumer: Consumer, house: Walked, network: str
) -> None:
    page = consumer(person=house.person, path=PATH, worker=True)
    take_along(page, house)
    # Nobody reads it off the device.
    kept = held(page)
    assert kept["rows"] > 0
    assert kept["keys"] == [False]
    assert "Тайнова" not in kept["text"]
    assert house.serial("1") not in kept["text"]
    page.context.set_offline(True)
    begin(page, house)
    type_in(page, "1100")
    further(page)
    at(page, "2")
    page.get_by_role("link", name="К домам").click()
    if network == "there":
        page.context.set_offline(False)
        all_sent(page)
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    page.get_by_role("button", name="Меню пользователя").click()
    page.get_by_role("menuitem", name="Выйти").click()
    page.get_by_label("Телефон или e-mail", exact=True).wait_for()
    assert len(asked) == (1 if network == "gone" else 0)
    left = held(page)
    assert (left["rows"], left["keys"]) == (0, [])
    assert len(handed_in(suite, house)) == (1 if network == "there" else 0)


def test_an_ended_session_loses_nothing_that_is_unsent(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH, worker=True)
    take_along(page, house)
    page.context.set_offline(True)
    begin(page, house)
    type_in(page, "1100")
    further(page)
    at(page, "2")
    page.context.set_offline(False)
    base = suite.page("cabinet")
    page.request.post(f"{base}/api/auth/sign-out", headers={"Origin": base})
    page.goto(base + PATH)
    page.get_by_label("Телефон или e-mail", exact=True).wait_for()
    left = held(page)
    assert left["rows"] <= 1
    sign_in(page, house.person.login, house.person.password)
    expect(page.get_by_role("heading", name="Обход домов")).to_be_visible()
    all_sent(page)
    assert handed_in(suite, house) == {"1": ("servicer", 1_100_000)}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_walk_is_for_everybody(consumer: Consumer, house: Walked, language: str) -> None:
    page = consumer(person=house.person, path=PATH)
    if language == "en":
        page.get_by_text("EN", exact=True).click()
    title = {"ru": "Обход домов", "en": "Walk round the houses"}[language]
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("button", name=house.address).first.click()
    page.get_by_role("link", name=house.address).wait_for()
    assert faults(page) == []
    page.get_by_role("link", name=house.address).click()
    page.get_by_role("textbox").first.wait_for()
    assert faults(page) == []
    page.get_by_role("button", name=re.compile("К квартире|Go to flat")).click()
    assert faults(page) == []
