"""An organisation that hands in for the house of `consumers.py`, at a cabinet that runs alone."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import xlsxwriter

from tests.support.tokens import bearer, user_token

MANAGER = UUID("00000000-0000-4000-8000-0000000000dd")
PLACE = "/api/cabinet/servicing"
HEAD = ("Квартира", "Номер счетчика", "Дата снятия показаний", "T1", "T2")


def headers() -> dict[str, str]:
    """Return what the house manager's requests come with."""
    return bearer(user_token("consumer", str(MANAGER)))


async def serve(connection: Any) -> int:
    """Let an organisation serve all houses that there are; return its inner key."""
    key: int = await connection.fetchval(
        "INSERT INTO servicing_organizations (external_id, name, short_name, kind)"
        " VALUES ('o', 'ООО УК Образцовая', 'УК', 'management_company') RETURNING id"
    )
    await connection.execute(
        "INSERT INTO servicing_people (id, organization_id, email, name, main, user_id)"
        " VALUES ($1, $2, 'uk@example.org', 'Вера Домова', true, $3)",
        uuid4(),
        key,
        MANAGER,
    )
    await connection.execute(
        "INSERT INTO served_houses (organization_id, building_id) SELECT $1, id FROM buildings",
        key,
    )
    return key


def register(flats: Iterable[int], value: float = 2550.4) -> bytes:
    """Return the workbook of these flats, filled in today."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    # The supplier's day: of the one before, a month's first hours take nothing any more.
    today = datetime.now(ZoneInfo("Europe/Moscow")).strftime("%d.%m.%Y")
    for number, flat in enumerate(flats, 1):
        sheet.write_row(number, 0, [str(flat), f"9{flat:09}", today, value, value / 2])
    book.close()
    return file.getvalue()
