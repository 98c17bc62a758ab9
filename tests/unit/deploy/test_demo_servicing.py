"""The demo's servicing organisations are lines that the door takes, the same at every start."""

from datetime import date

import orjson
import pytest

from deploy.demo.servicing import KINDS, SERVICERS, make_lines, people
from services.contracts.batches.kinds import LINES

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_as_they_must_be(kind: str) -> None:
    lines = make_lines(TODAY)[kind]
    assert lines
    for line in lines:
        LINES[kind].model_validate_json(orjson.dumps(line))
    assert lines == make_lines(TODAY)[kind]


def test_keys_and_numbers_are_each_ones_own() -> None:
    made = make_lines(TODAY)
    for kind, key in (("accounts", "number"), ("meters", "id"), ("usage-points", "mrid")):
        keys = [line[key] for line in made[kind]]
        assert len(keys) == len(set(keys))


def test_organisations_have_houses_of_all_sizes_with_common_meters() -> None:
    assert len(people()) == 3
    for one in SERVICERS:
        assert 3 <= len(one.houses) <= 12
        assert all(10 <= flats <= 100 and common for _, _, flats, common in one.houses)
    common = [line for line in make_lines(TODAY)["usage-points"] if line.get("scope") == "building"]
    assert all(line["transformation_ratio"] > 1 for line in common)
    days = {line["taken_at"][:10] for line in make_lines(TODAY)["register-readings"]}
    assert days == {"2026-09-24", "2026-10-24"}
