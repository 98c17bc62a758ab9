"""The distribution's Chromium: one for all tests, started anew when it had to be ended.

Its build without windows draws the same pages for two thirds of the processor's time. What only
the whole program has, such as messages of the system, is tried with that.
"""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Playwright

WHOLE = "chromium"
WITHOUT_WINDOWS = "chromium-headless-shell"
# As it stands, without the talk to its maker's servers.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Chromium:
    """Starts Chromium when it is asked for and does not run."""

    def __init__(self, playwright: Playwright, name: str = WITHOUT_WINDOWS) -> None:
        program = shutil.which(name)
        assert program, f"install {name}"
        self._program = program
        self._playwright = playwright
        self._browser: Browser | None = None
        self._pid = 0

    def browser(self) -> Browser:
        """Return the running browser."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._playwright.chromium.launch(
                executable_path=self._program, args=_ARGUMENTS
            )
            debugger = self._browser.new_browser_cdp_session()
            known = debugger.send("SystemInfo.getProcessInfo")["processInfo"]
            self._pid = next(one["id"] for one in known if one["type"] == "browser")
            debugger.detach()
        return self._browser

    @contextmanager
    def no_longer_than(self, seconds: float) -> Iterator[None]:
        """End Chromium when what is done meanwhile takes longer, and fail.

        Playwright waits for an answer of a page for ever. With the browser gone it gives up in good
        order, and the tests that follow get another one; an alarm that breaks into Playwright
        itself would leave nothing that they could use.
        """
        ended = threading.Event()

        def end() -> None:
            ended.set()
            if self._pid:
                os.kill(self._pid, signal.SIGKILL)

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if ended.is_set():
            pytest.fail(f"not done within {seconds:.0f} s: Chromium was ended")

    def close(self) -> None:
        """End it."""
        if self._browser is not None:
            self._browser.close()
