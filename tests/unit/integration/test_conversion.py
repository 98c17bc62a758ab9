"""Items become records of the agreed kinds; a page with bad items keeps the good ones."""

import gzip
from typing import Any

import orjson
import pytest

from deploy.demo.head_end import make_feed, make_subscribers
from deploy.demo.head_end_feed import KINDS as FEED_KINDS
from services.admin_panel.intake.records import RECORDS
from services.integration.conversion.batches import make_batch, rows_of
from services.integration.conversion.rules import KINDS, convert

NOON = 739942 * 24 + 12


def lines(payload: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in gzip.decompress(payload).splitlines()]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_the_demo_server_becomes_documented_records(kind: str) -> None:
    feed = make_feed(make_subscribers(1, 30, None), None, lambda: NOON)
    items, _, _ = feed.page(kind, None, 3000)
    batch = make_batch(kind, orjson.loads(orjson.dumps(items)))
    assert batch.misfits == []
    assert batch.lines >= len(items) > 0
    for line in lines(batch.payload):
        RECORDS[kind].model_validate(line)


def test_kinds_are_those_of_the_server_in_its_order() -> None:
    assert KINDS == FEED_KINDS


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
