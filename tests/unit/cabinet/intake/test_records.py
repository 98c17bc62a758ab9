from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from pydantic import BaseModel

from services.cabinet.customers.places.rules import address_text, building_key
from services.cabinet.intake.rules import check_time_zone, read_record
from services.cabinet.lines.rules import Rejected
from services.contracts.batches import measurements, registry

LATEST = datetime(2026, 11, 28, 13, 35, tzinfo=UTC)
READING = (
    b'{"meter":"m","taken_at":"2026-09-01T00:00:00+03:00","channel":"A+","unit":"Wh",'
    b'"values":{"T1":1}}'
)


def changed(line: bytes, **changes: object) -> bytes:
    return orjson.dumps(orjson.loads(line) | changes)


@pytest.mark.parametrize(
    ("model", "line", "field", "code"),
    [
        (registry.CustomerIn, b"{", None, "malformed-json"),
        (registry.CustomerIn, b"\xff", None, "malformed-json"),
        (registry.CustomerIn, b"[1]", None, "not-an-object"),
        (registry.CustomerIn, b'{"id":"1","kind":"individual"}', "name", "missing-field"),
        (
            registry.CustomerIn,
            b'{"id":"1","kind":"individual","name":"x","x":1}',
            "x",
            "unknown-field",
        ),
        (registry.CustomerIn, b'{"id":1,"kind":"individual","name":"x"}', "id", "wrong-type"),
        (registry.CustomerIn, b'{"id":"1","kind":"king","name":"x"}', "kind", "unknown-value"),
        (
            registry.CustomerIn,
            b'{"id":"1","kind":"individual","name":"a\\u0000"}',
            "name",
            "wrong-type",
        ),
        (
            registry.AccountIn,
            b'{"number":"1","customer":"1","contract_start":"2026-02-30"}',
            "contract_start",
            "bad-date",
        ),
        (
            registry.UsagePointIn,
            b'{"mrid":"nope","service_location":"1"}',
            "mrid",
            "wrong-type",
        ),
        (
            registry.UsagePointIn,
            b'{"mrid":"urn:uuid:00000000-0000-4000-8000-000000000001",'
            b'"service_location":"1","time_zone":"../x"}',
            "time_zone",
            "unknown-value",
        ),
        (
            registry.MeterIn,
            b'{"id":"1","serial_number":"1","installed_on":"2026-02-02","removed_on":"2026-02-01"}',
            "removed_on",
            "out-of-range",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, channel="B"),
            "channel",
            "unknown-channel",
        ),
        (measurements.RegisterReadingIn, changed(READING, unit="kWh"), "unit", "wrong-unit"),
        (measurements.RegisterReadingIn, changed(READING, unit="varh"), "unit", "wrong-unit"),
        (measurements.RegisterReadingIn, changed(READING, values={}), "values", "missing-field"),
        (
            measurements.RegisterReadingIn,
            changed(READING, values={"T1": 1.5}),
            "values.T1",
            "wrong-type",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, taken_at="2026-09-01T00:00:00"),
            "taken_at",
            "bad-date",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, taken_at="2150-01-01T00:00:00Z"),
            "taken_at",
            "out-of-range",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, taken_at="2026-11-28T16:36:00+03:00"),
            "taken_at",
            "out-of-range",
        ),
        (
            measurements.MeterEventIn,
            b'{"meter":"m","occurred_at":"2026-11-28T13:36:00Z","code":7}',
            "occurred_at",
            "out-of-range",
        ),
        (
            measurements.ConnectionStateIn,
            b'{"meter":"m","changed_at":"2026-11-29T00:00:00+03:00","state":"limited"}',
            "changed_at",
            "out-of-range",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, taken_at="1756674000"),
            "taken_at",
            "bad-date",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, values={"T1": "1"}),
            "values.T1",
            "wrong-type",
        ),
        (
            measurements.RegisterReadingIn,
            changed(READING, values={"T1": True}),
            "values.T1",
            "wrong-type",
        ),
        (
            registry.MeterModelIn,
            b'{"id":"m","name":"n","manufacturer":"x","nominal_voltage":NaN}',
            "nominal_voltage",
            "out-of-range",
        ),
        (
            registry.UsagePointIn,
            b'{"mrid":"00000000-0000-4000-8000-000000000001","service_location":"1",'
            b'"transformation_ratio":"40"}',
            "transformation_ratio",
            "wrong-type",
        ),
        (
            registry.CustomerIn,
            '{"id":"1","kind":"individual","name":"x","inn":"٧٧٠٧٠٨٣٨٩٣"}'.encode(),
            "inn",
            "wrong-type",
        ),
        (
            measurements.MeterEventIn,
            b'{"meter":"m","occurred_at":"2026-09-01T00:00:00Z","code":70000}',
            "code",
            "out-of-range",
        ),
    ],
)
def test_read_record_refuses(
    model: type[BaseModel], line: bytes, field: str | None, code: str
) -> None:
    with pytest.raises(Rejected) as refusal:
        read_record(line, model, LATEST)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert refusal.value.reason.endswith(".")


