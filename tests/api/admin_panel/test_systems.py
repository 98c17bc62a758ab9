"""The systems door: ledger, idempotency, rights, translated refusals."""

import gzip
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest

from services.admin_panel.systems.actions import settle_unanswered
from services.admin_panel.systems.schemas import WIRE_LIMIT
from tests.api.admin_panel.conftest import STRANGERS, Cabinet, connect, machine
from tests.conftest import MakeApplication

LINES = b'{"a":1}\n{"a":2}\n{"a":3}\n'
NDJSON = {"Content-Type": "application/x-ndjson"}
URL = "/v1/batches/interval-profiles"


def problem(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    assert "own words" not in answer.text
    return str(answer.json()["type"]).rpartition(":")[2]


async def test_batch_is_streamed_and_written_down(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    answer = await systems.post(
        URL, content=gzip.compress(LINES), headers=NDJSON | {"Content-Encoding": "gzip"}
    )
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["accepted"], told["rejected"]) == (2, 1)
    assert told["errors"][0]["code"] == "wrong-unit"
    sent = cabinet.requests[0]
    assert sent["content-encoding"] == "gzip"
    assert sent["x-batch-id"] == told["batch_id"]
    found = (await systems.get(f"/v1/batches/{told['batch_id']}")).json()
    assert (found["state"], found["accepted"], found["kind"]) == ("done", 2, "interval-profiles")
    assert found["errors"] == told["errors"]


async def test_same_key_is_the_same_batch(systems: httpx.AsyncClient, cabinet: Cabinet) -> None:
    headers = NDJSON | {"Idempotency-Key": "k-1"}
    first = await systems.post(URL, content=LINES, headers=headers)
    again = await systems.post(URL, content=LINES, headers=headers)
    assert first.json() == again.json()
    assert len(cabinet.stored) == 1


async def test_same_key_of_another_client_is_another_batch(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    headers = NDJSON | {"Idempotency-Key": "k-1"}
    await systems.post(URL, content=LINES, headers=headers)
    await systems.post(URL, content=LINES, headers=headers | machine("client-2"))
    assert len(cabinet.stored) == 2


async def test_key_of_another_body_or_kind_is_refused(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    headers = NDJSON | {"Idempotency-Key": "k-1"}
    first = (await systems.post(URL, content=LINES, headers=headers)).json()
    other_body = await systems.post(URL, content=b"{}\n", headers=headers)
    other_kind = await systems.post("/v1/batches/meters", content=LINES, headers=headers)
    assert (other_body.status_code, problem(other_body)) == (409, "idempotency-key-reused")
    assert (other_kind.status_code, problem(other_kind)) == (409, "idempotency-key-reused")
    kept = (await systems.get(f"/v1/batches/{first['batch_id']}")).json()
    assert (kept["state"], kept["accepted"]) == ("done", 2)


async def test_silent_cabinet_means_come_again(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    headers = NDJSON | {"Idempotency-Key": "k-1"}
    cabinet.status = 503
    answer = await systems.post(URL, content=LINES, headers=headers)
    assert (answer.status_code, problem(answer)) == (503, "temporarily-unavailable")
    assert int(answer.headers["retry-after"]) > 0
    cabinet.status = 200
    again = await systems.post(URL, content=LINES, headers=headers)
    assert again.json()["accepted"] == 2
    found = (await systems.get(f"/v1/batches/{again.json()['batch_id']}")).json()
    assert found["state"] == "done"


@pytest.mark.parametrize(
    ("status", "expected", "name"),
    [
        (400, 400, "broken-body"),
        (404, 404, "unknown-kind"),
        (413, 413, "batch-too-large"),
        (415, 415, "unsupported-media-type"),
        (422, 422, "validation-failed"),
        (401, 503, "temporarily-unavailable"),
        (500, 503, "temporarily-unavailable"),
    ],
)
async def test_refusals_are_translated(
    systems: httpx.AsyncClient, cabinet: Cabinet, status: int, expected: int, name: str
) -> None:
    cabinet.status = status
    answer = await systems.post(URL, content=LINES, headers=NDJSON)
    assert (answer.status_code, problem(answer)) == (expected, name)


async def test_another_encoding_is_told_from_another_medium(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    cabinet.status, cabinet.problem = 415, "not-utf-8"
    answer = await systems.post(URL, content=LINES, headers=NDJSON)
    assert (answer.status_code, problem(answer)) == (415, "not-utf-8")


async def test_what_was_left_out_of_lines_is_told_and_written_down(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    note = {"line": 3, "field": "values", "code": "not-yet", "reason": "7 have not begun."}
    cabinet.notes = [note]
    told = (await systems.post(URL, content=LINES, headers=NDJSON)).json()
    assert (told["accepted"], told["notes"]) == (2, [note])
    found = (await systems.get(f"/v1/batches/{told['batch_id']}")).json()
    assert (found["notes"], found["errors"]) == ([note], told["errors"])


async def test_body_over_the_limit_is_refused_as_it_arrives(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(WIRE_LIMIT // 1_000_000 + 2):
            yield b"x" * 1_000_000

    headers = NDJSON | {"Idempotency-Key": "big"}
    answer = await systems.post(URL, content=endless(), headers=headers)
    assert (answer.status_code, problem(answer)) == (413, "batch-too-large")
    assert cabinet.stored == {}
    declared = await systems.post(URL, content=b"x" * (WIRE_LIMIT + 1), headers=NDJSON)
    assert declared.status_code == 413
    fits = await systems.post(URL, content=b"x\n" * 1_500_000, headers=NDJSON)
    assert fits.status_code == 200, "the ordinary limit of 1 MiB does not apply here"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/json"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        NDJSON | {"Content-Encoding": "br"},
        NDJSON | {"Content-Encoding": "gzip, gzip"},
    ],
)
async def test_other_media_are_refused(systems: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await systems.post(URL, content=LINES, headers=headers)
    assert (answer.status_code, problem(answer)) == (415, "unsupported-media-type")


async def test_bad_key_and_unknown_kind_are_named(systems: httpx.AsyncClient) -> None:
    long_key = NDJSON | {"Idempotency-Key": "k" * 129}
    assert problem(await systems.post(URL, content=LINES, headers=long_key)) == "validation-failed"
    unknown = await systems.post("/v1/batches/invoices", content=LINES, headers=NDJSON)
    assert (unknown.status_code, problem(unknown)) == (404, "unknown-kind")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        *STRANGERS,
        (machine(scope="batches:read"), 403),
        (machine(scope=""), 403),
    ],
)
async def test_only_writing_machines_may_send(
    systems: httpx.AsyncClient, cabinet: Cabinet, headers: dict[str, str], status: int
) -> None:
    answer = await systems.post(URL, content=LINES, headers=NDJSON | headers)
    assert answer.status_code == status
    problem(answer)
    assert cabinet.requests == []


async def test_who_brings_measurements_tells_nobody_of_outages(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    outages, dispatcher = "/v1/batches/outages", machine(scope="batches:outages")
    assert (await systems.post(outages, content=LINES, headers=NDJSON)).status_code == 403
    assert (await systems.post(URL, content=LINES, headers=NDJSON | dispatcher)).status_code == 403
    assert cabinet.requests == []
    answer = await systems.post(outages, content=LINES, headers=NDJSON | dispatcher)
    assert answer.status_code == 200, answer.text


async def test_batch_of_another_client_is_not_found(systems: httpx.AsyncClient) -> None:
    told = (await systems.post(URL, content=LINES, headers=NDJSON)).json()
    address = f"/v1/batches/{told['batch_id']}"
    assert (await systems.get(address, headers=machine("client-2"))).status_code == 404
    assert (await systems.get(address, headers=machine(scope="batches:write"))).status_code == 403
    assert (await systems.get(f"/v1/batches/{uuid4()}")).status_code == 404
    assert (await systems.get("/v1/batches/none")).status_code == 422


async def test_lost_answers_are_found_out_later(
    service_app: MakeApplication, cabinet: Cabinet
) -> None:
    app, client = await service_app("admin_panel", module="systems.main")
    connect(app, httpx.ASGITransport(cabinet.app))
    client.headers.update(machine())
    cabinet.status = 503
    for key in ("stored", "lost"):
        await client.post(URL, content=LINES, headers=NDJSON | {"Idempotency-Key": key})
    ids = [headers["x-batch-id"] for headers in cabinet.requests]
    cabinet.stored[ids[0]] = ("digest", 5)
    await settle_unanswered(app.state.database, app.state.client, "http://cabinet", -1)
    states = [(await client.get(f"/v1/batches/{number}")).json() for number in ids]
    assert [(s["state"], s["accepted"], s["detail"]) for s in states] == [
        ("done", 4, None),
        ("failed", 0, "not-stored"),
    ]
