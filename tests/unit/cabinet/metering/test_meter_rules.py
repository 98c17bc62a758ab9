from datetime import date

import pytest

from services.cabinet.metering.meters.rules import meter_name, verification_state

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
