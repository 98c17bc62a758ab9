"""Tariff schedules go out as files and come back the same: JSON, and a table for spreadsheets."""

import asyncio
import csv
import io
from typing import Any

import orjson
import pytest

from deploy.demo import tariffs
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.tariffs.desk import (
    add,
    ahead,
    ask,
    card,
    create,
    faults,
    problem,
    with_version,
)
from tests.support.processes import run_module
from tests.support.tariffs import (
    ALL_DAYS,
    ONE_DAY,
    TWO_DAY,
    hours,
    one_rate,
    three_zones,
    two_zones,
)


def document(*schedules: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "personal-cabinet.tariff-schedules",
        "version": 1,
        "schedules": list(schedules),
    }


def seasonal() -> dict[str, Any]:
    """Return a version with all that one may have."""
    days = [
        {"kinds": [1, 2, 3, 4, 5], "hours": TWO_DAY},
        {"kinds": [6, 7, 8], "hours": hours(("00:00", "07:30", 2), ("07:30", "24:00", 1))},
    ]
    return two_zones() | {
        "seasons": [
            {"title": {"ru": "Зима", "en": "Winter"}, "begins": "10-16", "ends": "04-14",
             "days": days},
            {"title": None, "begins": "04-15", "ends": "10-15",
             "days": [{"kinds": ALL_DAYS, "hours": ONE_DAY}]},
        ],
        "bands": [{"up_to_kwh": 3900}, {"up_to_kwh": 6000}, {"up_to_kwh": None}],
        "prices": [
            {"zone": zone, "band": band, "price": f"{zone * band}.12345"}
            for zone in (1, 2)
            for band in (1, 2, 3)
        ],
        "vat_percent": "20.5",
        "vat_included": False,
        "source": "Приказ РЭК № 12/345 от 20.11.2025; п. 1",
    }  # fmt: skip


