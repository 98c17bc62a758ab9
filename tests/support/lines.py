"""Lines of batches made from a published JSON schema: at its limits, beyond them, and wrong.

The schema alone says what is tried and what it takes; what it cannot say is the caller's.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from re import _constants as tokens  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError
from jsonschema.validators import extend

Schema = dict[str, Any]
Line = dict[str, Any]

# White space of ECMA-262, which JSON Schema's patterns mean by \s; Python's is another.
_SPACE = r"\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_WRONG: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    60.0,
    10**19,
    "",
    " ",
    "x",
    "ё" * 5000,
    [],
    [None],
    {},
    {"x": 1},
)
_CHARACTERS = "x0Aя-:. "
_DAYS = (
    *("2024-02-29", "2026-02-29", "2024-02-30", "2024-04-31", "2024-00-10", "2024-13-01"),
    *("1899-12-31", "1900-01-01", "1999-12-31", "2000-01-01", "2200-12-31", "2201-01-01"),
    *("2024-W10-1", "20240229", "2024-2-9", "2024-02-29T00:00:00", "1700006400"),
)


@cache
def as_python(pattern: str) -> str:
    """Return a pattern of a schema (ECMA-262) as Python's `re` understands it."""
    made, inside = "", False
    for part in re.findall(r"\\.|.", pattern, re.DOTALL):
        if part == r"\s":
            made += _SPACE if inside else f"[{_SPACE}]"
        elif part == "$" and not inside:
            made += r"\Z"
        else:
            inside = part == "[" or (inside and part != "]")
            made += part
    return made


def _pattern(_: Any, pattern: str, text: Any, __: Any) -> Iterator[Any]:
    if isinstance(text, str) and not re.search(as_python(pattern), text):
        yield ValidationError("another form")


def _integer(_: TypeChecker, value: Any) -> bool:
    # The document says in words that 60.0 is none.
    return type(value) is int


_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _integer),
)


def takes(schema: Schema, line: Any) -> bool:
    """Say whether a published schema takes a line."""
    return bool(_Validator(schema, format_checker=FormatChecker(["date"])).is_valid(line))


def _texts(nodes: Any) -> list[str]:
    """Return texts of a parsed expression: the shortest, and with each part varied in turn."""
    columns = [_part(operator, argument) for operator, argument in nodes]
    shortest = [column[0] for column in columns]
    made = ["".join(shortest)]
    for place, column in enumerate(columns):
        made += ["".join([*shortest[:place], text, *shortest[place + 1 :]]) for text in column[1:]]
    return made


def _part(operator: Any, argument: Any) -> list[str]:
    if operator is tokens.LITERAL:
        return [chr(argument)]
    if operator is tokens.ANY:
        return list(_CHARACTERS)
    if operator is tokens.IN:
        return _members(argument)
    if operator is tokens.BRANCH:
        return [text for branch in argument[1] for text in _texts(branch)]
    if operator is tokens.SUBPATTERN:
        return _texts(argument[3])
    if operator is tokens.MAX_REPEAT:
        least, most, inner = argument
        texts = _texts(inner)
        counts = {least, least + 1, max(least - 1, 0)}
        if most is not tokens.MAXREPEAT:
            counts |= {most, most + 1}
        by_count = [texts[0] * count for count in sorted(counts - {least})]
        return [texts[0] * least, *by_count, *[text * max(least, 1) for text in texts[1:]]]
    assert operator is tokens.AT, operator
    return [""]


def _members(argument: Any) -> list[str]:
    denied = argument[0][0] is tokens.NEGATE
    listed: list[str] = []
    for operator, value in argument[1 if denied else 0 :]:
        listed += [chr(value)] if operator is tokens.LITERAL else [chr(end) for end in value]
    if not denied:
        return listed
    # What must not be there is tried as well.
    return [*(c for c in _CHARACTERS if c not in listed), *listed]


