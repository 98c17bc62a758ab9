"""Passwords are hashed cheaply: the product's argon2 is meant to be dear, and 20 MiB each time.

Pauses between tries are as long as they may be: their lot is the unit tests' subject.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from argon2 import Parameters

from services.auth.passwords import hashing
from services.kit import queue

# What the product uses: tests/unit/auth/test_hashing.py.
_REAL = hashing.HASHER._parameters
_CHEAP = replace(_REAL, time_cost=1, memory_cost=8)


@pytest.fixture(autouse=True)
def _cheap_passwords(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep the real parameters where time is measured."""
    _hash_with(_REAL if request.node.get_closest_marker("alone") else _CHEAP)
    yield
    _hash_with(_REAL)


@pytest.fixture(autouse=True)
def _whole_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_JITTER", 0.0)


def _hash_with(parameters: Parameters) -> None:
    if hashing.HASHER._parameters is not parameters:
        hashing.HASHER._parameters = parameters
        hashing._hash_of_nobody.cache_clear()
