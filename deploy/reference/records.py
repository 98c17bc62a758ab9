"""The page of the kinds of batches: every field, what it takes and what it means."""

from collections.abc import Iterator
from typing import Any

from deploy.reference.markdown import page, table
from services.admin_panel.systems.documentation import line_schema
from services.contracts.batches.kinds import LINES

_HEAD = ("field", "must be told", "value", "meaning")


def records() -> str:
    """Return the page of all kinds of lines."""
    schemas = {kind: line_schema(kind) for kind in LINES}
    return page(
        "Lines of batches",
        "One JSON object a line, of the kind that the address names: `POST /v1/batches/{kind}`."
        " The rules for all lines stand in [batches.md](../batches.md).",
        (
            (kind, f"{schema['description']}\n\n{table(_HEAD, _rows(schema))}")
            for kind, schema in schemas.items()
        ),
    )


def _rows(schema: dict[str, Any], before: str = "") -> Iterator[tuple[str, str, str, str]]:
    for name, field in schema["properties"].items():
        parts = field.get("anyOf", [field]) if "properties" not in field else [field]
        inner = next((part for part in parts if "properties" in part), None)
        values = " or ".join(_value(part) for part in parts)
        default = field.get("default")
        if default is not None:
            values += f"; `{default}` if missing"
        must = "yes" if name in schema.get("required", []) else ""
        meaning = field.get("description") or (inner or {}).get("description", "")
        yield f"`{before}{name}`", must, values, meaning
        if inner is not None:
            yield from _rows(inner, f"{before}{name}.")


def _value(schema: dict[str, Any]) -> str:
    if "$comment" in schema:
        return str(schema["$comment"])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "properties" in schema:
        return "object"
    if "items" in schema:
        items = schema["items"]
        return f"list of ({' or '.join(_value(part) for part in items.get('anyOf', [items]))})"
    limits = [
        f"{word} {schema[name]}"
        for name, word in (
            ("minimum", "from"),
            ("exclusiveMinimum", "above"),
            ("maximum", "to"),
            ("exclusiveMaximum", "below"),
        )
        if name in schema
    ]
    return " ".join([schema["type"], *limits])
