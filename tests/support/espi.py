"""A strict reader of Green Button files, written from the ESPI schema and that of Atom.

It refuses what the schema does not name, in another order, or of another type, and links that lead
nowhere or one way only; what it gives are values in Wh and varh.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as Xml

ATOM, ESPI = "{http://www.w3.org/2005/Atom}", "{http://naesb.org/espi}"
_INT48 = r"-?\d{1,15}"
_CODE = r"\d{1,3}"
_HEX32 = r"[0-9A-F]{8}"
# Children of each element in the schema's order, of those that an electricity file may have: what
# the text must be, or None for an element with children of its own; least and most often.
_Child = tuple[str, str | None, int, int]
_MANY = 10**6
ELEMENTS: Mapping[str, tuple[_Child, ...]] = {
    "UsagePoint": (
        ("roleFlags", r"[0-9A-F]{4}", 0, 1),
        ("ServiceCategory", None, 0, 1),
        ("status", r"\d{1,3}", 0, 1),
    ),
    "ServiceCategory": (("kind", _CODE, 1, 1),),
    "LocalTimeParameters": (
        ("dstEndRule", _HEX32, 1, 1),
        ("dstOffset", _INT48, 1, 1),
        ("dstStartRule", _HEX32, 1, 1),
        ("tzOffset", _INT48, 1, 1),
    ),
    "MeterReading": (),
    "ReadingType": (
        ("accumulationBehaviour", _CODE, 0, 1),
        ("commodity", _CODE, 0, 1),
        ("consumptionTier", _INT48, 0, 1),
        ("currency", _CODE, 0, 1),
        ("dataQualifier", _CODE, 0, 1),
        ("defaultQuality", _CODE, 0, 1),
        ("flowDirection", _CODE, 0, 1),
        ("intervalLength", r"\d{1,10}", 0, 1),
        ("kind", _CODE, 0, 1),
        ("phase", _CODE, 0, 1),
        ("powerOfTenMultiplier", r"-?\d{1,2}", 0, 1),
        ("timeAttribute", _CODE, 0, 1),
        ("tou", _INT48, 0, 1),
        ("uom", _CODE, 0, 1),
        ("cpp", _INT48, 0, 1),
        ("interharmonic", None, 0, 1),
        ("measuringPeriod", _CODE, 0, 1),
        ("argument", None, 0, 1),
    ),
    "interharmonic": (("numerator", _INT48, 0, 1), ("denominator", _INT48, 0, 1)),
    "argument": (("numerator", _INT48, 0, 1), ("denominator", _INT48, 0, 1)),
    "IntervalBlock": (("interval", None, 0, 1), ("IntervalReading", None, 0, _MANY)),
    "interval": (("duration", r"\d{1,10}", 0, 1), ("start", _INT48, 0, 1)),
    "timePeriod": (("duration", r"\d{1,10}", 0, 1), ("start", _INT48, 0, 1)),
    "IntervalReading": (
        ("cost", _INT48, 0, 1),
        ("ReadingQuality", None, 0, _MANY),
        ("timePeriod", None, 0, 1),
        ("value", _INT48, 0, 1),
    ),
    "ReadingQuality": (("quality", r"[0-9]{1,2}", 1, 1),),
}
_UUID = r"urn:uuid:[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_FEED = ("id", "title", "updated", "author", "link", "entry")
_ENTRY = ("id", "link", "title", "content", "published", "updated")


class Reading(NamedTuple):
    """A value in Wh or varh from the moment `start` (seconds since 1970) for `duration` seconds."""

    start: int
    duration: int
    value: int
    quality: int | None


class Kind(NamedTuple):
    """What readings are of: codes of the schema, length of an interval in seconds."""

    direction: int
    unit: int
    length: int


@dataclass
class Entry:
    """An entry of the feed: where it is, what it leads to, the element in it."""

    key: str
    title: str
    self_link: str
    up: str
    related: list[str]
    content: Xml.Element

    @property
    def name(self) -> str:
        return self.content.tag.removeprefix(ESPI)


@dataclass
class Feed:
    """What a file holds."""

    title: str
    author: str | None
    keys: list[str]
    entries: list[Entry]
    # Values of `LocalTimeParameters` by name.
    clock: dict[str, str]
    readings: dict[Kind, list[Reading]] = field(default_factory=dict)
    blocks: dict[Kind, list[tuple[int, int, int]]] = field(default_factory=dict)

    def only(self) -> list[Reading]:
        """Return the readings of the file's only kind."""
        (readings,) = self.readings.values()
        return readings


