"""Users of notifications as its tests see them, with their notices."""

from typing import Any
from uuid import UUID, uuid4

from services.kit.database import Database
from tests.support.tokens import bearer, user_token

ANNA = UUID("00000000-0000-4000-8000-00000000000a")
BORIS = UUID("00000000-0000-4000-8000-00000000000b")


def as_user(user_id: UUID, **claims: Any) -> dict[str, str]:
    return bearer(user_token("consumer", str(user_id), **claims))


def as_staff(role: str = "operator") -> dict[str, str]:
    staff = UUID("00000000-0000-4000-8000-0000000000ff")
    return bearer(user_token("staff", str(staff), role=role, name="Мария"))


async def know_supplier(
    database: Database, name: str = "Горэнерго", time_zone: str = "Europe/Moscow"
) -> None:
    """Let notifications know whose letters they are."""
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO supplier_facts (id, name, time_zone, as_of) VALUES (1, $1, $2, now())",
            name,
            time_zone,
        )


async def add_recipient(database: Database, user_id: UUID, **changes: Any) -> None:
    values: dict[str, Any] = {
        "user_class": "consumer", "email": f"{user_id.hex[-2:]}@example.org",
        "language": "ru", "active": True, "display_name": "Анна",
    } | changes  # fmt: skip
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO recipients (user_id, user_class, display_name, email, language, active,"
            " as_of) VALUES ($1, $2, $3, $4, $5, $6, now())",
            user_id,
            *(values[n] for n in ("user_class", "display_name", "email", "language", "active")),
        )


async def give(
    database: Database, user_id: UUID, *, kind: str = "bell", age: int = 0, **changes: Any
) -> UUID:
    """Give a user a notice that is so many minutes old; `term` is in minutes from now."""
    notice_id = uuid4()
    term = changes.pop("term", None)
    values = {"subject": "Тема", "body": "Текст", "label": None, "address": None} | changes
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO notices (id, kind, subject, body, link_label, link_address, expires_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))",
            notice_id, kind, *values.values(), term,
        )  # fmt: skip
        await connection.execute(
            "INSERT INTO notice_receipts (user_id, notice_id, created_at)"
            " VALUES ($1, $2, now() - make_interval(mins => $3))",
            user_id, notice_id, age,
        )  # fmt: skip
    return notice_id
