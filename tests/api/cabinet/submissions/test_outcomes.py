"""What billing says of readings: stored once, told, and never over what came later."""

from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.lines.rules import Batch, Kept
from services.cabinet.submissions.outcomes.actions import put_outcomes
from services.contracts.batches.outcomes import SubmissionOutcomeIn
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.handing_in import Clock, form, readings, taken
from tests.api.cabinet.submissions.handing_in import told as told_of
from tests.api.cabinet.submissions.rows import add_submission
from tests.api.cabinet.supply import ANNA

KIND = "submission-outcomes"


def outcome(submission: dict[str, Any], state: str = "accepted", **more: Any) -> dict[str, Any]:
    return {"submission_id": submission["id"], "state": state} | more


async def states(home: Home, submission: dict[str, Any]) -> list[tuple[str, str]]:
    listed = await home.get(f"submissions/{submission['id']}/states")
    return [(one["state"], one["by"]) for one in listed]


async def present(home: Home) -> Any:
    (meter,) = await form(home)
    return meter["submitted"]


async def told(home: Home) -> list[tuple[str, str | None]]:
    """Return what billing's words made, as it is told to others."""
    return [
        (event["data"]["state"], event["data"]["text"])
        for event in await told_of(home)
        if event["data"]["by"] == "billing"
    ]


async def test_an_accepted_reading_says_so_and_its_users_are_told(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    await home.good(KIND, outcome(made))
    assert (await present(home))["state"] == "accepted"
    assert await states(home, made) == [("on_its_way", "consumer"), ("accepted", "billing")]
    assert await told(home) == [("accepted", None)]
    (*_, event) = await told_of(home)
    assert event["data"]["user_ids"] == [str(ANNA)]


async def test_a_refused_reading_says_why_and_counts_no_more(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    assert await readings(home) == [(2, 100_000)]
    words = "Проверьте последнюю цифру."
    await home.good(KIND, outcome(made, "refused", reason="digits", text=words))
    shown = await present(home)
    assert shown["refusal"] == {"code": "digits", "text": words, "by": "billing"}
    assert await readings(home) == []
    assert await told(home) == [("refused", words)]


async def test_a_refusal_without_a_reason_is_a_refusal(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    await home.good(KIND, outcome(made, "refused"))
    assert (await present(home))["state"] == "refused"


@pytest.mark.parametrize("state", ["accepted", "refused"])
async def test_the_same_outcome_again_changes_nothing(home: Home, state: str) -> None:
    made = await taken(home, {"T1": "100"})
    line = outcome(made, state)
    await home.good(KIND, line, line)
    await home.good(KIND, line)
    assert len(await states(home, made)) == 2
    assert len(await told(home)) == 1


@pytest.mark.parametrize("state", ["accepted", "refused"])
async def test_a_late_outcome_of_a_corrected_reading_leaves_the_newer_one(
    home: Home, clock: Clock, state: str
) -> None:
    first = await taken(home, {"T1": "100"})
    second = await taken(home, {"T1": "101"})
    await home.good(KIND, outcome(first, state))
    shown = await present(home)
    assert (shown["id"], shown["state"]) == (second["id"], "on_its_way")
    assert await readings(home) == [(2, 101_000)]
    assert await told(home) == []
    await home.good(KIND, outcome(second))
    assert (await present(home))["state"] == "accepted"


async def test_what_was_accepted_may_be_refused_afterwards(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    await home.good(KIND, outcome(made))
    await home.good(KIND, outcome(made, "refused", text="Это показание другого счётчика."))
    assert [state for state, _ in await states(home, made)] == ["on_its_way", "accepted", "refused"]
    assert await readings(home) == []


async def test_what_was_refused_is_not_accepted_any_more(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    await home.good(KIND, outcome(made, "refused"))
    answer = await home.deliver(KIND, outcome(made))
    assert (answer["accepted"], answer["rejected"]) == (0, 1)
    assert [(e["field"], e["code"]) for e in answer["errors"]] == [("state", "already-refused")]
    assert (await present(home))["state"] == "refused"


async def test_one_bad_line_does_not_hold_up_the_others(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    answer = await home.deliver(
        KIND,
        {"submission_id": str(uuid4()), "state": "accepted"},
        outcome(made),
        {"submission_id": "not a uuid", "state": "accepted"},
        outcome(made, "perhaps"),
        outcome(made, refused=True),
    )
    assert (answer["accepted"], answer["rejected"]) == (1, 4)
    assert {(e["line"], e["field"], e["code"]) for e in answer["errors"]} == {
        (1, "submission_id", "unknown-submission"),
        (3, "submission_id", "wrong-type"),
        (4, "state", "unknown-value"),
        (5, "refused", "unknown-field"),
    }
    assert (await present(home))["state"] == "accepted"


async def test_a_batch_sent_again_says_the_same(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    first = await home.deliver(KIND, outcome(made), batch_id="b-1")
    assert await home.deliver(KIND, outcome(made), batch_id="b-1") == first
    assert len(await told(home)) == 1


async def test_a_large_batch_holds_few_locks(live_home: Home) -> None:
    """The database has room for some thousands, and a batch may have 100 000 lines."""
    home = live_home
    async with home.database.plain_transaction() as connection:
        await connection.execute(
            "INSERT INTO meters (external_id, serial_number)"
            " SELECT 'many-' || n, n::text FROM generate_series(1, 1500) AS n"
        )
        first = await add_submission(connection, 1)
        await connection.execute(
            "INSERT INTO submissions SELECT (jsonb_populate_record(s, jsonb_build_object("
            "'id', gen_random_uuid(), 'meter_id', m.id))).*"
            " FROM submissions s CROSS JOIN meters m"
            " WHERE s.id = $1 AND m.external_id LIKE 'many-%'",
            first,
        )
    ids = [row["id"] for row in await home.rows("SELECT id FROM submissions")]
    assert len(ids) == 1501
    async with home.database.plain_transaction() as connection:
        lines = [
            Kept(number, SubmissionOutcomeIn(submission_id=one, state="accepted"))
            for number, one in enumerate(ids, 1)
        ]
        assert await put_outcomes(connection, lines, Batch(1, "b", "test")) == []
        held = await connection.fetchval(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        )
    assert held <= 512
    (row,) = await home.rows("SELECT count(*) FROM submissions WHERE state = 'accepted'")
    assert row["count"] == 1501
