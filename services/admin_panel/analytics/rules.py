"""What figures mean: a tile's value of a day, and whether it needs somebody; pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from services.admin_panel.analytics.machine import MachineFigures
from services.contracts.figures import (
    AppealsFigures,
    CollectionFigures,
    CustomersFigures,
    Figures,
    LettersFigures,
    MetersFigures,
    OutagesFigures,
    RegistrationsFigures,
    SourcesFigures,
    SubmissionsFigures,
)

# Usual places: what may need somebody stands before what is looked up now and then.
TileName = Literal[
    "collection",
    "outages",
    "appeals",
    "registrations",
    "sources",
    "letters",
    "submissions",
    "verification",
    "load",
    "customers",
    "makers",
    "machine",
]
SubjectName = Literal[
    "outages",
    "appeals",
    "submissions",
    "registrations",
    "letters",
    "sources",
    "customers",
    "meters",
    "collection",
    "machine",
]
State = Literal["bad", "attention", "well", "plain", "unknown"]
Reason = Literal[
    "collection_low",
    "outages_emergency",
    "outages_overdue",
    "appeals_overdue",
    "registrations_old",
    "sources_failing",
    "sources_behind",
    "sources_refused",
    "letters_abandoned",
    "verification_overdue",
    "load_high",
    "memory_full",
    "disk_full",
    "stale",
]
TILES: tuple[TileName, ...] = get_args(TileName)
# A round that is three times late has failed, or nobody counts.
LATE_ROUNDS = 3
# Meters are asked during the night: before this hour what is missing may still be on its way.
_COLLECTED_BY_HOUR = 9
_ENOUGH_PERCENT, _MUCH_TOO_LITTLE_PERCENT = 95, 80
# A person who asks for a way in waits a day gladly, and three days not at all.
_OLD, _VERY_OLD = timedelta(days=1), timedelta(days=3)
_MANY_LETTERS = 20
_BEHIND_SECONDS, _FAR_BEHIND_SECONDS = 3600, 86_400
_MANY_OVERDUE_PERCENT = 10
_NOTHING: tuple[tuple[State, Reason], ...] = ()

Value = tuple[int, int | None]
Judged = tuple[State, list[Reason]]
_Found = tuple[tuple[State, Reason], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted at once: by whom, in which shape, for which tiles."""

    owner: str
    shape: type[Figures]
    tiles: tuple[TileName, ...]


