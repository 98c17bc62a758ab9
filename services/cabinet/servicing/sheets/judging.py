"""What is found of each row of a file: right, wrong and why, and what may have been meant; pure.

By the very checks of a reading that is handed in by hand, and what only a file can get wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.servicing.repair.rules import (
    COLUMNS,
    Change,
    Counter,
    Field,
    Mend,
    MendKind,
    day_mends,
    day_of,
    transposed,
    value_mends,
)
from services.cabinet.servicing.rules import met
from services.cabinet.servicing.sheets.rules import Class, Match, Place, Reason
from services.cabinet.submissions.bulk.checks import Row
from services.cabinet.submissions.entry.checks import Checked, check
from services.cabinet.submissions.entry.forms import Known, values_of
from services.cabinet.submissions.entry.rules import formers_of
from services.kit.problems import NotFound, Problem

_ZONES: tuple[Zone, Zone, Zone] = ("T1", "T2", "T3")
# Problems whose name says all.
_ASKED_BACK = "reading-to-confirm"
_MOST_MENDS = 3


@dataclass(slots=True)
class Draft:
    """A row as it is written, and whose it is."""

    match: Match
    taken: str
    texts: tuple[str, str, str]
    confirmed: bool = False
    # What counts of somebody else's, was looked at, and is to be replaced.
    base: UUID | None = None

    @property
    def filled(self) -> bool:
        """Whether any value is given."""
        return any(self.texts)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of a row. `checked`: what would be written, of a right one."""

    row_class: Class
    taken_on: date | None = None
    reasons: tuple[Reason, ...] = ()
    mends: tuple[Mend, ...] = ()
    checked: Checked | None = None


@dataclass(slots=True)
class Budget:
    """How many candidates are tried for a whole file: one that is wrong throughout ends in time."""

    left: int = field(default=40_000)

    def spend(self) -> bool:
        """Say whether one more is tried."""
        self.left -= 1
        return self.left >= 0


def twice(drafts: Sequence[tuple[int, Draft]]) -> dict[int, Reason]:
    """Return which rows are of a meter that others are of, too; `drafts` with their numbers.

    Nobody can say which of them is right, unless they say the same: then the first one is.
    """
    of_meters: defaultdict[int, list[int]] = defaultdict(list)
    for at, (_, draft) in enumerate(drafts):
        if draft.match.place is not None and draft.filled:
            of_meters[draft.match.place.meter_id].append(at)
    found: dict[int, Reason] = {}
    for places in of_meters.values():
        same = len({(drafts[at][1].texts, drafts[at][1].taken) for at in places}) == 1
        for at in places[1:] if same else places:
            others = [drafts[other][0] for other in places if other != at]
            if len(places) > 1:
                found[at] = Reason("duplicate-row", None, {"rows": others[:5], "same": same})
    return found


def find(
    draft: Draft, known: Known | None, organization_id: int, budget: Budget, *, twin: Reason | None
) -> Finding:
    """Return what is found of a row; `known` is what is known of its meter, `twin`: see `twice`."""
    if not draft.filled:
        return Finding("unfilled", None, (Reason("not-filled"),))
    if draft.match.place is None:
        reasons = (draft.match.reason,) if draft.match.reason else ()
        return Finding("wrong", day_of(draft.taken), reasons, draft.match.mends)
    if twin is not None:
        return Finding("wrong", day_of(draft.taken), (twin,))
    if known is None:
        return Finding("wrong", day_of(draft.taken), (Reason("account-closed"),))
    # Outside the window a row is judged as in the last one; it is sent in none but an open one.
    known = known if known.window.open else known.late
    finding = _judged(draft, known, organization_id)
    if finding.row_class == "wrong":
        mends = tuple(_fitting(draft, known, organization_id, finding, budget))
        finding = replace(finding, mends=mends)
    return finding


def _judged(draft: Draft, known: Known, organization_id: int) -> Finding:
    taken_on = day_of(draft.taken) if draft.taken else None
    if draft.taken and taken_on is None:
        return Finding("wrong", None, (Reason("date-unreadable", "taken_on"),))
    values = {_zone_of(known, at): text for at, text in enumerate(draft.texts) if text}
    row = Row(known.row["meter_id"], values, taken_on, draft.confirmed)
    shown = taken_on or known.today
    try:
        checked = check(known, row)
    except Problem as problem:
        return Finding("wrong", shown, tuple(_reasons(problem, known)))
    standing = checked.standing
    meeting = met(standing, checked.values, own=organization_id, known={draft.base})
    if standing is not None and meeting == "same":
        checked = replace(checked, same=standing)
    elif standing is not None and meeting == "another":
        params = {
            "submission_id": str(standing["id"]),
            "taken_on": standing["taken_on"].isoformat(),
            "way": standing["way"],
            "values": {_column(name): wh for name, wh in values_of(standing).items()},
        }
        return Finding("wrong", shown, (Reason("handed-in-already", None, params),))
    return Finding("right", checked.taken_on, checked=checked)


def _zone_of(known: Known, at: int) -> Zone:
    """Return which zone a column is; the only counter of a meter is in the first one."""
    return "total" if at == 0 and known.zones == ["total"] else _ZONES[at]


def _column(zone: str) -> Field:
    return "T1" if zone == "total" else cast(Field, zone)


