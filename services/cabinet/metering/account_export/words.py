"""The words of files of accounts, in the languages of the panel."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The file's name, the heads of its columns, and kinds of subscribers."""

    file: str
    columns: Mapping[str, str]
    kinds: Mapping[str, str]


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Лицевые счета",
        columns={
            "number": "Лицевой счёт",
            "customer": "Абонент",
            "kind": "Кто это",
            "meters": "Приборы учёта",
            "address": "Адрес",
            "email": "E-mail",
            "contract_start": "Начало договора",
            "contract_end": "Окончание договора",
            "tariffs": "Тариф",
            "users": "Пользователей кабинета",
        },
        kinds={"individual": "физическое лицо", "organization": "организация"},
    ),
    "en": Words(
        file="Accounts",
        columns={
            "number": "Account",
            "customer": "Subscriber",
            "kind": "Kind",
            "meters": "Meters",
            "address": "Address",
            "email": "E-mail",
            "contract_start": "Contract starts",
            "contract_end": "Contract ends",
            "tariffs": "Tariff",
            "users": "Users of the cabinet",
        },
        kinds={"individual": "individual", "organization": "organization"},
    ),
}
# Letters.
WIDTHS: Mapping[str, int] = {"customer": 36, "meters": 32, "address": 60, "email": 32}
