"""What is wrong with a version of a schedule: a field, a code and a sentence for each mistake.

Shapes say what a field may be at all; this says what a whole calendar and its prices must be.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from services.cabinet.tariffs.rules import KINDS, PRICE_DECIMALS, month_day, part_at
from services.cabinet.tariffs.schemas import DaysTerms, HoursTerms, SeasonTerms, VersionTerms
from services.kit.problems import field_error

Fault = dict[str, str]

MOST_ZONES = 3
MOST_BANDS = 5
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2100, 12, 31)
_HALF_HOUR = re.compile(r"([01][0-9]|2[0-3]):(00|30)|24:00")
_MONTH_DAY = re.compile(r"[01][0-9]-[0-3][0-9]")
_PRICE = re.compile(rf"[0-9]{{1,6}}(\.[0-9]{{1,{PRICE_DECIMALS}}})?")
_DECIMALS = re.compile(rf"[0-9]+\.[0-9]{{{PRICE_DECIMALS + 1},}}")
_PERCENT = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?")
# Any year without 29 February.
_YEAR = 2001


def faults_of(terms: VersionTerms) -> list[Fault]:
    """Return the mistakes of a version; none when it can be reckoned with."""
    return [*_first_day(terms), *_zones(terms), *_seasons(terms), *_bands(terms), *_prices(terms)]


def _first_day(terms: VersionTerms) -> Iterator[Fault]:
    if not FIRST_DAY <= terms.valid_from <= LAST_DAY:
        yield field_error("valid_from", "day-out-of-range", "Give a day from 2000 to 2100.")


def _zones(terms: VersionTerms) -> Iterator[Fault]:
    seen = set()
    for at, zone in enumerate(terms.zones):
        field = f"zones.{at}.number"
        if zone.number > MOST_ZONES:
            yield field_error(field, "zone-number", "Zones are numbered 1, 2 and 3.")
        if zone.number in seen:
            yield field_error(field, "zone-twice", "Another zone has this number.")
        seen.add(zone.number)


def _seasons(terms: VersionTerms) -> Iterator[Fault]:
    numbers = {zone.number for zone in terms.zones}
    wrong = False
    for at, season in enumerate(terms.seasons):
        for name in ("begins", "ends"):
            if fault := _border(f"seasons.{at}.{name}", getattr(season, name)):
                wrong = True
                yield fault
        yield from _kinds(f"seasons.{at}.days", season)
        for group, days in enumerate(season.days):
            yield from _hours(f"seasons.{at}.days.{group}", days, numbers)
    if not wrong:
        yield from _year(terms.seasons)


def _border(field: str, text: str) -> Fault | None:
    if text == "02-29":
        return field_error(
            field,
            "leap-day",
            "A season neither begins nor ends on 29 February: most years lack it.",
        )
    if not _is_month_day(text):
        return field_error(field, "month-day", "Give month and day as MM-DD.")
    return None


def _is_month_day(text: str) -> bool:
    if not _MONTH_DAY.fullmatch(text):
        return False
    try:
        date(_YEAR, int(text[:2]), int(text[3:]))
    except ValueError:
        return False
    return True


def _year(seasons: Sequence[SeasonTerms]) -> Iterator[Fault]:
    """Yield the first day that no season has, and the first that two have."""
    owners: dict[int, int] = {}
    for at, season in enumerate(seasons):
        for day in _days(month_day(season.begins), month_day(season.ends)):
            if day in owners:
                yield field_error(
                    f"seasons.{at}.begins",
                    "seasons-overlap",
                    f"{_spoken(day)} is in two seasons.",
                )
                return
            owners[day] = at
    for day in _days(101, 1231):
        if day not in owners:
            yield field_error("seasons", "seasons-missing", f"{_spoken(day)} is in no season.")
            return


def _days(begins: int, ends: int) -> Iterator[int]:
    day = date(_YEAR, begins // 100, begins % 100)
    for _ in range(365):
        number = day.month * 100 + day.day
        yield number
        if number == ends:
            return
        day += timedelta(days=1)
        if day.year != _YEAR:
            day = date(_YEAR, 1, 1)


def _spoken(day: int) -> str:
    return f"{day // 100:02}-{day % 100:02}"


def _kinds(field: str, season: SeasonTerms) -> Iterator[Fault]:
    seen: set[int] = set()
    for group, days in enumerate(season.days):
        for kind in days.kinds:
            if kind not in KINDS:
                yield field_error(
                    f"{field}.{group}.kinds", "day-kind", "Kinds of days are 1 to 7, and 8."
                )
            elif kind in seen:
                yield field_error(
                    f"{field}.{group}.kinds", "day-twice", f"Kind {kind} of days stands twice."
                )
            seen.add(kind)
    if missing := [str(kind) for kind in KINDS if kind not in seen]:
        yield field_error(
            field, "days-missing", f"These kinds of days have no hours: {', '.join(missing)}."
        )


def _hours(field: str, days: DaysTerms, numbers: set[int]) -> Iterator[Fault]:
    covered: set[int] = set()
    readable = True
    for at, hours in enumerate(days.hours):
        if hours.zone not in numbers:
            yield field_error(
                f"{field}.hours.{at}.zone", "zone-unknown", "The schedule has no such zone."
            )
        parts = _range(hours)
        if parts is None:
            readable = False
            yield field_error(
                f"{field}.hours.{at}",
                "hours-order",
                "Give whole or half hours, the end after the beginning, at most 24:00.",
            )
            continue
        if twice := covered.intersection(parts):
            yield field_error(
                f"{field}.hours.{at}",
                "hours-overlap",
                f"{_clock(min(twice))} belongs to two ranges of hours.",
            )
        covered.update(parts)
    if readable and (missing := sorted(set(range(48)) - covered)):
        yield field_error(
            f"{field}.hours", "hours-missing", f"No zone is given from {_clock(missing[0])} on."
        )


def _range(hours: HoursTerms) -> range | None:
    if not (_HALF_HOUR.fullmatch(hours.begins) and _HALF_HOUR.fullmatch(hours.ends)):
        return None
    begins, ends = part_at(hours.begins), part_at(hours.ends)
    return range(begins, ends) if begins < ends else None


def _clock(part: int) -> str:
    return f"{part // 2:02}:{part % 2 * 30:02}"


def _bands(terms: VersionTerms) -> Iterator[Fault]:
    if len(terms.bands) > MOST_BANDS:
        yield field_error("bands", "bands-many", f"No more than {MOST_BANDS} bands are taken.")
    before = 0
    last = len(terms.bands) - 1
    for at, band in enumerate(terms.bands):
        field = f"bands.{at}.up_to_kwh"
        if at == last:
            if band.up_to_kwh is not None:
                yield field_error(field, "band-open", "The last band has no upper limit.")
        elif band.up_to_kwh is None or band.up_to_kwh <= before:
            yield field_error(
                field, "bands-rising", "Limits of bands rise from one to the next, above 0."
            )
        else:
            before = band.up_to_kwh


def _prices(terms: VersionTerms) -> Iterator[Fault]:
    wanted = [
        (zone.number, band) for zone in terms.zones for band in range(1, len(terms.bands) + 1)
    ]
    given: set[tuple[int, int]] = set()
    for at, price in enumerate(terms.prices):
        key = (price.zone, price.band)
        if key not in wanted:
            yield field_error(
                f"prices.{at}", "price-for-nothing", "The schedule has no such zone or band."
            )
        if key in given:
            yield field_error(f"prices.{at}", "price-twice", "This zone and band has two prices.")
        given.add(key)
        yield from _amount(f"prices.{at}.price", price.price)
    yield from _lacking(dict.fromkeys(wanted), given)
    if not _PERCENT.fullmatch(terms.vat_percent):
        yield field_error("vat_percent", "vat", "Give VAT in percent, with at most 2 decimals.")


def _amount(field: str, text: str) -> Iterator[Fault]:
    if _DECIMALS.fullmatch(text):
        yield field_error(
            field, "price-decimals", f"A price has at most {PRICE_DECIMALS} decimals."
        )
    elif not _PRICE.fullmatch(text):
        yield field_error(field, "price", "Give a price in roubles, like 5.66.")


def _lacking(wanted: Iterable[tuple[int, int]], given: set[tuple[int, int]]) -> Iterator[Fault]:
    for zone, band in wanted:
        if (zone, band) not in given:
            yield field_error(
                "prices", "price-missing", f"Zone {zone} has no price in band {band}."
            )
