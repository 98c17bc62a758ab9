"""The dictionary of meter events: its codes, their kinds, and what is counted beside a page."""

from collections import Counter
from typing import get_args

import pytest

from services.cabinet.metering.diagnostics.dictionary import ENTRIES, KINDS, Severity
from services.cabinet.metering.diagnostics.rules import (
    codes_of,
    count_found,
    kind_of,
    severity_of,
    told,
)
from services.cabinet.metering.diagnostics.vocabularies import CODES, entry_of, listed_codes


def test_the_dictionary_holds_the_usual_events_of_meters() -> None:
    assert len(ENTRIES) >= 150
    assert len(CODES) >= 500
    assert {entry.kind for entry in ENTRIES.values()} == set(KINDS) - {"other"}
    assert {entry.severity for entry in ENTRIES.values()} == set(get_args(Severity))


def test_no_code_means_two_things_and_each_means_an_entry() -> None:
    listed = Counter(code for code, _ in listed_codes())
    assert [code for code, times in listed.items() if times > 1] == []
    assert set(CODES.values()) <= ENTRIES.keys()


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        # DLMS, as IDIS counts.
        ("1", "power_lost"),
        ("44", "case_opened"),
        ("88", "phase_order"),
        ("255", "log_cleared"),
        # SPODES: the first and the last event of each log, and some between.
        ("0.0.99.98.0.255/1", "phase_lost_a"),
        ("0.0.99.98.0.255/4", "phase_back_b"),
        ("0.0.99.98.0.255/18", "overvoltage_end_c"),
        ("0.0.99.98.0.255/28", "supply_restored"),
        ("0.0.99.98.1.255/1", "export_a"),
        ("0.0.99.98.1.255/23", "current_no_voltage_c"),
        ("0.0.99.98.1.255/38", "current_while_off_end"),
        ("0.0.99.98.2.255/8", "off_power"),
        ("0.0.99.98.2.255/29", "blackout"),
        ("0.0.99.98.3.255/3", "clock_set"),
        ("0.0.99.98.3.255/51", "readings_fixed"),
        ("0.0.99.98.3.255/65", "firmware_new"),
        ("0.0.99.98.3.255/68", "clock_adjusted"),
        ("0.0.99.98.4.255/4", "case_opened"),
        ("0.0.99.98.5.255/2", "link_up"),
        ("0.0.99.98.6.255/1", "intrusion"),
        ("0.0.99.98.7.255/19", "computing_ok"),
        ("0.0.99.98.8.255/1", "reactive_high"),
        # IEC 61968-9, of whatever device.
        ("3.26.0.85", "power_lost"),
        ("0.12.141.212", "case_opened"),
        ("26.36.0.85", "clock_fault"),
        # Names, in any writing.
        ("case_opened", "case_opened"),
        ("CASE-OPENED", "case_opened"),
        ("Magnetic influence on", "magnet_on"),
        ("VB_MAX_OVER", "overvoltage_b"),
    ],
)
def test_a_code_of_each_vocabulary_means_its_entry(code: str, entry: str) -> None:
    assert entry_of(code) == entry


@pytest.mark.parametrize(
    "code", ["0", "333", "44 ", "abc 44", "0.0.99.98.3.255/78", "9.26.0.85", "", "Вскрытие", "44.0"]
)
def test_a_code_that_nobody_knows_is_not_guessed(code: str) -> None:
    assert told(code) == {"entry": None, "kind": "other"}
    assert severity_of(code, None) == "info"


def test_the_suppliers_severity_goes_before_the_dictionarys() -> None:
    assert severity_of("44", None) == "critical"
    assert severity_of("44", "info") == "info"


def test_the_codes_of_kinds_are_all_that_mean_them() -> None:
    assert codes_of([]) == (None, None)
    codes, known = codes_of({"magnet"})
    assert codes is not None
    assert known is None
    assert {kind_of(code) for code in codes} == {"magnet"}
    assert {"42", "magnet_on", "0.0.99.98.4.255/1", "3.12.66.242"} <= set(codes)
    assert codes_of({"other"}) == ([], list(CODES))


def test_each_number_says_what_the_next_choice_would_show() -> None:
    names: dict[int, Severity] = {1: "critical", 2: "warning", 3: "info"}
    case = {"severity": 1, "plain": "44", "found": 3, "new": 2}
    power = {"severity": 2, "plain": "1", "found": 5, "new": 5}
    # Critical events are chosen, of no kind in particular.
    chosen = [
        case | {"of_kind": True, "of_severity": True},
        power | {"of_kind": True, "of_severity": False},
    ]
    assert count_found(chosen, names) == {
        "total": 3,
        "new": 2,
        "severities": {"critical": 3, "warning": 5, "info": 0},
        "kinds": [{"kind": "case", "count": 3}],
    }
