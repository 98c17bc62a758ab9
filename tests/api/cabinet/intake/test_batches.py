import gzip
from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_panel, as_user, ndjson, profile
from tests.support.tokens import bearer, service_token

KINDS = (
    "customers",
    "service-locations",
    "accounts",
    "usage-points",
    "meter-models",
    "meters",
    "register-readings",
    "interval-profiles",
    "meter-events",
    "connection-states",
)
GZIP = {"Content-Encoding": "gzip"}


def kind_of(response: object) -> str:
    document = response.json()  # type: ignore[attr-defined]
    assert document["request_id"]
    return str(document["type"]).rsplit(":", 1)[1]


async def test_same_batch_is_answered_the_same(home: Home) -> None:
    records = (profile(), profile(meter="x"))
    first = await home.deliver("interval-profiles", *records, batch_id="b-1")
    assert await home.deliver("interval-profiles", *records, batch_id="b-1") == first
    read = await home.client.get("/internal/batches/b-1", headers=as_panel())
    assert read.json() == first
    assert first["rejected"] == 1


async def test_batch_id_of_other_records_or_kind_is_refused(home: Home) -> None:
    await home.deliver("interval-profiles", profile(), batch_id="b-1")
    other = await home.send(
        "interval-profiles", ndjson([profile(day="2026-09-11")]), batch_id="b-1"
    )
    assert (other.status_code, kind_of(other)) == (409, "batch-id-reused")
    kind = await home.send("meter-events", ndjson([profile()]), batch_id="b-1")
    assert (kind.status_code, kind_of(kind)) == (409, "batch-id-reused")
    assert (await home.chart("month"))["total"] == 2.4


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_takes_an_empty_batch_and_refuses_rubbish(home: Home, kind: str) -> None:
    assert (await home.deliver(kind))["accepted"] == 0
    answer = await home.deliver(kind, 5, {"nonsense": True})
    assert (answer["accepted"], answer["rejected"]) == (0, 2)
    assert [error["code"] for error in answer["errors"]] == ["not-an-object", "unknown-field"]


async def test_unknown_kind_is_refused(home: Home) -> None:
    response = await home.send("nonsense", b"{}\n")
    assert (response.status_code, kind_of(response)) == (404, "unknown-kind")


@pytest.mark.parametrize(
    ("body", "headers", "status", "problem"),
    [
        (b"not gzip", GZIP, 400, "broken-gzip"),
        (gzip.compress(ndjson([profile()] * 1000))[:-20], GZIP, 400, "broken-gzip"),
        (gzip.compress(bytes(300 * 1024 * 1024), 9), GZIP, 413, "batch-too-large"),
        (gzip.compress(b"{}\n" * 60_000_000, 9), GZIP, 413, "batch-too-large"),
        (gzip.compress(b"\n" * 100_001), GZIP, 413, "batch-too-large"),
        (b'{"a": "' + b"x" * 65_536 + b'"}\n', {}, 413, "batch-too-large"),
        (b'{"a": "' + b"x" * 65_536, {}, 413, "batch-too-large"),
        (bytes(17 * 1024 * 1024), {}, 413, "body-too-large"),
        (b"{}", {"Content-Encoding": "br"}, 415, "unsupported-encoding"),
        (b"{}", {"X-Batch-Id": "a b"}, 422, "validation-failed"),
    ],
    ids=[
        "not-gzip",
        "cut",
        "bomb-of-one-line",
        "bomb-of-lines",
        "lines",
        "line",
        "last-line",
        "wire",
        "encoding",
        "id",
    ],
)
async def test_bodies_beyond_the_limits_are_refused_whole(
    home: Home, body: bytes, headers: dict[str, str], status: int, problem: str
) -> None:
    response = await home.send("interval-profiles", body, headers=headers)
    assert (response.status_code, kind_of(response)) == (status, problem)


async def test_nothing_is_stored_of_a_refused_batch(home: Home) -> None:
    body = ndjson([profile()]) + b" " * 70_000 + b"\n"
    assert (await home.send("interval-profiles", body)).status_code == 413
    assert await home.rows("SELECT 1 FROM interval_profile") == []
    assert await home.rows("SELECT 1 FROM intake_batches WHERE kind = 'interval-profiles'") == []


