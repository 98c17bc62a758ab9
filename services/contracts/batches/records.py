"""What the lines of all kinds have in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """One line: a JSON object whose fields are all listed here; others are refused by name.

    Integers are written without a decimal point: 60.0 is refused where 60 is meant.
    """

    model_config = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )


def published(example: dict[str, Any], **rules: Any) -> ConfigDict:
    """Return what a shape adds to its published schema: an example, and rules between fields."""
    return ConfigDict(json_schema_extra={"examples": [example], **rules})
