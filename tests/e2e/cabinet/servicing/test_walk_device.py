"""What a device makes of a walk: three hundred flats, photos, an ended session, another clock."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.cabinet.servicing.walking import (
    PATH,
    Walked,
    all_sent,
    at,
    begin,
    bring,
    colleague,
    entries,
    further,
    handed_in,
    held,
    meters,
    take_along,
    type_in,
    walked_house,
)
from tests.e2e.forms import sign_in
from tests.e2e.handing_in import readings_not_taken, readings_taken
from tests.e2e.suite import Suite
from tests.support.documents import JPEG
from tests.support.waits import wait_until

Consumer = Callable[..., Page]
_FLATS = 300
_HEIC = Path(__file__).parents[3] / "support" / "files" / "photo.heic"
_SCREEN = "Обход дома"
# A key changes its field and what is said of it, however many flats a house has.
_MOST_CHANGES = 20
# Of each key that is pressed: whether its figure was there when the press was over, before any
# frame and any task, and how much of the page has changed by it.
_WATCH_KEYS = """() => {
    window.pressed = [];
    const field = () => document.querySelector('input[inputmode=none]').value;
    let before = '';
    let changed = 0;
    const changes = new MutationObserver((some) => { changed += some.length; });
    changes.observe(document.body,
        {subtree: true, childList: true, attributes: true, characterData: true});
    window.addEventListener('click', () => {
        changes.takeRecords();
        changed = 0;
        before = field();
    }, true);
    window.addEventListener('click', () => queueMicrotask(() => {
        changed += changes.takeRecords().length;
        window.pressed.push({text: field(), shown: field() !== before, changed});
    }));
}"""


@pytest.fixture(autouse=True)
def _window(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def house(suite: Suite) -> Walked:
    return walked_house(suite)


def _entered(page: Page, flat: str, *figures: str) -> None:
    """Write down what a flat's counters show, by a keyboard, and go on."""
    at(page, flat)
    for number, one in enumerate(figures):
        page.get_by_role("textbox").nth(number).fill(one)
        page.keyboard.press("Enter")


def test_three_hundred_flats_are_walked_without_a_network_and_each_is_sent_once(
    suite: Suite, consumer: Consumer
) -> None:
    flats = [str(number) for number in range(1, _FLATS + 1)]
    house = walked_house(suite, flats)
    page = consumer(person=house.person, path=PATH, width="phone", worker=True)
    take_along(page, house)
    page.context.set_offline(True)
    begin(page, house)
    for number, flat in enumerate(flats):
        # None that the demo's billing system takes for a slip of the pen.
        figures = [f"{1014 + number % 80}"]
        # The last one has two zones.
        _entered(page, flat, *figures, *(["600"] if flat == flats[-1] else []))
    expect(page.get_by_role("heading", name="Дом пройден")).to_be_visible()
    expect(page.get_by_text(f"Записано: {_FLATS} из {_FLATS}")).to_be_visible()
    assert handed_in(suite, house) == {}
    # A colleague was quicker in three of them; in one he has read the same.
    known = meters(suite, house)
    other = consumer(person=colleague(suite, house.organization), path=None)
    theirs = {"7": "1099", "8": "1098", "150": "1097", "9": "1022"}
    answers = bring(
        other,
        suite,
        [
            {
                "key": str(uuid4()),
                "meter_id": known[flat],
                "values": {"T1": figure},
                "taken_at": datetime.now(UTC).isoformat(),
            }
            for flat, figure in theirs.items()
        ],
    )
    assert {one["state"] for one in answers} == {"taken"}
    page.get_by_role("link", name="К домам").last.click()
    expect(page.get_by_text(f"{_FLATS} записей ждут отправки")).to_be_visible()
    page.context.set_offline(False)
    all_sent(page)
    decide = page.get_by_role("region", name="Нужно ваше решение")
    expect(decide.get_by_role("listitem")).to_have_count(3)
    counted = handed_in(suite, house)
    assert len(counted) == _FLATS
    assert {flat: counted[flat][1] for flat in theirs} == {
        flat: int(figure) * 1000 for flat, figure in theirs.items()
    }
    brought = entries(suite, house)
    assert len(brought) == _FLATS + len(theirs)
    assert [one["state"] for one in brought].count("conflict") == 3
    assert {one["state"] for one in brought} == {"taken", "conflict"}
    # Each made one reading, and none was corrected by its double.
    (made,) = suite.query(
        "cabinet",
        "SELECT count(*) AS all, count(DISTINCT s.meter_id) AS meters FROM submissions s"
        " JOIN meters m ON m.id = s.meter_id WHERE m.serial_number LIKE $1",
        f"{house.mark}-%",
    )
    assert (made["all"], made["meters"]) == (_FLATS, _FLATS)


