"""The walk with another organisation's ids: what each of its routes is asked."""

from typing import Any
from uuid import UUID

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.filing import book, checked
from tests.api.cabinet.servicing.filing import rows as rows_of
from tests.api.cabinet.servicing.handing_in import PLACE, meter_of, sent
from tests.api.cabinet.serving import build_house, serve
from tests.support.foreign import Asked

_NOBODYS = 999_999
_NOBODYS_TOO = "00000000-0000-4000-8000-0000000000ff"


async def of_servicing(home: Home, owner: UUID, stranger: UUID) -> dict[str, Asked]:
    """Let two users act for organisations of their own; return the walk of the first one's."""
    await serve(home, *await build_house(home, "71", ("1",), first=71), user_id=owner)
    others = await build_house(home, "72", ("1",), first=72)
    await serve(home, *others, user_id=stranger, organization="o-2")
    rows = await home.rows("SELECT id FROM buildings WHERE house = '71'")
    house, meter = rows[0]["id"], await meter_of(home, "1", "71")
    made = await sent(home, "0", "10", user_id=owner, house="71")

    def of_house(rest: str) -> Asked:
        return Asked(f"{PLACE}/houses/{house}{rest}", f"{PLACE}/houses/{_NOBODYS}{rest}")

    line = ["0000071-1", "", None, "12 кВт·ч"]
    head = ("Номер счетчика", "Квартира", "Дата", "T1")
    uploaded = await checked(home, book(line, head=head), owner)
    wrong = (await rows_of(home, uploaded["id"], owner))[0]["id"]

    def of_sheet(rest: str = "", absent: str | None = None, **more: Any) -> Asked:
        sheets = f"{PLACE}/sheets"
        return Asked(
            f"{sheets}/{uploaded['id']}{rest}", f"{sheets}/{_NOBODYS_TOO}{absent or rest}", **more
        )

    sheet_path = "/api/cabinet/servicing/sheets/{sheet_id}"
    values, place = {"values": {"T1": "10"}}, f"{PLACE}/submissions"
    return {
        "GET /api/cabinet/servicing/houses/{house_id}/flats": of_house("/flats"),
        "GET /api/cabinet/servicing/houses/{house_id}/meters": of_house("/meters"),
        "GET /api/cabinet/servicing/houses/{house_id}/balance": of_house("/balance"),
        "GET /api/cabinet/servicing/houses/{house_id}/balance/hours": of_house(
            "/balance/hours?day=2026-09-10"
        ),
        "POST /api/cabinet/servicing/submissions": Asked(
            place,
            place,
            json=values | {"meter_id": meter},
            absent_json=values | {"meter_id": _NOBODYS},
        ),
        "GET /api/cabinet/servicing/submissions/{submission_id}/receipt": Asked(
            f"{place}/{made['id']}/receipt", f"{place}/{_NOBODYS_TOO}/receipt"
        ),
        f"GET {sheet_path}": of_sheet(),
        f"GET {sheet_path}/rows": of_sheet("/rows"),
        f"GET {sheet_path}/row-ids": of_sheet("/row-ids"),
        f"GET {sheet_path}/errors": of_sheet("/errors"),
        f"POST {sheet_path}/rows/{{row_id}}/mend": of_sheet(
            f"/rows/{wrong}/mend", f"/rows/{_NOBODYS}/mend", json={"kind": "separators"}
        ),
        f"DELETE {sheet_path}/rows": of_sheet("/rows", json={"everything": True}),
        f"POST {sheet_path}/send": of_sheet("/send"),
        f"DELETE {sheet_path}": of_sheet(),
        # The last of them: then it is gone.
        "DELETE /api/cabinet/servicing/submissions/{submission_id}": Asked(
            f"{place}/{made['id']}", f"{place}/{_NOBODYS_TOO}"
        ),
    }
