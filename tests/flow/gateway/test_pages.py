"""Which page an address is answered with, and the files that pages of former releases ask for."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from deploy.local.layout import ROOT
from tests.support.gateway import Gateway

_DOORS = {"cabinet": "", "admin": "", "wizard": "/wizard"}
_DAY_SECONDS = 24 * 60 * 60


def _page(gateway: Gateway, door: str, path: str, cookie: str = "") -> str:
    """Return the title of the page that came, or `application`."""
    headers = {"Cookie": cookie} if cookie else {}
    status, sent, body = gateway.ask(door, _DOORS[door] + path, headers=headers)
    assert status == 200
    text = body.decode()
    # Each copy has the nonce of its own policy, and none is kept for somebody else.
    assert f"nonce='{sent['x-request-id']}'" in text
    assert f"'nonce-{sent['x-request-id']}'" in sent["content-security-policy"]
    assert (sent["cache-control"], sent["etag"]) == ("no-cache", None)
    assert "Cookie" in (sent.get_all("vary") or [])
    return text.partition("<title>")[2].partition("</title>")[0] or "application"


@pytest.mark.parametrize("door", _DOORS)
@pytest.mark.parametrize("path", ["/", "/readings", "/no/such/page"])
def test_any_address_is_the_page_to_sign_in_until_somebody_is_signed_in(
    gateway: Gateway, door: str, path: str
) -> None:
    assert _page(gateway, door, path) == "sign-in"
    assert _page(gateway, door, path, f"other=1; {door}_present=1") == "application"
    # A note for another door, or one that says nothing, is none.
    other = "admin" if door == "cabinet" else "cabinet"
    for note in (f"{other}_present=1", f"{door}_present=", f"{door}_present=2"):
        assert _page(gateway, door, path, note) == "sign-in"


@pytest.mark.parametrize("door", _DOORS)
@pytest.mark.parametrize("name", ["sign-in", "recovery/confirm"])
def test_a_page_before_signing_in_is_itself_for_everybody(
    gateway: Gateway, door: str, name: str
) -> None:
    assert _page(gateway, door, f"/{name}") == name
    assert _page(gateway, door, f"/{name}?next=%2Freadings", f"{door}_present=1") == name


@pytest.mark.parametrize("door", _DOORS)
@pytest.mark.parametrize(
    "path", ["/entrance/sign-in.html", "/.vite/manifest.json", "/assets/no.js"]
)
def test_what_is_no_page_is_not_there(gateway: Gateway, door: str, path: str) -> None:
    status, headers, problem = gateway.ask(door, _DOORS[door] + path)
    assert (status, problem["status"]) == (404, 404)
    assert headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("door", _DOORS)
def test_a_file_of_a_former_release_is_still_there(gateway: Gateway, door: str) -> None:
    former = gateway.folder / "former" / door / "assets"
    former.mkdir(parents=True, exist_ok=True)
    (former / "page-old.js").write_text("former")
    status, headers, body = gateway.ask(door, f"{_DOORS[door]}/assets/page-old.js")
    assert (status, body) == (200, b"former")
    assert headers["content-type"].startswith("application/javascript")
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"
    # The present release's own file of the same name comes first.
    assert gateway.ask(door, f"{_DOORS[door]}/assets/app.js")[2] == b"1"


class _Releases:
    """Releases of the cabinet, served one after another."""

    def __init__(self, folder: Path) -> None:
        self.assets = folder / "now" / "assets"
        self.assets.mkdir(parents=True)
        self.kept = folder / "former" / "cabinet" / "assets"
        self._environment = {
            **os.environ,
            "PC_CABINET_ROOT": str(folder / "now"),
            "PC_ADMIN_ROOT": str(folder / "none"),
            "PC_WIZARD_ROOT": str(folder / "none"),
            "PC_FORMER_ROOT": str(folder / "former"),
        }

    def serve(self, *names: str) -> set[str]:
        """Start with a release of these files; return the names that are kept."""
        for path in self.assets.iterdir():
            path.unlink()
        for name in names:
            (self.assets / name).write_text(name)
        script = ROOT / "gateway" / "19-former-assets.sh"
        subprocess.run([script], env=self._environment, check=True, timeout=20)
        return {path.name for path in self.kept.iterdir()}

    def pass_days(self, days: float) -> None:
        """Make all that is kept older."""
        for path in self.kept.iterdir():
            then = path.stat().st_mtime - days * _DAY_SECONDS
            os.utime(path, (time.time(), then))


def test_files_are_kept_for_a_week_after_they_were_last_served(tmp_path: Path) -> None:
    releases = _Releases(tmp_path)
    assert releases.serve("a.js", "both.js") == {"a.js", "both.js"}
    # However long a release was served: its week begins with the next one.
    releases.pass_days(90)
    assert releases.serve("b.js", "both.js") == {"a.js", "b.js", "both.js"}
    releases.pass_days(6)
    assert releases.serve("b.js", "both.js") == {"a.js", "b.js", "both.js"}
    releases.pass_days(2.5)
    assert releases.serve("b.js", "both.js") == {"b.js", "both.js"}
    assert (releases.kept / "b.js").read_text() == "b.js"
