"""The systems door documents each kind by the shape that lines are checked by."""

from typing import Any

import orjson
import pytest

from services.admin_panel.systems.documentation import line_schema
from services.admin_panel.systems.main import app
from services.contracts.batches.kinds import LINES
from tests.support.lines import takes


def body(kind: str) -> dict[str, Any]:
    operation: dict[str, Any] = app.openapi()["paths"][f"/v1/batches/{kind}"]["post"]
    described: dict[str, Any] = operation["requestBody"]
    return described


@pytest.mark.parametrize("kind", LINES)
def test_example_fits_its_shape(kind: str) -> None:
    content = body(kind)["content"]["application/x-ndjson"]
    example = content["examples"]["line"]["value"]
    LINES[kind].model_validate_json(example)
    assert takes(content["schema"], orjson.loads(example))


@pytest.mark.parametrize("kind", LINES)
def test_shape_refers_to_nothing_outside(kind: str) -> None:
    assert "$ref" not in str(line_schema(kind))


@pytest.mark.parametrize("kind", LINES)
def test_every_field_that_is_checked_is_documented_and_no_other(kind: str) -> None:
    schema = body(kind)["content"]["application/x-ndjson"]["schema"]
    fields = LINES[kind].model_fields
    assert list(schema["properties"]) == list(fields)
    assert schema["required"] == [name for name in fields if fields[name].is_required()]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", LINES)
def test_kind_has_its_own_documented_address_with_the_limits(kind: str) -> None:
    assert "16 MiB" in body(kind)["description"]
    assert "without a decimal point" in body(kind)["description"]
