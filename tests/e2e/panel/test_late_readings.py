"""«Опоздавшие показания обходов»: what came too late is found, looked at and taken by staff."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.servicing.walking import Walked, bring, handed_in, meters, walked_house
from tests.e2e.handing_in import readings_taken
from tests.e2e.panel.pages import Staff, search
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.documents import JPEG
from tests.support.waits import wait_until

# Noon where the meters are.
_YESTERDAY = datetime.now(UTC).replace(hour=9) - timedelta(days=1)


@pytest.fixture
def late(suite: Suite, consumer: Callable[..., Page]) -> Iterator[Walked]:
    """Give a house of which a reading with a photo came a day after the last one for readings."""
    house = walked_house(suite, ("1", "2"))
    page = consumer(person=house.person, path=None)
    key = str(uuid4())
    with readings_taken(suite, (_YESTERDAY - timedelta(days=1)).day, _YESTERDAY.day):
        entry = {"key": key, "meter_id": meters(suite, house)["1"], "values": {"T1": "1100"}}
        (answer,) = bring(page, suite, [entry | {"taken_at": _YESTERDAY.isoformat()}])
        assert answer["reason"]["type"] == "sent-after-window"
        base = suite.page("cabinet")
        sent = page.request.put(
            f"{base}/api/cabinet/servicing/walk/entries/{key}/photo",
            data=JPEG,
            headers={"Origin": base, "Content-Type": "application/octet-stream"},
        )
        assert sent.status == 204, sent.text()
        yield house


def test_a_late_reading_is_found_with_its_reason_and_taken(
    suite: Suite, staff: Staff, late: Walked
) -> None:
    page = staff("operator", "/submissions")
    page.get_by_role("link", name="Опоздавшие показания обходов").click()
    expect(page.get_by_role("heading", name="Опоздавшие показания обходов")).to_be_visible()
    search(page, late.mark)
    opened = re.compile(f"^{late.serial('1')}, .*: открыть$")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=opened))
    expect(row).to_contain_text("Ждёт решения")
    expect(row).to_contain_text("УК Обход")
    assert faults(page) == []
    page.get_by_role("link", name=opened).click()
    drawer = page.get_by_role("dialog", name="Опоздавшее показание")
    expect(drawer.get_by_text(re.compile("^Опоздало: снято в приём"))).to_be_visible()
    drawer.get_by_role("button", name="Показать фото").click()
    photo = drawer.get_by_role("img", name="Фото прибора учёта с обхода")
    wait_until(lambda: photo.evaluate("image => image.naturalWidth > 0"), what="the photo is shown")
    assert faults(page) == []
    drawer.get_by_role("button", name="Передать за потребителя").click()
    form = page.get_by_role("dialog", name="Передать показания за потребителя")
    # What was brought need not be typed anew.
    expect(form.get_by_label(re.compile("^T1"))).to_have_value("1100")
    expect(form.get_by_label("Почему принимаем вне срока")).to_have_value(
        re.compile("Показания сняты вовремя при обходе")
    )
    form.get_by_role("button", name="Передать", exact=True).click()
    expect(drawer.get_by_text("Показания приняты")).to_be_visible()
    expect(drawer.get_by_role("button", name="Передать за потребителя")).to_have_count(0)
    assert handed_in(suite, late) == {"1": ("staff", 1_100_000)}


def test_who_only_looks_hands_nothing_in_and_reads_english(staff: Staff, late: Walked) -> None:
    page = staff("viewer", f"/submissions/late?search={late.mark}")
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name=re.compile(f"^{late.serial('1')}, .*: open$")).click()
    drawer = page.get_by_role("dialog", name="Late reading")
    expect(drawer.get_by_text(re.compile("^Late: taken while readings"))).to_be_visible()
    expect(drawer.get_by_role("button", name="Show the photo")).to_be_visible()
    expect(drawer.get_by_role("button", name=re.compile("for the consumer"))).to_have_count(0)
