"""An export as Green Button «Download My Data»: an Atom feed of the ESPI schema (NAESB REQ.21).

Entries refer to each other by links both ways. Their ids are names in the name space of the usage
point, so that the same thing has the same id in every file. Values are Wh and varh; a missing one
is left out. Where the supplier keeps prices, an interval of consumption has its cost by the tariff.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from services.cabinet.channels import QUALITIES
from services.cabinet.metering.export.clock_rules import local_time
from services.cabinet.metering.export.days import interval_seconds
from services.cabinet.metering.export.rules import Export, ExportDay, Measured, marks_of
from services.cabinet.metering.export.words import Words, unit_of

_ROOT = "/espi/1_1/resource"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
_END = "</feed>\n"
_ESPI = 'xmlns="http://naesb.org/espi"'
# Codes of the schema: ServiceKind, AccumulationKind, CommodityKind (electricity as a meter of a
# customer measures it), DataQualifierKind, MeasurementKind, TimePeriodOfInterest.
_ELECTRICITY, _DELTA, _SECONDARY, _NORMAL, _ENERGY, _NO_PERIOD = 0, 4, 1, 12, 12, 0
# FlowDirectionKind by the sign of a channel, UnitSymbolKind by unit.
_DIRECTIONS = {"+": 1, "-": 19}
_UNITS = {"Wh": 72, "varh": 73}
_VALID = 0
# What is paid for, and by what: ISO 4217; costs are hundred-thousandths of it.
_PAID, _ROUBLE = "A+", 643
# QualityOfReading: the schema names estimates by their way only, of which this is the general one
# (by a reference day); 10 is «questionable».
_QUALITIES = {QUALITIES["estimated"]: 8, QUALITIES["doubtful"]: 10}


class GreenButton:
    """Writes one feed: `head`, then `days` as often as there are any, then `end`."""

    def __init__(self, export: Export, words: Words) -> None:
        self._export = export
        self._words = words
        self._space = export.place.mrid
        self._moment = export.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._subscription = f"{_ROOT}/Subscription/{self._space}"
        self._point = f"{self._subscription}/UsagePoint/{self._space}"
        self._clock = f"{_ROOT}/LocalTimeParameters/{self._id('LocalTimeParameters')}"
        # Channels and interval lengths of which there has been an entry.
        self._told: set[tuple[str, int]] = set()

    def head(self) -> str:
        """Return the feed's head, the usage point and how its clock goes."""
        export, place = self._export, self._export.place
        clock = local_time(place.time_zone, export.last)
        return "".join(
            (
                _HEAD,
                f"<id>urn:uuid:{self._id(f'feed {export.first} {export.last}')}</id>",
                f"<title>{_text(place.name)}</title>",
                f"<updated>{self._moment}</updated>",
                f"<author><name>{_text(place.supplier)}</name></author>",
                f'<link rel="self" href="{_ROOT}/Batch/Subscription/{self._space}"/>',
                self._entry(
                    self._space,
                    self._point,
                    f"{self._subscription}/UsagePoint",
                    related=(f"{self._point}/MeterReading", self._clock),
                    title=f"{place.name}, {place.address}",
                    content=f"<UsagePoint {_ESPI}><ServiceCategory><kind>{_ELECTRICITY}</kind>"
                    "</ServiceCategory></UsagePoint>",
                ),
                self._entry(
                    self._id("LocalTimeParameters"),
                    self._clock,
                    f"{_ROOT}/LocalTimeParameters",
                    related=(self._point,),
                    title=place.time_zone,
                    content=f"<LocalTimeParameters {_ESPI}>"
                    f"<dstEndRule>{clock.end_rule:08X}</dstEndRule>"
                    f"<dstOffset>{clock.offset}</dstOffset>"
                    f"<dstStartRule>{clock.start_rule:08X}</dstStartRule>"
                    f"<tzOffset>{clock.zone_offset}</tzOffset></LocalTimeParameters>",
                ),
            )
        )

    def days(self, days: Iterable[ExportDay]) -> Iterator[str]:
        """Give the blocks of each day, one for each channel of which something is known."""
        for day in days:
            for channel in self._export.place.channels:
                part = day.channels.get(channel)
                if part is not None and any(value is not None for value in part.values):
                    yield from self._kind(channel, part.minutes)
                    yield self._block(day, channel, part)

    def end(self) -> str:
        """Return what ends the feed."""
        return _END

    def _id(self, name: str) -> UUID:
        return uuid5(self._space, name)

    def _reading(self, channel: str, minutes: int) -> str:
        return f"{self._point}/MeterReading/{self._id(f'MeterReading {channel} {minutes}')}"

    def _kind(self, channel: str, minutes: int) -> Iterator[str]:
        """Give the entries of a channel's readings of one interval length, at its first block."""
        if (channel, minutes) in self._told:
            return
        self._told.add((channel, minutes))
        reading = self._reading(channel, minutes)
        kind_id = self._id(f"ReadingType {channel} {minutes}")
        kind = f"{_ROOT}/ReadingType/{kind_id}"
        title = self._words.channels[channel]
        yield self._entry(
            self._id(f"MeterReading {channel} {minutes}"),
            reading,
            f"{self._point}/MeterReading",
            related=(f"{reading}/IntervalBlock", kind, self._point),
            title=title,
            content=f"<MeterReading {_ESPI}/>",
        )
        yield self._entry(
            kind_id,
            kind,
            f"{_ROOT}/ReadingType",
            related=(reading,),
            title=title,
            content=f"<ReadingType {_ESPI}>"
            f"<accumulationBehaviour>{_DELTA}</accumulationBehaviour>"
            f"<commodity>{_SECONDARY}</commodity>{self._currency(channel)}<dataQualifier>{_NORMAL}</dataQualifier>"
            f"<defaultQuality>{_VALID}</defaultQuality>"
            f"<flowDirection>{_DIRECTIONS[channel[1]]}</flowDirection>"
            f"<intervalLength>{minutes * 60}</intervalLength><kind>{_ENERGY}</kind>"
            "<powerOfTenMultiplier>0</powerOfTenMultiplier>"
            f"<timeAttribute>{_NO_PERIOD}</timeAttribute>"
            f"<uom>{_UNITS[unit_of(channel)]}</uom></ReadingType>",
        )

    def _currency(self, channel: str) -> str:
        priced = self._export.priced and channel == _PAID
        return f"<currency>{_ROUBLE}</currency>" if priced else ""

    def _block(self, day: ExportDay, channel: str, part: Measured) -> str:
        zone_name, reading = self._export.place.time_zone, self._reading(channel, part.minutes)
        seconds = interval_seconds(day.day, part.minutes, len(part.values), zone_name)
        start, length = seconds[0], seconds[-1] - seconds[0]
        block_id = self._id(f"IntervalBlock {channel} {part.minutes} {day.day}")
        paid = day.costs if channel == _PAID else None
        costs = paid.values if paid is not None else [None] * len(part.values)
        readings = "".join(
            f"<IntervalReading>{_cost(cost)}{_quality(mark)}"
            f"<timePeriod><duration>{after - at}</duration><start>{at}</start></timePeriod>"
            f"<value>{value}</value></IntervalReading>"
            for value, cost, mark, at, after in zip(
                part.values, costs, marks_of(part), seconds[:-1], seconds[1:], strict=True
            )
            if value is not None
        )
        return self._entry(
            block_id,
            f"{reading}/IntervalBlock/{block_id}",
            f"{reading}/IntervalBlock",
            related=(reading,),
            title=f"{day.day}",
            content=f"<IntervalBlock {_ESPI}><interval><duration>{length}</duration>"
            f"<start>{start}</start></interval>{readings}</IntervalBlock>",
        )

    def _entry(
        self, key: UUID, address: str, up: str, *, related: Iterable[str], title: str, content: str
    ) -> str:
        links = "".join(f'<link rel="related" href="{other}"/>' for other in related)
        return (
            f'<entry><id>urn:uuid:{key}</id><link rel="self" href="{address}"/>'
            f'<link rel="up" href="{up}"/>{links}<title>{_text(title)}</title>'
            f"<content>{content}</content><published>{self._moment}</published>"
            f"<updated>{self._moment}</updated></entry>\n"
        )


def _cost(cost: int | None) -> str:
    return "" if cost is None else f"<cost>{cost}</cost>"


def _quality(mark: int) -> str:
    if not mark:
        return ""
    return f"<ReadingQuality><quality>{_QUALITIES[mark]}</quality></ReadingQuality>"


def _text(text: str) -> str:
    return escape(text)
