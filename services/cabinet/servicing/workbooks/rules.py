"""How tables of readings are read: headings, cells and rows of people's own making; pure.

People rename columns, put them into another order, write titles above and sums below, and repeat
the headings for each house.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import Any, Literal, NamedTuple

import orjson

FileKind = Literal["xlsx", "xls", "xlsb", "ods", "csv"]
# Why a file is not taken as a whole.
FileFailure = Literal[
    "sheet-not-a-table",
    "sheet-damaged",
    "sheet-protected",
    "sheet-columns-missing",
    "sheet-empty",
    "sheet-too-large",
]
# What is said of a file that is taken: formulas count as the values that they had, macros not at
# all.
FileNote = Literal["formulas", "macros", "hidden-worksheets"]
Heading = Literal["key", "house", "flat", "serial", "taken", "t1", "t2", "t3"]


class Line(NamedTuple):
    """A row of a file, every cell as a text; `number` is the row's own, from 1.

    A cell that holds a day is `2026-11-25`, whatever calendar its workbook has.
    """

    worksheet: str
    number: int
    key: str = ""
    house: str = ""
    flat: str = ""
    serial: str = ""
    taken: str = ""
    t1: str = ""
    t2: str = ""
    t3: str = ""


class FileRead(NamedTuple):
    """What a file holds, or why it is not taken.

    `missing`: columns that no heading names, of `sheet-columns-missing`.
    """

    kind: FileKind | None = None
    failure: FileFailure | None = None
    missing: Sequence[Heading] = ()
    notes: Sequence[FileNote] = ()
    lines: Sequence[Line] = ()

    def packed(self) -> bytes:
        """Return it as bytes, for the way between two processes."""
        return orjson.dumps(
            [self.kind, self.failure, self.missing, self.notes, [tuple(one) for one in self.lines]]
        )

    @staticmethod
    def unpacked(told: bytes) -> "FileRead":
        """Return it from its bytes; ValueError for anything else."""
        try:
            kind, failure, missing, notes, lines = orjson.loads(told)
            return FileRead(kind, failure, missing, notes, [Line(*one) for one in lines])
        except TypeError as error:
            raise ValueError("not what the reading process tells") from error


# A register of a district; whoever has more sends two files.
MOST_ROWS = 20_000
# A heading lies below titles, never below a screen of them.
_HEADINGS_WITHIN = 60
_LONGEST = {"house": 300, "flat": 32, "serial": 64, "key": 20}
_LONGEST_OTHER = 60

# Letters of one form in both alphabets, in Latin.
_LATIN = str.maketrans("авекмнорстухё", "abekmhopctyxe")
_APART = re.compile(r"[^0-9a-zа-я]+")
# Each by what is left of a heading in small letters, words apart by single spaces. The first that
# fits counts; what no row names is no column of ours.
_FORMER = re.compile(
    r"пред|прошл|последн|предыд|начальн|previous|last|former|расход|разниц|consum|usage"
)
_HEADINGS: tuple[tuple[Heading, re.Pattern[str]], ...] = (
    ("key", re.compile(r"код( (прибора|пу|счетчика|строки))?|ключ|(meter )?(key|code)")),
    ("taken", re.compile(r"(.* )?дата( .*)?|(.* )?date( .*)?|taken on|day")),
    (
        "t1",
        re.compile(
            r"(.* )?(t ?1|тариф 1|тариф ?i|зона 1|день|дневн\w*|пик|day|peak)( .*)?"
            r"|(текущ\w* |новы\w* )?показан\w*( счетчика| пу| прибора.*| квт.*)?"
            r"|(current )?readings?( .*)?"
        ),
    ),
    (
        "t2",
        re.compile(r"(.* )?(t ?2|тариф 2|тариф ?ii|зона 2|ноч\w*|night|off peak)( .*)?"),
    ),
    (
        "t3",
        re.compile(r"(.* )?(t ?3|тариф 3|тариф ?iii|зона 3|полупик\w*|half peak)( .*)?"),
    ),
    (
        "serial",
        re.compile(
            r"(заводской |серийный )?(номер|no|n)? ?(счетчика|счетчик|пу|прибора( учета)?|прибор"
            r"( учета)?|эсч|meter)( .*)?|(заводской|серийный) номер|(meter )?serial( number| no)?"
            r"|meter number"
        ),
    ),
    (
        "flat",
        re.compile(
            r"(номер |no |n )?(квартир\w*|кв|помещени\w*)( no| номер)?|flat( number| no)?"
            r"|apartment|unit"
        ),
    ),
    (
        "house",
        re.compile(r"(полный )?адрес( .*)?|(номер |no |n )?дома?|(house )?address|house|building"),
    ),
)
# Enough to say that a row is one of headings.
_NEEDED: tuple[Heading, ...] = ("serial", "t1")
_SUM = re.compile(r"(итог|всего|сумма|total)", re.IGNORECASE)
# A cell that says «nothing», as the tables of the former cabinet did.
_NOTHING = frozenset({"-", "–", "—", "−", "_"})


def heading_of(text: str) -> Heading | None:
    """Return which column a heading names, if any of ours."""
    words = _APART.sub(" ", text.lower().replace("ё", "е").replace("№", " no ")).strip()
    # A letter between the alphabets: «Т1» and «T1» look alike.
    words = re.sub(r"\b[тt] ?([123])\b", r"t\1", words)
    if not words or len(words) > 80:
        return None
    former = _FORMER.search(words)
    for name, pattern in _HEADINGS:
        if pattern.fullmatch(words) and not former:
            return name
    return None


def text_of(cell: Any) -> str:
    """Return a cell as the text that its reader sees: no `.0`, days as `2026-11-25`."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = "" if cell is None else " ".join(str(cell).split())
    return "" if text in _NOTHING else text


