"""Names of counters where the tariff has none of its own, in both languages."""

from collections.abc import Mapping
from typing import Literal

from services.cabinet.metering.registers.rules import Zone

Language = Literal["ru", "en"]

TITLES: Mapping[Language, Mapping[Zone, str]] = {
    "ru": {"T1": "T1", "T2": "T2", "T3": "T3", "total": "Показание"},
    "en": {"T1": "T1", "T2": "T2", "T3": "T3", "total": "Reading"},
}