def read_feed(content: bytes) -> Feed:
    """Read a whole file; fails where it is not as the schema wants it."""
    root = Xml.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    assert {child.tag for child in root} <= {f"{ATOM}{name}" for name in _FEED}
    entries = [_entry(element) for element in root.findall(f"{ATOM}entry")]
    keys = [_text(root, "id"), *(entry.key for entry in entries)]
    assert all(re.fullmatch(_UUID, key) for key in keys)
    assert len(set(keys)) == len(keys)
    datetime.fromisoformat(_text(root, "updated"))
    (clock,) = (entry for entry in entries if entry.name == "LocalTimeParameters")
    author = root.find(f"{ATOM}author/{ATOM}name")
    feed = Feed(
        _text(root, "title"),
        None if author is None else author.text,
        keys,
        entries,
        {child.tag.removeprefix(ESPI): child.text or "" for child in clock.content},
    )
    _follow(feed)
    return feed


def conform(element: Xml.Element) -> None:
    """Fail unless the element is as the schema describes it."""
    assert element.tag.startswith(ESPI), element.tag
    described = ELEMENTS[element.tag.removeprefix(ESPI)]
    names = [child.tag.removeprefix(ESPI) for child in element]
    order = [name for name, *_ in described]
    assert set(names) <= set(order), names
    assert names == sorted(names, key=order.index), names
    for name, pattern, least, most in described:
        assert least <= names.count(name) <= most, name
        for child in element.findall(f"{ESPI}{name}"):
            if pattern is None:
                conform(child)
            else:
                assert re.fullmatch(pattern, (child.text or "").strip()), (name, child.text)
                assert len(child) == 0


def _text(element: Xml.Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def _entry(element: Xml.Element) -> Entry:
    assert {child.tag for child in element} <= {f"{ATOM}{name}" for name in _ENTRY}
    links: dict[str, list[str]] = {"self": [], "up": [], "related": []}
    for link in element.findall(f"{ATOM}link"):
        links[link.attrib["rel"]].append(link.attrib["href"])
    (content,) = list(element.iterfind(f"{ATOM}content/*"))
    conform(content)
    for moment in ("published", "updated"):
        datetime.fromisoformat(_text(element, moment))
    (self_link,), (up,) = links["self"], links["up"]
    key, title = _text(element, "id"), _text(element, "title")
    return Entry(key, title, self_link, up, links["related"], content)


def _follow(feed: Feed) -> None:
    """Go from the usage point along the links to every reading, and back."""
    by_address = {entry.self_link: entry for entry in feed.entries}
    assert len(by_address) == len(feed.entries)
    below: dict[str, list[Entry]] = {}
    for entry in feed.entries:
        below.setdefault(entry.up, []).append(entry)
        assert entry.self_link.startswith(f"{entry.up}/")
    (point,) = (entry for entry in feed.entries if entry.name == "UsagePoint")
    reached = [point.self_link]

    def related(entry: Entry, name: str) -> list[Entry]:
        """Return what an entry leads to, by itself or by its collection; each leads back."""
        found = [
            other
            for address in entry.related
            for other in (
                [by_address[address]] if address in by_address else below.get(address, [])
            )
            if other.name == name
        ]
        for other in found:
            back = entry.self_link in other.related
            assert back or other.up.startswith(f"{entry.self_link}/"), other.self_link
        reached.extend(other.self_link for other in found)
        return found

    (_,) = related(point, "LocalTimeParameters")
    for reading in related(point, "MeterReading"):
        (kind,) = related(reading, "ReadingType")
        name = Kind(*(_code(kind, code) for code in ("flowDirection", "uom", "intervalLength")))
        power = _code(kind, "powerOfTenMultiplier")
        assert (power, name in feed.readings) == (0, False)
        readings = feed.readings.setdefault(name, [])
        for block in related(reading, "IntervalBlock"):
            in_block = [_reading(one) for one in block.content.findall(f"{ESPI}IntervalReading")]
            start, duration = _period(block.content, "interval")
            assert all(start <= one.start for one in in_block)
            assert all(one.start + one.duration <= start + duration for one in in_block)
            feed.blocks.setdefault(name, []).append((start, duration, len(in_block)))
            readings += in_block
        ends = [one.start + one.duration for one in readings]
        # One after the other, and none over another.
        starts = [one.start for one in readings[1:]]
        assert all(end <= start for end, start in zip(ends, starts, strict=False))
    # Whatever is in the file is reached.
    assert sorted(reached) == sorted(by_address)


def _code(entry: Entry, name: str) -> int:
    return int(entry.content.findtext(f"{ESPI}{name}") or "")


def _period(element: Xml.Element, name: str) -> tuple[int, int]:
    (found,) = element.findall(f"{ESPI}{name}")
    parts = (found.findtext(f"{ESPI}{part}") for part in ("start", "duration"))
    start, duration = (int(part or "") for part in parts)
    return start, duration


def _reading(element: Xml.Element) -> Reading:
    quality = element.findtext(f"{ESPI}ReadingQuality/{ESPI}quality")
    value = element.findtext(f"{ESPI}value")
    assert value is not None
    return Reading(
        *_period(element, "timePeriod"), int(value), None if quality is None else int(quality)
    )