def test_read_record_takes_what_has_been_until_the_latest_moment() -> None:
    line = changed(READING, taken_at="2026-11-28T16:35:00+03:00")
    assert read_record(line, measurements.RegisterReadingIn, LATEST).taken_at == LATEST


_POINT = {"mrid": "00000000-0000-4000-8000-000000000001", "service_location": "1"}


@pytest.mark.parametrize(
    ("model", "line", "field", "value"),
    [
        # Digits would be seconds since 1970.
        (registry.AccountIn, {"number": "1", "customer": "1"}, "contract_start", "1700006400"),
        (registry.UsagePointIn, _POINT, "mrid", f"urn:uuid:urn:uuid:{_POINT['mrid']}"),
        (registry.UsagePointIn, _POINT, "time_zone", "localtime"),
        (registry.UsagePointIn, _POINT, "time_zone", "posix/Europe/London"),
        (measurements.RegisterReadingIn, orjson.loads(READING), "taken_at", 1756674000),
        (
            measurements.RegisterReadingIn,
            orjson.loads(READING),
            "taken_at",
            "2026-09-01T00:00:00+03:60",
        ),
        (
            registry.MeterModelIn,
            {"id": "1", "name": "n", "manufacturer": "m"},
            "nominal_voltage",
            10**15 + 1,
        ),
    ],
)
def test_read_record_refuses_what_only_looks_like_a_value(
    model: type[BaseModel], line: dict[str, Any], field: str, value: Any
) -> None:
    with pytest.raises(Rejected) as refusal:
        read_record(orjson.dumps(line | {field: value}), model, LATEST)
    assert refusal.value.field == field


def test_null_means_what_a_missing_field_means() -> None:
    reading = read_record(changed(READING, source=None), measurements.RegisterReadingIn, LATEST)
    assert reading.source == "remote"
    nulls = dict.fromkeys(registry.UsagePointIn.model_fields)
    point = read_record(orjson.dumps(nulls | _POINT), registry.UsagePointIn, LATEST)
    assert point == registry.UsagePointIn.model_validate_json(orjson.dumps(_POINT))
    assert (point.scope, point.transformation_ratio) == ("unit", 1)
    event = {"meter": "m", "occurred_at": "2026-09-01T00:00:00Z", "code": 1, "severity": None}
    told = read_record(orjson.dumps(event), measurements.MeterEventIn, LATEST)
    del event["severity"]
    assert told == read_record(orjson.dumps(event), measurements.MeterEventIn, LATEST)
    assert told.severity is None


def test_a_time_zone_that_there_is_not_is_refused_after_the_shape() -> None:
    check_time_zone(read_record(orjson.dumps(_POINT), registry.UsagePointIn, LATEST))
    for name, there_is in (("Europe/London", True), ("UTC", True), ("Europe/Nowhere", False)):
        point = read_record(
            orjson.dumps(_POINT | {"time_zone": name}), registry.UsagePointIn, LATEST
        )
        if there_is:
            check_time_zone(point)
            continue
        with pytest.raises(Rejected) as refusal:
            check_time_zone(point)
        assert (refusal.value.field, refusal.value.code) == ("time_zone", "unknown-value")


def test_read_record_takes_a_bare_and_a_full_mrid() -> None:
    for prefix in ("", "urn:uuid:"):
        line = orjson.dumps(
            {"mrid": f"{prefix}00000000-0000-4000-8000-000000000001", "service_location": "1"}
        )
        assert read_record(line, registry.UsagePointIn, LATEST).mrid.int & 1


def test_address_text_reads_as_on_an_envelope() -> None:
    assert (
        address_text("Татарстан", "Казань", "ул. Мира", "5", "7")
        == "Татарстан, Казань, ул. Мира, д. 5, кв. 7"
    )
    assert address_text("Москва", "Москва", None, "владение 3", None) == "Москва, владение 3"


def test_building_key_forgets_case_spaces_and_yo() -> None:
    assert building_key(None, "Орёл", " ул.  Мира", "5") == building_key(
        None, "орел", "Ул. мира", "5"
    )
