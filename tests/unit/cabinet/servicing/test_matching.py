"""Whose a row of a file is."""

from typing import Any

import pytest

from services.cabinet.servicing.sheets.rules import Directory, Match, Place, natural
from services.cabinet.servicing.workbooks.rules import Line

_SEVEN, _EIGHT = "Казань, ул. Садовая, д. 7", "Казань, ул. Садовая, д. 8"


def _place(key: int, serial: str, flat: str, house: int = 7) -> Place:
    address = _SEVEN if house == 7 else _EIGHT
    return Place(key, house, "unit", serial, flat, address)


_DIRECTORY = Directory.of(
    [
        _place(1, "00123456", "1"),
        _place(2, "АВ-77", "2"),
        _place(3, "555", "3"),
        _place(4, "555", "3", 8),
        _place(5, "9000", "10а"),
        _place(6, "9001", "10а"),
        _place(7, "12345678901234567890", "11"),
    ],
    [("OLD", 2), ("GONE", 99)],
)


def _found(**given: Any) -> Match:
    return _DIRECTORY.find(Line("", 1, **given))


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"serial": "00123456"}, 1),
        ({"serial": " 00 123 456"}, 1),
        # The alphabet, the case and the sign of a number are seen by nobody.
        ({"serial": "ab-77"}, 2),
        ({"serial": "№ АВ-77", "flat": "кв. 2"}, 2),
        ({"serial": "555", "house": "Садовая 8"}, 4),
        ({"serial": "555", "house": "г. Казань, ул. Садовая, дом 7"}, 3),
        ({"serial": "555", "key": "4"}, 4),
        ({"serial": "9001", "flat": "10 А"}, 6),
        # The key vouches for what an office program has spoilt, and for nothing else.
        ({"serial": "123456", "key": "1"}, 1),
        ({"serial": "12345678901234500000", "key": "7"}, 7),
        ({"serial": "АВ-77", "key": "1"}, 2),
        ({"key": "1", "flat": "1"}, 1),
        ({"key": "1"}, 1),
    ],
)
def test_a_row_is_of_the_meter_that_it_names(given: dict[str, str], key: int) -> None:
    match = _found(**given)
    assert match.place is not None
    assert match.place.meter_id == key


@pytest.mark.parametrize(
    ("given", "code", "mends"),
    [
        ({"serial": "X"}, "unknown-meter", {}),
        ({"serial": "X", "key": "77"}, "unknown-meter", {}),
        ({"serial": "OLD"}, "meter-replaced", {}),
        ({"serial": "GONE"}, "unknown-meter", {}),
        ({"serial": "555"}, "ambiguous-meter", {}),
        ({"serial": "АВ-77", "flat": "1"}, "meter-elsewhere", {"flat": "2"}),
        ({"serial": "АВ-77", "house": _EIGHT}, "meter-elsewhere", {"flat": "2"}),
        ({"serial": "123456"}, "unknown-meter", {"leading-zeros": "00123456"}),
        ({"serial": "OO123456"}, "unknown-meter", {"look-alike": "00123456"}),
        (
            {"serial": "00124356", "flat": "1", "house": _SEVEN},
            "unknown-meter",
            {"meter-number": "00123456"},
        ),
        ({"flat": "2", "house": _SEVEN}, "no-number", {"meter-number": "АВ-77"}),
        ({"flat": "10а", "house": _SEVEN}, "several-meters", {}),
        ({"flat": "2"}, "no-number", {}),
        ({"key": "1", "flat": "2", "house": _SEVEN}, "no-number", {"meter-number": "АВ-77"}),
        ({}, "no-number", {}),
    ],
)
def test_a_row_of_no_meter_is_told_why_and_who_may_be_meant(
    given: dict[str, str], code: str, mends: dict[str, str]
) -> None:
    match = _found(**given)
    assert match.place is None
    assert match.reason is not None
    assert match.reason.code == code
    assert {one.kind: one.changes[0].becomes for one in match.mends} == mends


def test_flats_and_houses_stand_in_their_order() -> None:
    flats = ["10а", "2", "10", "1", "", "б"]
    assert sorted(flats, key=natural) == ["", "1", "2", "10", "10а", "б"]
