"""What is kept of who acts for an organisation, told to him: nothing of those who live there."""

from services.cabinet.personal_data.queries import list_parts
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.submissions.rows import add_submission


async def test_a_person_is_told_his_organisation_and_nothing_of_its_houses(served: Home) -> None:
    (row,) = await served.rows("SELECT id FROM servicing_organizations")
    async with served.database.plain_transaction() as connection:
        await add_submission(connection, 1)
        await connection.execute(
            "UPDATE submissions SET user_id = $1, organization_id = $2", VERA, row["id"]
        )
        parts = await list_parts(connection, VERA)
    (told,) = parts["servicing_organizations"]
    assert (told["name"], told["phone"], told["readings_handed_in"]) == (
        "Вера Домова", "+79130000000", 1,
    )  # fmt: skip
    assert parts["readings_handed_in"] == parts["meters"] == parts["accounts"] == []
