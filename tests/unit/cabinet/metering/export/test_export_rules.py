"""What a file holds of a day, which words it has, and that no text in it is a formula."""

from datetime import date

import pytest

from services.cabinet.metering.export.rules import (
    Measured,
    coarser,
    latest_end,
    marks_of,
    together,
)
from services.cabinet.metering.export.words import WORDS, language_of
from services.kit.table_files import as_text


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "+7-999-000",
        "=cmd|'/c'!A",
    ],
)
def test_what_looks_like_a_formula_is_a_text(formula: str) -> None:
    assert as_text(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "value", ["+79990000001", "-5", "−5", "-5,5", "12", "Цех № 1", "1=1", "", "Дача (+ баня)"]
)
def test_a_telephone_a_number_and_a_name_stay_as_they_are(value: str) -> None:
    assert as_text(value) == value


def test_longer_intervals_are_unknown_where_a_part_is_and_have_the_worst_quality() -> None:
    halves = Measured(30, [1, 2, 3, None, 5, 6, 7, 8], bytes([0, 0, 0, 0, 1, 2, 1, 0]))
    assert coarser(halves, 60) == Measured(60, [3, None, 11, 15], bytes([0, 0, 2, 1]))
    assert coarser(Measured(15, [1] * 8), 60) == Measured(60, [4, 4])
    assert coarser(halves, 30) is halves
    # A day of an odd number of halves ends with a shorter hour.
    assert coarser(Measured(30, [1] * 47), 60).values == [2] * 23 + [1]


def test_two_meters_of_one_day_are_put_together() -> None:
    old = Measured(60, [1, 2, None, None], b"\1")
    new = Measured(30, [None] * 4 + [None, 5, 7, 8], None)
    assert together([old, new]) == Measured(60, [1, 2, None, 15], bytes([1, 1, 0, 0]))
    both = together([Measured(60, [1, None]), Measured(60, [10, None])])
    assert both == Measured(60, [11, None])


def test_one_quality_may_stand_for_the_whole_day() -> None:
    assert marks_of(Measured(60, [1, 2], b"\2")) == b"\2\2"
    assert marks_of(Measured(60, [1, 2])) == b"\0\0"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2021-01-01", "2025-12-31"),
        ("2024-02-29", "2029-02-28"),
        ("2022-11-29", "2027-11-28"),
    ],
)
def test_five_years_may_be_asked_for(start: str, end: str) -> None:
    assert latest_end(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "ru"),
        ("*", "ru"),
        ("de", "ru"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("de,en;q=0.7,ru;q=0.3", "en"),
        ("en;q=0", "ru"),
        ("en;q=x", "ru"),
        ("en;q=nan,ru", "ru"),
        ("ENGLISH", "ru"),
        ("en,ru", "ru"),
    ],
)
def test_the_language_is_the_one_liked_best(accepted: str, language: str) -> None:
    assert language_of(accepted) == language


def test_both_languages_name_everything() -> None:
    for words in WORDS.values():
        assert words.channels.keys() == {"A+", "A-", "R+", "R-"}
        assert words.qualities.keys() == {0, 1, 2, None}
        assert words.separator != words.point
