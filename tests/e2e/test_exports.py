"""A consumer takes his readings as files from the page of his chart."""

import io
import json
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.e2e.people import add_consumer, enter
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.espi import read_feed
from tests.support.waits import wait_until

OpenPage = Callable[..., Page]
# Of October 2026: a day before the change of the clock, that of the change, and one after it.
DAYS = {"2026-10-24": 24, "2026-10-25": 25, "2026-10-26": 24}
WH = 22_500


def _send(suite: Suite, kind: str, *records: dict[str, Any]) -> None:
    told = suite.send_batch(kind, "\n".join(json.dumps(record) for record in records).encode())
    assert told["errors"] == []


@pytest.fixture
def chart(suite: Suite, open_page: OpenPage) -> Page:
    """Sign in somebody with a place in Berlin, and open its October in a browser in Omsk."""
    mark, mrid = secrets.token_hex(3), str(uuid4())
    number = f"000{secrets.randbelow(10**6):06}"
    _send(suite, "customers", {"id": mark, "kind": "individual", "name": "Файлов Пётр"})
    _send(suite, "service-locations", {"id": mark, "locality": "Пробный", "house": mark})
    _send(suite, "accounts", {"number": number, "customer": mark, "service_location": mark})
    place = {"mrid": mrid, "account": number, "service_location": mark, "name": "=Дача"}
    _send(suite, "usage-points", place | {"time_zone": "Europe/Berlin"})
    _send(suite, "meters", {"id": mark, "serial_number": mark, "usage_point": mrid})
    _send(
        suite,
        "interval-profiles",
        *(
            {"meter": mark, "channel": "A+", "day": day, "interval_minutes": 60, "unit": "Wh"}
            | {"values": [WH] * hours}
            for day, hours in DAYS.items()
        ),
    )
    person = add_consumer(suite, name="Файлов Пётр", account_numbers=[number])
    page = open_page("desktop", time_zone="Asia/Omsk")
    base = suite.page("cabinet")
    enter(page.request, base, person)
    wait_until(
        lambda: page.request.get(f"{base}/api/cabinet/meters").json()["total"] == 1,
        what="the household's meter",
    )
    page.goto(f"{base}/readings?interval=month&date=2026-10-01")
    return page


def _taken(page: Page, button: str) -> tuple[str, bytes]:
    part = page.get_by_role("region", name="Скачать данные за период")
    with page.expect_download() as waiting:
        part.get_by_role("button", name=button).click()
    name = waiting.value.suggested_filename
    expect(part.get_by_text(f"Файл готов: {name}")).to_be_visible()
    return name, Path(waiting.value.path()).read_bytes()


def test_each_button_saves_its_file_of_the_shown_month(chart: Page) -> None:
    name, feed = _taken(chart, "Green Button")
    assert name.startswith("Показания 000")
    assert name.endswith("2026-10-01 - 2026-10-31.xml")
    readings = read_feed(feed).only()
    assert [one.value for one in readings] == [WH] * 73
    assert readings[-1].start - readings[0].start == 72 * 3600

    name, table = _taken(chart, "CSV")
    rows = table.decode("utf-8-sig").splitlines()
    assert table.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 1 + 73
    assert rows[1] == "'=Дача;2026-10-24T00:00:00+02:00;2026-10-24T01:00:00+02:00;22,5;измерено"

    name, content = _taken(chart, "Таблица Excel")
    book = load_workbook(io.BytesIO(content))
    about, sheet = book.worksheets
    assert str(about["B1"].value).startswith("000")
    assert about["B2"].value == "=Дача"
    assert [about["B2"].data_type, sheet["D2"].data_type] == ["s", "n"]
    assert (sheet.max_row, sheet["D2"].value) == (1 + 73, 22.5)


def test_a_file_that_cannot_be_made_is_told_in_words(chart: Page, suite: Suite) -> None:
    chart.get_by_role("button", name="CSV").wait_for()
    suite.query(
        "cabinet",
        "INSERT INTO exported_days (hour, user_id, days)"
        " SELECT date_trunc('hour', now(), 'UTC') + make_interval(hours => n), u.user_id, 100000"
        " FROM account_users u JOIN customers c ON c.id = u.customer_id,"
        " generate_series(0, 1) AS n WHERE c.name = 'Файлов Пётр' ON CONFLICT DO NOTHING",
    )
    chart.get_by_role("button", name="CSV").click()
    expect(chart.get_by_text("За этот час скачано очень много")).to_be_visible()


def test_the_buttons_fit_into_windows_of_every_width(chart: Page) -> None:
    part = chart.get_by_role("region", name="Скачать данные за период")
    formats = re.compile("Excel|CSV|Green Button")
    expect(part.get_by_role("button", name=formats)).to_have_count(3)
    assert faults(chart) == []
