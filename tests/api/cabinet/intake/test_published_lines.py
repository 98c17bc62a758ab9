"""Lines are taken or refused exactly as the systems door's document says."""

import gzip
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest

from services.admin_panel.systems.main import app as systems_door
from services.cabinet.customers.places.rules import building_key
from services.cabinet.customers.servicers.rules import mailbox
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
KEYS = {
    "servicing-organizations": "id",
    "served-houses": "id",
    "outages": "id",
    "customers": "id",
    "service-locations": "id",
    "meter-models": "id",
    "meters": "id",
} | {
    "accounts": "number",
    "usage-points": "mrid",
}
# Of outages, which the generator gives any place.
HOUSE: dict[str, str | None] = {"locality": "Казань", "street": "ул. Мира", "house": "5"}
SUBSTATION = "ПС Северная"
# Houses for `served-houses`, each for a line, since a house is one organisation's at a time.
ORGANIZATION, ROW = "uk-1", {"locality": "Казань", "street": "ул. Рядовая"}
MOST_HOUSES = 5_000
ZONES = available_timezones()
_AT_ONCE = 500
_ORGANIZATION = """
INSERT INTO servicing_organizations (external_id, name, short_name, kind)
VALUES ($1, 'УК', 'УК', 'other')
"""
_HOUSES = """
INSERT INTO buildings (address_key, locality, house)
SELECT $1::text || n, 'Казань', n FROM generate_series(1, $2::int) AS n
"""


def published(kind: str) -> dict[str, Any]:
    """Return the schema of a line in the document of the systems door."""
    operation = systems_door.openapi()["paths"][f"/v1/batches/{kind}"]["post"]
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/x-ndjson"]["schema"]
    return schema


def _referring(line: Line) -> Line:
    """Return the line with references to what there is."""
    known = {name: KNOWN[name][0] if name in KNOWN else value for name, value in line.items()}
    if "contact" in line:
        # Of who has ended no person is made, so that an address may be told by many lines.
        return known | {"ended": True}
    if "organization" in line:
        place = {"building": ROW | {"house": "1"}, "service_location": None}
        return known | place | {"organization": ORGANIZATION, "removed": False}
    if "starts_at" not in line:
        return known
    places = {"buildings": [HOUSE], "service_locations": ["l-a"], "substation": SUBSTATION}
    return {name: places.get(name, value) for name, value in known.items()}


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
    if name in ("taken_at", "occurred_at", "changed_at", "ended_at"):
        return _moment(value) <= datetime.now(UTC)
    if name == "transformation_ratio_from":
        return date.fromisoformat(value) <= datetime.now(UTC).date() + timedelta(days=1)
    if name in ("starts_at", "expected_end_at"):
        return _moment(value) < _NEVER
    if name == "contact":
        return mailbox(value["email"]) is not None
    if name == "organization":
        return bool(value == ORGANIZATION)
    if name == "building":
        *row, house = _house(value).split("|")
        return row == _house(ROW).split("|")[:-1] and house in _NUMBERS
    if name == "buildings":
        return all(_house(one) == _house(HOUSE) for one in value)
    if name == "service_locations":
        return set(value) <= set(KNOWN["service_location"])
    return True


_NUMBERS = frozenset(map(str, range(1, MOST_HOUSES + 1)))


def _house(building: Mapping[str, str | None]) -> str:
    parts = [building.get(part) for part in ("region", "locality", "street", "house")]
    region, locality, street, house = [part and part.strip() for part in parts]
    return building_key(region, locality or "", street, house)


_NEVER = datetime.max.replace(tzinfo=UTC)


def _moment(value: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return _NEVER


def _outage_fits(line: Line) -> bool:
    if not (line.get("buildings") or line.get("service_locations") or line.get("substation")):
        return False
    if (line.get("substation") or SUBSTATION).strip() != SUBSTATION:
        return False
    begins, end = _moment(line["starts_at"]), line.get("expected_end_at")
    if line["kind"] == "planned" and end is None:
        return False
    return all(
        line.get(name) is None or _moment(line[name]) > begins
        for name in ("expected_end_at", "ended_at")
    )


def _fitting(line: Line) -> bool:
    if "starts_at" in line:
        return _outage_fits(line)
    if "organization" in line:
        begins, ends = line.get("starts_on"), line.get("ends_on")
        one = (line.get("building") is None) != (line.get("service_location") is None)
        return one and not (begins and ends and ends < begins)
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
    wanted = -(-length // timedelta(minutes=line["interval_minutes"]))
    quality = line.get("quality")
    return len(line["values"]) == wanted and (
        not isinstance(quality, list) or len(quality) == wanted
    )


def _all_lines(kind: str, schema: dict[str, Any]) -> Iterator[Line]:
    houses = count(1)
    example = _referring(schema["examples"][0])
    whole = _referring(sample(schema) | example)
    for base in (example, whole):
        for line in lines(schema, base):
            key = KEYS.get(kind)
            if kind == "served-houses" and line.get("building") == base["building"]:
                line["building"] = ROW | {"house": str(next(houses))}
            elif kind == "servicing-organizations" and line.get("ended") is not True:
                email = f"p{next(houses)}@example.org"
                line["contact"] = {**base["contact"], "email": email}
            # A key of its own, unless the key is what is tried.
            if key is not None and line.get(key) == base[key]:
                yield line | {key: str(uuid4())}
            else:
                yield line


@pytest.fixture(autouse=True)
async def _corrected_since(home: Home) -> None:
    """Let there be a submission that has been corrected: whatever is said of it is taken."""
    async with home.database.plain_transaction() as connection:
        await connection.execute("UPDATE service_locations SET substation = $1", SUBSTATION)
        await add_submission(connection, 1, SUBMISSION)
        await connection.execute("UPDATE submissions SET state = 'corrected'")
        await connection.execute(_ORGANIZATION, ORGANIZATION)
        row = building_key(None, ROW["locality"], ROW["street"], None)
        await connection.execute(_HOUSES, row, MOST_HOUSES)


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
