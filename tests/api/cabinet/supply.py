"""A small supplier's registry and readings, delivered through the real intake."""

import gzip
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson

from services.contracts.auth import UserRegistered
from tests.support.tokens import bearer, service_token, user_token

ANNA = UUID("00000000-0000-4000-8000-00000000000a")
BORIS = UUID("00000000-0000-4000-8000-00000000000b")
POINTS = {name: str(UUID(int=number)) for number, name in enumerate(("a", "b", "c"), 1)}
DAY = "2026-09-10"


def as_user(user_id: UUID) -> dict[str, str]:
    return bearer(user_token("consumer", str(user_id)))


def as_panel() -> dict[str, str]:
    return bearer(service_token("admin_panel", "cabinet"))


def profile(**changes: Any) -> dict[str, Any]:
    good = {
        "meter": "m-a",
        "channel": "A+",
        "day": DAY,
        "interval_minutes": 60,
        "unit": "Wh",
        "values": [100] * 24,
    }
    return good | changes


def ndjson(records: Sequence[Any]) -> bytes:
    return b"".join(orjson.dumps(record) + b"\n" for record in records)


class Supplier:
    """Delivers batches as the control panel does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def send(
        self,
        kind: str,
        body: bytes,
        *,
        batch_id: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Deliver a body as it is."""
        given = {"X-Batch-Id": batch_id or str(uuid4()), "X-Source": "test"}
        return await self.client.post(
            f"/internal/batches/{kind}",
            content=body,
            headers=as_panel() | given | (headers or {}),
        )

    async def deliver(self, kind: str, *records: Any, batch_id: str | None = None) -> Any:
        """Deliver records, gzipped; return the answer."""
        response = await self.send(
            kind,
            gzip.compress(ndjson(records)),
            batch_id=batch_id,
            headers={"Content-Encoding": "gzip"},
        )
        assert response.status_code == 200, response.text
        return response.json()

    async def good(self, kind: str, *records: Any) -> None:
        """Deliver records that must all be taken."""
        answer = await self.deliver(kind, *records)
        assert answer["errors"] == []
        assert answer["accepted"] == len(records)

    async def found(self) -> None:
        """Make two households: Anna's in London's time zone, Boris's in the supplier's."""
        await self.good(
            "customers",
            {"id": "c-a", "kind": "individual", "name": "Анна Семёнова", "email": "a@example.org"},
            {"id": "c-b", "kind": "organization", "name": "ООО Ромашка", "inn": "7707083893"},
        )
        place = {"locality": "Казань", "street": "ул. Мира", "house": "5"}
        await self.good(
            "service-locations",
            place | {"id": "l-a", "flat": "1", "building_kind": "apartment"},
            place | {"id": "l-b", "flat": "2", "latitude": 55.79, "longitude": 49.11},
        )
        await self.good(
            "accounts",
            {
                "number": "1001",
                "customer": "c-a",
                "service_location": "l-a",
                "contract_start": "2020-01-01",
            },
            {
                "number": "1002",
                "customer": "c-b",
                "service_location": "l-b",
                "agreement": {"number": "Д-2", "starts_on": "2020-01-01"},
            },
        )
        await self.good(
            "usage-points",
            {
                "mrid": f"urn:uuid:{POINTS['a']}",
                "account": "1001",
                "service_location": "l-a",
                "time_zone": "Europe/London",
                "tariff": "Двухзонный",
            },
            {"mrid": POINTS["b"], "account": "1002", "service_location": "l-b", "name": "Цех"},
        )
        await self.good("meter-models", {"id": "mm", "name": "СЕ102", "manufacturer": "Завод"})
        await self.good(
            "meters",
            {
                "id": "m-a",
                "serial_number": "S-A",
                "model": "mm",
                "usage_point": POINTS["a"],
                "installed_on": "2021-05-01",
            },
            {"id": "m-b", "serial_number": "S-B", "model": "mm", "usage_point": POINTS["b"]},
        )
        await self.link(ANNA, "1001")

    async def link(self, user_id: UUID, *numbers: str, event_id: UUID | None = None) -> None:
        """Let a user see accounts, as auth's event does."""
        data = {
            "user_id": str(user_id),
            "user_class": "consumer",
            "display_name": "x",
            "email": None,
            "phone": None,
            "language": "ru",
            "account_numbers": list(numbers),
        }
        response = await self.client.post(
            "/internal/events",
            json={
                "id": str(event_id or uuid4()),
                "type": UserRegistered.type,
                "occurred_at": "2026-09-01T00:00:00Z",
                "data": data,
            },
            headers=bearer(service_token("auth", "cabinet")),
        )
        assert response.status_code == 204, response.text

    async def get(self, path: str, user_id: UUID = ANNA, **query: Any) -> Any:
        """Return what a user reads."""
        response = await self.client.get(
            f"/api/cabinet/{path}", params=query, headers=as_user(user_id)
        )
        assert response.status_code == 200, response.text
        return response.json()

    async def meter_id(self, user_id: UUID = ANNA, serial: str = "S-A") -> int:
        """Return the inner key of a user's meter."""
        meters = (await self.get("meters", user_id))["items"]
        return next(int(m["id"]) for m in meters if m["serial_number"] == serial)

    async def chart(self, interval: str, date: str = DAY, **query: Any) -> Any:
        """Return Anna's chart of A+."""
        asked = {"channel": "A+", "interval": interval, "date": date} | query
        return await self.get(f"meters/{await self.meter_id()}/consumption", **asked)
