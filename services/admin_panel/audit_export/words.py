"""The words of files of the log, in the languages of the panel."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language

# In the order of the file.
COLUMNS = (
    "at", "actor", "actor_id", "role", "action", "kind", "object", "object_id", "outcome",
    "changed", "details", "request_id", "number",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The file's name, the heads of its columns, and how an act ended."""

    file: str
    columns: Mapping[str, str]
    done: str
    refused: str
    gone: str


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Журнал действий",
        columns={
            "at": "Время",
            "actor": "Кто",
            "actor_id": "Кто (ключ)",
            "role": "Роль",
            "action": "Действие",
            "kind": "Над чем",
            "object": "Название",
            "object_id": "Ключ",
            "outcome": "Итог",
            "changed": "Изменённые поля",
            "details": "Подробности",
            "request_id": "Код запроса",
            "number": "№ записи",
        },
        done="выполнено",
        refused="отказано",
        gone="удалён",
    ),
    "en": Words(
        file="Audit log",
        columns={
            "at": "Time",
            "actor": "Who",
            "actor_id": "Who (key)",
            "role": "Role",
            "action": "Act",
            "kind": "On what",
            "object": "Name",
            "object_id": "Key",
            "outcome": "Outcome",
            "changed": "Changed fields",
            "details": "Details",
            "request_id": "Request id",
            "number": "Entry No.",
        },
        done="done",
        refused="refused",
        gone="deleted",
    ),
}
# Letters.
WIDTHS: Mapping[str, int] = {"action": 36, "actor": 30, "object": 30, "changed": 40, "details": 60}
