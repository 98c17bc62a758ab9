"""What a mistyped word may have been."""

import pytest

from services.cabinet.content.information.rules import as_typed, meant_by, mistakes, ts_query


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("показания", "показания", 0),
        ("покзания", "показания", 1),
        ("показзания", "показания", 1),
        ("покозания", "показания", 1),
        ("поакзания", "показания", 1),
        ("пакозания", "показания", 2),
        ("", "дом", 3),
    ],
)
def test_mistakes_are_letters_left_out_put_in_wrong_or_exchanged(
    typed: str, meant: str, count: int
) -> None:
    assert mistakes(typed, meant, begun=False) == mistakes(meant, typed, begun=False) == count


def test_a_word_that_is_still_typed_is_compared_by_its_beginning() -> None:
    assert mistakes("покза", "показания", begun=True) == 1
    assert mistakes("покза", "показания", begun=False) == 4


def test_the_nearest_words_are_meant_and_none_that_differ_much() -> None:
    known = ["показания", "показаний", "наказания", "договор"]
    assert meant_by("покзания", known, begun=False) == ["показания"]
    assert meant_by("догвор", known, begun=False) == ["договор"]
    assert meant_by("дугавар", known, begun=False) == []
    assert meant_by("дом", ["дым"], begun=False) == ["дым"]
    assert meant_by("кот", ["дым"], begun=False) == []


def test_the_other_keyboard_is_tried() -> None:
    assert as_typed("gjrfpfybz") == ["gjrfpfybz", "показания"]
    assert as_typed("2026") == ["2026"]


def test_a_query_holds_each_word_or_what_it_may_have_been() -> None:
    assert ts_query([["дом"], ["счет", "счета"]], "&") == "'дом' & ('счет':* | 'счета':*)"
