"""A suite without settings, for those who set it up from nothing."""

from collections.abc import Iterator

import pytest

from tests.support.fresh import FreshSuite, fresh_suite


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshSuite]:
    """Start a suite that knows no database, beside the running one; it ends with the module."""
    with fresh_suite(tmp_path_factory.mktemp("fresh")) as suite:
        yield suite
