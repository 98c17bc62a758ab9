"""The words of files of orders, in the languages of the panel."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The file's name, the heads of its columns, and the states."""

    file: str
    columns: Mapping[str, str]
    states: Mapping[str, str]


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Заказы услуг",
        columns={
            "number": "№",
            "state": "Состояние",
            "ordered_at": "Заказан",
            "title": "Услуга",
            "price": "Цена от, ₽",
            "account": "Лицевой счёт",
            "customer": "Абонент",
            "address": "Адрес",
            "contact": "Контактное лицо",
            "phone": "Телефон",
            "comment": "Задача",
            "answer": "Ответ абоненту",
            "changed_at": "Последнее изменение",
            "changed_by": "Кто изменил",
        },
        states={
            "new": "Новый",
            "in_work": "В работе",
            "done": "Выполнен",
            "cancelled": "Отменён",
        },
    ),
    "en": Words(
        file="Service orders",
        columns={
            "number": "No.",
            "state": "State",
            "ordered_at": "Ordered",
            "title": "Service",
            "price": "Price from, ₽",
            "account": "Account",
            "customer": "Subscriber",
            "address": "Address",
            "contact": "Contact",
            "phone": "Phone",
            "comment": "Task",
            "answer": "Answer",
            "changed_at": "Last change",
            "changed_by": "Changed by",
        },
        states={
            "new": "New",
            "in_work": "In work",
            "done": "Done",
            "cancelled": "Cancelled",
        },
    ),
}
# Letters.
WIDTHS: Mapping[str, int] = {
    "title": 36,
    "customer": 36,
    "address": 60,
    "comment": 60,
    "answer": 60,
}
