"""Each reading has its signed receipt: in a row per usage point, for its own people to take."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pypdf import PdfReader

from services.cabinet.submissions.receipts.rules import Checked, check, read
from services.kit import papers
from services.kit.papers import PAPERS_AT_A_TIME, PaperTurns
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.handing_in import Clock, post, taken
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, user_token
from tests.support.waits import until


async def keys(home: Home) -> list[dict[str, str]]:
    answer = await home.client.get("/api/cabinet/receipts/keys")
    assert answer.status_code == 200
    return list(answer.json()["keys"])


async def receipt(home: Home, submission: Any) -> Any:
    return await home.get(f"receipts/{submission['receipt']}")


async def paper(home: Home, submission: Any, **asked: str) -> httpx.Response:
    return await home.client.get(
        f"/api/cabinet/receipts/{submission['receipt']}", params=asked, headers=as_user(ANNA)
    )


async def checked(home: Home, compact: str, former: str | None = None) -> Checked:
    return check(compact, await keys(home), former)


async def test_a_reading_gets_a_receipt_that_says_what_was_handed_in(home: Home) -> None:
    made = await taken(home, {"T1": "123,4"})
    own = await receipt(home, made)
    point = await home.rows(
        "SELECT p.mrid FROM usage_points p JOIN meters m ON m.usage_point_id = p.id"
        " WHERE m.serial_number = 'S-A'"
    )
    supplier = (await home.client.get("/api/cabinet/supplier")).json()["name"]
    assert own["document"] == {
        "version": 1,
        "id": made["receipt"],
        "number": own["document"]["number"],
        "issued_at": "2026-11-20T10:00:00Z",
        "supplier": supplier,
        "account": "1001",
        "usage_point": str(point[0]["mrid"]),
        "meter": "S-A",
        "taken_on": "2026-11-20",
        "values": {"T1": 123_400},
        "by": "consumer",
        "corrects": None,
        "link": 1,
        "former": None,
    }
    assert (own["state"], own["submission_id"]) == ("on_its_way", made["id"])
    found = await checked(home, own["compact"])
    assert (found.verdict, found.digest, found.kid) == ("valid", own["digest"], own["kid"])
    assert found.document == read(own["compact"])[0]


async def test_a_receipt_holds_no_name_and_no_contact(home: Home) -> None:
    made = await taken(home, {"T1": "123,4"})
    document = (await receipt(home, made))["document"]
    people = await home.rows("SELECT name FROM customers")
    assert people
    text = str(document)
    assert not [row["name"] for row in people if row["name"] in text]
    assert "@" not in text


async def test_each_receipt_names_the_hash_of_the_one_before_it(home: Home, clock: Clock) -> None:
    first = await receipt(home, await taken(home, {"T1": "100"}))
    second = await receipt(home, await taken(home, {"T1": "101"}))
    clock.set("2026-12-20T10:00:00Z")
    third = await receipt(home, await taken(home, {"T1": "120"}))
    assert [one["document"]["link"] for one in (first, second, third)] == [1, 2, 3]
    assert second["document"]["former"] == first["digest"]
    assert second["document"]["corrects"] == first["document"]["number"]
    assert third["document"]["corrects"] is None
    assert (await checked(home, third["compact"], second["compact"])).chain == "follows"
    assert (await checked(home, third["compact"], first["compact"])).chain == "does-not-follow"


async def test_what_became_of_the_reading_stands_beside_the_receipt(home: Home) -> None:
    first, second = await taken(home, {"T1": "100"}), await taken(home, {"T1": "101"})
    own = await receipt(home, first)
    assert (own["state"], own["corrected_by"]) == ("corrected", second["receipt"])
    assert (await checked(home, own["compact"])).verdict == "valid"
    answer = await paper(home, first, format="text", language="ru")
    assert "Заменены исправлением" in answer.text


async def test_the_same_again_gets_no_second_receipt(home: Home) -> None:
    first = await taken(home, {"T1": "100"})
    assert (await taken(home, {"T1": "100,0"}))["receipt"] == first["receipt"]
    assert len(await home.rows("SELECT id FROM submission_receipts")) == 1


async def test_a_refused_reading_takes_no_number(home: Home) -> None:
    first = await receipt(home, await taken(home, {"T1": "100"}))
    assert (await post(home, {"T1": "a"})).status_code == 422
    second = await receipt(home, await taken(home, {"T1": "101"}))
    numbers = [int(one["document"]["number"]) for one in (first, second)]
    assert numbers[1] == numbers[0] + 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["Квитанция о показаниях", "123,4", "Лицевой счёт", "20.11.2026", "потребитель"]),
        ("en", ["Receipt of readings", "123.4", "Account", "2026-11-20", "the consumer"]),
    ],
)
async def test_on_paper_it_can_be_read_and_checked(
    home: Home, language: str, words: list[str]
) -> None:
    made = await taken(home, {"T1": "123,4"})
    answer = await paper(home, made, format="pdf", language=language)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment")
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    text = page.extract_text()
    own = await receipt(home, made)
    for word in (*words, "S-A", "1001", own["document"]["number"], own["digest"]):
        assert word in text
    # What is copied from the paper is the receipt itself.
    assert (await checked(home, text)).digest == own["digest"]


async def test_as_text_it_can_be_read_and_checked(home: Home) -> None:
    made = await taken(home, {"T1": "123,4"})
    answer = await paper(home, made, format="text", language="ru")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Показание T1: 123,4 кВт·ч" in answer.text
    # The code of block letters.
    assert "█▀" in answer.text
    assert (await checked(home, answer.text)).verdict == "valid"


async def test_paper_and_text_are_in_the_browsers_language(home: Home) -> None:
    made = await taken(home, {"T1": "1"})
    for accepted, word in (("en-GB,en;q=0.9", "Receipt of readings"), ("ru", "Квитанция")):
        answer = await home.client.get(
            f"/api/cabinet/receipts/{made['receipt']}",
            params={"format": "text"},
            headers=as_user(ANNA) | {"Accept-Language": accepted},
        )
        assert word in answer.text


async def test_only_its_own_people_and_staff_have_it(home: Home) -> None:
    made = await taken(home, {"T1": "1"})
    path = f"/api/cabinet/receipts/{made['receipt']}"
    staff_path = f"/api/cabinet/staff/receipts/{made['receipt']}"
    staff = bearer(user_token("staff", str(uuid4()), role="viewer"))
    assert (await home.client.get(path)).status_code == 401
    assert (await home.client.get(path, headers=as_user(BORIS))).status_code == 404
    assert (await home.client.get(staff_path, headers=as_user(ANNA))).status_code in {401, 403}
    answer = await home.client.get(staff_path, headers=staff)
    assert answer.json() == await receipt(home, made)
    absent = await home.client.get(f"/api/cabinet/staff/receipts/{uuid4()}", headers=staff)
    assert absent.status_code == 404
    odd = await home.client.get(path, params={"format": "doc"}, headers=as_user(ANNA))
    assert odd.status_code == 422
    assert (
        await home.client.get("/api/cabinet/receipts/1", headers=as_user(ANNA))
    ).status_code == 422


async def test_anybody_can_have_a_receipt_checked(home: Home) -> None:
    first, second = await taken(home, {"T1": "100"}), await taken(home, {"T1": "101"})
    former, own = await receipt(home, first), await receipt(home, second)

    async def verify(**body: str) -> Any:
        answer = await home.client.post("/api/cabinet/receipts/verify", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    good = await verify(text=own["compact"], former=former["compact"])
    assert (good["verdict"], good["chain"]) == ("valid", "follows")
    assert good["document"] == own["document"]
    # Each signature is another, and one may end with any two letters: another letter stands before.
    letter = "A" if own["compact"][-9] != "A" else "B"
    altered = await verify(text=own["compact"][:-9] + letter + own["compact"][-8:])
    assert (altered["verdict"], altered["document"]) == ("altered", None)
    assert (await verify(text="Привет"))["verdict"] == "no-receipt"
    for body in ({}, {"text": ""}, {"text": "a" * 16_385}, {"text": 1}):
        answer = await home.client.post("/api/cabinet/receipts/verify", json=body)
        assert answer.status_code == 422


async def test_the_public_keys_hold_nothing_private(home: Home) -> None:
    for key in await keys(home):
        assert set(key) == {"kty", "crv", "alg", "use", "kid", "x", "y"}


async def test_two_at_the_same_time_stand_one_after_the_other(live_home: Home) -> None:
    home = live_home
    answers = await asyncio.gather(*(post(home, {"T1": str(value)}) for value in (100, 101, 102)))
    assert {answer.status_code for answer in answers} == {201}
    rows = await home.rows("SELECT link, digest, compact FROM submission_receipts ORDER BY link")
    assert [row["link"] for row in rows] == [1, 2, 3]
    formers = [read(row["compact"])[0]["former"] for row in rows]
    assert formers == [None, rows[0]["digest"], rows[1]["digest"]]


@asynccontextmanager
async def busy(turns: PaperTurns) -> AsyncIterator[None]:
    """Let papers be made for others: who asks for one now has to wait."""
    async with AsyncExitStack() as held:
        for number in range(PAPERS_AT_A_TIME):
            await held.enter_async_context(turns.turn(f"somebody {number}"))
        yield


async def test_who_waits_for_papers_keeps_nobody_from_reading(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than anything below takes on a busy machine.
    monkeypatch.setattr(papers, "_WAIT_SECONDS", 120.0)
    home = live_home
    made = await taken(home, {"T1": "100"})
    state = home.application.state
    many = state.settings.database_pool_size

    async def all_wait() -> bool:
        return bool(state.papers.waiting >= many)

    async with busy(state.papers):
        waiting = [asyncio.create_task(paper(home, made, format="pdf")) for _ in range(2 * many)]
        try:
            await until(all_wait, "as many who wait as there are connections")
            async with asyncio.timeout(60):
                assert await home.get("accounts")
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
    assert state.papers.waiting == 0


async def test_whoever_asks_for_many_papers_holds_one_turn(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are served meanwhile, and each of his comes after the one before."""
    # Whose turn it is is looked at, not how long a busy machine takes for four papers.
    monkeypatch.setattr(papers, "_WAIT_SECONDS", 120.0)
    monkeypatch.setattr(papers, "_SECONDS", 120.0)
    home = live_home
    turns: PaperTurns = home.application.state.papers
    made = await taken(home, {"T1": "100"})
    async with turns.turn(str(ANNA)):
        hers = [asyncio.create_task(paper(home, made, format="pdf")) for _ in range(3)]

        async def all_wait() -> bool:
            return turns.waiting == len(hers)

        await until(all_wait, "Anna's papers wait for the one that is made for her")
        staffs = await home.client.get(
            f"/api/cabinet/staff/receipts/{made['receipt']}",
            params={"format": "pdf"},
            headers=home.desk.staff("viewer"),
        )
        assert staffs.content.startswith(b"%PDF")
        assert turns.waiting == len(hers)
    for answer in await asyncio.gather(*hers):
        assert answer.content.startswith(b"%PDF")
    assert turns.waiting == 0