def _number_text(number: float) -> str:
    """Return a number in the fifteen digits that an office program keeps and shows."""
    if not isfinite(number):
        return ""
    whole = abs(number) < 1e21 and number == int(number)
    return str(int(number)) if whole else f"{number:.15g}"


def columns_of(cells: Sequence[str]) -> dict[Heading, int]:
    """Return which columns a row of headings names; the first of each name."""
    named: dict[Heading, int] = {}
    for number, text in enumerate(cells):
        name = heading_of(text) if text else None
        if name is not None:
            named.setdefault(name, number)
    return named


def is_whole(named: Mapping[Heading, int]) -> bool:
    """Say whether the headings are enough to read rows by: whose meter, and what it shows."""
    return "t1" in named and ("serial" in named or "key" in named)


def missing_of(named: Iterable[Heading]) -> list[Heading]:
    """Return which headings are wanting."""
    known = {"serial" if name == "key" else name for name in named}
    return [name for name in _NEEDED if name not in known]


def _spread(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the headings of two rows as one: what stands above is said of those to its right."""
    joined, last = [], ""
    for number in range(max(len(upper), len(lower))):
        above = upper[number] if number < len(upper) else ""
        below = lower[number] if number < len(lower) else ""
        last = above or last
        joined.append(f"{last} {below}" if below and not above else f"{above} {below}".strip())
    return joined


def find_headings(rows: Sequence[Sequence[str]]) -> tuple[dict[Heading, int], int]:
    """Return the columns of the first rows of a table, and behind how many rows its data begin.

    Headings may take two rows, the upper one over several columns. When no row names enough, what
    the best one names is returned, and 0.
    """
    best: dict[Heading, int] = {}
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        named = columns_of(row)
        lower = rows[number + 1] if named and number + 1 < len(rows) else ()
        below = columns_of(lower) if all(heading_of(text) for text in lower if text) else {}
        if below:
            upper = columns_of(_spread(row, lower)) | named
            taken = set(below.values())
            both = {name: at for name, at in upper.items() if at not in taken} | below
            if is_whole(both) and (len(both) > len(below) or not is_whole(below)):
                return both, number + 2
        if is_whole(named):
            return named, number + 1
        best = max(best, named, key=len)
    return best, 0


def lines_of(worksheet: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Line]:
    """Return the rows of a table below its headings; `rows` with their numbers, headings first.

    What no row of readings is, is passed over: empty rows, sums, headings again. A text alone in
    its row is the house of the rows below it, where no column says whose they are.
    """
    ahead = []
    following = iter(rows)
    for row in following:
        ahead.append(row)
        if len(ahead) > _HEADINGS_WITHIN:
            break
    named, begin = find_headings([cells for _, cells in ahead])
    if not begin:
        return
    house = _title(cells for _, cells in ahead[: begin - 1])
    for number, cells in _chained(ahead[begin:], following):
        filled = [text for text in cells if text]
        if not filled:
            continue
        if len(filled) == 1 and not filled[0].isdecimal():
            house = filled[0]
            continue
        found = {name: cells[at] for name, at in named.items() if at < len(cells) and cells[at]}
        if _is_text(found.get("serial", "")) and is_whole(again := columns_of(cells)):
            named = again
            continue
        if not found or _SUM.match(filled[0]) or _is_numbering(filled):
            continue
        if "house" not in named:
            found["house"] = house
        cut = {name: text[: _LONGEST.get(name, _LONGEST_OTHER)] for name, text in found.items()}
        yield Line(worksheet=worksheet[:100], number=number, **cut)


def _is_text(text: str) -> bool:
    """Say whether a text is no number of a meter: most rows need no closer look."""
    return not any(letter.isdigit() for letter in text)


def _is_numbering(filled: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns, as printed forms do: 1, 2, 3, 4."""
    return len(filled) > 2 and list(filled) == [str(n) for n in range(1, len(filled) + 1)]


def _title(rows: Iterable[Sequence[str]]) -> str:
    """Return the text that stands alone in the last of the rows above the headings."""
    alone = [filled[0] for cells in rows if len(filled := [text for text in cells if text]) == 1]
    return alone[-1] if alone else ""


def _chained(
    first: Sequence[tuple[int, Sequence[str]]], rest: Iterator[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    yield from first
    yield from rest
