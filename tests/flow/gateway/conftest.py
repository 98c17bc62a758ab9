"""One gateway for the tests that only ask it, with a proxy at 127.0.0.2 and a name of its own."""

from collections.abc import Iterator

import pytest

from tests.support.gateway import Gateway, running_gateway

FRONT = "127.0.0.2"
NAME = "cabinet.example.org"


@pytest.fixture(scope="package")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    folder = tmp_path_factory.mktemp("gateway")
    with running_gateway(folder, hosts=NAME, trusted_proxies=FRONT, down=("wizard",)) as running:
        yield running
