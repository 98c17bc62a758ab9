"""Which code of a meter's log means which entry of the dictionary, by vocabulary. Pure, no I/O.

A code tells its vocabulary by its form:

- a number: an event of DLMS meters, as IDIS counts them (IDIS package 2, event codes);
- `0.0.99.98.4.255/1`: a log of SPODES (STO 34.01-5.1-006; GOST R 58940, annex D) and the number
  of the event there;
- `3.26.0.85`: device type, domain, subdomain and event of IEC 61968-9, annex E;
- anything else: a name; those of the dictionary, and those that meters of other makes use.

Letters may be large or small, and spaces and hyphens stand for underscores.
"""

from collections.abc import Iterator, Mapping

from services.cabinet.metering.diagnostics.dictionary import ENTRIES, phases

# What `plain` changes, for statements that compare codes (`translate` of PostgreSQL): letters of
# the alphabet only, so that Python and the database mean the same.
WRITTEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ -"
MEANT = "abcdefghijklmnopqrstuvwxyz__"
_PLAIN = str.maketrans(WRITTEN, MEANT)

_DLMS: Mapping[int, str] = {
    1: "power_lost",
    2: "power_back",
    3: "season_change",
    4: "clock_before",
    5: "clock_adjusted",
    6: "clock_wrong",
    7: "battery_replace",
    8: "battery_low",
    9: "tariff_active",
    10: "errors_cleared",
    11: "alarms_cleared",
    12: "program_error",
    13: "working_memory",
    14: "lasting_memory",
    15: "watchdog",
    16: "measuring_error",
    17: "firmware_ready",
    18: "firmware_new",
    19: "tariff_received",
    20: "check_passed",
    40: "terminals_opened",
    41: "terminals_closed",
    42: "magnet_on",
    43: "magnet_off",
    44: "case_opened",
    45: "case_closed",
    46: "wrong_password",
    47: "changed",
    48: "keys",
    49: "bad_cipher",
    50: "replayed",
    51: "firmware_failed",
    59: "on_allowed",
    60: "off_by_hand",
    61: "on_by_hand",
    62: "off_remote",
    63: "on_remote",
    64: "off_local",
    65: "limit_over",
    66: "limit_end",
    67: "limit_changed",
    68: "switch_failed",
    69: "on_local",
    70: "watched_over",
    71: "watched_end",
    72: "watched_over",
    73: "watched_end",
    74: "watched_over",
    75: "watched_end",
    76: "undervoltage_a",
    77: "undervoltage_b",
    78: "undervoltage_c",
    79: "overvoltage_a",
    80: "overvoltage_b",
    81: "overvoltage_c",
    82: "phase_lost_a",
    83: "phase_lost_b",
    84: "phase_lost_c",
    85: "voltage_normal_a",
    86: "voltage_normal_b",
    87: "voltage_normal_c",
    88: "phase_order",
    89: "neutral_lost",
    90: "asymmetry",
    91: "reverse_flow",
    92: "bad_quality_a",
    93: "bad_quality_b",
    94: "bad_quality_c",
    254: "profile_cleared",
    255: "log_cleared",
}

