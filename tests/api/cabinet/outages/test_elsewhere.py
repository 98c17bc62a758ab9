"""Outages where others meet them: the feed of other systems, users who go."""

from typing import Any

from services.cabinet.worker import put_in_order
from services.contracts.auth import UserDeleted
from services.contracts.feeds import OutageItem
from tests.api.cabinet.outages.test_batches import line
from tests.api.cabinet.outages.test_reports import account_of, listed, report
from tests.api.cabinet.outages.town import STREET, VERA, Town, moment
from tests.api.cabinet.submissions.test_reminders import hear
from tests.api.cabinet.supply import as_panel


async def feed(town: Town, **given: Any) -> Any:
    answer = await town.client.get(
        "/internal/feeds/outages",
        params={"client_id": "client-1", "name": "ЕДДС"} | given,
        headers=as_panel(),
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_feed_tells_of_what_people_are_told_and_of_no_draft(town: Town) -> None:
    draft = await town.add(publish=False)
    draft = await town.change(draft, cause="Черновик")
    assert (await feed(town))["items"] == []
    card = await town.does(draft, "publish")
    card = await town.does(card, "updates", text="Едем.", expected_end_at=moment(5))
    page = await feed(town)
    items = [OutageItem.model_validate(one) for one in page["items"]]
    assert [(one.what, one.text) for one in items] == [
        ("published", "Бригада выехала."), ("updated", "Едем."),
    ]  # fmt: skip
    assert (items[0].outage_id, items[0].buildings_total) == (card["id"], 1)
    assert items[0].buildings[0].model_dump() == {
        "region": None, "locality": "Тара", "street": STREET, "house": "2",
    }  # fmt: skip
    await town.does(card, "end")
    page = await feed(town, after=page["cursor"])
    (late,) = page["items"]
    assert (late["what"], late["ended_at"] is not None, late["cancelled"]) == ("ended", True, False)
    await town.home.good("outages", line())
    (brought,) = (await feed(town, after=page["cursor"]))["items"]
    assert (brought["what"], brought["external_id"]) == ("published", "o-1")


async def test_of_a_removed_user_no_report_stays(town: Town) -> None:
    await report(town, VERA, await account_of(town, "772"), note="Искрит")
    await town.add()
    assert len(await listed(town)) == 1
    await hear(town.home, "auth", UserDeleted.type, {"user_id": str(VERA)}, moment(0))
    rows = await town.home.rows(
        "SELECT (SELECT count(*) FROM outage_reports) AS reports,"
        " (SELECT count(*) FROM outage_users) AS told"
    )
    assert rows == [{"reports": 0, "told": 0}]


async def test_after_a_year_reports_and_who_was_told_are_forgotten(town: Town) -> None:
    await report(town, VERA, await account_of(town, "772"))
    await town.does(await town.add(), "end")
    await put_in_order(town.home.database)
    counted = (
        "SELECT (SELECT count(*) FROM outage_reports) AS reports,"
        " (SELECT count(*) FROM outage_users) AS told"
    )
    assert await town.home.rows(counted) == [{"reports": 1, "told": 1}]
    await town.home.rows("UPDATE outage_reports SET at = now() - interval '367 days' RETURNING id")
    await town.home.rows(
        "UPDATE outages SET starts_at = now() - interval '368 days',"
        " expected_end_at = NULL, ended_at = now() - interval '367 days' RETURNING id"
    )
    await put_in_order(town.home.database)
    assert await town.home.rows(counted) == [{"reports": 0, "told": 0}]
    assert (await town.ask("GET", "")).json()["total"] == 1
