from datetime import UTC, datetime

import orjson
import pytest
from pydantic import BaseModel

from services.cabinet.intake import records
from services.cabinet.intake.record_rules import read_record
from services.cabinet.intake.rejections import Rejected
from services.cabinet.registry.rules import address_text, building_key

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
        (records.CustomerIn, b"{", None, "malformed-json"),
        (records.CustomerIn, b"\xff", None, "malformed-json"),
        (records.CustomerIn, b"[1]", None, "not-an-object"),
        (records.CustomerIn, b'{"id":"1","kind":"individual"}', "name", "missing-field"),
        (
            records.CustomerIn,
            b'{"id":"1","kind":"individual","name":"x","x":1}',
            "x",
            "unknown-field",
        ),
        (records.CustomerIn, b'{"id":1,"kind":"individual","name":"x"}', "id", "wrong-type"),
        (records.CustomerIn, b'{"id":"1","kind":"king","name":"x"}', "kind", "unknown-value"),
        (
            records.CustomerIn,
            b'{"id":"1","kind":"individual","name":"a\\u0000"}',
            "name",
            "wrong-type",
        ),
        (
            records.AccountIn,
            b'{"number":"1","customer":"1","contract_start":"2026-02-30"}',
            "contract_start",
            "bad-date",
        ),
        (
            records.UsagePointIn,
            b'{"mrid":"nope","service_location":"1"}',
            "mrid",
            "wrong-type",
        ),
        (
            records.UsagePointIn,
            b'{"mrid":"urn:uuid:00000000-0000-4000-8000-000000000001",'
            b'"service_location":"1","time_zone":"../x"}',
            "time_zone",
            "unknown-value",
        ),
        (
            records.MeterIn,
            b'{"id":"1","serial_number":"1","installed_on":"2026-02-02","removed_on":"2026-02-01"}',
            "removed_on",
            "out-of-range",
        ),
        (records.RegisterReadingIn, changed(READING, channel="B"), "channel", "unknown-channel"),
        (records.RegisterReadingIn, changed(READING, unit="kWh"), "unit", "wrong-unit"),
        (records.RegisterReadingIn, changed(READING, unit="varh"), "unit", "wrong-unit"),
        (records.RegisterReadingIn, changed(READING, values={}), "values", "missing-field"),
        (
            records.RegisterReadingIn,
            changed(READING, values={"T1": 1.5}),
            "values.T1",
            "wrong-type",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, taken_at="2026-09-01T00:00:00"),
            "taken_at",
            "bad-date",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, taken_at="2150-01-01T00:00:00Z"),
            "taken_at",
            "out-of-range",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, taken_at="2026-11-28T16:36:00+03:00"),
            "taken_at",
            "out-of-range",
        ),
        (
            records.MeterEventIn,
            b'{"meter":"m","occurred_at":"2026-11-28T13:36:00Z","code":7}',
            "occurred_at",
            "out-of-range",
        ),
        (
            records.ConnectionStateIn,
            b'{"meter":"m","changed_at":"2026-11-29T00:00:00+03:00","state":"limited"}',
            "changed_at",
            "out-of-range",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, taken_at="1756674000"),
            "taken_at",
            "bad-date",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, values={"T1": "1"}),
            "values.T1",
            "wrong-type",
        ),
        (
            records.RegisterReadingIn,
            changed(READING, values={"T1": True}),
            "values.T1",
            "wrong-type",
        ),
        (
            records.MeterModelIn,
            b'{"id":"m","name":"n","manufacturer":"x","nominal_voltage":NaN}',
            "nominal_voltage",
            "out-of-range",
        ),
        (
            records.UsagePointIn,
            b'{"mrid":"00000000-0000-4000-8000-000000000001","service_location":"1",'
            b'"transformation_ratio":"40"}',
            "transformation_ratio",
            "wrong-type",
        ),
        (
            records.CustomerIn,
            '{"id":"1","kind":"individual","name":"x","inn":"٧٧٠٧٠٨٣٨٩٣"}'.encode(),
            "inn",
            "wrong-type",
        ),
        (
            records.MeterEventIn,
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
    assert read_record(line, records.RegisterReadingIn, LATEST).taken_at == LATEST


def test_read_record_takes_a_bare_and_a_full_mrid() -> None:
    for prefix in ("", "urn:uuid:"):
        line = orjson.dumps(
            {"mrid": f"{prefix}00000000-0000-4000-8000-000000000001", "service_location": "1"}
        )
        assert read_record(line, records.UsagePointIn, LATEST).mrid.int & 1


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