def _reasons(problem: Problem, known: Known) -> Iterator[Reason]:
    """Return a problem as it is told of a row: each cell that is wrong, with its numbers."""
    if isinstance(problem, NotFound):
        yield Reason("account-closed")
    elif problem.name == _ASKED_BACK:
        for one in problem.extra["zones"]:
            params = {name: one[name] for name in ("why", "consumption_wh", "most_wh")}
            yield Reason(_ASKED_BACK, _column(one["zone"]), params | _previous(one["previous"]))
    elif errors := problem.extra.get("errors"):
        for one in errors:
            name, _, zone = one["field"].partition(".")
            if name == "taken_on":
                yield Reason(one["code"], "taken_on", _days(known, one["code"]))
            else:
                yield Reason(one["code"], _column(zone), _numbers(known, zone, one["code"]))
    else:
        days = ("removed_on", "due_on", "opens_on", "closes_on")
        params = {name: problem.extra[name] for name in days if name in problem.extra}
        yield Reason(problem.name, None, params)


def _previous(former: Mapping[str, Any] | None) -> dict[str, Any]:
    if former is None:
        return {}
    return {
        "previous_wh": former["value_wh"],
        "previous_on": former["taken_on"].isoformat(),
    }


def _days(known: Known, code: str) -> dict[str, Any]:
    if code == "before-window":
        return {"opens_on": known.window.opens_on.isoformat()}
    since = known.row["since"]
    return {"since": since.isoformat()} if code == "before-yours" and since else {}


def _numbers(known: Known, zone: str, code: str) -> dict[str, Any]:
    if code == "too-many-digits":
        return {"digits": known.digits.get(cast(Zone, zone), known.row["digits"])}
    if code == "too-many-decimals":
        return {"decimals": known.row["decimals"]}
    if code == "reading-lower":
        former = formers_of(known.others, [cast(Zone, zone)], known.face)[cast(Zone, zone)]
        if former is not None:
            day = former.taken_at.astimezone(known.place).date()
            return {"previous_wh": former.value_wh, "previous_on": day.isoformat()}
    return {}


def changed(draft: Draft, changes: Iterable[Change]) -> Draft:
    """Return a row with other days and values; whose it is stays."""
    texts = list(draft.texts)
    taken = draft.taken
    for one in changes:
        if one.field in COLUMNS:
            texts[COLUMNS.index(one.field)] = one.becomes
        elif one.field == "taken_on":
            taken = one.becomes
    return replace(draft, taken=taken, texts=(texts[0], texts[1], texts[2]))


def _fitting(
    draft: Draft, known: Known, organization_id: int, found: Finding, budget: Budget
) -> Iterator[Mend]:
    """Return mends with which a row has nothing wrong left where it was wrong."""
    kinds: set[MendKind] = set()
    codes = {one.code for one in found.reasons}
    about = {one.field for one in found.reasons}
    for mend in _candidates(draft, known, organization_id, found):
        if len(kinds) == _MOST_MENDS or not budget.spend():
            return
        if mend.kind in kinds:
            continue
        after = _judged(changed(draft, mend.changes), known, organization_id)
        if about == {"taken_on"}:
            # The values are looked at once the day is right.
            fits = all(one.field != "taken_on" for one in after.reasons)
        else:
            fits = after.row_class == "right" or (
                {one.code for one in after.reasons} == {"handed-in-already"}
            )
        if fits:
            kinds.add(mend.kind)
            yield mend
    if "handed-in-already" in codes:
        yield Mend("replace")
    elif codes == {_ASKED_BACK}:
        yield Mend("confirm")


def _candidates(draft: Draft, known: Known, organization_id: int, found: Finding) -> Iterator[Mend]:
    about = {one.field for one in found.reasons}
    if "taken_on" in about:
        day = day_of(draft.taken)
        yield from day_mends(draft.taken, day, known.window.opens_on, known.today)
        return
    wrong = [at for at, name in enumerate(COLUMNS) if name in about]
    if not wrong:
        return
    counters = {
        at: Counter(
            known.digits.get(_zone_of(known, at), known.row["digits"]), known.row["decimals"]
        )
        for at in range(3)
    }
    yield from value_mends(draft.texts, counters, wrong)
    for at in wrong:
        others = [
            Mend("transposed", (Change(COLUMNS[at], text),)) for text in transposed(draft.texts[at])
        ]
        # Several would fit, and nobody could tell which was meant.
        fitting = [
            one
            for one in others
            if _judged(changed(draft, one.changes), known, organization_id).row_class == "right"
        ]
        if len(fitting) == 1:
            yield fitting[0]


def fields_of(draft: Draft, finding: Finding, place: Place | None) -> dict[str, Any]:
    """Return what is stored of a row as it was found."""
    own: dict[str, Any] = {}
    if place is not None:
        own = {
            "meter_id": place.meter_id,
            "building_id": place.building_id,
            "scope": place.scope,
            "house": place.address,
            "flat": place.flat,
            "serial_number": place.serial_number,
        }
    t1, t2, t3 = draft.texts
    return own | {
        "class": finding.row_class,
        "taken": draft.taken,
        "taken_on": finding.taken_on,
        "t1": t1,
        "t2": t2,
        "t3": t3,
        "confirmed": draft.confirmed,
        "base": draft.base,
        "reasons": [
            {"code": one.code, "field": one.field, "params": dict(one.params)}
            for one in finding.reasons
        ],
        "mends": [
            {
                "kind": one.kind,
                "changes": [
                    {"field": change.field, "becomes": change.becomes} for change in one.changes
                ],
            }
            for one in finding.mends
        ],
    }