# In the order of counting: what is quick first.
SUBJECTS: Mapping[SubjectName, Subject] = {
    "machine": Subject("admin_panel", MachineFigures, ("machine",)),
    "registrations": Subject("auth", RegistrationsFigures, ("registrations",)),
    "letters": Subject("notifications", LettersFigures, ("letters",)),
    "sources": Subject("integration", SourcesFigures, ("sources",)),
    "outages": Subject("cabinet", OutagesFigures, ("outages",)),
    "appeals": Subject("cabinet", AppealsFigures, ("appeals",)),
    "submissions": Subject("cabinet", SubmissionsFigures, ("submissions",)),
    "customers": Subject("cabinet", CustomersFigures, ("customers",)),
    "meters": Subject("cabinet", MetersFigures, ("verification", "load", "makers")),
    "collection": Subject("cabinet", CollectionFigures, ("collection",)),
}
SUBJECT_OF: Mapping[TileName, SubjectName] = {
    tile: name for name, subject in SUBJECTS.items() for tile in subject.tiles
}
# A tile's value of a day.
_VALUES: Mapping[TileName, Callable[[Any], Value]] = {
    "collection": lambda f: (f.arrived, f.controlled),
    "outages": lambda f: (f.emergency + f.planned, None),
    "appeals": lambda f: (f.new + f.in_work, None),
    "registrations": lambda f: (f.waiting, None),
    "sources": lambda f: (max((s.behind_seconds or 0 for s in f.sources), default=0) // 60, None),
    "letters": lambda f: (f.abandoned, None),
    "submissions": lambda f: (f.meters, None),
    "verification": lambda f: (f.verification_overdue, f.meters),
    "load": lambda f: (f.disconnected, f.meters),
    "customers": lambda f: (f.registered, f.customers),
    "makers": lambda f: (f.meters, None),
    "machine": lambda f: (f.load_15, f.cores * 100),
}


def values_of(subject: SubjectName, figures: Figures) -> dict[TileName, Value]:
    """Return the values of a subject's tiles: part and whole, or a plain number."""
    return {tile: _VALUES[tile](figures) for tile in SUBJECTS[subject].tiles}


def day_of(moment: datetime, time_zone: str) -> date:
    """Return the local day of a moment; an unknown zone counts as UTC."""
    try:
        zone = ZoneInfo(time_zone)
    except (ValueError, OSError, KeyError):
        return moment.astimezone(UTC).date()
    return moment.astimezone(zone).date()


def awaited(
    now: datetime, *, due: bool, begun: datetime | None, done: datetime | None, longest: timedelta
) -> bool:
    """Say whether a round goes on or is due; one that takes longer than `longest` has died."""
    if due or begun is None:
        return due
    return (done is None or done < begun) and now - begun < longest


def _hour_of(moment: datetime, time_zone: str) -> int:
    try:
        return moment.astimezone(ZoneInfo(time_zone)).hour
    except (ValueError, OSError, KeyError):
        return moment.astimezone(UTC).hour


def _collection(figures: CollectionFigures, hour: int) -> _Found | None:
    percent = 100 * figures.arrived
    if percent >= _ENOUGH_PERCENT * figures.controlled:
        return _NOTHING
    if hour < _COLLECTED_BY_HOUR:
        # Neither well nor ill: nobody can say yet.
        return None
    little = percent < _MUCH_TOO_LITTLE_PERCENT * figures.controlled
    return (("bad" if little else "attention", "collection_low"),)


def _outages(figures: OutagesFigures, _: int) -> _Found:
    return (
        *((("bad", "outages_emergency"),) if figures.emergency else _NOTHING),
        *((("bad", "outages_overdue"),) if figures.overdue else _NOTHING),
    )


def _appeals(figures: AppealsFigures, _: int) -> _Found:
    return (("bad", "appeals_overdue"),) if figures.overdue else _NOTHING


def _registrations(figures: RegistrationsFigures, _: int) -> _Found:
    if figures.oldest_waiting is None or (age := figures.at - figures.oldest_waiting) < _OLD:
        return _NOTHING
    return (("bad" if age >= _VERY_OLD else "attention", "registrations_old"),)


def _letters(figures: LettersFigures, _: int) -> _Found:
    if not figures.abandoned:
        return _NOTHING
    return (("bad" if figures.abandoned >= _MANY_LETTERS else "attention", "letters_abandoned"),)


def _sources(figures: SourcesFigures, _: int) -> _Found:
    # One that is asked once a day is not behind after an hour.
    late = [
        one.behind_seconds
        for one in figures.sources
        if one.behind_seconds is not None
        and one.behind_seconds > max(_BEHIND_SECONDS, LATE_ROUNDS * one.poll_seconds)
    ]
    far = any(seconds > _FAR_BEHIND_SECONDS for seconds in late)
    return (
        *((("bad", "sources_failing"),) if figures.failing else _NOTHING),
        *((("bad" if far else "attention", "sources_behind"),) if late else _NOTHING),
        *((("attention", "sources_refused"),) if figures.refused else _NOTHING),
    )


def _verification(figures: MetersFigures, _: int) -> _Found:
    if not figures.verification_overdue:
        return _NOTHING
    many = 100 * figures.verification_overdue >= _MANY_OVERDUE_PERCENT * figures.meters
    return (("bad" if many else "attention", "verification_overdue"),)


def _machine(figures: MachineFigures, _: int) -> _Found:
    def short(left: int, total: int, little: int, scarce: int) -> State | None:
        if total == 0 or 100 * left >= little * total:
            return None
        return "bad" if 100 * left < scarce * total else "attention"

    # Of the last quarter of an hour: a moment's load is nobody's trouble.
    busy = figures.load_15 // figures.cores
    load: State | None = "bad" if busy >= 200 else "attention" if busy >= 100 else None
    found: tuple[tuple[State | None, Reason], ...] = (
        (short(figures.disk_free, figures.disk_total, 15, 5), "disk_full"),
        (short(figures.memory_available, figures.memory_total, 10, 5), "memory_full"),
        (load, "load_high"),
    )
    return tuple((state, reason) for state, reason in found if state is not None)


_JUDGES: Mapping[TileName, Callable[[Any, int], _Found | None]] = {
    "collection": _collection,
    "outages": _outages,
    "appeals": _appeals,
    "registrations": _registrations,
    "sources": _sources,
    "letters": _letters,
    "verification": _verification,
    "machine": _machine,
}


def judge(
    tile: TileName, figures: Figures | None, *, now: datetime, time_zone: str, late_seconds: float
) -> Judged:
    """Return how a tile stands and why, the worst first.

    `plain` is what nobody judges. What is older than `late_seconds` needs attention whatever it
    says, and before 9 o'clock by the supplier nothing is said against the collection.
    """
    if figures is None:
        return "unknown", []
    judge_of = _JUDGES.get(tile)
    judged = judge_of(figures, _hour_of(figures.at, time_zone)) if judge_of else None
    found = list(judged or _NOTHING)
    if (now - figures.at).total_seconds() > late_seconds:
        found.append(("attention", "stale"))
    found.sort(key=lambda one: one[0] != "bad")
    reasons = [reason for _, reason in found]
    if found:
        return found[0][0], reasons
    return ("plain" if judged is None else "well"), reasons
