"""What a request's body must be: the fields that are named, of the very types that are named."""

from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

_SCALARS = frozenset({"int", "float", "bool"})


def _strict(node: Any) -> None:
    """Make numbers and truth values of a core schema strict, wherever they stand in it."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            kind = one.get("type")
            # A table of fields may have one called `type`.
            if isinstance(kind, str) and kind in _SCALARS:
                one["strict"] = True
            # What a nested model takes is its own to say.
            waiting.extend(v for v in one.values() if isinstance(v, dict | list))
        elif isinstance(one, list):
            waiting.extend(v for v in one if isinstance(v, dict | list))


class RequestBody(BaseModel):
    """Base of the bodies that our own pages and services send.

    A field that nobody named is refused by its name: it is a slip of the sender, who would
    believe that it was heard. `true` is no number, and `1` or `"yes"` no truth value. Texts that
    stand for something else (a UUID, a time) are read as such, as JSON has no other way.
    """

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build the schema as usual, then without pydantic's leniency."""
        schema = handler(source)
        _strict(schema)
        return schema
