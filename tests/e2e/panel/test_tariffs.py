"""«Тарифные расписания»: made, painted, priced, assigned, taken in and given out as files."""

import json
import re
import secrets
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import FilePayload, Locator, Page, ViewportSize, expect

from deploy.demo import tariffs
from tests.e2e.pages import loaded
from tests.e2e.panel.pages import post
from tests.e2e.suite import Suite
from tests.support.axe import fits, violations
from tests.support.tariffs import two_zones
from tests.support.waits import wait_until

Staff = Callable[..., Page]
_TABLET: ViewportSize = {"width": 768, "height": 1024}
_DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def _name() -> str:
    return f"Проба {secrets.token_hex(4)}"


def _ready(page: Page, heading: str | re.Pattern[str]) -> None:
    page.get_by_role("heading", name=heading, level=1).wait_for()
    loaded(page)


def _made(suite: Suite, page: Page, name: str, *versions: dict[str, Any]) -> str:
    """Make a schedule with these versions through the door of staff; return its address."""
    document = {"schedules": [{"name": name, "versions": versions}]}
    given = {"format": "json", "content": json.dumps(document)}
    answer = post(suite, page, "cabinet/staff/tariff-schedules/import", given)
    assert answer.ok, answer.text()
    return f"{suite.page('admin')}/tariffs/{answer.json()['items'][0]['id']}"


def _opened(suite: Suite, staff: Staff, *versions: dict[str, Any], role: str = "operator") -> Page:
    maker = staff("operator", "/tariffs")
    name = _name()
    address = _made(suite, maker, name, *versions)
    page = maker if role == "operator" else staff(role, "/tariffs")
    page.goto(address)
    _ready(page, name)
    return page


def _zones(row: Locator) -> str:
    """Return the zones of a painted row, an hour each."""
    return "".join(row.get_by_role("gridcell").all_inner_texts())


def _filled(page: Page, day: str, zones: str) -> None:
    """Wait until a row is painted so: what has just been pressed is drawn a moment later."""
    wait_until(lambda: _zones(_row(page, day)) == zones, what=f"{day}: {zones}")


def _row(page: Page, day: str) -> Locator:
    return page.get_by_role("grid").get_by_role("row").filter(has_text=day)


def _hour(page: Page, day: int, hour: int) -> Locator:
    return page.locator(f"[data-row='{day}'][data-part='{hour * 2}']")


def _drawn(page: Page, first: Locator, last: Locator) -> None:
    """Draw over hours with the mouse."""
    first.hover()
    page.mouse.down()
    box = last.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()


