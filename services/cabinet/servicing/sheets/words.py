"""Words of what is wrong with a row, for the files that people mend, in both languages.

The pages have their own words of the same codes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.kit.table_files import CUSTOMS, Language

_RU: Mapping[str, str] = {
    "not-filled": "Показания не указаны",
    "no-number": "Не указан номер счётчика",
    "several-meters": "В квартире несколько счётчиков: укажите номер",
    "unknown-meter": "Счётчика с таким номером нет в ваших домах",
    "ambiguous-meter": "Счётчиков с таким номером несколько: укажите дом и квартиру",
    "meter-elsewhere": "Этот счётчик стоит по другому адресу: {address}, кв. {flat}",
    "meter-replaced": "Этот счётчик снят, вместо него установлен № {serial_number}",
    "duplicate-row": "Счётчик указан несколько раз, см. строки {rows}",
    "account-closed": "Лицевой счёт закрыт",
    "date-unreadable": "Дата не распознана: напишите день, месяц и год, например 25.11.2026",
    "in-the-future": "Этот день ещё не наступил",
    "before-window": "Дата раньше начала приёма показаний ({opens_on})",
    "before-yours": "Счётчик числится здесь с {since}",
    "missing": "Не указано показание",
    "no-such-zone": "У счётчика нет такого тарифа",
    "not-a-number": "Показание должно быть числом",
    "negative": "Показание не может быть меньше нуля",
    "too-many-digits": "У счётчика {digits} цифр до запятой",
    "too-many-decimals": "У счётчика {decimals} цифр после запятой",
    "reading-lower": "Показание меньше предыдущего ({previous} от {previous_on})",
    "reading-above-later": "Показание больше более позднего",
    "reading-to-confirm": "Расход {consumption} кВт·ч больше обычного, проверьте показание",
    "handed-in-already": "Показания уже передал другой человек, {taken_on}",
    "meter-removed": "Счётчик снят {removed_on}",
    "meter-read-remotely": "Показания этого счётчика собираются автоматически",
    "verification-overdue": "Срок поверки счётчика истёк {due_on}",
}
_EN: Mapping[str, str] = {
    "not-filled": "No readings given",
    "no-number": "The meter number is missing",
    "several-meters": "The flat has several meters: give the meter number",
    "unknown-meter": "No meter with this number in your houses",
    "ambiguous-meter": "Several meters have this number: give the house and flat",
    "meter-elsewhere": "This meter is at another address: {address}, flat {flat}",
    "meter-replaced": "This meter was removed; No. {serial_number} is in its place",
    "duplicate-row": "The meter appears more than once, see rows {rows}",
    "account-closed": "The account is closed",
    "date-unreadable": "The date could not be read: write it as 2026-11-25",
    "in-the-future": "The date is in the future",
    "before-window": "The date is before readings are accepted ({opens_on})",
    "before-yours": "The meter has only been here since {since}",
    "missing": "The reading is missing",
    "no-such-zone": "The meter has no such rate",
    "not-a-number": "The reading must be a number",
    "negative": "A reading cannot be below zero",
    "too-many-digits": "The meter has {digits} digits before the point",
    "too-many-decimals": "The meter has {decimals} digits after the point",
    "reading-lower": "The reading is lower than the previous one ({previous} of {previous_on})",
    "reading-above-later": "The reading is higher than a later one",
    "reading-to-confirm": "{consumption} kWh is more than usual, please check the meter",
    "handed-in-already": "Somebody else has already submitted readings, {taken_on}",
    "meter-removed": "The meter was removed on {removed_on}",
    "meter-read-remotely": "This meter is read remotely",
    "verification-overdue": "Verification was due on {due_on}",
}
_WORDS: Mapping[Language, Mapping[str, str]] = {"ru": _RU, "en": _EN}
CODES = frozenset(_RU)
_DAYS = frozenset(
    {"opens_on", "since", "previous_on", "taken_on", "removed_on", "due_on", "closes_on"}
)
_ENERGY = {"previous_wh": "previous", "consumption_wh": "consumption"}


def note_of(reasons: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Return what is wrong with a row in a sentence; a cell's name goes before what it is about."""
    told = []
    for one in reasons:
        words = _WORDS[language].get(one["code"], one["code"])
        text = words.format_map(_Numbers(_written(one["params"], language)))
        zone = one["field"] if one["field"] in ("T1", "T2", "T3") else None
        told.append(f"{zone}: {text}" if zone else text)
    return ". ".join(dict.fromkeys(told))


class _Numbers(dict[str, str]):
    """What is not known is left out of a sentence."""

    def __missing__(self, key: str) -> str:
        return "–"


def _written(params: Mapping[str, Any], language: Language) -> dict[str, str]:
    customs = CUSTOMS[language]
    written: dict[str, str] = {}
    for name, value in params.items():
        if value is None:
            continue
        if name in _DAYS:
            written[name] = date.fromisoformat(value).strftime(customs.day)
        elif name in _ENERGY:
            written[_ENERGY[name]] = f"{value / 1000:.15g}".replace(".", customs.point)
        elif isinstance(value, list):
            written[name] = ", ".join(str(one) for one in value)
        else:
            written[name] = str(value)
    return written
