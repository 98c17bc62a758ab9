"""Auth says how it is."""

from tests.conftest import MakeApplication


async def test_ready_when_migrated(service_app: MakeApplication) -> None:
    _, client = await service_app("auth")
    assert (await client.get("/health")).json()["service"] == "auth"
    assert (await client.get("/ready")).json() == {"status": "ready"}
