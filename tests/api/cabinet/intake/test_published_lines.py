"""Lines are taken or refused exactly as the systems door's document says."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest

from services.admin_panel.systems.main import app as systems_door
from services.contracts.batches.kinds import LINES
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.rows import add_submission
from tests.api.cabinet.supply import POINTS
from tests.support.lines import Line, lines, sample, takes, written

SUBMISSION = UUID(int=0x77)
GZIP = {"Content-Encoding": "gzip"}
# What `Home` has sent before, by the field that refers to it.
KNOWN: dict[str, list[Any]] = {
    "customer": ["c-a", "c-b"],
    "service_location": ["l-a", "l-b"],
    "account": ["1001", "1002"],
    "model": ["mm"],
    "usage_point": [POINTS["a"], f"urn:uuid:{POINTS['a']}"],
    "meter": ["m-b"],
    "submission_id": [str(SUBMISSION), f"urn:uuid:{SUBMISSION}"],
}
KEYS = {"customers": "id", "service-locations": "id", "meter-models": "id", "meters": "id"} | {
    "accounts": "number",
    "usage-points": "mrid",
}
ZONES = available_timezones()
_AT_ONCE = 500


def published(kind: str) -> dict[str, Any]:
    """Return the schema of a line in the document of the systems door."""
    operation = systems_door.openapi()["paths"][f"/v1/batches/{kind}"]["post"]
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/x-ndjson"]["schema"]
    return schema


def _referring(line: Line) -> Line:
    """Return the line with references to what there is."""
    return {name: KNOWN[name][0] if name in KNOWN else value for name, value in line.items()}


def _told_in_words(line: Line, schema: dict[str, Any]) -> bool:
    """Say whether a line that the schema takes keeps what the descriptions demand besides."""
    return all(
        value is None or _known(name, value)
        for name, value in line.items()
        if name in schema["properties"]
    ) and _fitting(line)


def _known(name: str, value: Any) -> bool:
    if name in KNOWN:
        return value in KNOWN[name]
    if name == "time_zone":
        return value in ZONES
    if name in ("taken_at", "occurred_at", "changed_at"):
        try:
            return datetime.fromisoformat(value) <= datetime.now(UTC)
        except ValueError:
            return False
    return True


def _fitting(line: Line) -> bool:
    installed, removed = line.get("installed_on"), line.get("removed_on")
    if installed and removed and removed < installed:
        return False
    if "interval_minutes" not in line:
        return True
    zone, day = ZoneInfo("Europe/Moscow"), line["day"]
    midnight = datetime.fromisoformat(day).replace(tzinfo=zone)
    if midnight > datetime.now(zone):
        return False
    length = (midnight + timedelta(days=1)).astimezone(UTC) - midnight.astimezone(UTC)
    count = -(-length // timedelta(minutes=line["interval_minutes"]))
    quality = line.get("quality")
    return len(line["values"]) == count and (not isinstance(quality, list) or len(quality) == count)


def _all_lines(kind: str, schema: dict[str, Any]) -> Iterator[Line]:
    example = _referring(schema["examples"][0])
    whole = _referring(sample(schema) | example)
    for base in (example, whole):
        for line in lines(schema, base):
            key = KEYS.get(kind)
            # A key of its own, unless the key is what is tried.
            if key is not None and line.get(key) == base[key]:
                yield line | {key: str(uuid4())}
            else:
                yield line


@pytest.fixture(autouse=True)
async def _corrected_since(home: Home) -> None:
    """Let there be a submission that has been corrected: whatever is said of it is taken."""
    async with home.database.plain_transaction() as connection:
        await add_submission(connection, 1, SUBMISSION)
        await connection.execute("UPDATE submissions SET state = 'corrected'")


@pytest.mark.parametrize("kind", LINES)
async def test_the_example_of_a_kind_is_taken(home: Home, kind: str) -> None:
    example = _referring(published(kind)["examples"][0])
    answer = await home.deliver(kind, example)
    assert (answer["accepted"], answer["errors"], answer["notes"]) == (1, [], [])


@pytest.mark.parametrize("kind", LINES)
async def test_lines_are_taken_exactly_when_the_document_says_so(home: Home, kind: str) -> None:
    schema = published(kind)
    made = list(_all_lines(kind, schema))
    said = [takes(schema, line) and _told_in_words(line, schema) for line in made]
    assert said.count(True) > 10, "the generator makes lines that are taken"
    assert said.count(False) > 40, "and lines that are not"
    apart = []
    for first in range(0, len(made), _AT_ONCE):
        part = made[first : first + _AT_ONCE]
        body = gzip.compress(b"\n".join(map(written, part)) + b"\n", 1)
        response = await home.send(kind, body, headers=GZIP)
        assert response.status_code == 200, response.text
        refused = {error["line"]: error for error in response.json()["errors"]}
        apart += [
            (line, refused.get(number, "taken"))
            for number, line in enumerate(part, 1)
            if (number not in refused) != said[first + number - 1]
        ]
    assert apart == []