# Log -> entries of the events 1, 2, 3, …; a dash where the number is reserved. A star gives three
# events, a pair in brackets three times two: phase by phase.
_SPODES: Mapping[int, str] = {
    # Voltage.
    0: """[phase_lost_* phase_back_*] overvoltage overvoltage_end undervoltage undervoltage_end
        asymmetry asymmetry_end [overvoltage_* overvoltage_end_*]
        [undervoltage_* undervoltage_end_*] phase_order phase_order_end supply_interrupted
        supply_restored""",
    # Current.
    1: """[export_* export_end_*] [transformer_open_* transformer_back_*] unequal unequal_end
        transformer_short transformer_short_end overcurrent overcurrent_end
        [current_no_voltage_* current_no_voltage_end_*] [overcurrent_* overcurrent_end_*]
        current_no_neutral current_no_neutral_end reverse_flow reverse_flow_end opposite_phases
        opposite_phases_end current_while_off current_while_off_end""",
    # Power and load, on and off.
    2: """power_lost power_back off_remote on_remote on_allowed off_by_hand on_by_hand off_power
        off_current off_magnet off_voltage on_voltage off_no_voltage off_unequal off_heat backup_on
        backup_off off_opened off_energy on_power on_current on_unequal on_heat on_magnet off_local
        on_local on_blocker off_blocker blackout""",
    # Settings.
    3: """port port clock_set season_rules tariff_changed tariff_changed tariff_changed
        tariff_changed tariff_active billing_day display_changed display_changed password_read
        password_write point_data current_ratio voltage_ratio loss_data limit_changed off_rules
        off_rules off_rules off_rules thresholds thresholds thresholds thresholds thresholds
        thresholds intervals intervals intervals backlight signals readings_cleared
        readings_cleared log_cleared log_cleared log_cleared log_cleared log_cleared log_cleared
        log_cleared log_cleared log_cleared profile_cleared profile_cleared profile_cleared
        special_days switch_mode readings_fixed signals keys keys keys keys keys keys cipher_level
        cipher_level display_changed counting_mode clock_satellite off_rules firmware_new
        off_rules off_rules clock_adjusted keys alarms_cleared port peak_hours peak_hours scheme
        signals signals signals - port log_cleared - thresholds thresholds thresholds port port
        off_rules""",
    # What acts from outside.
    4: "magnet_on magnet_off terminals_opened case_opened outer_seal radio_on radio_off",
    5: "link_lost link_up",
    6: "intrusion protocol",
    # Self-check.
    7: """started measuring_error measuring_ok computing_error clock_fault clock_ok
        supply_unit_error supply_unit_ok display_error display_ok memory_error memory_ok
        program_error program_ok core_pace_error core_pace_ok clock_pace_error clock_pace_ok
        computing_ok""",
    8: "reactive_high reactive_high_end",
}

# Domain, subdomain and event; the device that tells may be the meter or what it talks through.
_DEVICES = ("0", "1", "3", "26")
_CIM: Mapping[str, str] = {
    "0.0.79": "device_error",
    "0.43.79": "fatal",
    "0.82.79": "computing_error",
    "0.100.79": "check_failed",
    "1.0.85": "link_error",
    "1.129.42": "link_up",
    "1.129.68": "link_lost",
    "2.0.85": "battery_replace",
    "2.22.150": "battery_low",
    "7.0.24": "changed",
    "7.0.79": "parameters_lost",
    "7.31.24": "changed",
    "7.83.24": "changed",
    "7.83.47": "parameters_lost",
    "8.0.177": "power_over",
    "8.0.215": "peak_reset",
    "11.3.215": "watchdog",
    "11.17.52": "firmware_new",
    "11.83.79": "program_error",
    "11.283.4": "firmware_new",
    "11.283.280": "firmware_ready",
    "12.6.219": "reverse_flow",
    "12.24.35": "wrong_password",
    "12.24.85": "wrong_password",
    "12.29.16": "terminals_closed",
    "12.29.212": "terminals_opened",
    "12.43.257": "tamper",
    "12.43.291": "tamper_end",
    "12.65.85": "intrusion",
    "12.66.242": "magnet_on",
    "12.66.243": "magnet_off",
    "12.141.16": "case_closed",
    "12.141.212": "case_opened",
    "15.26.42": "on_by_hand",
    "15.26.68": "off_by_hand",
    "15.261.24": "limit_changed",
    "15.261.139": "limit_over",
    "15.261.216": "limit_end",
    "16.87.28": "profile_cleared",
    "17.44.28": "log_cleared",
    "17.89.28": "errors_cleared",
    "17.285.28": "alarms_cleared",
    "18.31.28": "readings_cleared",
    "18.31.79": "memory_error",
    "18.72.79": "lasting_memory",
    "18.72.85": "lasting_memory",
    "18.83.79": "program_error",
    "18.85.79": "working_memory",
    "18.85.85": "working_memory",
    "18.92.79": "program_error",
    "18.92.85": "program_error",
    "19.0.42": "modem_up",
    "19.0.68": "modem_lost",
    "19.3.214": "modem_reset",
    "20.121.4": "tariff_active",
    "21.67.79": "measuring_error",
    "21.89.177": "overflow",
    "26.0.85": "power_lost",
    "26.0.216": "power_back",
    "26.25.85": "phase_lost",
    "26.25.45": "phase_order",
    "26.28.69": "distortion",
    "26.38.49": "power_back",
    "26.38.85": "power_lost",
    "26.38.98": "asymmetry",
    "26.79.223": "undervoltage",
    "26.79.248": "overvoltage",
    "26.93.219": "reverse_flow",
    "26.131.223": "undervoltage_a",
    "26.131.248": "overvoltage_a",
    "26.137.93": "neutral_current",
    "31.26.42": "on_remote",
    "31.26.68": "off_remote",
    "36.0.79": "clock_fault",
    "36.0.85": "clock_fault",
    "36.34.24": "clock_jump",
    "36.56.24": "season_change",
    "36.114.24": "clock_jump",
    "36.114.35": "clock_wrong",
    "36.116.13": "clock_set",
    "36.116.14": "clock_before",
    "36.116.24": "clock_adjusted",
    "37.3.79": "watchdog",
}

