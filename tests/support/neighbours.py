"""Neighbours that are not there: at the usual addresses a demo of the same machine may answer."""

import importlib
from collections.abc import Mapping
from functools import cache

# Port 1 refuses.
NOBODY = "http://127.0.0.1:1"
_HERE = "http://127.0.0.1:"


@cache
def no_neighbours(service: str) -> Mapping[str, str]:
    """Return settings by which a service finds none of those that it would ask by itself."""
    fields = importlib.import_module(f"services.{service}.settings").Settings.model_fields
    return {
        name: NOBODY
        for name, field in fields.items()
        if name.endswith("_url") and str(field.default).startswith(_HERE)
    }
