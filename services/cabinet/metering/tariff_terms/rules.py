"""Which version of which schedule counts on which days of a usage point: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from services.cabinet.tariffs.rules import Version, version_on


@dataclass(frozen=True, slots=True)
class Term:
    """Days on which a usage point has one version of one schedule, both inclusive.

    `version` is None where the schedule has no prices yet.
    """

    first_day: date
    last_day: date
    schedule_id: int
    schedule_name: str
    version: Version | None
    schedule_name_en: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What counts at usage points in a period: terms in order of days, without a schedule none.

    `days`: days that count as others (`tariffs.rules.kind_of`).
    """

    points: Mapping[int, Sequence[Term]] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assigned:
    """A schedule that a usage point has from a day on (None: since ever)."""

    from_day: date | None
    schedule_id: int | None
    schedule_name: str
    schedule_name_en: str = ""


def cut_into_terms(
    assigned: Sequence[Assigned],
    versions: Mapping[int, Sequence[Version]],
    start: date,
    end: date,
) -> list[Term]:
    """Return the terms of a point from `start` to `end`; what is assigned is in order of days."""
    terms: list[Term] = []
    for number, one in enumerate(assigned):
        following = assigned[number + 1].from_day if number + 1 < len(assigned) else None
        first = max(start, one.from_day or start)
        last = end if following is None else min(end, following - timedelta(days=1))
        if one.schedule_id is None or first > last:
            continue
        known = versions.get(one.schedule_id, ())
        borders = [first, *(v.valid_from for v in known if first < v.valid_from <= last)]
        for at, border in enumerate(borders):
            until = borders[at + 1] - timedelta(days=1) if at + 1 < len(borders) else last
            version = version_on(known, border)
            names = one.schedule_name, one.schedule_name_en
            terms.append(Term(border, until, one.schedule_id, names[0], version, names[1]))
    return terms