def test_a_schedule_is_made_painted_and_priced(staff: Staff) -> None:
    page, name = staff("operator", "/tariffs"), _name()
    _ready(page, "Тарифные расписания")
    page.get_by_role("button", name="Новое расписание").click()
    drawer = page.get_by_role("dialog", name="Новое расписание")
    drawer.get_by_label("Наименование", exact=True).fill(name)
    drawer.get_by_label("Поставщик").fill("Омский свет")
    assert violations(page) == []
    drawer.get_by_role("button", name="Создать").click()
    _ready(page, name)
    page.get_by_role("link", name="Добавить версию").click()
    _ready(page, "Новая версия")
    page.get_by_label("Первый день", exact=True).fill("2026-01-01")
    page.get_by_text("Две зоны", exact=True).click()
    page.get_by_label("Зона 1 по-русски").fill("День")
    page.get_by_label("Зона 1 по-английски").fill("Day")
    page.get_by_label("Зона 2 по-русски").fill("Ночь")
    page.get_by_label("Зона 2 по-английски").fill("Night")
    page.get_by_text("2. Ночь", exact=True).first.click()
    _drawn(page, _hour(page, 0, 0), _hour(page, 7, 6))
    _filled(page, "Праздник", "2" * 7 + "1" * 17)
    # The rest by keyboard: the last hour of all days.
    _hour(page, 0, 23).focus()
    for _ in range(7):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("2")
    _filled(page, "Пн", "2" * 7 + "1" * 16 + "2")
    _filled(page, "Праздник", "2" * 7 + "1" * 16 + "2")
    page.get_by_role("button", name="Добавить диапазон").click()
    page.get_by_label("Диапазон 1 до, кВт·ч в месяц").fill("3900")
    for zone, band, price in ((1, 1, "5,66"), (1, 2, "7,123456789012"), (2, 1, "2,9")):
        page.get_by_label(f"Цена: зона {zone}, диапазон {band}").fill(price)
    save = page.get_by_role("button", name="Сохранить версию")
    save.click()
    # Each mistake in a sentence of its own.
    expect(page.get_by_text("В цене не больше пяти знаков после запятой.")).to_be_visible()
    expect(page.get_by_text("Укажите цену в рублях, например 5,66.")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Цена: зона 1, диапазон 2").fill("7,12345")
    page.get_by_label("Цена: зона 2, диапазон 2").fill("4")
    save.click()
    _ready(page, name)
    expect(page.get_by_text("Действует", exact=True)).to_be_visible()
    prices = page.get_by_role("table", name="Цены, руб. за кВт·ч")
    assert prices.get_by_role("row").all_inner_texts() == [
        "Зона\tдо 3\u00a0900\u00a0кВт·ч в месяц\tбольше 3\u00a0900\u00a0кВт·ч в месяц",
        "1. День\t5,66\t7,12345",
        "2. Ночь\t2,90\t4,00",
    ]
    _filled(page, "Вс", "2" * 7 + "1" * 16 + "2")
    assert violations(page) == []


def test_a_finger_paints_and_does_not_scroll(suite: Suite, staff: Staff) -> None:
    page = _opened(suite, staff, two_zones())
    page.set_viewport_size(_TABLET)
    page.get_by_role("link", name="Добавить версию").click()
    _ready(page, "Новая версия")
    grid = page.get_by_role("grid")
    assert grid.evaluate("element => getComputedStyle(element).touchAction") == "none"
    page.get_by_text("2. Ночь", exact=True).first.click()
    first, last = _hour(page, 0, 9), _hour(page, 1, 10)
    first.scroll_into_view_if_needed()
    spots = [one.bounding_box() for one in (first, last)]
    session = page.context.new_cdp_session(page)
    points = [{"x": box["x"] + 4, "y": box["y"] + 4} for box in spots if box]
    for kind, touched in (
        ("touchStart", points[:1]), ("touchMove", points[1:]), ("touchEnd", []),
    ):  # fmt: skip
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})
    expect(_hour(page, 1, 10)).to_have_attribute("data-zone", "2")
    _filled(page, "Вт", "2" * 7 + "11" + "22" + "1" * 12 + "2")
    assert fits(page)


def test_the_second_of_two_who_save_is_told(suite: Suite, staff: Staff) -> None:
    page = _opened(suite, staff, two_zones())
    address = page.url
    page.get_by_role("button", name="Изменить", exact=True).click()
    drawer = page.get_by_role("dialog", name="Изменить")
    drawer.get_by_label("Поставщик").fill("Первый")
    other = staff("administrator", address.removeprefix(suite.page("admin")))
    other.get_by_role("button", name="Изменить", exact=True).click()
    second = other.get_by_role("dialog", name="Изменить")
    second.get_by_label("Поставщик").fill("Второй")
    second.get_by_role("button", name="Сохранить").click()
    expect(second).to_be_hidden()
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Это уже изменил кто-то другой")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Второй")).to_be_visible()


def test_a_version_in_force_is_corrected_and_a_future_one_withdrawn(
    suite: Suite, staff: Staff
) -> None:
    page = _opened(suite, staff, two_zones(), two_zones("9", valid_from="2090-01-01"))
    page.get_by_role("link", name="Исправить 01.01.2026").click()
    _ready(page, "Исправление версии")
    page.get_by_label("Цена: зона 1, диапазон 1").fill("5,10")
    page.get_by_role("button", name="Сохранить версию").click()
    expect(page.get_by_role("cell", name="5,10")).to_be_visible()
    expect(page.get_by_text("Не учитывается")).to_have_count(1)
    page.get_by_role("button", name="Отозвать").click()
    question = page.get_by_role("dialog", name="Отозвать версию с 01.01.2090?")
    assert violations(page) == []
    question.get_by_role("button", name="Отозвать").click()
    expect(page.get_by_text("Не учитывается")).to_have_count(2)
    expect(page.get_by_text("Вступит в силу")).to_have_count(0)


