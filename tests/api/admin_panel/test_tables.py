"""A member of staff keeps the columns of a table for himself, on every device."""

from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

PATH = "/api/admin/tables/accounts/columns"


def staff(user: str, role: str = "viewer") -> dict[str, str]:
    return bearer(user_token("staff", user, role=role))


async def test_columns_are_kept_for_who_has_chosen_them(service_app: MakeApplication) -> None:
    _, client = await service_app("admin_panel")
    one, other = str(uuid4()), str(uuid4())
    assert (await client.get(PATH, headers=staff(one))).json() == {"columns": []}
    for columns in (["number", "email"], ["email", "number", "users"]):
        answer = await client.put(PATH, json={"columns": columns}, headers=staff(one))
        assert answer.status_code == 204, answer.text
        assert (await client.get(PATH, headers=staff(one))).json() == {"columns": columns}
    assert (await client.get(PATH, headers=staff(other))).json() == {"columns": []}
    await client.put(PATH, json={"columns": []}, headers=staff(one))
    assert (await client.get(PATH, headers=staff(one))).json() == {"columns": []}


@pytest.mark.parametrize(
    "columns",
    [["number", "number"], ["Number"], [""], ["x" * 33], ["x"] * 41],
)
async def test_what_is_no_list_of_columns_is_refused(
    service_app: MakeApplication, columns: Any
) -> None:
    _, client = await service_app("admin_panel")
    answer = await client.put(PATH, json={"columns": columns}, headers=staff(str(uuid4())))
    assert answer.status_code == 422
    unknown = await client.get("/api/admin/tables/secrets/columns", headers=staff(str(uuid4())))
    assert unknown.status_code == 422
