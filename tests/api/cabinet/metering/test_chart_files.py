"""What a chart shows as a workbook: its points, what stands beside them, and who may take it."""

import io
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from openpyxl import load_workbook

from services.cabinet.metering.export import actions as exports
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import asker, days
from tests.api.cabinet.supply import ANNA, BORIS, DAY, as_user, profile
from tests.support.tokens import bearer, user_token

_MONTH: dict[str, Any] = {"interval": "month", "date": DAY}
_DAY: dict[str, Any] = {"interval": "day", "date": DAY}


async def _ask(home: Home, path: str, /, user: UUID = ANNA, **asked: Any) -> httpx.Response:
    return await home.client.get(
        f"/api/cabinet/{path}/consumption/workbook",
        params={"channel": "A+", "language": "ru"} | asked,
        headers=as_user(user),
    )


async def _book(home: Home, path: str | None = None, **asked: Any) -> Any:
    response = await _ask(home, path or f"meters/{await home.meter_id()}", **asked)
    assert response.status_code == 200, response.text
    return load_workbook(io.BytesIO(response.content))


async def _rows(home: Home, path: str | None = None, **asked: Any) -> list[tuple[Any, ...]]:
    """Return the rows of the first sheet, with its head."""
    book = await _book(home, path, **asked)
    return list(book.worksheets[0].iter_rows(values_only=True))


async def test_a_month_has_a_row_for_each_day_and_their_sum_as_the_chart_tells_them(
    home: Home,
) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-11", values=[1] * 24))
    head, *points, total = await _rows(home, **_MONTH)
    chart = await (await asker(home)).read("meters", **_MONTH)
    assert head == ("День", "Потребление (A+), кВт·ч", "Примечание")
    assert points[0] == (datetime(2026, 9, 1), None, "нет данных")  # noqa: DTZ001
    assert points[9] == (datetime(2026, 9, 10), 2.4, None)  # noqa: DTZ001
    assert [row[1] for row in points] == [point["value"] for point in chart["points"]]
    assert total == ("Итого", chart["total"], "неполные данные")


async def test_a_day_is_told_by_moments_of_its_clock_and_a_year_by_the_ends_of_months(
    home: Home,
) -> None:
    await home.good("interval-profiles", profile(values=[None, *range(23)]))
    head, first, second, *_ = await _rows(home, language="en", **_DAY)
    assert head == ("Start", "End", "UTC offset", "Consumption (A+), kWh", "Note")
    at = [datetime(2026, 9, 10, hour) for hour in range(3)]  # noqa: DTZ001
    # Anna's place is in London.
    assert first == (at[0], at[1], "+01:00", None, "no data")
    assert second == (at[1], at[2], "+01:00", 0, None)
    year = await _rows(home, interval="year", date=DAY)
    assert year[0][:2] == ("Начало", "Конец")
    assert year[9][:3] == (datetime(2026, 9, 1), datetime(2026, 9, 30), 0.253)  # noqa: DTZ001


async def test_what_is_given_and_what_is_compared_with_stand_beside(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(channel="A-", values=[10] * 24))
    await days(home, "2026-08-10", "2026-08-10", values=[50] * 24)
    rows = await _rows(home, given=True, compared="2026-08-10", **_MONTH)
    assert rows[0] == (
        "День",
        "Потребление (A+), кВт·ч",
        "Отдача в сеть (A−), кВт·ч",
        "Для сравнения: 01.08.2026 – 31.08.2026, кВт·ч",
        "Примечание",
    )
    assert rows[10][1:4] == (2.4, 0.24, 1.2)
    assert rows[-1][1:4] == (2.4, 0.24, None)
    period = {"start": "2026-09-10", "end": "2026-09-11", "step": "day"}
    rows = await _rows(home, compared="2026-08-09", compared_end="2026-08-10", **period)
    assert [row[2] for row in rows[1:]] == [None, 1.2, None]


async def test_hours_answer_by_the_clock_and_half_hours_not_at_all(home: Home) -> None:
    await home.good("interval-profiles", profile(values=list(range(24))))
    await days(home, "2026-09-03", "2026-09-03", values=[7] * 24)
    await days(home, "2026-09-04", "2026-09-04", values=[7] * 48, interval_minutes=30)
    rows = await _rows(home, compared="2026-09-03", **_DAY)
    assert [row[4] for row in rows[1:-1]] == [0.007] * 24
    rows = await _rows(home, compared="2026-09-04", **_DAY)
    assert [row[4] for row in rows[1:-1]] == [None] * 24


