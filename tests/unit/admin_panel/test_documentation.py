"""The systems door documents each kind, with an example that its own shape takes."""

import pytest

from services.admin_panel.intake.documentation import line_schema
from services.admin_panel.intake.examples import EXAMPLES
from services.admin_panel.intake.records import RECORDS
from services.admin_panel.systems import app


@pytest.mark.parametrize("kind", RECORDS)
def test_example_fits_its_shape(kind: str) -> None:
    RECORDS[kind].model_validate(EXAMPLES[kind])


@pytest.mark.parametrize("kind", RECORDS)
def test_shape_refers_to_nothing_outside(kind: str) -> None:
    assert "$ref" not in str(line_schema(kind))


@pytest.mark.parametrize("kind", RECORDS)
def test_kind_has_its_own_documented_address(kind: str) -> None:
    operation = app.openapi()["paths"][f"/v1/batches/{kind}"]["post"]
    body = operation["requestBody"]
    assert "16 MiB" in body["description"]
    assert body["content"]["application/x-ndjson"]["examples"]["line"]["value"].startswith("{")