def test_nothing_written_is_lost_by_leaving(suite: Suite, staff: Staff) -> None:
    page = _opened(suite, staff, two_zones())
    page.get_by_role("link", name="Добавить версию").click()
    _ready(page, "Новая версия")
    page.get_by_label("Цена: зона 1, диапазон 1").fill("9")
    page.get_by_role("link", name="Лицевые счета").click()
    question = page.get_by_role("dialog", name="Уйти без сохранения?")
    question.get_by_role("button", name="Остаться").click()
    expect(page.get_by_label("Цена: зона 1, диапазон 1")).to_have_value("9")


@pytest.fixture(scope="module")
def account(suite: Suite) -> str:
    """Put an account with a usage point into the registry; return its number."""
    key, number = f"t-{secrets.token_hex(4)}", f"559{secrets.randbelow(900_000) + 100_000}"

    def send(kind: str, record: dict[str, Any]) -> None:
        assert suite.send_batch(kind, (json.dumps(record) + "\n").encode())["errors"] == []

    send("customers", {"id": key, "kind": "individual", "name": "Тарифов Иван"})
    send("service-locations", {"id": key, "locality": "Омск", "street": "ул. Мира", "house": "1"})
    send("accounts", {"number": number, "customer": key, "service_location": key})
    send("usage-points", {"mrid": str(uuid4()), "account": number, "service_location": key})
    return number


def test_accounts_are_counted_before_they_get_a_schedule(
    suite: Suite, staff: Staff, account: str
) -> None:
    page = _opened(suite, staff, two_zones())
    page.get_by_role("button", name="Назначить").click()
    drawer = page.get_by_role("dialog", name=re.compile("^Назначить"))
    drawer.get_by_label("С какого дня").fill("2026-05-01")
    drawer.get_by_label("Номера лицевых счетов").fill(f"{account}\n000")
    drawer.get_by_role("button", name="Посмотреть, сколько их").click()
    expect(drawer.get_by_text("Этих номеров нет в реестре: 000")).to_be_visible()
    assert violations(page) == []
    drawer.get_by_label("Номера лицевых счетов").fill(account)
    drawer.get_by_role("button", name="Посмотреть, сколько их").click()
    expect(drawer.get_by_text("Лицевых счетов: 1, точек учёта: 1")).to_be_visible()
    drawer.get_by_role("button", name="Назначить им").click()
    expect(page.get_by_text("Расписание назначено. Точек учёта: 1")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=account)).to_contain_text("01.05.2026")
    # An earlier day of another schedule would overlap it.
    other = _opened(suite, staff, two_zones())
    other.get_by_role("button", name="Назначить").click()
    drawer = other.get_by_role("dialog", name=re.compile("^Назначить"))
    drawer.get_by_label("С какого дня").fill("2026-04-01")
    drawer.get_by_text("По условию").click()
    drawer.get_by_label("Часть номера, имени или адреса").fill(account)
    drawer.get_by_role("button", name="Посмотреть, сколько их").click()
    conflict = "Точек с другим расписанием с этого дня или позже: 1"
    expect(drawer.get_by_text(conflict)).to_be_visible()
    drawer.get_by_label("Заменить более поздние назначения").check()
    drawer.get_by_role("button", name="Посмотреть, сколько их").click()
    drawer.get_by_role("button", name="Назначить им").click()
    expect(other.get_by_role("row").filter(has_text=account)).to_contain_text("01.04.2026")


