"""Items become records of the agreed kinds; a page with bad items keeps the good ones."""

import gzip
from typing import Any

import orjson
import pytest

from deploy.demo.head_end import make_feed, make_subscribers
from deploy.demo.head_end_feed import KINDS as FEED_KINDS
from services.contracts.batches.kinds import LINES
from services.integration.conversion.batches import make_batch, rows_of
from services.integration.conversion.rules import KINDS, convert

NOON = 739942 * 24 + 12


def lines(payload: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in gzip.decompress(payload).splitlines()]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_the_demo_server_becomes_lines_as_they_must_be(kind: str) -> None:
    feed = make_feed(make_subscribers(1, 30, None), None, lambda: NOON)
    items, _, _ = feed.page(kind, None, 3000)
    batch = make_batch(kind, orjson.loads(orjson.dumps(items)))
    assert batch.misfits == []
    assert batch.lines >= len(items) > 0
    for line in gzip.decompress(batch.payload).splitlines():
        LINES[kind].model_validate_json(line)


def test_kinds_are_those_of_the_server_in_its_order() -> None:
    assert KINDS == FEED_KINDS
    # What billing and dispatchers say comes from no source of readings.
    assert set(LINES) - set(KINDS) == {
        "outages",
        "served-houses",
        "servicing-organizations",
        "submission-outcomes",
    }
    assert set(KINDS) < set(LINES)


