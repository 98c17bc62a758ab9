"""OpenAPI of the systems door: each kind's own line, with an example and the limits."""

from typing import Any

import orjson

from services.admin_panel.intake.examples import EXAMPLES
from services.admin_panel.intake.records import RECORDS
from services.admin_panel.intake.schemas import LIMITS


def _inline(node: Any, parts: dict[str, Any]) -> Any:
    """Put parts where they are referred to: an address inside would be one of the document."""
    if isinstance(node, dict):
        if "$ref" in node:
            return _inline(parts[node["$ref"].rsplit("/", 1)[1]], parts)
        return {name: _inline(value, parts) for name, value in node.items() if name != "$defs"}
    if isinstance(node, list):
        return [_inline(value, parts) for value in node]
    return node


def line_schema(kind: str) -> dict[str, Any]:
    """Return the JSON schema of a line of the kind, complete in itself."""
    schema = RECORDS[kind].model_json_schema()
    inlined: dict[str, Any] = _inline(schema, schema.get("$defs", {}))
    return inlined


def request_body(kind: str) -> dict[str, Any]:
    """Return the OpenAPI request body of a batch of the kind."""
    example = orjson.dumps(EXAMPLES[kind]).decode()
    return {
        "required": True,
        "description": f"NDJSON: one such object a line, plain or gzip. {LIMITS}",
        "content": {
            "application/x-ndjson": {
                "schema": line_schema(kind),
                "examples": {"line": {"summary": "One line", "value": example}},
            }
        },
    }
