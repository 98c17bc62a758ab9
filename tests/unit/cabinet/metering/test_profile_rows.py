import struct
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from services.cabinet.channels import CHANNELS, QUALITIES
from services.cabinet.intake.rules import Remarks
from services.cabinet.lines.rules import Rejected
from services.cabinet.metering.consumption.profile_rows import (
    FIELDS,
    REQUIRED,
    Latest,
    check_fields,
    days_of,
    meters_of,
    packed_row,
    read_object,
)
from services.cabinet.metering.meters.rules import KnownMeter
from services.cabinet.metering.ratios.rules import Ratios
from services.contracts.batches.measurements import UNITS, Channel, IntervalProfileIn, Quality
from tests.support.lines import lines, written

LONDON = KnownMeter(7, "Europe/London")
LAST = Latest(date(2026, 11, 23), datetime(2026, 11, 23, 16, 30, tzinfo=UTC))


def record(**changes: Any) -> dict[str, Any]:
    good = {
        "meter": "m",
        "channel": "A+",
        "day": "2026-09-10",
        "interval_minutes": 60,
        "unit": "Wh",
        "values": list(range(24)),
    }
    return good | changes


def unpacked(row: bytes) -> list[bytes | None]:
    (count,) = struct.unpack_from(">h", row)
    fields: list[bytes | None] = []
    at = 2
    for _ in range(count):
        (size,) = struct.unpack_from(">i", row, at)
        at += 4
        fields.append(None if size < 0 else row[at : at + size])
        at += max(size, 0)
    assert at == len(row)
    return fields


def array(field: bytes | None) -> list[int | None]:
    assert field is not None
    dimensions, _, kind, count, lower = struct.unpack_from(">iiiii", field)
    assert (dimensions, kind, lower) == (1, 23, 1)
    values: list[int | None] = []
    at = 20
    for _ in range(count):
        (size,) = struct.unpack_from(">i", field, at)
        at += 4
        values.append(None if size < 0 else struct.unpack_from(">i", field, at)[0])
        at += max(size, 0)
    return values


def test_packed_row_holds_values_sum_and_completeness() -> None:
    key, row, note = packed_row(record(), LONDON, LAST)
    assert note is None
    fields = unpacked(row)
    assert struct.unpack(">i", fields[0] or b"") == (7,)
    assert array(fields[4]) == list(range(24))
    assert fields[5] is None
    assert struct.unpack(">q", fields[6] or b"") == (276,)
    assert fields[7] == b"\1"
    assert fields[8:] == [None, None]
    assert days_of([key]) == {date(2026, 9, 10)}
    assert meters_of([key]) == {7}


def test_packed_row_with_missing_intervals_is_incomplete() -> None:
    values = [None, *range(22), None]
    fields = unpacked(packed_row(record(values=values), LONDON, LAST)[1])
    assert array(fields[4]) == values
    assert struct.unpack(">q", fields[6] or b"") == (231,)
    assert fields[7] == b"\0"


def test_packed_row_with_nothing_known_has_no_sum() -> None:
    fields = unpacked(packed_row(record(values=[None] * 24), LONDON, LAST)[1])
    assert fields[6] is None
    assert fields[7] == b"\0"


@pytest.mark.parametrize(
    ("quality", "packed"),
    [
        ("good", None),
        ("estimated", b"\1"),
        (["good"] * 24, None),
        (["doubtful"] * 24, b"\2"),
        (["good"] * 23 + ["doubtful"], bytes(23) + b"\2"),
    ],
)
def test_packed_row_keeps_quality_only_where_not_good(
    quality: str | list[str], packed: bytes | None
) -> None:
    assert unpacked(packed_row(record(quality=quality), LONDON, LAST)[1])[5] == packed


@pytest.mark.parametrize(
    ("values", "quality", "estimated", "doubtful"),
    [
        ([5] * 24, "estimated", 120, None),
        ([0] * 24, "estimated", 0, None),
        ([5] * 24, ["good"] * 22 + ["estimated", "doubtful"], 5, 5),
        ([None] + [5] * 23, ["estimated"] + ["good"] * 23, None, None),
        ([None] + [5] * 23, "doubtful", None, 115),
    ],
)
def test_packed_row_tells_how_much_is_estimated_or_doubtful(
    values: list[int | None], quality: str | list[str], estimated: int | None, doubtful: int | None
) -> None:
    fields = unpacked(packed_row(record(values=values, quality=quality), LONDON, LAST)[1])
    sums = [None if field is None else struct.unpack(">q", field)[0] for field in fields[8:]]
    assert sums == [estimated, doubtful]


