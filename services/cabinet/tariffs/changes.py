"""What a new version or a file changes in tariff schedules: pure decisions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from services.cabinet.tariffs.checks import Fault, faults_of
from services.cabinet.tariffs.schemas import ScheduleDocument, TariffDocument, VersionTerms
from services.kit.problems import field_error

Terms = Mapping[str, Any]
_FIELDS = ("name_en", "supplier", "audience", "offered")
_CALENDAR = ("zones", "seasons")


def canonical(terms: VersionTerms) -> dict[str, Any]:
    """Return a right version as it is stored: prices of two decimals at least, all in order."""
    document: dict[str, Any] = terms.model_dump(mode="json")
    document["zones"].sort(key=lambda zone: zone["number"])
    for season in document["seasons"]:
        for days in season["days"]:
            days["kinds"].sort()
            days["hours"].sort(key=lambda hours: hours["begins"])
    document["prices"] = [
        price | {"price": _money(price["price"])}
        for price in sorted(document["prices"], key=lambda one: (one["zone"], one["band"]))
    ]
    document["vat_percent"] = f"{Decimal(document['vat_percent']).normalize():f}"
    return document


def _money(text: str) -> str:
    amount = Decimal(text)
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return f"{amount:.{max(2, -exponent)}f}"


def in_force(versions: Iterable[Terms], today: date) -> date | None:
    """Return since when the version of today counts, of those that count (None: there is none)."""
    begun = [day for one in versions if (day := _day(one)) <= today]
    return max(begun, default=None)


def _day(terms: Terms) -> date:
    return date.fromisoformat(terms["valid_from"])


def order_fault(versions: Sequence[Terms], terms: VersionTerms, today: date) -> Fault | None:
    """Return why a version may not begin on its day: the one that is in force began later."""
    since = in_force(versions, today)
    if since is None or terms.valid_from >= since:
        return None
    return field_error(
        "valid_from",
        "before-in-force",
        f"The version in force began on {since.isoformat()}; another cannot begin before it.",
    )


def file_faults(
    known: Mapping[str, Mapping[str, Any]], document: TariffDocument, today: date
) -> list[Fault]:
    """Return the mistakes of a file, by `schedules.<n>.versions.<n>.<field>`."""
    faults: list[Fault] = []
    names: set[str] = set()
    for at, schedule in enumerate(document.schedules):
        if schedule.name in names:
            faults.append(
                field_error(f"schedules.{at}.name", "name-twice", "This schedule stands twice.")
            )
        names.add(schedule.name)
        present = known.get(schedule.name, {"versions": []})["versions"]
        for number, terms, found in _of_versions(schedule, present, today):
            field = f"schedules.{at}.versions.{number}"
            faults += [fault | {"field": f"{field}.{fault['field']}"} for fault in found]
            if not found and [v.valid_from for v in schedule.versions].count(terms.valid_from) > 1:
                faults.append(
                    field_error(f"{field}.valid_from", "day-twice", "Two versions begin this day.")
                )
    return faults


def _of_versions(
    schedule: ScheduleDocument, present: Sequence[Terms], today: date
) -> Iterable[tuple[int, VersionTerms, list[Fault]]]:
    for number, terms in enumerate(schedule.versions):
        found = faults_of(terms)
        if not found and canonical(terms) not in present:
            late = order_fault(present, terms, today)
            found = [] if late is None else [late]
        yield number, terms, found


def plan_of(
    known: Mapping[str, Mapping[str, Any]], document: TariffDocument
) -> list[dict[str, Any]]:
    """Return what a file without mistakes does (`ScheduleImportOut`); `known` by name."""
    return [_plan(known.get(schedule.name), schedule) for schedule in document.schedules]


def _plan(present: Mapping[str, Any] | None, schedule: ScheduleDocument) -> dict[str, Any]:
    by_day = {one["valid_from"]: one for one in (present or {"versions": []})["versions"]}
    versions = []
    for terms in sorted(schedule.versions, key=lambda one: one.valid_from):
        after = canonical(terms)
        versions.append(_version_change(by_day.get(after["valid_from"]), by_day.values(), after))
    fields = [
        name for name in _FIELDS if present is not None and present[name] != getattr(schedule, name)
    ]
    changed = bool(fields) or any(one["change"] != "same" for one in versions)
    return {
        "name": schedule.name,
        "id": None if present is None else present["id"],
        "change": "new" if present is None else "changed" if changed else "same",
        "fields": fields,
        "versions": versions,
    }


def _version_change(same_day: Terms | None, others: Iterable[Terms], after: Terms) -> Any:
    """Compare a version with the one of its day, or with the last one before it."""
    earlier = [one for one in others if one["valid_from"] < after["valid_from"]]
    before = same_day or max(earlier, key=lambda one: str(one["valid_from"]), default=None)
    change = "new" if same_day is None else "same" if same_day == after else "corrected"
    return {
        "valid_from": after["valid_from"],
        "change": change,
        "hours_changed": change != "same"
        and (before is None or any(before[name] != after[name] for name in _CALENDAR)),
        "prices": [] if change == "same" else _price_changes(before, after),
    }


def _price_changes(before: Terms | None, after: Terms) -> list[dict[str, Any]]:
    old, new = (
        {(one["zone"], one["band"]): one["price"] for one in (terms or {"prices": []})["prices"]}
        for terms in (before, after)
    )
    return [
        {
            "zone": zone,
            "band": band,
            "before": old.get((zone, band)),
            "after": new.get((zone, band)),
        }
        for zone, band in sorted({*old, *new})
        if old.get((zone, band)) != new.get((zone, band))
    ]
