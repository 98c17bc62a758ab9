"""HTTP to processes on this machine: it is plain, so no authority's certificate is read.

httpx reads all of them for each client that it makes (25 ms of a processor, more than most answers
take), and whoever waits for a process asks twenty times a second.
"""

import ssl
from typing import Any

import httpx

_NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def client(**options: Any) -> httpx.Client:
    """Make a client; the options are those of httpx."""
    return httpx.Client(verify=_NO_AUTHORITIES, trust_env=False, **options)


def async_client(**options: Any) -> httpx.AsyncClient:
    """Make a client for a loop."""
    return httpx.AsyncClient(verify=_NO_AUTHORITIES, trust_env=False, **options)


def request(method: str, url: str, **options: Any) -> httpx.Response:
    """Ask once."""
    return httpx.request(method, url, verify=_NO_AUTHORITIES, trust_env=False, **options)


def get(url: str, **options: Any) -> httpx.Response:
    """Read once."""
    return request("GET", url, **options)
