"""Energy as text: exact, halves to the even, nothing odd let in."""

import pytest

from services.integration.conversion.values import Unfit, base_units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("0.219", 219),
        ("12", 12_000),
        ("1.07", 1_070),
        ("1.0779999", 1_078),
        ("1.2410001", 1_241),
        ("0.0005", 0),
        ("0.0015", 2),
        ("0.0025", 2),
        ("0.00250001", 3),
        ("-0.001", -1),
        ("-1.5", -1_500),
        ("007.5", 7_500),
        ("999999999999.999", 999_999_999_999_999),
    ],
)
def test_kwh_become_whole_wh(text: str, expected: int) -> None:
    assert base_units("f", text) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("", ".", "x", "1,5", "NaN", "nan", "Infinity", "-inf", "1e999999999", "1" * 30, "0x1"),
        *("1_000", "1_0.5", "0.1_5", "1e3", "1E3", "1e-3", "1.5e1"),
        *("٣", "１２", "1.٥", "²", "Ⅷ"),
        *(" 1", "1 ", "1\n", "1\u00a0000", "1 000", "\u2009" + "1", "\ufeff1"),
        *("+1", "--1", "-", "\u22121", "1-", "1.", ".5", "1..5", "1.2.3", "1'000", "0b1", "1d"),
        *("1000000000000", "-1000000000000.0001"),
        *(1.5, 7, True, None, ["1"], b"1"),
    ],
)
def test_what_is_no_number_is_unfit(value: object) -> None:
    with pytest.raises(Unfit) as caught:
        base_units("readings", value)
    assert (caught.value.field, caught.value.code) == ("readings", "not-a-number")