def _near(text: str) -> Iterator[str]:
    yield from (text, f" {text}", f"{text}\t", f"{text}\n", f"{text}x", text[:-1], text[1:])
    yield from (text.upper(), text.lower(), f"{text[:1]}\n{text[1:]}", f"{text}\x7f")
    yield text.translate({ord("0") + n: chr(0x660 + n) for n in range(10)})


def _numbers(schema: Schema) -> Iterator[Any]:
    limits = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
    for limit in [schema[name] for name in limits if name in schema]:
        yield from (limit - 1, limit, limit + 1, limit - 0.001, limit + 0.001)
        yield str(limit)
    yield 1.0


def tried(schema: Schema) -> list[Any]:
    """Return the values to try of a field: its limits, beyond them, null, and wrong types."""
    return _different([*_own(schema), *_WRONG])


def _different(values: list[Any]) -> list[Any]:
    # By their text: 1, 1.0 and true would be one.
    return list({repr(value): value for value in values}.values())


def _own(schema: Schema) -> Iterator[Any]:
    alternatives = schema.get("anyOf", [])
    if not schema.get("properties"):
        for alternative in alternatives:
            yield from _own(alternative)
    for value in schema.get("enum", []):
        yield from (value, *(_near(value) if isinstance(value, str) else [value + 1]))
    if schema.get("type") in ("integer", "number"):
        yield from _numbers(schema)
    if schema.get("type") == "string":
        yield from _strings(schema)
    if schema.get("type") == "object":
        whole = sample(schema)
        yield from lines(schema, whole)
        yield from ({name: value} for name, value in whole.items())


def _strings(schema: Schema) -> Iterator[str]:
    for limit in [schema[name] for name in ("minLength", "maxLength") if name in schema]:
        yield from ("x" * max(limit - 1, 0), "я" * limit, "𝄞" * limit, "x" * (limit + 1))
    for rule in (schema, *schema.get("allOf", [])):
        if "pattern" in rule:
            texts = _texts(parser.parse(as_python(rule["pattern"])))
            # The shortest text has zeros for a year, which no rule about years takes.
            yield from (
                text.replace("0000", year, 1) for text in texts for year in ("2024", "0000")
            )
            yield from _near(texts[0])
    if schema.get("format") == "date":
        yield from _DAYS


def sample(schema: Schema) -> Line:
    """Return an object with every field told, each by the first value that its schema takes."""
    return {
        name: next(v for v in tried(field) if v is not None and takes(field, v))
        for name, field in schema["properties"].items()
    }


def lines(schema: Schema, base: Line) -> Iterator[Line]:
    """Yield the base and, with one field changed each, what is tried of it; then pairs of words.

    Lists keep the length of the base's and have one element changed.
    """
    yield base
    yield {**base, "nonsense": None}
    words: dict[str, list[Any]] = {}
    for name, field in schema["properties"].items():
        yield {known: value for known, value in base.items() if known != name}
        near = _near(base[name]) if isinstance(base.get(name), str) else ()
        for value in _different([*tried(field), *near]):
            yield {**base, name: value}
        for part in (field, *field.get("anyOf", [])):
            for value in tried(part["items"]) if "items" in part else ():
                yield {**base, name: [*_as_list(base, name, part["items"])[:-1], value]}
        if "enum" in field:
            words[name] = field["enum"]
    for values in product(*words.values()):
        yield {**base, **dict(zip(words, values, strict=True))}


def _as_list(base: Line, name: str, items: Schema) -> list[Any]:
    given = base.get(name)
    if isinstance(given, list):
        return given
    longest = max((len(value) for value in base.values() if isinstance(value, list)), default=1)
    return [next(v for v in tried(items) if takes(items, v))] * longest


def written(line: Line) -> bytes:
    """Return a line as it is sent. Unlike orjson, with integers of any size."""
    return json.dumps(line, ensure_ascii=False).encode()
