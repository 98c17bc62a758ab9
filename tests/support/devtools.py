"""Speaks with a browser that is older than what Playwright can speak with."""

import itertools
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.support import plain
from tests.support.waits import wait_until

# A page that reads its scripts on a busy machine answers nothing for long.
_ANSWER_SECONDS = 60


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
        deadline = time.monotonic() + _ANSWER_SECONDS
        while True:
            try:
                answer = self._connection.recv(timeout=max(deadline - time.monotonic(), 0))
            except TimeoutError:
                said = f"not within {_ANSWER_SECONDS} s: an answer to {method} {parameters}"
                raise AssertionError(said) from None
            told = json.loads(answer)
            # Nothing would ever be answered: the browser's own output says why.
            assert told.get("method") != "Inspector.targetCrashed", "the page's process has ended"
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
    told = plain.get(f"http://127.0.0.1:{port}/json/new", timeout=_ANSWER_SECONDS).json()
    address = told["webSocketDebuggerUrl"]
    with connect(address, max_size=None, ping_interval=None, close_timeout=1) as connection:
        page = DevTools(connection)
        for domain in ("Page", "Runtime", "Inspector"):
            page.ask(f"{domain}.enable")
        yield page
