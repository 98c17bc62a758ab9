"""Staff who write content: what its tests begin with."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home

STAFF = "/api/cabinet/staff/content"
ENTRIES = f"{STAFF}/entries"
INFORMATION = "/api/cabinet/information"
DOCUMENT: dict[str, Any] = {"kind": "document", "title": "Типовой договор", "shelf": "documents"}
GROUP: dict[str, Any] = {"kind": "group", "title": "Показания"}
OFFICE: dict[str, Any] = {
    "kind": "office",
    "title": "Центр обслуживания",
    "title_en": "Service centre",
    "text": "Омск, ул. Ленина, 1",
    "hours": "Пн-Пт 8:00-19:00",
    "phones": ["+7 3812 11-22-33"],
    "email": "office@example.com",
    "latitude": 54.98,
    "longitude": 73.37,
}
SERVICE: dict[str, Any] = {
    "kind": "service",
    "title": "Замена счётчика",
    "text": "Приедем и заменим.",
    "price_from": 215_090,
}


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return the status and the problem's name."""
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


class Writer:
    """A member of staff who writes."""

    def __init__(self, home: Home, role: str = "operator") -> None:
        self.client = home.client
        self.headers = home.desk.staff(role)

    async def ask(
        self, method: str, path: str, *, tag: str | None = None, **sent: Any
    ) -> httpx.Response:
        """Send a request; `tag` is what has been seen."""
        named = {} if tag is None else {"If-Match": tag}
        return await self.client.request(method, path, headers=self.headers | named, **sent)

    async def add(self, body: dict[str, Any], **more: Any) -> int:
        """Write a draft; return its key."""
        answer = await self.ask("POST", ENTRIES, json=body | more)
        assert answer.status_code == 201, answer.text
        return int(answer.json()["id"])

    async def open(self, key: int) -> tuple[dict[str, Any], str]:
        """Return an entry and its tag."""
        answer = await self.ask("GET", f"{ENTRIES}/{key}")
        assert answer.status_code == 200, answer.text
        return answer.json(), answer.headers["ETag"]

    async def does(self, key: int, act: str) -> httpx.Response:
        """Publish or withdraw an entry as it is now."""
        _, tag = await self.open(key)
        return await self.ask("POST", f"{ENTRIES}/{key}/{act}", tag=tag)

    async def publish(self, body: dict[str, Any], **more: Any) -> int:
        """Write and publish; return the key."""
        key = await self.add(body, **more)
        answer = await self.does(key, "publish")
        assert answer.status_code == 200, answer.text
        return key

    async def put_file(
        self, key: int, content: bytes, name: str = "Договор.pdf", tag: str | None = ""
    ) -> httpx.Response:
        """Give an entry a file; `tag` is that of the card unless another is given."""
        if tag == "":
            _, tag = await self.open(key)
        return await self.ask(
            "PUT",
            f"{STAFF}/files/{key}",
            tag=tag,
            content=content,
            params={"name": name},
        )

    async def titles(self, kind: str, **query: Any) -> list[str]:
        """Return the titles of a kind in their order."""
        answer = await self.ask("GET", ENTRIES, params={"kind": kind} | query)
        assert answer.status_code == 200, answer.text
        return [one["title"] for one in answer.json()["items"]]


async def read(home: Home, path: str = "", **query: Any) -> Any:
    """Return what somebody who is not signed in is told."""
    answer = await home.client.get(f"{INFORMATION}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()
