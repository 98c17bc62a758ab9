"""Appeals where others meet them: feed, file, counters, the log, deletions, users who go."""

import csv
import io
from pathlib import Path
from typing import Any

from services.cabinet.worker import MAKERS
from services.contracts.auth import UserDeleted
from services.contracts.feeds import AppealItem
from services.kit.exports import make_next
from services.kit.files import Files
from tests.api.cabinet.cards import REASON, Cards
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.test_reminders import hear
from tests.api.cabinet.supply import ANNA, as_panel
from tests.api.cabinet.support.writing import (
    TEXT,
    answered,
    ask,
    card,
    look,
    move,
    post,
    problem,
    send,
    topic_id,
)


async def own_account(home: Home) -> int:
    return int((await home.get("accounts"))["items"][0]["id"])


async def feed(home: Home, **given: Any) -> Any:
    answer = await home.client.get(
        "/internal/feeds/appeals",
        params={"client_id": "client-1", "name": "CRM"} | given,
        headers=as_panel(),
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_feed_tells_of_new_appeals_and_statuses_and_of_no_note_or_draft(
    home: Home,
) -> None:
    sent = await send(home, account_id=await own_account(home), kind="request")
    await answered(home, sent, status="done")
    await ask(home, "POST", f"/{sent['id']}/notes", {"text": "Тайное"})
    drafted = {"kind": "other", "topic_id": await topic_id(home), "text": "Черновик", "name": "Х",
               "draft": True}  # fmt: skip
    made = (await ask(home, "POST", "", drafted)).json()
    page = await feed(home)
    items = [AppealItem.model_validate(one) for one in page["items"]]
    assert [(one.what, one.status, one.by) for one in items] == [
        ("registered", "new", "consumer"), ("moved", "done", "staff"),
    ]  # fmt: skip
    assert (items[0].account, items[0].text, items[0].number) == ("1001", TEXT, sent["number"])
    assert "Тайное" not in str(page)
    await move(home, made, "new")
    (late,) = (await feed(home, after=page["cursor"]))["items"]
    assert (late["what"], late["status"], late["by"]) == ("registered", "new", "staff")


async def test_a_view_becomes_a_file_in_words(home: Home, tmp_path: Path) -> None:
    settings = home.application.state.settings
    files = Files(settings.model_copy(update={"files_dir": tmp_path}))
    home.application.state.files = files
    sent = await send(home, account_id=await own_account(home), text="=1+1")
    await send(home, text="Другое")
    await move(home, sent, "cancelled")
    asked = await ask(
        home,
        "POST",
        "/exports",
        {
            "view": {"status": ["cancelled"], "assignee": "nobody"},
            "columns": ["number", "status", "kind", "account", "customer", "text", "overdue"],
            "format": "csv",
        },
    )
    assert asked.status_code == 202, asked.text
    assert await make_next(home.database, files, MAKERS)
    path = f"/api/cabinet/staff/exports/{asked.json()['id']}/file"
    file = await home.client.get(path, headers=home.desk.staff())
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["№", "Статус", "Тип", "Лицевой счёт", "Абонент", "Сообщение", "Срок ответа"],
        [str(sent["number"]), "Отмена", "Вопрос", "1001", "Анна Семёнова", "'=1+1", ""],
    ]


async def test_the_main_page_counts_what_is_unread(home: Home) -> None:
    sent = await send(home)

    async def counted() -> tuple[int, int]:
        home_page = await home.get("home")
        return home_page["counters"]["support"], (await home.get("counters"))["support"]

    assert await counted() == (0, 0)
    await answered(home, sent)
    await answered(home, sent, "И ещё")
    assert await counted() == (1, 1)
    assert (await post(home, f"/{sent['id']}/read", {})).status_code == 204
    assert await counted() == (0, 0)


async def test_its_author_asks_the_log_who_has_opened_his_appeal(home: Home) -> None:
    await look(home, await send(home))
    await home.get("acts")
    asked = next(one for one in home.desk.asked_of_log["objects"] if one["kind"] == "user")
    assert asked["id"] == str(ANNA)
    assert "look_at_appeal" in asked["actions"]


async def test_who_has_appeals_that_go_on_is_not_deleted(home: Home) -> None:
    cards = Cards(home)
    account = await cards.key("1001")
    sent = await send(home, account_id=await own_account(home))
    customer = (await look(home, sent))["customer"]["customer_id"]
    for chosen in ({"accounts": [account]}, {"customers": [customer]}):
        for path, seen, said in (
            ("deletions/plan", None, {}),
            ("deletions", '"x"', {"reason": REASON}),
        ):
            refused = await cards.ask("POST", path, {**chosen, **said}, seen=seen)
            assert problem(refused) == (409, "open-appeals")
            assert refused.json()["numbers"] == [sent["number"]]
            assert f"№ {sent['number']}" in refused.json()["detail"]
    await move(home, sent, "done")
    assert (await cards.delete(accounts=[account])).status_code == 201
    # What was written stays its author's.
    assert (await card(home, sent))["status"] == "done"


async def test_a_removed_users_appeals_are_nobodys_and_stay_with_the_desk(home: Home) -> None:
    sent = await send(home)
    await hear(home, "auth", UserDeleted.type, {"user_id": str(ANNA)}, "2026-11-20T00:00:00Z")
    assert (await home.get("appeals"))["total"] == 0
    assert (await look(home, sent))["customer"]["user_id"] is None
    await answered(home, sent)
