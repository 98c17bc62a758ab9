"""Generated energy: counters agree with intervals, and the story repeats itself."""

from datetime import date

import pytest

from deploy.demo.series import Series, channel_of

DAY = date(2026, 3, 1).toordinal()
HABITS = ("family", "pensioner", "house", "garage", "dacha", "office", "shop")


@pytest.mark.parametrize("habits", HABITS)
@pytest.mark.parametrize("name", ["A+", "A-", "R+"])
def test_year_of_intervals_equals_counters(habits: str, name: str) -> None:
    series, channel = Series(1), channel_of(7, name, habits, 9_000)
    days = [series.day_values(channel, DAY + k, 24) for k in range(366)]
    counted = sum(series.counters(channel, DAY + 366)) - sum(series.counters(channel, DAY))
    assert sum(map(sum, days)) == counted
    assert min(min(day) for day in days) >= 0


def test_half_hours_sum_to_the_hours_day() -> None:
    series, channel = Series(1), channel_of(7, "A+", "family", 9_000)
    assert sum(series.day_values(channel, DAY, 48)) == sum(series.day_values(channel, DAY, 24))


def test_story_depends_on_seed_alone() -> None:
    channel = channel_of(7, "A+", "family", 9_000)
    assert Series(1).day_values(channel, DAY, 24) == Series(1).day_values(channel, DAY, 24)
    assert Series(1).day_values(channel, DAY, 24) != Series(2).day_values(channel, DAY, 24)


def test_winter_of_a_house_is_dearer_than_its_summer() -> None:
    series, channel = Series(1), channel_of(3, "A+", "house", 20_000)
    january = sum(series.day_values(channel, date(2026, 1, 14).toordinal(), 24))
    july = sum(series.day_values(channel, date(2026, 7, 15).toordinal(), 24))
    assert january > 1.5 * july