async def test_odd_bodies_are_read(home: Home) -> None:
    lines = ndjson([profile()]).strip()
    members = gzip.compress(lines + b"\r\n\n") + gzip.compress(
        ndjson([profile(day="2026-09-11")]).strip()
    )
    response = await home.send("interval-profiles", members, headers=GZIP)
    assert response.json()["accepted"] == 2
    mixed = await home.send("interval-profiles", b"\xff\xfe\n" + lines + b"\n{\n")
    answer = mixed.json()
    assert (answer["accepted"], [e["line"] for e in answer["errors"]]) == (1, [1, 3])
    assert {e["code"] for e in answer["errors"]} == {"malformed-json"}


MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("packed", [False, True])
async def test_a_byte_order_mark_before_the_first_line_is_passed_over(
    home: Home, packed: bool
) -> None:
    def body(records: list[dict[str, Any]]) -> bytes:
        text = MARK + ndjson(records).replace(b"\n", b"\r\n")
        return gzip.compress(text) if packed else text

    headers = GZIP if packed else {}
    at = "2026-09-01T00:00:00Z"
    reading = {"meter": "m-a", "taken_at": at, "channel": "A+", "unit": "Wh", "values": {"T1": 1}}
    sent = {
        "interval-profiles": [profile(day=f"2026-09-{n}") for n in (10, 11, 12)],
        "customers": [{"id": f"c{n}", "kind": "individual", "name": "x"} for n in range(3)],
        "register-readings": [reading | {"channel": channel} for channel in ("A+", "A-")],
        "meter-events": [{"meter": "m-a", "occurred_at": at, "code": n} for n in range(3)],
    }
    for kind, records in sent.items():
        response = await home.send(kind, body(records), headers=headers)
        answer = response.json()
        assert (answer["accepted"], answer["errors"]) == (len(records), []), kind
    response = await home.send(
        "interval-profiles", body([profile(), profile(meter="x")]), headers=headers
    )
    assert [error["line"] for error in response.json()["errors"]] == [2]


async def test_a_byte_order_mark_anywhere_else_is_no_json(home: Home) -> None:
    line = ndjson([profile()])
    response = await home.send("interval-profiles", MARK + b"\n" + line + MARK + line)
    answer = response.json()
    assert (answer["accepted"], [e["line"] for e in answer["errors"]]) == (1, [3])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
async def test_utf_16_is_refused_as_a_whole_with_one_reason(home: Home, encoding: str) -> None:
    body = ndjson([profile(), profile(day="2026-09-11")]).decode().encode(encoding)
    for content, headers in ((body, {}), (gzip.compress(body), GZIP)):
        response = await home.send("interval-profiles", content, headers=headers)
        assert (response.status_code, kind_of(response)) == (415, "not-utf-8")
        assert "UTF-8" in response.json()["detail"]
    assert await home.rows("SELECT 1 FROM interval_profile") == []


async def test_thousand_errors_are_listed_all_counted(home: Home) -> None:
    answer = await home.deliver("interval-profiles", *[profile(meter="x")] * 1500)
    assert (answer["rejected"], len(answer["errors"])) == (1500, 1000)


async def test_batches_are_for_the_control_panel_only(home: Home) -> None:
    for headers, status in (
        ({}, 401),
        (as_user(ANNA), 401),
        (bearer(service_token("integration", "cabinet")), 401),
        (bearer(service_token("admin_panel", "auth")), 401),
        (bearer(service_token("auth", "cabinet")), 403),
        (bearer(service_token("notifications", "cabinet")), 403),
    ):
        answer = await home.client.get("/internal/batches/x", headers=headers)
        assert answer.status_code == status
    missing = await home.client.get("/internal/batches/none", headers=as_panel())
    assert missing.status_code == 404


async def test_largest_bodies_are_still_taken(home: Home) -> None:
    lines = ndjson([profile()] * 60_000)
    assert 8_000_000 < len(lines) < 16 * 1024 * 1024
    response = await home.send("interval-profiles", lines)
    assert response.json()["accepted"] == 60_000
    full = gzip.compress(ndjson([profile()] * 100_000))
    response = await home.send("interval-profiles", full, headers=GZIP)
    assert response.json()["accepted"] == 100_000
