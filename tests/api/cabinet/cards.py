"""Staff at the cards of accounts and subscribers."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home

STAFF = "/api/cabinet/staff"
REASON = "По заявлению абонента"


class Cards:
    """A member of staff with one card after the other in hand."""

    def __init__(self, home: Home, role: str = "operator") -> None:
        self._home = home
        self._headers = home.desk.staff(role)

    async def ask(
        self, method: str, path: str, body: Any = None, *, seen: str | None = None, **query: Any
    ) -> httpx.Response:
        """Ask below the staff's address; `seen` is the tag that is named."""
        named = {} if seen is None else {"If-Match": seen}
        return await self._home.client.request(
            method,
            f"{STAFF}/{path}",
            json=body,
            params=query,
            headers=self._headers | named,
        )

    async def key(self, number: str) -> int:
        """Return an account's inner key."""
        page = (await self.ask("GET", "accounts", search=number)).json()
        return next(int(row["id"]) for row in page["items"] if row["number"] == number)

    async def open(self, path: str) -> tuple[dict[str, Any], str]:
        """Return a card and its tag."""
        answer = await self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json(), answer.headers["ETag"]

    async def account(self, number: str = "1001") -> tuple[dict[str, Any], str]:
        """Return an account's card and its tag."""
        return await self.open(f"accounts/{await self.key(number)}")

    async def change(self, number: str = "1001", **changes: Any) -> httpx.Response:
        """Change an account as its card is now, but for `changes`."""
        card, tag = await self.account(number)
        return await self.ask("PUT", f"accounts/{card['id']}", changed(card, **changes), seen=tag)

    async def delete(self, **chosen: list[int]) -> httpx.Response:
        """Delete what is chosen, once its plan has been looked at."""
        plan = await self.ask("POST", "deletions/plan", chosen)
        assert plan.status_code == 200, plan.text
        given = {**chosen, "reason": REASON}
        return await self.ask("POST", "deletions", given, seen=plan.headers["ETag"])


def changed(card: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the body that saves an account's card with these changes."""
    address = card["address"] and {k: v for k, v in card["address"].items() if k != "text"}
    kept = {name: card[name] for name in ("building_type", "contract_start", "contract_end")}
    return {"address": address, "reason": REASON} | kept | changes


def type_of(answer: httpx.Response) -> str:
    """Return the type of a problem."""
    told: str = answer.json()["type"]
    return told.rpartition(":")[2]
