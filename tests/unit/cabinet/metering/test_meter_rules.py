from datetime import date
from decimal import Decimal

import pytest

from services.cabinet.metering.meters.rules import Ratios, meter_name, verification_state

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("due_on", "state"),
    [
        (None, None),
        (date(2026, 11, 28), "overdue"),
        (TODAY, "soon"),
        (date(2027, 1, 28), "soon"),
        (date(2027, 1, 29), "valid"),
    ],
)
def test_a_verification_holds_to_its_day_and_is_soon_for_sixty_days(
    due_on: date | None, state: str | None
) -> None:
    assert verification_state(due_on, TODAY) == state


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Дача \n", "Дача"),
        ("Кафе\u0301", "Кафе\u0301"),
        ("cafe\u0301", "caf\u00e9"),
        ("=1+1", "=1+1"),
        ("<b>Дом</b>", "<b>Дом</b>"),
        ("👨\u200d👩\u200d👧 Дом", "👨\u200d👩\u200d👧 Дом"),
        ("я" * 60, "я" * 60),
        ("\u00a0 \u2003", ""),
        ("", ""),
    ],
)
def test_a_name_is_kept_as_a_text_in_its_one_spelling(typed: str, name: str) -> None:
    assert meter_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "я" * 61,
        "Дом\nи сад",
        "Дом\tи сад",
        "а\u0007б",
        "а\u0085б",
        "а\u2028б",
        "\u202eДача",
        "Дача\u2066",
        "\u200fДача",
        "а\u200bб",
        "а\u00adб",
        "\ufeffДача",
        "а\ue000б",
        "\u200d",
        "\u0301",
    ],
)
def test_no_name_breaks_its_line_or_hides(typed: str) -> None:
    with pytest.raises(ValueError, match=r"taken|seen"):
        meter_name(typed)


_EVER, _FIRST, _SECOND = date(2000, 1, 1), date(2026, 6, 16), date(2026, 9, 1)


@pytest.mark.parametrize(
    ("told", "ratios"),
    [
        ([(40, _EVER), (60, _FIRST)], Ratios(Decimal(60), (_FIRST,), (Decimal(40),))),
        # The same day once more, and the next change.
        (
            [(40, _EVER), (60, _FIRST), (60, _FIRST), (80, _SECOND)],
            Ratios(Decimal(80), (_FIRST, _SECOND), (Decimal(40), Decimal(60))),
        ),
        # Another value of the same day puts it right.
        ([(40, _EVER), (60, _FIRST), (61, _FIRST)], Ratios(Decimal(61), (_FIRST,), (Decimal(40),))),
        # What is told from an earlier day on takes the place of what came later.
        (
            [(40, _EVER), (80, _SECOND), (60, _FIRST)],
            Ratios(Decimal(60), (_FIRST,), (Decimal(40),)),
        ),
        ([(40, _EVER), (60, _FIRST), (40, _FIRST)], Ratios(Decimal(40))),
        ([(40, _EVER), (40, _FIRST)], Ratios(Decimal(40))),
        ([(40, _FIRST), (60, _SECOND), (50, _EVER)], Ratios(Decimal(50))),
    ],
)
def test_ratios_are_told_from_a_day_on(told: list[tuple[int, date]], ratios: Ratios) -> None:
    found = Ratios(Decimal(1))
    for ratio, from_day in told:
        found = found.changed(Decimal(ratio), from_day)
    assert found == ratios


def test_each_day_has_the_ratio_of_its_time() -> None:
    ratios = Ratios(Decimal(80), (_FIRST, _SECOND), (Decimal(40), Decimal(60)))
    days = (date(2000, 1, 1), date(2026, 6, 15), _FIRST, date(2026, 8, 31), _SECOND)
    assert [ratios.on(day) for day in days] == [40, 40, 60, 60, 80]