def test_packed_row_leaves_out_what_has_not_begun_and_says_so() -> None:
    sent = record(day="2026-11-23", values=[100] * 16 + [0] * 8)
    _, row, note = packed_row(sent, LONDON, LAST)
    fields = unpacked(row)
    assert array(fields[4]) == [100] * 16 + [0] + [None] * 7
    assert struct.unpack(">q", fields[6] or b"") == (1600,)
    assert fields[7] == b"\0"
    assert note is not None
    assert (note.field, note.code) == ("values", "not-yet")
    assert note.reason.startswith("7 of the values")
    unknown = record(day="2026-11-23", values=[100] * 17 + [None] * 7)
    assert packed_row(unknown, LONDON, LAST)[2] is None


@pytest.mark.parametrize(
    ("moment", "minutes", "begun"),
    [
        # The clock goes back at 01:00 UTC: the hour from 01:00 comes twice.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 60, 2),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 60, 3),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 30, 5),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), 15, 100),
    ],
)
def test_packed_row_counts_what_has_begun_by_the_local_clock(
    moment: datetime, minutes: int, begun: int
) -> None:
    count = 25 * 60 // minutes
    sent = record(day="2026-10-25", interval_minutes=minutes, values=[1] * count)
    _, row, _ = packed_row(sent, LONDON, Latest(date(2026, 10, 25), moment))
    assert array(unpacked(row)[4]) == [1] * begun + [None] * (count - begun)


@pytest.mark.parametrize(
    ("day", "count"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)]
)
def test_packed_row_takes_as_many_values_as_the_local_day_has(day: str, count: int) -> None:
    packed_row(record(day=day, values=[1] * count), LONDON, LAST)
    for wrong in (count - 1, count + 1):
        with pytest.raises(Rejected) as refusal:
            packed_row(record(day=day, values=[1] * wrong), LONDON, LAST)
        assert refusal.value.code == "wrong-count"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"channel": "A"}, "channel", "unknown-channel"),
        ({"channel": ["A+"]}, "channel", "unknown-channel"),
        ({"unit": "kWh"}, "unit", "wrong-unit"),
        ({"channel": "R+"}, "unit", "wrong-unit"),
        ({"interval_minutes": 20}, "interval_minutes", "out-of-range"),
        ({"interval_minutes": 60.0}, "interval_minutes", "out-of-range"),
        ({"interval_minutes": True}, "interval_minutes", "out-of-range"),
        ({"day": "20260910"}, "day", "bad-date"),
        ({"day": "2026-02-30"}, "day", "bad-date"),
        ({"day": "2026-W10-1"}, "day", "bad-date"),
        ({"day": "٢٠٢٦-09-10"}, "day", "bad-date"),
        ({"day": 5}, "day", "bad-date"),
        ({"day": "1999-12-31"}, "day", "out-of-range"),
        ({"day": "2026-11-24"}, "day", "out-of-range"),
        ({"values": "1"}, "values", "wrong-type"),
        ({"values": [1] * 23}, "values", "wrong-count"),
        ({"values": [1] * 25}, "values", "wrong-count"),
        ({"values": []}, "values", "wrong-count"),
        ({"values": [1] * 23 + [1.5]}, "values", "wrong-type"),
        ({"values": [1] * 23 + ["1"]}, "values", "wrong-type"),
        ({"values": [1] * 23 + [True]}, "values", "wrong-type"),
        ({"values": [1] * 23 + [-1]}, "values", "out-of-range"),
        ({"values": [1] * 23 + [2_000_000_001]}, "values", "out-of-range"),
        ({"values": [None] * 23 + [10**18]}, "values", "out-of-range"),
        ({"quality": "bad"}, "quality", "unknown-value"),
        ({"quality": ["good"]}, "quality", "wrong-count"),
        ({"quality": [["good"]] * 24}, "quality", "unknown-value"),
        ({"quality": 1}, "quality", "unknown-value"),
    ],
)
def test_packed_row_refuses(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Rejected) as refusal:
        packed_row(record(**changes), LONDON, LAST)
    assert (refusal.value.field, refusal.value.code) == (field, code)


