"""Sources added, changed, given other keys and removed by staff, each tried before it is saved."""

from typing import Any

import pytest

from services.integration.secrets import unseal
from tests.api.integration.conftest import HEAD_END_KEY, Desk
from tests.support.postgres import free_port

_SEALED = "SELECT sealed_key FROM sources WHERE id = $1"


def _fields(url: str, **more: Any) -> dict[str, Any]:
    return {"name": "АСКУЭ «Север»", "url": url, "poll_seconds": 60, "stamps": "end"} | more


async def _add(desk: Desk, url: str, **more: Any) -> int:
    given = _fields(url, key=HEAD_END_KEY, **more)
    answer = await desk.ask("POST", "sources", json=given)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


async def _tag(desk: Desk, source: int) -> dict[str, str]:
    return {"If-Match": (await desk.source(source))["etag"]}


async def test_a_source_that_answers_is_added_with_its_key_sealed(
    desk: Desk, head_end: str
) -> None:
    source = await _add(desk, f" {head_end}/ ")
    shown = await desk.source(source)
    assert (shown["name"], shown["url"], shown["stamps"]) == ("АСКУЭ «Север»", head_end, "end")
    ((sealed,),) = await desk.fetch(_SEALED, source)
    assert unseal(desk.sealing_key, sealed) == HEAD_END_KEY
    (act,) = await desk.acts()
    assert (act["action"], act["object_id"]) == ("add_source", str(source))
    assert act["details"]["checked"] is True
    listed = await desk.ask("GET", "sources", "viewer")
    for told in (str(act), listed.text):
        assert HEAD_END_KEY not in told


@pytest.mark.parametrize(
    ("key", "reason"), [("another", "answered-401"), (HEAD_END_KEY, "no-answer")]
)
async def test_one_that_does_not_answer_is_not_saved_unless_it_is_wanted(
    desk: Desk, head_end: str, key: str, reason: str
) -> None:
    url = head_end if reason != "no-answer" else f"http://127.0.0.1:{free_port()}"
    given = _fields(url, key=key)
    answer = await desk.ask("POST", "sources", json=given)
    assert answer.status_code == 422
    problem = answer.json()
    assert (problem["type"].rpartition(":")[2], problem["reason"]) == (
        "source-check-failed", reason,
    )  # fmt: skip
    assert await desk.fetch("SELECT 1 FROM sources") == []
    answer = await desk.ask("POST", "sources", json=given | {"unchecked": True})
    assert answer.status_code == 201
    assert [act["outcome"] for act in await desk.acts()] == ["source-check-failed", "done"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "ftp://head-end"},
        {"url": "head-end:4568"},
        {"url": "http://name:word@head-end"},
        {"url": "http://head-end?next=1"},
        {"url": "http://head end"},
        {"url": "http://head-end:99999"},
        {"url": "http://169.254.169.254/latest"},
        {"url": "http://[fe80::1]"},
        {"name": ""},
        {"name": "a\nb"},
        {"name": "x" * 65},
        {"poll_seconds": 9},
        {"poll_seconds": 86_401},
        {"poll_seconds": "60"},
        {"stamps": "middle"},
        {"key": ""},
        {"key": "two words"},
        {"key": "ключ"},
        {"key": "a\r\nX: y"},
        {"more": 1},
    ],
)
async def test_what_does_not_fit_changes_nothing(desk: Desk, wrong: dict[str, Any]) -> None:
    given = _fields("http://head-end", key="key", unchecked=True) | wrong
    answer = await desk.ask("POST", "sources", json=given)
    assert answer.status_code == 422, answer.text
    assert await desk.fetch("SELECT 1 FROM sources") == []


async def test_a_source_is_changed_by_who_has_seen_it(desk: Desk, head_end: str) -> None:
    source = await _add(desk, head_end)
    other = _fields(head_end, name="Юг", poll_seconds=600)
    assert (await desk.ask("PUT", f"sources/{source}", json=other)).status_code == 428
    seen = await _tag(desk, source)
    answer = await desk.ask("PUT", f"sources/{source}", json=other, headers=seen)
    assert answer.status_code == 204, answer.text
    stale = await desk.ask("PUT", f"sources/{source}", json=other, headers=seen)
    assert (stale.status_code, stale.json()["now"]["name"]) == (412, "Юг")
    shown = await desk.source(source)
    assert (shown["name"], shown["poll_seconds"]) == ("Юг", 600)
    act = [one for one in await desk.acts() if one["outcome"] == "done"][-1]
    assert (act["action"], act["before"]["poll_seconds"], act["after"]["poll_seconds"]) == (
        "change_source", 60, 600,
    )  # fmt: skip


async def test_another_address_is_tried_with_the_kept_key_and_read_anew(
    desk: Desk, head_end: str
) -> None:
    source = await _add(desk, head_end)
    await desk.fetch(
        "INSERT INTO cursors (source_id, kind, cursor) VALUES ($1, 'meters', '7')", source
    )
    nowhere = _fields(f"http://127.0.0.1:{free_port()}")
    path, seen = f"sources/{source}", await _tag(desk, source)
    answer = await desk.ask("PUT", path, json=nowhere, headers=seen)
    assert (answer.status_code, answer.json()["reason"]) == (422, "no-answer")
    answer = await desk.ask("PUT", path, json=nowhere | {"unchecked": True}, headers=seen)
    assert answer.status_code == 204
    assert (await desk.source(source))["cursors"] == []


