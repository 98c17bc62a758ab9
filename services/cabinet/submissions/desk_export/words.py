"""The words of files of readings handed in, in the languages of the panel."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The file's name, the heads of its columns, states, and ways of handing in."""

    file: str
    columns: Mapping[str, str]
    states: Mapping[str, str]
    ways: Mapping[str, str]


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Переданные показания",
        columns={
            "account": "Лицевой счёт",
            "customer": "Абонент",
            "address": "Адрес",
            "meter": "Прибор учёта",
            "taken_on": "Дата показания",
            "submitted_at": "Передано",
            "T1": "T1, кВт·ч",
            "T2": "T2, кВт·ч",
            "T3": "T3, кВт·ч",
            "total": "Сумма, кВт·ч",
            "consumption": "Расход, кВт·ч",
            "state": "Состояние",
            "way": "Кто передал",
            "reason": "Почему отклонено",
        },
        states={
            "on_its_way": "в пути",
            "accepted": "принято",
            "refused": "отклонено",
            "corrected": "исправлено",
        },
        ways={"web": "абонент", "staff": "сотрудник", "servicer": "обслуживающая организация"},
    ),
    "en": Words(
        file="Readings",
        columns={
            "account": "Account",
            "customer": "Subscriber",
            "address": "Address",
            "meter": "Meter",
            "taken_on": "Read on",
            "submitted_at": "Handed in",
            "T1": "T1, kWh",
            "T2": "T2, kWh",
            "T3": "T3, kWh",
            "total": "Total, kWh",
            "consumption": "Consumption, kWh",
            "state": "State",
            "way": "By",
            "reason": "Why refused",
        },
        states={
            "on_its_way": "on its way",
            "accepted": "accepted",
            "refused": "refused",
            "corrected": "corrected",
        },
        ways={"web": "subscriber", "staff": "staff", "servicer": "servicing organisation"},
    ),
}
# Letters.
WIDTHS: Mapping[str, int] = {"customer": 36, "address": 60, "reason": 60}