def test_a_key_shows_its_figure_at_once_however_many_flats_there_are(
    suite: Suite, consumer: Consumer
) -> None:
    house = walked_house(suite, [str(number) for number in range(1, _FLATS + 1)])
    page = consumer(person=house.person, path=PATH, width="phone", worker=True)
    take_along(page, house)
    begin(page, house)
    at(page, "1")
    page.evaluate(_WATCH_KEYS)
    type_in(page, "1020,5")
    pressed = page.evaluate("window.pressed")
    assert [one["text"] for one in pressed] == ["1", "10", "102", "1020", "1020,", "1020,5"]
    assert all(one["shown"] for one in pressed)
    assert all(0 < one["changed"] <= _MOST_CHANGES for one in pressed), pressed


def test_photos_wait_encrypted_are_sent_once_and_seen_by_staff(
    suite: Suite, consumer: Consumer, staff: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH, width="phone", worker=True)
    take_along(page, house)
    page.context.set_offline(True)
    begin(page, house)
    at(page, "1")
    camera = page.locator("input[type=file]")
    said = page.get_by_role("alert")
    # What is no photo, or too much of one, is said while the meter is still there.
    camera.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no photo"})
    expect(said).to_contain_text("не открывается как снимок")
    large = _HEIC.read_bytes() + bytes(10 * 1024 * 1024)
    camera.set_input_files({"name": "a.heic", "mimeType": "image/heic", "buffer": large})
    expect(said).to_contain_text("больше 10 МБ")
    camera.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": JPEG})
    expect(page.get_by_text("Фото есть")).to_be_visible()
    expect(said).to_have_count(0)
    # The page is opened anew before the reading is there; the photo is.
    page.reload()
    at(page, "1")
    expect(page.get_by_text("Фото есть")).to_be_visible()
    type_in(page, "1100")
    further(page)
    at(page, "2")
    expect(page.get_by_text("Фото", exact=True)).to_be_visible()
    camera.set_input_files(_HEIC)
    expect(page.get_by_text("Фото есть")).to_be_visible()
    page.get_by_role("button", name="Нет доступа").click()
    at(page, "3")
    kept = held(page)
    assert "JFIF" not in kept["text"]
    assert "ftyp" not in kept["text"]
    brought: list[str] = []

    def note(request: Request) -> None:
        if request.method == "PUT":
            brought.append(request.url)

    page.on("request", note)
    page.context.set_offline(False)
    page.get_by_role("link", name="К домам").click()
    all_sent(page)
    page.reload()
    all_sent(page)
    assert len(set(brought)) == len(brought) == 2
    # Beside the mark that nobody opened: the organisation's people see it.
    records = page.get_by_role("region", name="Что принесли обходы")
    expect(records.get_by_role("link", name="Фото")).to_have_count(1)
    (made,) = suite.query(
        "cabinet",
        "SELECT s.id FROM submissions s JOIN meters m ON m.id = s.meter_id"
        " WHERE m.serial_number = $1 AND s.photo_file IS NOT NULL",
        house.serial("1"),
    )
    panel = staff(path=f"/submissions?submission={made['id']}")
    panel.get_by_role("button", name="Показать фото").click()
    shown = panel.get_by_role("img", name="Фото прибора учёта от потребителя")
    wait_until(lambda: shown.evaluate("image => image.naturalWidth > 0"), what="the photo is shown")