async def test_two_sources_have_two_names(desk: Desk, head_end: str) -> None:
    first = await _add(desk, head_end)
    second = await _add(desk, head_end, name="Юг")
    again = await desk.ask("POST", "sources", json=_fields(head_end, key=HEAD_END_KEY))
    seen = await _tag(desk, second)
    changed = await desk.ask("PUT", f"sources/{second}", json=_fields(head_end), headers=seen)
    for answer in (again, changed):
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (
            409, "source-name-taken",
        )  # fmt: skip
    assert (await desk.source(second))["name"] == "Юг"
    assert first != second


async def test_a_key_is_tried_before_it_replaces_the_former(desk: Desk, head_end: str) -> None:
    source = await _add(desk, head_end)
    path = f"sources/{source}/key"
    answer = await desk.ask("PUT", path, json={"key": "wrong"})
    assert (answer.status_code, answer.json()["reason"]) == (422, "answered-401")
    ((sealed,),) = await desk.fetch(_SEALED, source)
    assert unseal(desk.sealing_key, sealed) == HEAD_END_KEY
    answer = await desk.ask("PUT", path, json={"key": "wrong", "unchecked": True})
    assert answer.status_code == 204
    ((sealed,),) = await desk.fetch(_SEALED, source)
    assert unseal(desk.sealing_key, sealed) == "wrong"
    assert (await desk.ask("PUT", path, json={"key": HEAD_END_KEY})).status_code == 204
    told = [(act["action"], act["outcome"]) for act in await desk.acts()][1:]
    assert told == [
        ("replace_source_key", "source-check-failed"),
        ("replace_source_key", "done"),
        ("replace_source_key", "done"),
    ]
    assert "wrong" not in str(await desk.acts())


async def test_a_source_is_removed_once_it_is_paused_and_nothing_waits(
    desk: Desk, head_end: str
) -> None:
    source = await _add(desk, head_end)
    path = f"sources/{source}"

    async def remove() -> str:
        answer = await desk.ask("DELETE", path, headers=await _tag(desk, source))
        return "" if answer.status_code == 204 else answer.json()["type"].rpartition(":")[2]

    assert await remove() == "source-not-paused"
    assert (await desk.ask("POST", f"{path}/pause")).status_code == 204
    await desk.fetch(
        "INSERT INTO staged_batches (key, source_id, kind, payload, lines)"
        " VALUES (gen_random_uuid(), $1, 'meters', '', 1)",
        source,
    )
    assert await remove() == "source-waits"
    await desk.fetch("UPDATE staged_batches SET state = 'refused'")
    assert await remove() == ""
    assert (await desk.ask("GET", path)).status_code == 404
    assert await desk.fetch("SELECT 1 FROM staged_batches") == []
    assert (await desk.acts())[-1]["before"]["url"] == head_end


_WRITES = (
    ("POST", "sources", _fields("http://head-end", key="key", unchecked=True)),
    ("PUT", "sources/1", _fields("http://head-end", unchecked=True)),
    ("PUT", "sources/1/key", {"key": "key", "unchecked": True}),
    ("DELETE", "sources/1", None),
)


@pytest.mark.parametrize(("method", "path", "body"), _WRITES)
@pytest.mark.parametrize("role", ["viewer", "operator"])
async def test_administrators_alone_do_it(
    desk: Desk, role: str, method: str, path: str, body: Any
) -> None:
    headers = {"If-Match": '"x"'}
    answer = await desk.ask(method, path, role, json=body, headers=headers)
    assert answer.status_code == 403
    assert (await desk.client.request(method, f"/api/integration/staff/{path}")).status_code == 401
    assert [act["outcome"] for act in await desk.acts()] == ["forbidden"]


async def test_without_a_place_for_the_sealing_key_nothing_is_kept(
    desk: Desk, head_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INTEGRATION_SEALING_KEY")
    monkeypatch.delenv("INTEGRATION_SETTINGS_FILE", raising=False)
    desk.app.state.settings = desk.app.state.settings.model_copy(
        update={"sealing_key": type(desk.app.state.settings.sealing_key)("")}
    )
    answer = await desk.ask("POST", "sources", json=_fields(head_end, key=HEAD_END_KEY))
    assert answer.status_code == 503
    assert answer.json()["type"].endswith(":sealing-key-missing")


@pytest.mark.parametrize("unchecked", [False, True])
async def test_no_source_is_in_a_network_that_is_refused(
    desk: Desk, head_end: str, unchecked: bool
) -> None:
    """Whatever name leads there, and also for one that was saved elsewhere before."""
    source = await _add(desk, head_end)
    seen = await _tag(desk, source)
    desk.app.state.settings = desk.app.state.settings.model_copy(
        update={"refused_networks": "127.0.0.0/8, ::1/128"}
    )
    there = f"http://localhost:{free_port()}"
    other = _fields(there, key="key", unchecked=unchecked) | {"name": "Другой"}
    added = await desk.ask("POST", "sources", json=other)
    moved = await desk.ask(
        "PUT", f"sources/{source}", json=_fields(there, unchecked=unchecked), headers=seen
    )
    for answer in (added, moved):
        assert (answer.status_code, answer.json()["reason"]) == (422, "host-refused")
    assert (await desk.source(source))["url"] == head_end
    assert len(await desk.fetch("SELECT 1 FROM sources")) == 1