@pytest.mark.parametrize("form", ["JSON", "CSV"])
def test_a_file_goes_out_and_comes_back_with_its_changes_shown(
    suite: Suite, staff: Staff, form: str
) -> None:
    page = _opened(suite, staff, two_zones())
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Выгрузить").click()
    with page.expect_download() as saving:
        page.get_by_role("menuitem", name=re.compile(f"^{form}")).click()
    file = saving.value
    text = file.path().read_text("utf-8")
    before, after = ("5,00", "5,25") if form == "CSV" else ("5.00", "5.25")
    assert before in text
    page.goto(f"{suite.page('admin')}/tariffs")
    page.get_by_role("button", name="Загрузить").click()
    drawer = page.get_by_role("dialog", name="Загрузка из файла")

    def choose(content: str) -> None:
        sent: FilePayload = {
            "name": file.suggested_filename,
            "mimeType": "text/plain",
            "buffer": content.encode(),
        }
        drawer.locator("input[type=file]").set_input_files(sent)

    choose(text)
    expect(drawer.get_by_text("В файле то же самое, что уже есть.")).to_be_visible()
    choose(text.replace(before, after + "55555"))
    expect(drawer.get_by_text(re.compile("В цене не больше пяти знаков"))).to_be_visible()
    choose(text.replace(before, after))
    expect(drawer.get_by_text("Зона 1, диапазон 1: 5,00 → 5,25")).to_be_visible()
    assert violations(page) == []
    drawer.get_by_role("button", name="Загрузить эти изменения").click()
    expect(page.get_by_text("Расписания загружены")).to_be_visible()
    page.goto(f"{suite.page('admin')}/tariffs?search={name}")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("cell", name="5,25")).to_be_visible()


def test_holidays_are_kept_by_year(staff: Staff) -> None:
    page = staff("operator", "/tariffs")
    page.get_by_role("button", name="Праздничные дни").click()
    drawer = page.get_by_role("dialog", name="Праздничные дни")
    drawer.get_by_label("Год").fill("2031")
    drop = drawer.get_by_role("button", name="Убрать день 1")
    drawer.get_by_role("button", name="Добавить день").wait_for()
    if drop.is_visible():
        drop.click()
    drawer.get_by_role("button", name="Добавить день").click()
    drawer.get_by_label("День", exact=True).fill("2031-05-09")
    drawer.get_by_label("Название").fill("День Победы")
    assert violations(page) == []
    drawer.get_by_role("button", name="Сохранить дни").click()
    expect(page.get_by_text("Дни 2031 года сохранены")).to_be_visible()
    expect(drawer.get_by_label("Название")).to_have_value("День Победы")


def test_a_viewer_looks_and_changes_nothing(suite: Suite, staff: Staff) -> None:
    page = _opened(suite, staff, two_zones(), role="viewer")
    expect(page.get_by_role("button", name="Выгрузить")).to_be_visible()
    for name in ("Изменить", "Назначить", "Отозвать"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("Исправить|Добавить версию"))).to_have_count(0)
    page.goto(f"{page.url}/version")
    expect(page.get_by_text("Недостаточно прав")).to_be_visible()


@pytest.mark.parametrize("size", [_DESKTOP, _TABLET])
def test_pages_fit_and_have_no_faults(suite: Suite, staff: Staff, size: ViewportSize) -> None:
    (schedule, *_) = [one for one in tariffs.document()["schedules"] if one["name"] == "Трёхзонный"]
    page = _opened(suite, staff, *schedule["versions"])
    page.set_viewport_size(size)
    card = page.url
    for address in (f"{suite.page('admin')}/tariffs", card, f"{card}/version"):
        page.goto(address)
        loaded(page)
        assert fits(page), address
        assert violations(page) == [], address


def test_it_speaks_english(suite: Suite, staff: Staff) -> None:
    page = _opened(suite, staff, two_zones())
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Who has this schedule")).to_be_visible()
    expect(page.get_by_role("rowheader", name="2. Night")).to_be_visible()
    page.get_by_role("link", name="Add a version").click()
    _ready(page, "New version")
    expect(page.get_by_label("Price: zone 1, band 1")).to_have_value("5.00")