# Of each kind an item that tells all it can; `LINES` refuses a field by another name.
WHOLE: dict[str, dict[str, Any]] = {
    "customers": {
        "customer_id": "c",
        "type": "company",
        "full_name": "ООО Ромашка",
        "contacts": {"email": "a@example.org", "phone": "+79130000001"},
        "inn": "7707083893",
    },
    "service-locations": {
        "location_id": "l",
        "address": {
            "region": "Омская область",
            "locality": "Тара",
            "street": "ул. Лесная",
            "house": "4",
            "flat": "12",
            "postcode": "646530",
        },
        "building": "apartment",
        "position": [56.9, 74.4],
    },
    "accounts": {
        "account": "1",
        "customer_id": "c",
        "location_id": "l",
        "contract": {"number": "Д-1", "from": "2024-03-01", "to": "2025-03-01"},
    },
    "usage-points": {
        "point_id": "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11",
        "account": "1",
        "location_id": "l",
        "name": "Цех",
        "time_zone": "Asia/Omsk",
        "tariff": "Двухзонный",
        "amenity": "Газовая плита",
        "scope": "building",
        "transformation_ratio": 40,
        "transformation_ratio_from": "2024-03-01",
        "remote": False,
    },
    "meter-models": {
        "model_id": "m",
        "name": "Меридиан-101",
        "manufacturer": "Завод",
        "phases": 3,
        "nominal_voltage": "3×230/400",
        "nominal_current": 5,
        "maximum_current": 60.5,
        "accuracy_active": "1.0",
        "accuracy_reactive": "2.0",
        "version": "101.3",
        "connection": "Прямое",
        "frequency": 50,
        "constant": 1600,
        "register_number": "12345-06",
        "verification_years": 16,
        "register_digits": 6,
        "register_decimals": 1,
        "service_years": 30,
    },
    "meters": {
        "meter_id": "M1",
        "serial": "1",
        "model_id": "m",
        "point_id": "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11",
        "installed": "2024-03-01",
        "removed": "2025-03-01",
        "place": "Щит",
        "place_kind": "Внутреннее",
        "manufactured": "2023-10-01",
        "seal": "ОМ 000001",
        "last_check": "2024-03-01",
        "last_verification": "2024-03-01",
        "next_verification": "2040-03-01",
    },
    "connection-states": {"meter_id": "M1", "state": "on", "since": "2026-03-01T00:00:00+06:00"},
    "register-readings": {
        "meter_id": "M1",
        "read_at": "2026-03-01T00:00:00+06:00",
        "registers": {
            f"{channel}.8.{zone}": "3.5" for channel in (1, 2, 3, 4) for zone in (0, 1, 2, 3)
        },
        "read_by": "consumer",
        "multiplied": True,
    },
    "interval-profiles": {
        "meter_id": "M1",
        "obis": "4.8.0",
        "unit": "kvarh",
        "day": "2026-03-01",
        "interval_minutes": 60,
        "time_zone": "Asia/Omsk",
        "readings": [["2026-03-01T00:00:00+06:00", "1.25", "estimated"]],
        "multiplied": False,
    },
    "meter-events": {
        "meter_id": "M1",
        "at": "2026-03-01T00:00:00+06:00",
        "code": 44,
        "severity": "warning",
        "message": "Вскрытие корпуса",
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_that_tells_everything_becomes_lines_as_they_must_be(kind: str) -> None:
    batch = make_batch(kind, [WHOLE[kind]], "start")
    assert (batch.misfits, batch.lines) == ([], 4 if kind == "register-readings" else 1)
    for line in gzip.decompress(batch.payload).splitlines():
        LINES[kind].model_validate_json(line)


def test_registers_become_a_record_per_channel() -> None:
    item = {
        "meter_id": "M1",
        "read_at": "2026-03-01T00:00:00+06:00",
        "registers": {"1.8.0": "3.5", "1.8.1": "1.5", "1.8.2": "2", "2.8.0": "0.25"},
    }
    records = list(convert("register-readings", item))
    assert [(r["channel"], r["values"]) for r in records] == [
        ("A+", {"total": 3500, "T1": 1500, "T2": 2000}),
        ("A-", {"total": 250}),
    ]


@pytest.mark.parametrize(
    ("read_by", "source"),
    [({}, "remote"), ({"read_by": "meter"}, "remote"), ({"read_by": "consumer"}, "manual")],
)
def test_who_has_read_a_register_is_told(read_by: dict[str, str], source: str) -> None:
    item = {
        "meter_id": "M1",
        "read_at": "2026-03-01T00:00:00+06:00",
        "registers": {"1.8.0": "3.5"},
    }
    (record,) = convert("register-readings", item | read_by)
    assert record["source"] == source


@pytest.mark.parametrize("kind", ["register-readings", "interval-profiles"])
@pytest.mark.parametrize("multiplied", [True, False])
def test_a_source_says_whether_its_values_are_multiplied(kind: str, multiplied: bool) -> None:
    """Case B7."""
    told = convert(kind, WHOLE[kind] | {"multiplied": multiplied}, "start")
    assert {record["multiplied"] for record in told} == {multiplied}
    silent = {name: value for name, value in WHOLE[kind].items() if name != "multiplied"}
    assert {record.get("multiplied") for record in convert(kind, silent, "start")} == {None}


def test_bad_items_are_put_aside_with_the_reason() -> None:
    good = {"meter_id": "M1", "state": "on", "since": "2026-03-01T00:00:00+06:00"}
    bad: list[Any] = [
        {**good, "state": "broken"},
        {"meter_id": "M1", "state": "on"},
        "text",
        None,
        {**good, "state": ["on"]},
    ]
    batch = make_batch("connection-states", [good, *bad, good])
    assert batch.lines == 2
    assert [(m.field, m.code) for m in batch.misfits] == [
        ("state", "unknown-value"),
        ("since", "missing"),
        ("", "not-an-object"),
        ("", "not-an-object"),
        ("", "unfit"),
    ]


def test_page_of_bad_items_has_no_payload() -> None:
    batch = make_batch("meters", [{}])
    assert (batch.lines, batch.payload, len(batch.misfits)) == (0, b"", 1)


def test_rows_are_found_by_their_numbers() -> None:
    payload = gzip.compress(b'{"a":1}\n{"a":2}\n')
    assert rows_of(payload, [2, 99]) == {2: '{"a":2}'}
