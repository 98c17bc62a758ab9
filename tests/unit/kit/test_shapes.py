"""Bodies: named fields of named types, and nothing by guesswork."""

from typing import Any
from uuid import UUID

import pytest
from pydantic import Field, ValidationError

from services.kit.shapes import RequestBody


class Inner(RequestBody):
    days: int = Field(ge=1, le=15)


class Given(RequestBody):
    port: int = Field(default=1, ge=1, le=65535)
    wanted: bool = True
    share: float | None = None
    numbers: list[int] = Field(default=[])
    by_name: dict[str, int] = Field(default={})
    inner: Inner | None = None
    id: UUID | None = None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("port", True), ("port", "5432"), ("port", 5432.0), ("port", None),
        ("wanted", 1), ("wanted", "yes"), ("wanted", 0),
        ("share", True), ("share", "0.5"),
        ("numbers", [1, True]), ("by_name", {"a": False}),
        ("inner", {"days": True}), ("inner", {"days": 1, "more": 1}),
        ("port_", 1), ("", 1),
    ],
)  # fmt: skip
def test_another_type_or_name_is_refused_by_its_field(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as wrong:
        Given.model_validate({field: value})
    assert [error["loc"][0] for error in wrong.value.errors()] == [field]


def test_what_json_has_no_other_way_to_say_is_read() -> None:
    some = "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10"
    given = Given.model_validate({"id": some, "share": 1, "inner": {"days": 15}})
    assert (str(given.id), given.share, given.inner) == (some, 1.0, Inner(days=15))