async def _export(home: Home, **asked: Any) -> str:
    answer = await ask(home, "GET", "/export", role="viewer", params=asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.content.decode()


async def _send(home: Home, content: str, form: str = "json", *, only: str = "/preview") -> Any:
    given = {"format": form, "content": content}
    return await ask(home, "POST", f"/import{only}", json=given)


def _text(*schedules: dict[str, Any]) -> str:
    return orjson.dumps(document(*schedules)).decode()


@pytest.mark.parametrize("form", ["json", "csv"])
async def test_what_goes_out_comes_back_the_same(home: Home, form: str) -> None:
    made = await create(home, "Сезонный", name_en="Seasonal")
    assert (await add(home, made, seasonal())).status_code == 201
    await with_version(home, "=Пик; «три»", three_zones(), three_zones(valid_from=ahead(20)))
    content = await _export(home, format=form)
    told = (await _send(home, content, form)).json()["items"]
    assert {one["name"]: one["change"] for one in told} == {
        "=Пик; «три»": "same",
        "Двухзонный": "same",
        "Сезонный": "same",
    }
    # As new ones, by other names.
    again = content.replace("Сезонный", "Весенний").replace("Пик", "Час")
    done = await _send(home, again, form, only="")
    assert done.status_code == 200, done.text
    made = {one["name"]: one for one in done.json()["items"]}
    assert made["Весенний"]["change"] == made["=Час; «три»"]["change"] == "new"
    spring = await card(home, made["Весенний"]["id"])
    assert spring["name_en"] == "Seasonal"
    copy = spring["versions"][0]["terms"]
    assert copy == seasonal() | {"valid_from": "2026-01-01", "band_rule": "all_zones_pro_rata"}


async def test_a_table_is_what_a_russian_spreadsheet_opens(home: Home) -> None:
    made = await with_version(home, "Сезонный", seasonal())
    content = await _export(home, format="csv", schedule=made["id"])
    assert content.startswith("\ufeffРасписание;Поставщик;")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert {row["Расписание"] for row in rows} == {"Сезонный"}
    prices = [row["Цена, руб. за кВт·ч"] for row in rows if row["Строка"] == "Цена"]
    assert prices[0] == "1,12345"
    (version,) = [row for row in rows if row["Строка"] == "Версия"]
    assert (version["Действует с"], version["НДС, %"]) == ("01.01.2026", "20,5")
    hours_of = [row for row in rows if row["Строка"] == "Часы"]
    assert (hours_of[0]["Сезон с"], hours_of[0]["Дни"]) == ("16.10", "пн вт ср чт пт")


async def test_a_name_like_a_formula_is_no_formula_in_a_table(home: Home) -> None:
    made = await with_version(home, "=1+1", one_rate())
    content = await _export(home, format="csv", schedule=made["id"])
    assert ";=1" not in content
    assert "'=1+1;" in content


async def test_what_a_file_changes_is_shown_before_and_done_after(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"))
    file = _text(
        {"name": "Один", "name_en": "One", "supplier": "ЭСК", "audience": "household",
         "offered": True, "versions": [one_rate("5.00"), one_rate("6.1", valid_from=ahead(30))]},
        {"name": "Новый", "versions": [two_zones()]},
    )  # fmt: skip
    preview = await _send(home, file)
    assert preview.status_code == 200, preview.text
    one, new = preview.json()["items"]
    assert (one["change"], one["fields"]) == ("changed", ["name_en", "supplier", "offered"])
    assert one["versions"] == [
        {"valid_from": "2026-01-01", "change": "same", "hours_changed": False, "prices": []},
        {
            "valid_from": ahead(30),
            "change": "new",
            "hours_changed": False,
            "prices": [{"zone": 1, "band": 1, "before": "5.00", "after": "6.10"}],
        },
    ]
    assert (new["change"], new["id"]) == ("new", None)
    assert await card(home, made["id"]) == made
    done = await _send(home, file, only="")
    assert [item["change"] for item in done.json()["items"]] == ["changed", "new"]
    after = await card(home, made["id"])
    assert (after["name_en"], after["supplier"], after["offered"]) == ("One", "ЭСК", True)
    assert len(after["versions"]) == 2
    again = await _send(home, file)
    assert {item["change"] for item in again.json()["items"]} == {"same"}
    actions = [act["action"] for act in await home.acts()]
    assert sorted(actions[-4:]) == [
        "add_tariff_version",
        "add_tariff_version",
        "change_tariff",
        "create_tariff",
    ]


async def test_a_corrected_price_of_a_file_takes_the_place_of_the_former(home: Home) -> None:
    made = await with_version(home, "Один", one_rate("5.00"))
    file = _text({"name": "Один", "versions": [one_rate("5.20")]})
    (item,) = (await _send(home, file)).json()["items"]
    assert item["versions"][0]["change"] == "corrected"
    await _send(home, file, only="")
    counting, former = (await card(home, made["id"]))["versions"]
    assert counting["replaced_at"] is None
    assert former["replaced_at"] is not None


async def test_a_file_with_a_mistake_changes_nothing(home: Home) -> None:
    file = _text(
        {"name": "Один", "versions": [one_rate()]},
        {"name": "Два", "versions": [one_rate("5.123456789012")]},
    )
    for only in ("/preview", ""):
        assert faults(await _send(home, file, only=only)) == [
            ("schedules.1.versions.0.prices.0.price", "price-decimals")
        ]
    assert (await ask(home, "GET")).json()["total"] == 1


async def test_a_file_cannot_change_what_was_before_the_version_in_force(home: Home) -> None:
    await with_version(home, "Один", one_rate("5.00"), one_rate("6", valid_from="2026-07-01"))
    late = _text({"name": "Один", "versions": [one_rate("4", valid_from="2026-03-01")]})
    assert faults(await _send(home, late)) == [
        ("schedules.0.versions.0.valid_from", "before-in-force")
    ]
    twice = _text({"name": "Два", "versions": [one_rate("4"), one_rate("5")]})
    assert ("schedules.0.versions.0.valid_from", "day-twice") in faults(await _send(home, twice))


@pytest.mark.parametrize(
    ("form", "content", "name"),
    [
        ("json", "тариф", "tariff-file-unreadable"),
        ("json", "[]", "validation-failed"),
        ("json", "{}", "validation-failed"),
        ("json", _text() , "validation-failed"),
        ("json", _text({"name": "А", "versions": "нет"}), "validation-failed"),
        ("json", _text({"name": "А"}).replace("tariff-schedules", "bills"), "validation-failed"),
        ("csv", "a;b\r\n1;2\r\n", "tariff-file-unreadable"),
        ("csv", "Расписание;Строка\r\n", "validation-failed"),
        ("csv", "Расписание;Строка\r\nОдин;Чудо\r\n", "validation-failed"),
    ],
)  # fmt: skip
async def test_what_is_no_file_of_schedules_is_refused(
    home: Home, form: str, content: str, name: str
) -> None:
    assert problem(await _send(home, content, form)) == (422, name)


async def test_a_wrong_cell_of_a_table_is_told_by_its_line(home: Home) -> None:
    made = await with_version(home, "Один", one_rate())
    content = await _export(home, format="csv", schedule=made["id"])
    wrong = content.replace("01.01.2026", "вчера", 1)
    answer = await _send(home, wrong, "csv")
    assert faults(answer) == [("lines.3", "wrong-cell")]
    assert "«Действует с»" in answer.json()["errors"][0]["message"]


async def test_nothing_is_exported_of_what_is_not_there(home: Home) -> None:
    assert problem(await ask(home, "GET", "/export", params={"schedule": 999999}))[0] == 404


async def test_a_command_imports_a_file_and_the_demos_is_one(live_home: Home) -> None:
    async def run(content: str) -> tuple[int, str]:
        done = await asyncio.to_thread(
            run_module,
            "services.cabinet.manage",
            "import-tariffs",
            env=live_home.environment(),
            given=content,
        )
        return done.code, done.output + done.errors

    code, told = await run(orjson.dumps(tariffs.document()).decode())
    assert (code, told.split("\n")[0]) == (0, "Однозонный: new")
    listed = (await ask(live_home, "GET")).json()["items"]
    assert [
        (one["name"], one["zones"], one["in_force_since"], one["points"]) for one in listed
    ] == [
        # Batches have told of this one before.
        ("Двухзонный", 2, "2026-07-01", 1),
        ("Однозонный", 1, "2026-07-01", 0),
        ("Трёхзонный", 3, "2026-07-01", 0),
    ]
    code, told = await run(_text({"name": "А", "versions": [one_rate("1.123456")]}))
    assert code == 1
    assert "schedules.0.versions.0.prices.0.price" in told
    assert "Traceback" not in told
