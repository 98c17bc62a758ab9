"""Whose a row of a file is: numbers of meters, flats and houses as people write them; pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.repair.rules import Change, Mend, MendKind
from services.cabinet.servicing.workbooks.rules import Line

Class = Literal["right", "wrong", "unfilled"]
State = Literal["waiting", "checking", "ready", "failed"]
LARGEST_FILE = 10 * 1024 * 1024
# Below it nothing else has a large body.
UPLOAD_PATHS = "/api/cabinet/servicing/sheets"
# The files' name of the subject.
SUBJECT = "sheets"
# Files of one organisation that wait to be sent.
MOST_SHEETS = 100

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f№#]+")
_FLAT_WORD = re.compile(r"^(квартира|кварт|кв|flat|apt|пом(ещение)?)[\s.№]*")
# Letters of one form in both alphabets, and figures that letters are taken for.
_LATIN = str.maketrans("авекмнорстух", "abekmhopctyx")
_FIGURES = str.maketrans("oзzliбb", "0331166")
_NUMBERS = re.compile(r"\d+|\D+")
_WORDS = re.compile(r"[0-9]+[a-zа-я]?|[a-zа-я]+")
_KINDS_OF_PLACES = frozenset(
    {"г", "город", "ул", "улица", "д", "дом", "пр", "просп", "проспект", "пер", "переулок", "обл"}
    | {"область", "пос", "поселок", "р", "н", "рн", "район", "б", "бульвар", "стр", "корп", "к"}
)
# Office programs keep fifteen digits of a number.
_DIGITS_KEPT = 15


def natural(text: str | None) -> tuple[Any, ...]:
    """Return by what flats and houses stand in their order: 1, 2, 10, 10а."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in _NUMBERS.findall((text or "").lower())
    )


class Place(NamedTuple):
    """A meter that may be handed in: where it stands, and how people know it."""

    meter_id: int
    building_id: int
    scope: Scope
    serial_number: str
    flat: str
    address: str


class Reason(NamedTuple):
    """Why a row is wrong: a code, the cell that it is about, and what the words need."""

    code: str
    field: str | None = None
    params: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """Whose a row is; without a meter, why not, and who may have been meant."""

    place: Place | None = None
    reason: Reason | None = None
    mends: tuple[Mend, ...] = ()


def plain_serial(text: str) -> str:
    """Return a meter's number without what is seen by nobody: spaces, case, the alphabet."""
    return _SPACES.sub("", text).casefold().translate(_LATIN)


def plain_flat(text: str) -> str:
    """Return a flat's number likewise."""
    return _SPACES.sub("", _FLAT_WORD.sub("", text.strip().lower())).translate(_LATIN)


def _bare(serial: str) -> str:
    return serial.lstrip("0")


def _words_of(address: str) -> frozenset[str]:
    found = _WORDS.findall(address.lower().replace("ё", "е"))
    return frozenset(word for word in found if word not in _KINDS_OF_PLACES)


