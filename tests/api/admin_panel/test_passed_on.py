"""What happens to accounts without staff, in the audit log: passed on, and given up."""

from uuid import uuid4

from services.contracts.cabinet import AccountLeft, AccountPassedOn
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token


async def test_a_passing_on_is_an_act_of_the_machine(service_app: MakeApplication) -> None:
    app, client = await service_app("admin_panel")
    data = {
        "source": "billing", "batch_id": "b-1", "account_number": "1001",
        "former_customer": "c-a", "customer": "c-b", "last_day": "2026-10-31",
        "first_day": "2026-11-01", "users": 1,
    }  # fmt: skip
    event = {
        "id": str(uuid4()), "type": AccountPassedOn.type,
        "occurred_at": "2026-11-02T00:00:00Z", "data": data,
    }  # fmt: skip
    as_cabinet = bearer(service_token("cabinet", "admin_panel"))
    for _ in range(2):
        answer = await client.post("/internal/events", json=event, headers=as_cabinet)
        assert answer.status_code == 204, answer.text
    async with app.state.database.connection() as connection:
        (entry,) = await connection.fetch(
            "SELECT actor_id, actor_role, object_kind, object_id,"
            " details->>'first_day' AS first_day FROM audit_log"
        )
    assert (entry["actor_id"], entry["actor_role"]) == ("billing", "system")
    assert (entry["object_kind"], entry["object_id"]) == ("account", "1001")
    assert entry["first_day"] == "2026-11-01"


async def test_a_leaving_is_the_consumers_act(service_app: MakeApplication) -> None:
    app, client = await service_app("admin_panel")
    user = str(uuid4())
    data = {
        "user_id": user, "account_number": "000123456", "account_ending": "3456",
        "last_day": "2026-10-31", "kept_until": "2029-10-31", "alone": True,
    }  # fmt: skip
    event = {
        "id": str(uuid4()), "type": AccountLeft.type,
        "occurred_at": "2026-11-01T00:00:00Z", "data": data,
    }  # fmt: skip
    answer = await client.post(
        "/internal/events", json=event, headers=bearer(service_token("cabinet", "admin_panel"))
    )
    assert answer.status_code == 204, answer.text
    async with app.state.database.connection() as connection:
        (entry,) = await connection.fetch("SELECT *, details->>'alone' AS alone FROM audit_log")
    assert (entry["actor_id"], entry["actor_role"]) == (user, "consumer")
    assert (entry["action"], entry["object_id"]) == ("leave_account", "000123456")
    assert entry["alone"] == "true"
