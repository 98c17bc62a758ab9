"""The dictionary of meter events: of each entry its kind, and how grave it is. Pure, no I/O.

What people read of an entry, what has happened and what to do, stands in both languages in
web/packages/ui/src/events/words; which codes mean an entry, in vocabularies.py.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

Severity = Literal["critical", "warning", "info"]
# «Тип события», by which people choose (manual 001, 4.4); `other` is of codes nobody knows.
Kind = Literal[
    "power",
    "quality",
    "current",
    "load",
    "case",
    "magnet",
    "clock",
    "self_check",
    "settings",
    "communication",
    "access",
    "metering",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Entry(NamedTuple):
    """What is known of an event: `severity` holds where the supplier tells none."""

    kind: Kind
    severity: Severity


# By kind and severity; a star stands for each of the three phases: `_a`, `_b`, `_c`.
_NAMES: Mapping[Kind, Mapping[Severity, str]] = {
    "power": {
        "critical": "supply_interrupted_long",
        "warning": "power_lost blackout supply_interrupted phase_lost phase_lost_*",
        "info": "power_back supply_restored phase_back phase_back_* backup_on backup_off",
    },
    "quality": {
        "critical": "neutral_lost",
        "warning": """
            overvoltage undervoltage overvoltage_* undervoltage_* bad_quality_* asymmetry
            phase_order frequency_high frequency_low distortion reactive_high
            power_factor_low
        """,
        "info": """
            overvoltage_end undervoltage_end overvoltage_end_* undervoltage_end_*
            voltage_normal voltage_normal_* asymmetry_end phase_order_end neutral_back
            frequency_high_end frequency_low_end distortion_end reactive_high_end
            power_factor_end
        """,
    },
    "current": {
        "critical": """
            transformer_open_* transformer_short current_no_voltage_* current_no_neutral
            current_while_off
        """,
        "warning": """
            overcurrent overcurrent_* neutral_current unequal export_* reverse_flow
            opposite_phases power_over feed_in_over
        """,
        "info": """
            overcurrent_end overcurrent_end_* unequal_end transformer_back_*
            transformer_short_end export_end_* current_no_voltage_end_*
            current_no_neutral_end reverse_flow_end opposite_phases_end
            current_while_off_end power_over_end feed_in_over_end
        """,
    },
    "load": {
        "critical": "off_heat off_magnet off_opened switch_failed",
        "warning": """
            off off_remote off_local off_power off_current off_voltage off_no_voltage
            off_unequal off_energy off_balance limit_over watched_over order_off
        """,
        "info": """
            on on_remote on_allowed off_by_hand on_by_hand on_local on_power on_current
            on_voltage on_unequal on_heat on_magnet off_blocker on_blocker limit_end
            watched_end relay_two_on relay_two_off order_on
        """,
    },
    "case": {
        "critical": "case_opened terminals_opened outer_seal tamper",
        "warning": "module_opened",
        "info": "case_closed terminals_closed module_closed seals_set tamper_end",
    },
    "magnet": {
        "critical": "magnet_on radio_on",
        "info": "magnet_off radio_off magnet_cleared radio_cleared",
    },
    "clock": {
        "warning": "clock_jump clock_wrong clock_fault clock_reset",
        "info": """
            clock_set clock_before clock_adjusted clock_satellite clock_ok summer_time
            winter_time season_change season_rules zone_changed
        """,
    },
    "self_check": {
        "critical": """
            fatal device_error check_failed program_error working_memory lasting_memory
            memory_error measuring_error computing_error parameters_lost
        """,
        "warning": """
            watchdog low_power_restart battery_low battery_replace supply_unit_error
            display_error core_pace_error clock_pace_error too_hot too_cold
        """,
        "info": """
            started restarted battery_ok check_passed program_ok memory_ok measuring_ok
            computing_ok supply_unit_ok display_ok core_pace_ok clock_pace_ok too_hot_end
            too_cold_end parameters_ok
        """,
    },
    "settings": {
        "warning": """
            changed_local current_ratio voltage_ratio loss_data scheme counting_mode
            firmware_failed log_cleared readings_cleared profile_cleared
        """,
        "info": """
            changed changed_remote tariff_changed tariff_received tariff_active special_days
            peak_hours billing_day display_changed backlight point_data limit_changed
            off_rules thresholds intervals switch_mode signals port firmware_ready
            firmware_new readings_fixed peak_reset errors_cleared alarms_cleared
        """,
    },
    "communication": {
        "warning": "link_error",
        "info": "link_lost link_up link_ok modem_lost modem_up modem_reset",
    },
    "access": {
        "warning": "wrong_password intrusion locked protocol bad_cipher replayed",
        "info": "unlocked password_read password_write keys cipher_level",
    },
    "metering": {
        "critical": """
            register_lost register_lost_t1 register_lost_t2 register_lost_t3
            register_lost_t4 calibration_lost
        """,
        "warning": "calibration_open verification_due balance_lost",
        "info": """
            overflow calibration_ok calibration_shut metrology maintenance verified
            balance_set
        """,
    },
}


def phases(name: str) -> list[str]:
    """Return the names that a name with a star stands for, or the one without."""
    return [name.replace("*", phase) for phase in "abc"] if "*" in name else [name]


def _entries() -> Iterator[tuple[str, Entry]]:
    for kind, severities in _NAMES.items():
        for severity, names in severities.items():
            for name in names.split():
                for one in phases(name):
                    yield one, Entry(kind, severity)


ENTRIES: Mapping[str, Entry] = dict(_entries())
