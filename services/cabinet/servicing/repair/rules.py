"""What may have been meant by a wrong row: candidates, likeliest first; pure.

Nothing is mended by itself: a candidate is shown beside the row only when the row would then be
right, and is taken by a person who has looked at it (decision 0064).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

MendKind = Literal[
    # Of a meter's number.
    "leading-zeros",
    "look-alike",
    "meter-number",
    "flat",
    # Of values.
    "separators",
    "comma",
    "decimals",
    "transposed",
    "swapped-zones",
    "confirm",
    "replace",
    # Of the day.
    "date-text",
    "date-swapped",
    "date-year",
    "date-1904",
]
Field = Literal["serial_number", "flat", "taken_on", "T1", "T2", "T3"]
COLUMNS: tuple[Field, Field, Field] = ("T1", "T2", "T3")

# What fingers and recognizing programs take for figures; both alphabets.
_FIGURES = str.maketrans("оoзzlі|iбвb", "00331111688")
_UNITS = re.compile(r"(квт[ ·*.\-]*ч?(ас)?\w*|kwh?|к?вт|кв)\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{4})(?: г\.?)?(?:,? [0-9:.]{4,15})?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]{4,18}Z?)?")
_PARTS = re.compile(r"[0-9]+|[a-zа-я]+")
# Days between the first days of the two calendars of workbooks.
_CALENDARS_APART = timedelta(days=1462)
_EPOCH = date(1899, 12, 30)
# Numbers that stand for days of this century in a workbook.
_SERIALS = range(36_526, 73_050)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a row, as it would be."""

    field: Field
    becomes: str


@dataclass(frozen=True, slots=True)
class Mend:
    """What may have been meant: cells as they would be; none of what is only confirmed."""

    kind: MendKind
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter of a row's meter: digits before and after the point, None = not known."""

    digits: int | None = None
    decimals: int | None = None


def day_of(text: str) -> date | None:
    """Return the day that a text names beyond doubt: `25.11.2026`, `2026-11-25`, with a time too.

    None for anything else: what may have been meant is a mend.
    """
    if match := _DAY.fullmatch(text):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_mends(text: str, taken_on: date | None, opens_on: date, today: date) -> Iterator[Mend]:
    """Return days of the window that may be meant by a text, or by a day outside of it.

    The window lasts from `opens_on` to `today`.
    """
    kinds: list[tuple[MendKind, date | None]]
    if taken_on is None:
        kinds = [("date-text", day) for day in _days_in(text, opens_on, today)]
    else:
        years = {opens_on.year, today.year} - {taken_on.year}
        kinds = [
            ("date-swapped", _date(taken_on.year, taken_on.day, taken_on.month)),
            *(("date-year", _date(year, taken_on.month, taken_on.day)) for year in sorted(years)),
            ("date-1904", taken_on + _CALENDARS_APART),
            ("date-1904", taken_on - _CALENDARS_APART),
        ]
    for kind, day in kinds:
        if day is not None and day != taken_on and opens_on <= day <= today:
            yield Mend(kind, (Change("taken_on", day.isoformat()),))


def _days_in(text: str, opens_on: date, today: date) -> Iterator[date | None]:
    words = _PARTS.findall(text.lower())
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 8]
    months = [
        named.index(word[:3]) + 1
        for word in words
        for named in (_MONTHS, _MONTHS_EN, (*_MONTHS[:4], "май"))
        if word[:3] in named
    ]
    if len(numbers) == 1 and numbers[0] in _SERIALS and not months:
        # A day that has lost its format.
        yield _EPOCH + timedelta(days=numbers[0])
        return
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) in (6, 8):
        day = words[0]
        numbers = [int(day[:2]), int(day[2:4]), int(day[4:])]
    years = [opens_on.year, today.year]
    if months and numbers:
        given = [number if number > 99 else 2000 + number for number in numbers[1:2]]
        for year in given or years:
            yield _date(year, months[0], numbers[0])
    elif len(numbers) >= 2:
        first, second, *rest = numbers
        if first > 999:
            yield from (_date(first, *pair) for pair in _both(second, rest[0])) if rest else ()
            return
        given = [number if number > 99 else 2000 + number for number in rest[:1]]
        for year in given or years:
            for month, day_number in _both(second, first):
                yield _date(year, month, day_number)


