"""Which name a counter has is said by the tariff and the meter's own map."""

from services.cabinet.submissions.entry.titles import counters_of_tariff, titles_of


def test_zones_are_named_by_the_tariff_and_the_meters_own_map() -> None:
    """Case B8: which counter is the night's is said, not guessed."""
    two = {1: "День", 2: "Ночь"}
    assert titles_of(["T1", "T2"], two, {}) == {"T1": "День", "T2": "Ночь"}
    assert titles_of(["T1", "T2"], two, {1: 2, 2: 1}) == {"T1": "Ночь", "T2": "День"}
    assert titles_of(["T1", "T3"], two, {}) == {"T1": "День"}
    assert titles_of(["T1", "T2"], {1: "Сутки"}, {}) == {"T1": "Сутки", "T2": "Сутки"}
    assert titles_of(["total"], two, {}) == titles_of(["T1"], {}, {}) == {}


def test_a_meter_that_was_never_read_has_as_many_counters_as_its_tariff_has_zones() -> None:
    assert counters_of_tariff(None) == counters_of_tariff("[]") == ["T1"]
    assert counters_of_tariff('[{"number": 1}, {"number": 2}]') == ["T1", "T2"]
