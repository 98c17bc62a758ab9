"""Speaks with a browser that is older than what Playwright can speak with."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.support.waits import wait_until

_ANSWER_SECONDS = 30


class DevTools:
    """One page of a browser, by its debugging protocol."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.refused: list[str] = []

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; exceptions of the page are kept in `refused`."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._connection.recv(timeout=_ANSWER_SECONDS))
            if told.get("method") == "Runtime.exceptionThrown":
                self.refused.append(json.dumps(told["params"], ensure_ascii=False)[:500])
            if told.get("id") == number:
                assert "error" not in told, told
                return told["result"]

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")

    def visit(self, address: str) -> None:
        """Open an address in the page."""
        self.ask("Page.navigate", url=address)

    def wait_for(self, script: str, what: str) -> None:
        """Wait until an expression in the page is true."""
        wait_until(
            lambda: bool(self.evaluate(f"Boolean({script})")),
            what=what,
            seconds=60,
            log=lambda: f"{self.refused[-2:]}\n{self.evaluate('document.body.innerText')}",
        )

    def type_into(self, selector: str, words: str) -> None:
        """Type words into the field, letter by letter."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        for letter in words:
            self.ask("Input.dispatchKeyEvent", type="char", text=letter)


@contextmanager
def new_page(port: int) -> Iterator[DevTools]:
    """Open a page in the browser that listens at this port of 127.0.0.1."""
    told = httpx.get(f"http://127.0.0.1:{port}/json/new", trust_env=False).json()
    address = told["webSocketDebuggerUrl"]
    with connect(address, max_size=None, ping_interval=None, close_timeout=1) as connection:
        page = DevTools(connection)
        for domain in ("Page", "Runtime"):
            page.ask(f"{domain}.enable")
        yield page
