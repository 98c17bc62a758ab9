"""A small town with outages: what its tests begin with."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import orjson

from services.contracts.cabinet import OutageChanged
from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import as_user

STAFF = "/api/cabinet/staff/outages"
OWN = "/api/cabinet/outages"
VERA = UUID("00000000-0000-4000-8000-0000000000c1")
GLEB = UUID("00000000-0000-4000-8000-0000000000c2")
DARYA = UUID("00000000-0000-4000-8000-0000000000c3")
STREET = "ул. Лесная"
# Vera, Gleb and Darya live in houses 2, 4 and 6, at 0.001 degrees of latitude (111 m) each.
PLACES = {VERA: ("2", 56.901), GLEB: ("4", 56.902), DARYA: ("6", 56.903)}
LONGITUDE = 74.3


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return the status and the problem's name."""
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def wrong(answer: httpx.Response) -> tuple[str, str]:
    """Return field and code of the only field that is not right."""
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    return error["field"], error["code"]


def around(south: float, north: float) -> dict[str, Any]:
    """Return an area over the street between two latitudes."""
    west, east = LONGITUDE - 0.01, LONGITUDE + 0.01
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"kind": "area", "polygon": {"type": "Polygon", "coordinates": [ring]}}


def moment(hours: float) -> str:
    """Return the moment so many hours from now."""
    return (utc_now() + timedelta(hours=hours)).isoformat()


class Town:
    """A street with three households, and the staff who say where there is no energy."""

    def __init__(self, home: Home) -> None:
        self.home, self.client = home, home.client
        self.headers = home.desk.staff()
        self.ids: dict[str, int] = {}

    async def build(self) -> None:
        """Let three people live in three houses of a street, with coordinates."""
        for user_id, (house, latitude) in PLACES.items():
            await self.settle(user_id, house, latitude=latitude, longitude=LONGITUDE)
        rows = await self.home.rows("SELECT id, house FROM buildings WHERE street = $1", STREET)
        self.ids = {row["house"]: row["id"] for row in rows}

    async def settle(self, user_id: UUID, house: str, **place: Any) -> None:
        """Let somebody have an account in a house of the street."""
        key = f"t-{house}"
        await self.home.good(
            "customers", {"id": key, "kind": "individual", "name": f"Житель Дома {house}"}
        )
        await self.home.good(
            "service-locations",
            {"id": key, "locality": "Тара", "street": STREET, "house": house} | place,
        )
        account = {"number": f"77{house}", "customer": key, "service_location": key}
        await self.home.good("accounts", account | {"contract_start": "2021-01-01"})
        await self.home.link(user_id, f"77{house}")

    def houses(self, *houses: str) -> dict[str, Any]:
        """Return the scope of these houses."""
        return {"kind": "buildings", "building_ids": [self.ids[house] for house in houses]}

    def body(self, **more: Any) -> dict[str, Any]:
        """Return an emergency that began an hour ago in house 2."""
        return {
            "kind": "emergency",
            "starts_at": moment(-1),
            "expected_end_at": moment(3),
            "cause": "Повреждение кабеля",
            "text": "Бригада выехала.",
            "scope": self.houses("2"),
        } | more

    async def ask(
        self, method: str, path: str, *, tag: str | None = None, **sent: Any
    ) -> httpx.Response:
        """Send a request of the staff's; `tag` is what was seen."""
        seen = {} if tag is None else {"If-Match": tag}
        return await self.client.request(
            method, f"{STAFF}{path}", headers=self.headers | seen | sent.pop("headers", {}), **sent
        )

    async def add(self, *, publish: bool = True, **more: Any) -> dict[str, Any]:
        """Write an outage; return its card."""
        answer = await self.ask("POST", "", json=self.body(publish=publish, **more))
        assert answer.status_code == 201, answer.text
        card: dict[str, Any] = answer.json()
        assert answer.headers["ETag"] == card["etag"]
        return card

    async def refuse(self, **more: Any) -> tuple[str, str]:
        """Try to write an outage; return what is wrong with it."""
        return wrong(await self.ask("POST", "", json=self.body(**more)))

    async def does(self, card: dict[str, Any], act: str, **body: Any) -> dict[str, Any]:
        """Do something with an outage as it was seen; return its card."""
        sent = {} if act == "publish" else {"json": body}
        answer = await self.ask("POST", f"/{card['id']}/{act}", tag=card["etag"], **sent)
        assert answer.status_code == 200, answer.text
        done: dict[str, Any] = answer.json()
        return done

    async def change(self, card: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Write an outage anew: as it is, but for `more`."""
        names = ("kind", "starts_at", "expected_end_at", "cause", "text", "from_street")
        scope = {k: v for k, v in card["scope"].items() if k != "title" and v is not None}
        body = {name: card[name] for name in names} | {"scope": scope} | more
        answer = await self.ask("PUT", f"/{card['id']}", tag=card["etag"], json=body)
        assert answer.status_code == 200, answer.text
        changed: dict[str, Any] = answer.json()
        return changed

    async def own(self, user_id: UUID = VERA) -> list[dict[str, Any]]:
        """Return the outages that a user sees."""
        answer = await self.client.get(OWN, headers=as_user(user_id))
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def told(self) -> list[tuple[str, dict[UUID, list[str]]]]:
        """Return what is on its way to people since the last question: changes, and to whom."""
        rows = await self.home.rows(
            "WITH gone AS (DELETE FROM outbox WHERE type = $1 RETURNING *)"
            " SELECT data::text FROM gone ORDER BY occurred_at, data->>'change'",
            OutageChanged.type,
        )
        told = [orjson.loads(row["data"]) for row in rows]
        return [
            (one["change"], {UUID(to["user_id"]): to["places"] for to in one["readers"]})
            for one in told
        ]
