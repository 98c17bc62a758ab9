"""The words of files of appeals, in the languages of the panel."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The file's name, the heads of its columns, statuses, and what is said of late ones."""

    file: str
    columns: Mapping[str, str]
    statuses: Mapping[str, str]
    overdue: str


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Обращения",
        columns={
            "number": "№",
            "status": "Статус",
            "created_at": "Дата",
            "kind": "Тип",
            "topic": "Тема",
            "account": "Лицевой счёт",
            "customer": "Абонент",
            "address": "Адрес",
            "text": "Сообщение",
            "assignee": "Исполнитель",
            "updated_at": "Последнее изменение",
            "first_answer_minutes": "Первый ответ, рабочих минут",
            "overdue": "Срок ответа",
            "rating": "Оценка",
            "team": "Команда",
            "merged_into": "Объединено с №",
        },
        statuses={
            "draft": "Черновик",
            "new": "Новое",
            "in_work": "В работе",
            "done": "Выполнено",
            "cancelled": "Отмена",
        },
        overdue="просрочен",
    ),
    "en": Words(
        file="Appeals",
        columns={
            "number": "No.",
            "status": "Status",
            "created_at": "Date",
            "kind": "Kind",
            "topic": "Topic",
            "account": "Account",
            "customer": "Subscriber",
            "address": "Address",
            "text": "Message",
            "assignee": "Assignee",
            "updated_at": "Last change",
            "first_answer_minutes": "First answer, working minutes",
            "overdue": "Answer due",
            "rating": "Rating",
            "team": "Team",
            "merged_into": "Merged into No.",
        },
        statuses={
            "draft": "Draft",
            "new": "New",
            "in_work": "In work",
            "done": "Done",
            "cancelled": "Cancelled",
        },
        overdue="overdue",
    ),
}
# Letters.
WIDTHS: Mapping[str, int] = {"customer": 36, "address": 60, "text": 80, "topic": 30}