# Names that meters of other makes use, each with the entry that it means.
_OTHER_NAMES: Mapping[str, str] = {
    "energy_register_fault": "register_lost",
    "energy_t1_fault": "register_lost_t1",
    "energy_t2_fault": "register_lost_t2",
    "energy_t3_fault": "register_lost_t3",
    "energy_t4_fault": "register_lost_t4",
    "energy_register_overflow": "overflow",
    "vendor_par_fault": "parameters_lost",
    "operator_parameters_values_fault": "parameters_lost",
    "access_locked": "locked",
    "access_unlocked": "unlocked",
    "access_error": "wrong_password",
    "case_terminal_box_opened": "terminals_opened",
    "case_terminal_box_closed": "terminals_closed",
    "case_module_opened": "module_opened",
    "case_module_closed": "module_closed",
    "magnetic_influence_on": "magnet_on",
    "magnetic_influence_off": "magnet_off",
    "em_magnetic_influence_on": "radio_on",
    "em_magnetic_influence_off": "radio_off",
    "reset_magnet_flag": "magnet_cleared",
    "reset_magnetic_flag": "magnet_cleared",
    "reset_em_flag": "radio_cleared",
    "change_access_key0": "keys",
    "change_access_key1": "keys",
    "change_access_key2": "keys",
    "change_access_key3": "keys",
    "change_parameters_local": "changed_local",
    "change_parameters_remote": "changed_remote",
    "cmd_set_datetime": "clock_set",
    "time_correct": "clock_adjusted",
    "time_correct_new": "clock_adjusted",
    "change_cor_time": "season_rules",
    "cmd_relay_on": "order_on",
    "cmd_relay_off": "order_off",
    "cmd_relay_2_on": "relay_two_on",
    "cmd_relay_2_off": "relay_two_off",
    "relay_on": "on",
    "relay_off": "off",
    "relay_hard_on": "on_by_hand",
    "relay_hard_off": "off_by_hand",
    "relay_hard_bad_on": "switch_failed",
    "relay_hard_bad_off": "switch_failed",
    "power_over_relay_off": "off_power",
    "relay_off_bad_saldo": "off_balance",
    "change_tariff_table": "tariff_changed",
    "change_tariff_table_2": "tariff_changed",
    "change_tariff_table_3": "tariff_changed",
    "set_tariff_table": "tariff_received",
    "coefficient_transformation_change": "current_ratio",
    "restart": "restarted",
    "watchdog_restart": "watchdog",
    "bad_test_eeprom": "lasting_memory",
    "bad_test_fram": "lasting_memory",
    "battery_fault": "battery_replace",
    "calibration_fault": "calibration_lost",
    "meter_trouble": "device_error",
    "set_new_saldo": "balance_set",
    "saldo_parameters_fault": "balance_lost",
    "saldo_en_fault": "balance_lost",
    "saldo_energy_fault": "balance_lost",
    "cosf_min_over": "power_factor_low",
    "cosf_ok": "power_factor_end",
    "f_max_over": "frequency_high",
    "f_max_ok": "frequency_high_end",
    "f_min_over": "frequency_low",
    "f_min_under": "frequency_low",
    "f_min_ok": "frequency_low_end",
    "t_max_over": "too_hot",
    "t_max_ok": "too_hot_end",
    "t_min_over": "too_cold",
    "t_min_under": "too_cold",
    "t_min_ok": "too_cold_end",
    "v_max_over": "overvoltage",
    "v_max_ok": "overvoltage_end",
    "v_min_over": "undervoltage",
    "v_min_ok": "undervoltage_end",
    "v*_max_over": "overvoltage_*",
    "v*_max_ok": "overvoltage_end_*",
    "v*_min_under": "undervoltage_*",
    "v*_min_ok": "undervoltage_end_*",
    "i_max_over": "overcurrent",
    "i_max_ok": "overcurrent_end",
    "i*_max_over": "overcurrent_*",
    "i*_max_ok": "overcurrent_end_*",
    "p_max_over": "power_over",
    "p_max_ok": "power_over_end",
    "pa_max_over": "power_over",
    "pa_max_ok": "power_over_end",
    "p_max_a_minus_over": "feed_in_over",
    "p_max_a_minus_ok": "feed_in_over_end",
    "idiff_over": "unequal",
    "idiff_ok": "unequal_end",
    "current_unequal_fault": "unequal",
    "current_unequal_ok": "unequal_end",
    "bipolar_power_fault": "opposite_phases",
    "bipolar_power_ok": "opposite_phases_end",
    "power_saldo_over": "limit_over",
    "power_saldo_ok": "limit_end",
    "power_*_off": "phase_lost_*",
    "power_*_on": "phase_back_*",
}