async def test_estimated_and_doubtful_parts_have_columns_where_there_are_any(home: Home) -> None:
    await home.good("interval-profiles", profile(quality=["estimated"] + ["good"] * 23))
    rows = await _rows(home, **_MONTH)
    assert rows[0][2] == "В том числе расчётные, кВт·ч"
    assert rows[10] == (datetime(2026, 9, 10), 2.4, 0.1, None)  # noqa: DTZ001


async def test_the_second_sheet_tells_whose_it_is_in_texts_that_are_no_formulas(
    home: Home,
) -> None:
    await home.good("interval-profiles", profile())
    meter = await home.meter_id()
    await home.client.put(
        f"/api/cabinet/meters/{meter}/name", json={"name": "=1+1"}, headers=as_user(ANNA)
    )
    sheet = (await _book(home, **_MONTH)).worksheets[1]
    cells = {name.value: value for name, value, *_ in sheet.iter_rows()}
    assert (cells["Лицевой счёт"].value, cells["Лицевой счёт"].data_type) == ("1001", "s")
    assert (cells["Приборы учёта"].value, cells["Приборы учёта"].data_type) == ("S-A", "s")
    assert (cells["Точка учёта"].value, cells["Точка учёта"].data_type) == ("=1+1", "s")
    assert cells["Период, с"].value == datetime(2026, 9, 1)  # noqa: DTZ001
    assert cells["Период, по"].value == datetime(2026, 9, 30)  # noqa: DTZ001


async def test_an_account_is_the_sum_of_its_places_and_goes_by_its_number(home: Home) -> None:
    await home.good("interval-profiles", profile())
    account = (await home.get("accounts"))["items"][0]["id"]
    response = await _ask(home, f"accounts/{account}", **_MONTH)
    assert (
        "Consumption 1001 2026-09-01 - 2026-09-30.xlsx"
        in (await _ask(home, f"accounts/{account}", language="en", **_MONTH)).headers[
            "Content-Disposition"
        ]
    )
    book = load_workbook(io.BytesIO(response.content))
    assert book.worksheets[0]["B11"].value == 2.4
    assert book.worksheets[1]["B2"].value == "Весь лицевой счёт"


async def test_rights_are_those_of_the_chart(home: Home) -> None:
    await home.link(BORIS, "1002")
    meter = await home.meter_id()
    account = (await home.get("accounts"))["items"][0]["id"]
    for path in (f"meters/{meter}", f"accounts/{account}", "meters/999999", "meters/x"):
        assert (await _ask(home, path, BORIS, **_MONTH)).status_code == 404
    asked = f"/api/cabinet/meters/{meter}/consumption/workbook"
    asked += f"?channel=A%2B&interval=month&date={DAY}"
    assert (await home.client.get(asked)).status_code == 401
    staff = bearer(user_token("staff", str(ANNA)))
    assert (await home.client.get(asked, headers=staff)).status_code == 401


async def test_a_role_without_readings_is_told_so(home: Home) -> None:
    await give_role(home, BORIS, "accountant")
    own = await home.meter_id(BORIS, "S-B")
    assert (await _ask(home, f"meters/{own}", BORIS, **_MONTH)).status_code == 403


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"interval": "month"}, "date"),
        (_MONTH | {"channel": "B+"}, "channel"),
        (_MONTH | {"channel": "R+", "given": True}, "given"),
        (_MONTH | {"compared": "x"}, "compared"),
        (_MONTH | {"compared_end": "2026-09-01"}, "compared"),
        (_MONTH | {"compared": DAY, "compared_end": DAY}, "compared_end"),
        ({"start": DAY, "end": DAY, "step": "day", "compared": DAY}, "compared_end"),
        (_MONTH | {"language": "de"}, "language"),
    ],
)
async def test_what_does_not_go_together_is_refused(
    home: Home, asked: dict[str, Any], field: str
) -> None:
    response = await _ask(home, f"meters/{await home.meter_id()}", **asked)
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]


async def test_its_days_count_with_those_of_the_other_files(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.good("interval-profiles", profile())
    meter = f"meters/{await home.meter_id()}"
    monkeypatch.setattr(exports, "MOST_DAYS_AN_HOUR", 40)
    assert (await _ask(home, meter, **_MONTH)).status_code == 200
    refused = await _ask(home, meter, **_MONTH)
    assert refused.status_code == 429
    assert refused.json()["type"].endswith(":too-many-exports")
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