def test_what_was_typed_outlives_a_session_that_ends_elsewhere(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH)
    page.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    begin(page, house)
    at(page, "1")
    type_in(page, "1100")
    further(page)
    at(page, "2")
    type_in(page, "107")
    expect(page.get_by_role("textbox")).to_have_value("107")
    base = suite.page("cabinet")
    page.request.post(f"{base}/api/auth/sign-out", headers={"Origin": base})
    page.goto(base + PATH)
    page.get_by_label("Телефон или e-mail", exact=True).wait_for()
    assert "Тайнова" not in held(page)["text"]
    sign_in(page, house.person.login, house.person.password)
    expect(page.get_by_role("heading", name="Обход домов")).to_be_visible()
    page.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    begin(page, house)
    at(page, "2")
    expect(page.get_by_role("textbox")).to_have_value("107")
    # Signing out would lose it: that is asked first.
    page.get_by_role("link", name="К домам").click()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Меню пользователя").click()
    with page.expect_event("dialog") as asked:
        page.get_by_role("menuitem", name="Выйти").click()
    assert "набранные показания" in asked.value.message
    assert handed_in(suite, house) == {"1": ("servicer", 1_100_000)}


@pytest.mark.parametrize("days", [-1, 1, -6000])
def test_a_telephone_with_another_clock_loses_nothing_and_tells_the_right_time(
    suite: Suite, consumer: Consumer, house: Walked, days: int
) -> None:
    page = consumer(person=house.person, path=None, worker=True)
    page.clock.set_system_time(datetime.now(UTC) + timedelta(days=days))
    page.goto(suite.page("cabinet") + PATH)
    take_along(page, house)
    page.context.set_offline(True)
    # Nobody tells the time now: it is known from before.
    page.reload()
    begin(page, house)
    at(page, "1")
    expect(page.get_by_text("Приём закрыт")).to_have_count(0)
    type_in(page, "1100")
    further(page)
    at(page, "2")
    page.reload()
    at(page, "2")
    page.context.set_offline(False)
    page.get_by_role("link", name="К домам").click()
    all_sent(page)
    assert handed_in(suite, house) == {"1": ("servicer", 1_100_000)}
    (entry,) = entries(suite, house)
    assert abs(entry["taken_at"] - datetime.now(UTC)) < timedelta(minutes=5)


def test_the_days_end_in_the_middle_of_a_walk_and_what_was_read_is_shown(
    suite: Suite, consumer: Consumer, house: Walked
) -> None:
    page = consumer(person=house.person, path=PATH, width="phone")
    page.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    begin(page, house)
    at(page, "1")
    with readings_not_taken(suite):
        type_in(page, "1100")
        further(page)
        at(page, "2")
        page.get_by_role("link", name="К домам").click()
        decide = page.get_by_role("region", name="Нужно ваше решение")
        expect(decide.get_by_role("listitem")).to_have_count(1)
        expect(decide).to_contain_text("1100")
        assert handed_in(suite, house) == {}
    (kept,) = entries(suite, house)
    assert (kept["state"], kept["values"]) == ("refused", '{"T1": "1100"}')
    # The days are there again: the same reading is handed in without being typed anew.
    begin(page, house)
    page.get_by_role("button", name="К квартире").click()
    page.get_by_label("Номер квартиры").fill("1")
    page.get_by_label("Номер квартиры").press("Enter")
    at(page, "1")
    expect(page.get_by_role("textbox")).to_have_value("1100")
    further(page)
    page.get_by_role("link", name="К домам").click()
    all_sent(page)
    assert handed_in(suite, house) == {"1": ("servicer", 1_100_000)}