def spodes_log(text: str) -> list[str]:
    """Return the entries of a log's events 1, 2, 3, …, as `_SPODES` writes them."""
    found: list[str] = []
    for part in text.replace("[", "|[").replace("]", "|").split("|"):
        pair = part.strip()
        if pair.startswith("["):
            found += [name.replace("*", phase) for phase in "abc" for name in pair[1:].split()]
        else:
            found += pair.split()
    return found


def _codes() -> Iterator[tuple[str, str]]:
    yield from ((str(number), entry) for number, entry in _DLMS.items())
    for log, text in _SPODES.items():
        for number, entry in enumerate(spodes_log(text), 1):
            if entry != "-":
                yield f"0.0.99.98.{log}.255/{number}", entry
    for rest, entry in _CIM.items():
        yield from ((f"{device}.{rest}", entry) for device in _DEVICES)
    for name, entry in _OTHER_NAMES.items():
        yield from zip(phases(name), phases(entry), strict=True)
    yield from ((name, name) for name in ENTRIES)


# Every code that is known -> its entry; `listed_codes` has them one by one.
CODES: Mapping[str, str] = dict(_codes())


def listed_codes() -> list[tuple[str, str]]:
    """Return every code with its entry as the vocabularies list them: a code twice is a mistake."""
    return list(_codes())


def plain(code: str) -> str:
    """Return a code in the one form in which codes are compared."""
    return code.translate(_PLAIN)


def entry_of(code: str) -> str | None:
    """Return the entry that a code means, or None for one that nobody knows."""
    return CODES.get(plain(code))
