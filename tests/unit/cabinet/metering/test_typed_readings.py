"""What people type off a counter, and what of it no counter shows."""

import pytest

from services.cabinet.metering.registers.rules import Face, NotAReading, typed_reading

_FIVE_AND_ONE = Face(5, 1)


@pytest.mark.parametrize(
    ("text", "wh"),
    [
        ("1234", 1_234_000), ("1234,5", 1_234_500), ("1234.5", 1_234_500), (" 1 234,5 ", 1_234_500),
        ("1\u00a0234", 1_234_000), ("00012", 12_000), ("0", 0), ("99999,9", 99_999_900),
        ("0000012", 12_000),
    ],
)  # fmt: skip
def test_a_counter_is_read_by_point_or_comma(text: str, wh: int) -> None:
    assert typed_reading(text, _FIVE_AND_ONE) == wh


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-number"), ("-1", "not-a-number"), ("1,2,3", "not-a-number"),
        ("12a", "not-a-number"), ("1" * 20, "not-a-number"), ("1,", "not-a-number"),
        (",5", "not-a-number"), ("\u0661\u0662", "not-a-number"), ("1e3", "not-a-number"),
        ("100000", "too-many-digits"), ("1,23", "too-many-decimals"),
    ],
)  # fmt: skip
def test_what_no_counter_shows_is_refused(text: str, code: str) -> None:
    with pytest.raises(NotAReading) as refused:
        typed_reading(text, _FIVE_AND_ONE)
    assert refused.value.code == code


def test_digits_that_are_not_known_refuse_nothing() -> None:
    assert typed_reading("123456789,123", Face()) == 123_456_789_123