def test_what_a_meter_measured_behind_its_transformers_is_multiplied_by_the_ratio_of_its_day() -> (
    None
):
    """A source says whether its values are multiplied already (case B7)."""
    ratios = Ratios(Decimal(60), (date(2026, 9, 11),), (Decimal("0.5"),))
    meter = KnownMeter(7, "Europe/London", ratios)
    values = [1, 2, 3, None, *range(20)]

    def stored(**changes: Any) -> list[int | None]:
        _, row, _ = packed_row(record(**({"values": values} | changes)), meter, LAST)
        return array(unpacked(row)[4])

    assert stored() == stored(multiplied=True) == stored(multiplied=None) == values
    times_sixty = [None if value is None else value * 60 for value in values]
    assert stored(multiplied=False, day="2026-09-11") == times_sixty
    # Halves go to the even one, so that they do not add up.
    assert stored(multiplied=False)[:8] == [0, 1, 2, None, 0, 0, 1, 2]
    with pytest.raises(Rejected) as refusal:
        stored(multiplied=False, day="2026-09-11", values=[10**9] * 24)
    assert (refusal.value.field, refusal.value.code) == ("values", "out-of-range")


def taken(line: dict[str, Any]) -> bool:
    """Say whether the check by hand takes a line."""
    try:
        check_fields(line)
        packed_row(line, KnownMeter(7, "UTC"), LAST)
    except Rejected:
        return False
    return True


def of_the_shape(line: dict[str, Any]) -> bool:
    """Say whether the shape takes a line, and it has as many values as a day of UTC."""
    try:
        shaped = IntervalProfileIn.model_validate_json(written(line))
    except ValidationError:
        return False
    count = 24 * 60 // shaped.interval_minutes
    words = shaped.quality if isinstance(shaped.quality, list) else [None] * count
    return len(shaped.values) == count == len(words) and shaped.day <= LAST.day


def test_the_check_by_hand_has_the_fields_of_the_shape() -> None:
    fields = IntervalProfileIn.model_fields
    assert set(fields) == FIELDS
    assert {name for name in fields if fields[name].is_required()} == REQUIRED
    assert set(get_args(Channel)) == set(CHANNELS) == set(UNITS)
    assert set(get_args(Quality)) == set(QUALITIES)


def test_the_check_by_hand_takes_exactly_what_the_shape_takes() -> None:
    schema = IntervalProfileIn.model_json_schema()
    assert "$defs" not in schema
    counted = {True: 0, False: 0}
    for base in (record(), record(quality="good"), record(quality=["good"] * 24)):
        for line in lines(schema, base):
            # Whether there is such a meter is asked before, and is no matter of the shape.
            if line.get("meter") == "m":
                assert taken(line) == of_the_shape(line), line
                counted[taken(line)] += 1
    assert min(counted.values()) > 50


def test_check_fields_names_the_unknown_and_the_missing() -> None:
    with pytest.raises(Rejected) as refusal:
        check_fields(record(note="x"))
    assert (refusal.value.field, refusal.value.code) == ("note", "unknown-field")
    incomplete = record()
    del incomplete["values"]
    with pytest.raises(Rejected) as refusal:
        check_fields(incomplete)
    assert (refusal.value.field, refusal.value.code) == ("values", "missing-field")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "malformed-json"),
        (b"\xff\xfe{}", "malformed-json"),
        (b'{"a": "\\ud800"}', "malformed-json"),
        (b"[" * 5000, "malformed-json"),
        (b"[]", "not-an-object"),
        (b"null", "not-an-object"),
    ],
)
def test_read_object_refuses(line: bytes, code: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_object(line)
    assert refusal.value.code == code


def test_rejections_count_all_and_list_a_thousand() -> None:
    rejections = Remarks()
    for line in range(1, 1502):
        rejections.add(line, Rejected(None, "malformed-json", "The line is not JSON."))
    assert rejections.count == 1501
    assert len(rejections.listed()) == 1000
