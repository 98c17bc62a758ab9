"""A file that breaks off at the service breaks off at the reader: no part passes for the whole."""

import http.client
import zlib

import pytest

from tests.support.gateway import Gateway

_EXPORT = "/api/cabinet/meters/1/export"


@pytest.mark.parametrize("count", [100, 3_000_000])
@pytest.mark.parametrize("path", [_EXPORT, "/api/cabinet/usage-points/1/export"])
def test_a_file_that_breaks_off_is_no_whole_file(gateway: Gateway, path: str, count: int) -> None:
    connection = gateway.connect("cabinet")
    try:
        connection.request("GET", f"{path}?cut={count}")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(http.client.IncompleteRead):
            answer.read()
    finally:
        connection.close()


def test_a_packed_file_that_breaks_off_is_none_either(gateway: Gateway) -> None:
    connection = gateway.connect("cabinet")
    try:
        connection.request("GET", f"{_EXPORT}?cut=100000", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert answer.headers["content-encoding"] == "gzip"
        with pytest.raises(http.client.IncompleteRead) as broken:
            answer.read()
    finally:
        connection.close()
    unpacking = zlib.decompressobj(31)
    unpacking.decompress(broken.value.partial)
    assert not unpacking.eof
