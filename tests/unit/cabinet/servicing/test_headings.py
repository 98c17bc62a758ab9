"""Which columns headings name, and which rows of a table are readings."""

from datetime import date, datetime
from typing import Any

import pytest

from services.cabinet.servicing.workbooks.rules import (
    FileRead,
    Line,
    find_headings,
    heading_of,
    lines_of,
    text_of,
)
from services.cabinet.servicing.workbooks.words import WORDS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Квартира", "flat"),
        ("№ кв.", "flat"),
        ("Номер квартиры", "flat"),
        ("Номер счетчика", "serial"),
        ("№ счётчика", "serial"),
        ("Заводской номер", "serial"),
        ("Номер ПУ", "serial"),
        ("Прибор учета", "serial"),
        ("Дата снятия показаний", "taken"),
        ("Дата", "taken"),
        ("T1 кВт*ч", "t1"),
        ("Т1, кВт·ч", "t1"),
        ("Показание Т2", "t2"),
        ("Ночь", "t2"),
        ("T 3", "t3"),
        ("Показания", "t1"),
        ("Текущие показания", "t1"),
        ("Адрес", "house"),
        ("Дом", "house"),
        ("Предыдущие показания T1", None),
        ("Дата предыдущих показаний", None),
        ("Расход T1", None),
        ("Примечание", None),
        ("ФИО", None),
        ("", None),
        ("т" * 500, None),
    ],
)
def test_headings_are_known_by_what_people_call_them(text: str, name: str | None) -> None:
    assert heading_of(text) == name


@pytest.mark.parametrize("language", ["ru", "en"])
def test_our_own_headings_are_found_again(language: Any) -> None:
    words = WORDS[language]
    named = [words.key, words.house, words.flat, words.serial, words.taken]
    assert [heading_of(text) for text in named] == ["key", "house", "flat", "serial", "taken"]
    zones = [heading_of(words.value.format(zone=zone)) for zone in (1, 2, 3)]
    assert zones == ["t1", "t2", "t3"]
    others = [words.ratio, words.previous_on, words.note, words.previous.format(zone=1)]
    assert [heading_of(text) for text in others] == [None] * 4


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (5.0, "5"),
        (22.5, "22.5"),
        (0.1 + 0.2, "0.3"),
        (1234567890123456.0, "1234567890123456"),
        (float("nan"), ""),
        (date(2026, 11, 19), "2026-11-19"),
        (datetime(2026, 11, 19, 12), "2026-11-19"),  # noqa: DTZ001
        (True, "True"),
        ("  a\n b ", "a b"),
        ("–", ""),
    ],
)
def test_cells_are_texts_as_their_readers_see_them(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_a_heading_over_two_rows_is_one() -> None:
    rows = [["Кв.", "Номер", "Показания", ""], ["", "счетчика", "Т1", "Т2"], ["1", "7", "5", "6"]]
    assert find_headings(rows) == ({"flat": 0, "serial": 1, "t1": 2, "t2": 3}, 2)
    assert find_headings([["Кв.", "Дата"], ["1", "2"]]) == ({"flat": 0, "taken": 1}, 0)
    assert find_headings([]) == ({}, 0)


def test_titles_sums_and_numbers_of_columns_are_no_readings() -> None:
    rows = [
        ["Реестр", "", ""],
        ["Кв.", "Номер счетчика", "Т1"],
        ["1", "2", "3"],
        ["", "", ""],
        ["ул. Садовая, 7", "", ""],
        ["1", "A-1", "10"],
        ["Всего", "", "10"],
    ]
    (line,) = lines_of("", list(enumerate(rows, 1)))
    assert line == Line("", 6, house="ул. Садовая, 7", flat="1", serial="A-1", t1="10")
    assert list(lines_of("", [])) == []


def test_what_the_reading_process_tells_is_understood() -> None:
    told = FileRead("csv", None, [], ["formulas"], [Line("", 1, t1="5")])
    assert FileRead.unpacked(told.packed()) == told
    for broken in (b"", b"{}", b"null", b"[1]"):
        with pytest.raises(ValueError):
            FileRead.unpacked(broken)
