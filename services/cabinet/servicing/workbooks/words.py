"""Words of the files that people fill in, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Headings of the columns, the names of the worksheet and of the files.

    The headings are found again by `rules.heading_of`.
    """

    worksheet: str
    key: str
    house: str
    flat: str
    serial: str
    ratio: str
    previous_on: str
    previous: str
    taken: str
    value: str
    note: str
    template: str
    errors: str


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        worksheet="Показания",
        key="Код",
        house="Адрес дома",
        flat="Квартира",
        serial="Номер счётчика",
        ratio="Коэффициент трансформации",
        previous_on="Предыдущие показания: дата",
        previous="Предыдущие показания T{zone}, кВт·ч",
        taken="Дата снятия показаний",
        value="T{zone}, кВт·ч",
        note="Примечание",
        template="Показания {day}",
        errors="Ошибки в показаниях {day}",
    ),
    "en": Words(
        worksheet="Readings",
        key="Key",
        house="House address",
        flat="Flat",
        serial="Meter number",
        ratio="Transformation ratio",
        previous_on="Previous readings: date",
        previous="Previous readings T{zone}, kWh",
        taken="Date of reading",
        value="T{zone}, kWh",
        note="Note",
        template="Readings {day}",
        errors="Errors in readings {day}",
    ),
}
