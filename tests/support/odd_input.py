"""Values that nobody means, put into every field of every route in turn."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Form, ParamTypes
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from tests.support.doors import SOME_ID, address_of

_MARK = "here stands what is odd"
_DEEP: Any = json.loads("[" * 300 + "]" * 300)
# As JSON: a NUL, half of a character, the last one of the plane, too much, too deep, too large,
# other types, and what JSON does not know but Python reads.
IN_BODIES: dict[str, str] = {
    "NUL": json.dumps("a\0b"),
    "half a character": '"\\ud800"',
    "a non-character": '"\\uffff"',
    "a long text": json.dumps("д" * 100_000, ensure_ascii=False),
    "a right-to-left mark": '"\\u202e\\u0007"',
    "an empty text": '""',
    "deep": json.dumps(_DEEP),
    "a huge number": "1" + "0" * 40,
    "an endless number": "1" + "0" * 5000,
    "a negative number": "-9223372036854775809",
    "true": "true",
    "null": "null",
    "a fraction": "1e400",
    "NaN": "NaN",
    "an object": '{"a": {"b": 1}}',
    "a list": "[[], {}]",
}
IN_ADDRESSES: dict[str, str] = {
    "NUL": "%00",
    "half a character": "%ED%A0%80",
    "a non-character": "%EF%BF%BF",
    "a long text": "a" * 5000,
    "no UTF-8": "%FF%FE",
    "a huge number": "1" + "0" * 40,
    "a number beyond a bigint": "9223372036854775808",
    "a negative number": "-1",
    "nothing": "",
    "a date that is none": "2026-02-30",
    "the first year": "0001-01-01",
    "the last year": "9999-12-31",
    "per cents": "%25%5C%27%22",
}


def sample(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    """Return a value that roughly fits the schema, with every field that it names."""
    if "$ref" in schema:
        return sample(parts[schema["$ref"].rsplit("/", 1)[1]], parts)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return sample(schema[several][0], parts)
    match schema.get("type"):
        case "object":
            fields = schema.get("properties", {})
            return {name: sample(field, parts) for name, field in fields.items()}
        case "array":
            return [sample(schema.get("items", {"type": "string"}), parts)]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
    return _text(schema)


def _text(schema: dict[str, Any]) -> str:
    known: dict[str, str] = {
        "uuid": SOME_ID,
        "date": "2026-11-01",
        "date-time": "2026-11-01T00:00:00Z",
    }
    known |= {"email": "a@example.org"}
    return known.get(schema.get("format", "")) or "a" * max(1, int(schema.get("minLength", 1)))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value inside a value, and to the whole."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*path, number))


def with_odd(value: Any, path: tuple[Any, ...], odd: str) -> str:
    """Return the value as JSON with odd JSON in that place."""
    copy = json.loads(json.dumps(value))
    if not path:
        return odd
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = _MARK
    return json.dumps(copy).replace(json.dumps(_MARK), odd)


def odd_bodies(route: APIRoute) -> Iterator[tuple[str, str, str]]:
    """Yield what is odd, the content type and the body, for each field of the route's body."""
    field = route.body_field
    if field is None:
        return
    annotation: Any = field.field_info.annotation
    schema = TypeAdapter(annotation).json_schema()
    fitting = sample(schema, schema.get("$defs", {}))
    if isinstance(field.field_info, Form):
        for name in fitting:
            for kind, odd in IN_ADDRESSES.items():
                yield f"{name}: {kind}", "application/x-www-form-urlencoded", f"{name}={odd}"
            for kind, odd in IN_BODIES.items():
                form = f"{name}={quote(json.dumps({'subject': 0}).replace('0', odd))}"
                yield f"{name}: {kind}", "application/x-www-form-urlencoded", form
        return
    for path in places(fitting):
        for kind, odd in IN_BODIES.items():
            name = ".".join(map(str, path))
            yield f"{name}: {kind}", "application/json", with_odd(fitting, path, odd)
    if isinstance(fitting, dict):
        for name in ('"\\u0000"', '"\\ud800"', '"__proto__"'):
            rest = json.dumps(fitting)[1:]
            yield f"named {name}", "application/json", f"{{{name}: 1, {rest}"


def odd_addresses(route: APIRoute) -> Iterator[tuple[str, str]]:
    """Yield what is odd and the address, for each part of the path and field of the query."""
    fields: dict[str, str] = {
        field.alias: ""
        for field in get_flat_params(route.dependant)
        if getattr(field.field_info, "in_", None) == ParamTypes.query
    }
    for parameter in (route.openapi_extra or {}).get("parameters", []):
        if parameter["in"] == "query":
            fields[parameter["name"]] = str(sample(parameter["schema"], {}))
    for name in fields:
        others = "&".join(f"{n}={v}" for n, v in fields.items() if n != name and v)
        for kind, odd in IN_ADDRESSES.items():
            yield f"{name}: {kind}", f"{address_of(route.path)}?{others}&{name}={odd}"
    for name in route.param_convertors:
        for kind, odd in IN_ADDRESSES.items():
            yield f"{name}: {kind}", address_of(route.path.replace(f"{{{name}}}", odd))