@dataclass(slots=True)
class Directory:
    """The meters of an organisation's houses, by all that names them.

    `former`: numbers of meters that were taken down there, each with the meter in its place.
    """

    by_key: dict[int, Place] = field(default_factory=dict)
    by_serial: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_bare: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_flat: dict[tuple[int, str], list[Place]] = field(default_factory=lambda: defaultdict(list))
    houses: dict[int, frozenset[str]] = field(default_factory=dict)
    former: dict[str, Place] = field(default_factory=dict)
    _asked: dict[str, int | None] = field(default_factory=dict)

    @staticmethod
    def of(places: Iterable[Place], former: Iterable[tuple[str, int]]) -> "Directory":
        """Make it of all meters, and of former numbers with the key of the meter there now."""
        made = Directory()
        for place in places:
            serial = plain_serial(place.serial_number)
            made.by_key[place.meter_id] = place
            made.by_serial[serial].append(place)
            made.by_bare[_bare(serial)].append(place)
            made.by_flat[place.building_id, plain_flat(place.flat)].append(place)
            if place.building_id not in made.houses:
                made.houses[place.building_id] = _words_of(place.address)
        for serial, meter_id in former:
            if meter_id in made.by_key:
                made.former.setdefault(plain_serial(serial), made.by_key[meter_id])
        return made

    def house(self, text: str) -> int | None:
        """Return which house a text names; None when none or several fit."""
        if text not in self._asked:
            words = _words_of(text)
            exact = [key for key, named in self.houses.items() if words and named == words]
            numbers = {word for word in words if word[0].isdecimal()}
            fitting = exact or [
                key for key, named in self.houses.items() if numbers and words <= named
            ]
            self._asked[text] = fitting[0] if len(fitting) == 1 else None
        return self._asked[text]

    def find(self, line: Line) -> Match:
        """Return whose a row is.

        What people see counts: the number of the meter, then flat and house; the hidden key only
        vouches for a number that an office program has spoilt.
        """
        serial, flat, house = (
            plain_serial(line.serial),
            plain_flat(line.flat),
            self.house(line.house),
        )
        keyed = self.by_key.get(int(line.key)) if line.key.isdecimal() else None
        if not serial:
            return self._of_no_number(keyed, flat, house)
        if named := self.by_serial.get(serial):
            return _standing(_narrowed(named, keyed, flat, house), line, flat, house)
        if keyed is not None and _spoilt(serial, plain_serial(keyed.serial_number)):
            return _standing([keyed], line, flat, house)
        return self._of_unknown(serial, keyed, flat, house)

    def _here(self, flat: str, house: int | None) -> list[Place]:
        """Return the meters of a flat; of which house, unless there is but one, must be known."""
        if house is None and len(self.houses) == 1:
            (house,) = self.houses
        return self.by_flat.get((house, flat), []) if house is not None and flat else []

    def _of_no_number(self, keyed: Place | None, flat: str, house: int | None) -> Match:
        if keyed is not None and (not flat or flat == plain_flat(keyed.flat)):
            return Match(keyed)
        here = self._here(flat, house)
        if len(here) == 1:
            return Match(
                None, Reason("no-number", "serial_number"), (_meant("meter-number", here[0]),)
            )
        code = "several-meters" if here else "no-number"
        return Match(None, Reason(code, "serial_number"))

    def _of_unknown(self, serial: str, keyed: Place | None, flat: str, house: int | None) -> Match:
        """Return who may be meant by a number that no meter here has."""
        if former := self.former.get(serial):
            params = {"serial_number": former.serial_number}
            return Match(None, Reason("meter-replaced", "serial_number", params))
        unknown = Reason("unknown-meter", "serial_number")
        near = _narrowed(self.by_bare.get(_bare(serial), []), keyed, flat, house)
        if len(near) == 1:
            return Match(None, unknown, (_meant("leading-zeros", near[0]),))
        figures = serial.translate(_FIGURES)
        near = _narrowed(self.by_bare.get(_bare(figures), []), keyed, flat, house)
        if len(near) == 1:
            return Match(None, unknown, (_meant("look-alike", near[0]),))
        here = [keyed] if keyed and flat == plain_flat(keyed.flat) else self._here(flat, house)
        slips = [one for one in here if _is_slip(serial, plain_serial(one.serial_number))]
        if len(slips) == 1:
            return Match(None, unknown, (_meant("meter-number", slips[0]),))
        return Match(None, unknown)


def _meant(kind: MendKind, place: Place) -> Mend:
    return Mend(kind, (Change("serial_number", place.serial_number),))


def _narrowed(
    named: Sequence[Place], keyed: Place | None, flat: str, house: int | None
) -> list[Place]:
    """Return those of several meters of one number that house, flat and key speak for."""
    left = list(named)
    for fits in (
        lambda one: house is None or one.building_id == house,
        lambda one: not flat or plain_flat(one.flat) == flat,
        lambda one: keyed is None or one is keyed,
    ):
        if len(left) > 1:
            left = [one for one in left if fits(one)] or left
    return left


def _standing(found: Sequence[Place], line: Line, flat: str, house: int | None) -> Match:
    """Return the meter of a row, unless the row says that it stands elsewhere."""
    if len(found) != 1:
        return Match(None, Reason("ambiguous-meter", "serial_number"))
    (place,) = found
    elsewhere = house is not None and house != place.building_id
    if elsewhere or (flat and flat != plain_flat(place.flat)):
        params = {"flat": place.flat, "address": place.address}
        meant = Mend("flat", (Change("flat", place.flat),))
        return Match(None, Reason("meter-elsewhere", "flat", params), (meant,))
    return Match(place)


def _spoilt(serial: str, whole: str) -> bool:
    """Say whether a number is what an office program leaves of another: zeros, late digits."""
    if _bare(serial) == _bare(whole):
        return True
    bare, known = _bare(serial), _bare(whole)
    return (
        len(known) > _DIGITS_KEPT
        and len(bare) == len(known)
        and bare.isdecimal()
        and bare[:_DIGITS_KEPT] == known[:_DIGITS_KEPT]
    )


def _is_slip(typed: str, meant: str) -> bool:
    """Say whether two numbers differ by a digit, or by two neighbours in the other order."""
    if len(typed) == len(meant):
        apart = [at for at, pair in enumerate(zip(typed, meant, strict=True)) if pair[0] != pair[1]]
        if len(apart) == 1:
            return True
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and typed[apart[0]] == meant[apart[1]]
            and typed[apart[1]] == meant[apart[0]]
        )
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
