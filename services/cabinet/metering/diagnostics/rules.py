"""Pure decisions about meter events: what a code means, which codes a kind has, what is counted."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from services.cabinet.metering.diagnostics.dictionary import ENTRIES, KINDS, Kind, Severity
from services.cabinet.metering.diagnostics.vocabularies import CODES, entry_of


def kind_of(code: str) -> Kind:
    """Return the kind of an event by its code; `other` when nobody knows the code."""
    entry = entry_of(code)
    return "other" if entry is None else ENTRIES[entry].kind


def told(code: str) -> dict[str, Any]:
    """Return what the dictionary tells of a code: its `entry`, or None, and the `kind`."""
    return {"entry": entry_of(code), "kind": kind_of(code)}


def severity_of(code: str, said: Severity | None) -> Severity:
    """Return how grave an event is: as the supplier says, else as the dictionary has it."""
    if said is not None:
        return said
    entry = entry_of(code)
    return "info" if entry is None else ENTRIES[entry].severity


def codes_of(kinds: Collection[Kind]) -> tuple[list[str] | None, list[str] | None]:
    """Return the codes of the kinds, and what a code must not be to be `other`, for a statement.

    Both None: no kind is chosen, and all codes are meant. The second is None without `other`.
    """
    if not kinds:
        return None, None
    codes = [code for code, entry in CODES.items() if ENTRIES[entry].kind in kinds]
    return codes, list(CODES) if "other" in kinds else None


def count_found(
    groups: Iterable[Mapping[str, Any]], names: Mapping[int, Severity]
) -> dict[str, Any]:
    """Return the numbers beside a page, of groups of alike events (severity, code, what fits).

    A kind is counted among the chosen severities, a severity among the chosen kinds, so that each
    number says what the next choice would show; `total` and `new` are of what is shown.
    """
    severities = dict.fromkeys(names.values(), 0)
    kinds: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    total = new = 0
    for group in groups:
        if group["of_kind"]:
            severities[names[group["severity"]]] += group["found"]
        if group["of_severity"]:
            kinds[kind_of(group["plain"])] += group["found"]
        if group["of_kind"] and group["of_severity"]:
            total += group["found"]
            new += group["new"]
    return {
        "total": total,
        "new": new,
        "severities": severities,
        "kinds": [{"kind": kind, "count": count} for kind, count in kinds.items() if count],
    }
