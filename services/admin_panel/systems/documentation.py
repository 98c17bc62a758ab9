"""OpenAPI of the systems door: each kind's own line, with an example and the limits."""

from typing import Any

import orjson

from services.admin_panel.systems.schemas import LIMITS
from services.contracts.batches.kinds import LINES

_READING = (
    "White space around a text is dropped and not counted, but for keys, which are taken as they"
    " are. null, where it is allowed, means what a missing field means. Integers are written"
    " without a decimal point: 60, not 60.0. What a schema cannot say stands in the descriptions."
)


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
    schema = LINES[kind].model_json_schema()
    inlined: dict[str, Any] = _inline(schema, schema.get("$defs", {}))
    return inlined


def request_body(kind: str) -> dict[str, Any]:
    """Return the OpenAPI request body of a batch of the kind."""
    schema = line_schema(kind)
    example = orjson.dumps(schema["examples"][0]).decode()
    return {
        "required": True,
        "description": f"NDJSON: one such object a line, plain or gzip. {LIMITS}\n\n{_READING}",
        "content": {
            "application/x-ndjson": {
                "schema": schema,
                "examples": {"line": {"summary": "One line", "value": example}},
            }
        },
    }
