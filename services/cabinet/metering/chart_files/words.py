"""The words of a chart's workbook that no other file has, in the languages of the cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.cabinet.metering.chart_files.rules import State
from services.cabinet.metering.export.words import Language


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Names of the file and its sheet, heads of columns, and what is said beside a value."""

    file: str
    day: str
    whole_account: str
    compared: str
    estimated: str
    doubtful: str
    total: str
    note: str
    states: Mapping[State, str]


# What is said beside a value is said on the page likewise: `chart` in web/packages/i18n.
CHART_WORDS: Mapping[Language, ChartWords] = {
    "ru": ChartWords(
        file="Потребление",
        day="День",
        whole_account="Весь лицевой счёт",
        compared="Для сравнения",
        estimated="В том числе расчётные",
        doubtful="В том числе сомнительные",
        total="Итого",
        note="Примечание",
        states={
            "hidden": "в это время счёт не ваш",
            "ahead": "ещё не наступило",
            "running": "продолжается",
            "nothing": "нет данных",
            "incomplete": "неполные данные",
        },
    ),
    "en": ChartWords(
        file="Consumption",
        day="Day",
        whole_account="Whole account",
        compared="For comparison",
        estimated="Estimated part",
        doubtful="Questionable part",
        total="Total",
        note="Note",
        states={
            "hidden": "the account wasn't yours then",
            "ahead": "hasn't happened yet",
            "running": "in progress",
            "nothing": "no data",
            "incomplete": "incomplete data",
        },
    ),
}