def _both(first: int, second: int) -> list[tuple[int, int]]:
    return [(first, second), (second, first)]


def value_mends(
    texts: Sequence[str], counters: Mapping[int, Counter], wrong: Sequence[int]
) -> Iterator[Mend]:
    """Return what may be meant by the values of a row; `texts` of T1 to T3, empty = not given.

    `counters` by the number of a column, from 0; `wrong`: columns that are refused, or asked back.
    """
    written = [_figures(text) for text in texts]
    mended = tuple(
        Change(COLUMNS[at], written[at])
        for at in range(3)
        if texts[at] and written[at] != texts[at] and not _NUMBER.fullmatch(_closed(texts[at]))
    )
    if mended:
        yield Mend("separators", mended)
    for at in wrong:
        counter = counters.get(at, Counter())
        match = _NUMBER.fullmatch(_closed(texts[at]))
        if match is None:
            continue
        whole, part = match[1], match[2] or ""
        for text in _commas(whole, part, counter):
            yield Mend("comma", (Change(COLUMNS[at], text),))
        if counter.decimals is not None and len(part) > counter.decimals:
            kept = part[: counter.decimals]
            text = f"{whole},{kept}" if kept else whole
            yield Mend("decimals", (Change(COLUMNS[at], text),))
    if len([text for text in texts if text]) > 1 and wrong:
        yield from _swapped(texts)


def transposed(text: str) -> list[str]:
    """Return a value with each two neighbouring figures in the other order."""
    found = []
    for at in range(len(text) - 1):
        first, second = text[at], text[at + 1]
        if first.isdecimal() and second.isdecimal() and first != second:
            found.append(f"{text[:at]}{second}{first}{text[at + 2 :]}")
    return found


def _closed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u2009\u202f]+", "", text)


def _figures(text: str) -> str:
    """Return a value without letters for figures, units, and marks between thousands."""
    plain = _UNITS.sub("", _closed(text).lower()).translate(_FIGURES)
    plain = plain.strip("'`’\".,;:=~_-+")
    marks = [letter for letter in plain if letter in ".,'`’"]
    if len(marks) > 1 or "'" in plain or "’" in plain:
        # The last one is the comma, if it is another than the ones before.
        last = max(plain.rfind("."), plain.rfind(","))
        whole = re.sub(r"[.,'`’]", "", plain[:last] if last >= 0 else plain)
        one_kind = len(set(marks)) == 1 and len(marks) > 1
        if last < 0 or one_kind:
            return re.sub(r"[.,'`’]", "", plain)
        return f"{whole},{plain[last + 1 :]}"
    return re.sub(r"[/\\:;-]", ",", plain, count=1)


def _commas(whole: str, part: str, counter: Counter) -> Iterator[str]:
    """Return a value with the comma that was forgotten, or without one that was not meant."""
    if part:
        yield whole + part
    decimals = [counter.decimals] if counter.decimals is not None else [1, 2, 3]
    for count in decimals:
        if count and len(whole) > count:
            yield f"{whole[:-count]},{whole[-count:]}"


def _swapped(texts: Sequence[str]) -> Iterator[Mend]:
    """Return the values with two zones in each other's place."""
    for first, second in ((0, 1), (0, 2), (1, 2)):
        if texts[first] and texts[second] and texts[first] != texts[second]:
            yield Mend(
                "swapped-zones",
                (
                    Change(COLUMNS[first], texts[second]),
                    Change(COLUMNS[second], texts[first]),
                ),
            )
