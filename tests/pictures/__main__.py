"""`python -m tests.pictures [names]`: take the pictures of the help anew, in both languages.

A suite with the demo's data has to run (`PC_SUITE_FILE`, or `var/suite.json` of `make demo`). Each
picture is what a phone shows, so that its words are read on one, in few colours, so that it is
small and every browser of the manual knows it. They lie where the web build finds them.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from deploy.local.layout import ROOT, Layout
from tests.e2e.chromium import Chromium
from tests.e2e.pages import loaded
from tests.e2e.people import Person, enter
from tests.pictures import servicing
from tests.support.axe import settle

_FOLDER = ROOT / "web/apps/cabinet/src/shared/help/pictures"
_SIZES = _FOLDER / "sizes.json"
_WIDTH, _WINDOW = 390, 1400
_SCALE = 1.5
_COLOURS = 48
_TALLEST = 520
# This one may have just begun.
_LAST_MONTH = datetime.now(UTC).date().replace(day=1) - timedelta(days=1)
# Around a part of a page that has no edge of its own.
_EDGE = 8
_LONGEST_WAIT_MS = 20_000
# Who looks: nobody signed in, a household, or who acts for a servicing organisation.
Who = Literal["nobody", "cabinet", "servicing"]


def _nothing(_: Page, __: Callable[[str, str], str]) -> None:
    return None


@dataclass(frozen=True)
class Picture:
    """One picture: its page, what is done there first, where it begins and how tall it is."""

    name: str
    path: str
    who: Who = "cabinet"
    before: Callable[[Page, Callable[[str, str], str]], None] = _nothing
    # CSS of what the picture begins with.
    begins: str = "main"
    # So many pixels of it are left out.
    skipped: int = 0
    tallest: int = _TALLEST


def _open_meter(page: Page, say: Callable[[str, str], str]) -> None:
    page.get_by_role("link", name=say("Открыть", "Open")).first.click()
    page.get_by_role("link", name=say("Карточка", "Details"), exact=True).first.click()
    page.get_by_role("heading", name=say("О приборе", "About the meter")).wait_for()


def _show_zones(page: Page, say: Callable[[str, str], str]) -> None:
    page.get_by_text(say("Зоны", "Zones"), exact=True).first.click()


def _await_form(page: Page, _: Callable[[str, str], str]) -> None:
    page.locator("main input[inputmode]").first.wait_for()


def _await_advice(page: Page, _: Callable[[str, str], str]) -> None:
    page.locator("main h2").first.wait_for()


PICTURES = (
    Picture("sign-in", "/sign-in", who="nobody", begins="form"),
    Picture("registration", "/registration", who="nobody", begins="form"),
    Picture("account", "/account"),
    Picture("meter", "/account", before=_open_meter),
    Picture("chart", f"/readings?interval=month&date={_LAST_MONTH}", tallest=640),
    Picture("table", f"/readings/table?date={_LAST_MONTH}", tallest=700),
    Picture("submissions", "/submissions", before=_await_form),
    Picture(
        "cost",
        f"/readings?interval=month&date={_LAST_MONTH}",
        before=_show_zones,
        skipped=170,
        tallest=520,
    ),
    Picture("adviser", "/adviser", before=_await_advice),
    Picture("diagnostics", "/diagnostics"),
    Picture("appeal", "/support/new"),
    Picture("support", "/support"),
    Picture("services", "/services"),
    Picture("information", "/information"),
    Picture("notices", "/profile/notifications"),
    Picture("profile", "/profile"),
    Picture("servicing", "/servicing", who="servicing", tallest=640),
    Picture(
        "servicing-entry",
        "/servicing",
        who="servicing",
        before=servicing.fill_in,
        begins="main section:has(input[inputmode])",
    ),
    Picture(
        "servicing-template",
        "/servicing/sheets",
        who="servicing",
        before=servicing.open_template,
        begins=".ant-modal-container",
        tallest=700,
    ),
    Picture(
        "servicing-file",
        "/servicing/sheets",
        who="servicing",
        before=servicing.upload,
        begins="main section",
        tallest=860,
    ),
    Picture(
        "servicing-balance",
        "/servicing",
        who="servicing",
        before=servicing.see_balance,
        tallest=600,
    ),
    Picture(
        "servicing-walk",
        "/servicing/walk",
        who="servicing",
        before=servicing.walk,
        begins="section",
        tallest=servicing.PHONE,
    ),
)


def _pixels(page: Page, picture: Picture) -> bytes:
    """Return the part of the page that is meant, as a PNG of the screen."""
    box = page.locator(picture.begins).first.bounding_box()
    if box is None:
        raise SystemExit(f"{picture.name}: «{picture.begins}» is not shown")
    edge = 0 if picture.begins == "main" else _EDGE
    top = max(0.0, box["y"] + picture.skipped - edge)
    height = min(picture.tallest, box["height"] + 2 * edge, _WINDOW - top)
    return page.screenshot(
        clip={"x": 0, "y": top, "width": _WIDTH, "height": height}, animations="disabled"
    )


def _kept(pixels: bytes, path: Path) -> tuple[int, int]:
    """Write a picture in few colours; return its size on a page, in CSS pixels."""
    image = Image.open(io.BytesIO(pixels)).convert("RGB")
    few = image.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.save(path, optimize=True)
    return round(image.width / _SCALE), round(image.height / _SCALE)


def _take(page: Page, base: str, language: str, picture: Picture) -> tuple[int, int]:
    def say(russian: str, english: str) -> str:
        return english if language == "en" else russian

    page.goto(base + picture.path)
    page.get_by_role("heading", level=1).first.wait_for()
    picture.before(page, say)
    loaded(page)
    settle(page)
    return _kept(_pixels(page, picture), _FOLDER / language / f"{picture.name}.png")


def _pages(
    chromium: Chromium, base: str, logins: dict[str, Any]
) -> Iterator[tuple[str, Who, Page]]:
    for language in ("ru", "en"):
        for who in get_args(Who):
            context = chromium.browser().new_context(
                viewport={"width": _WIDTH, "height": _WINDOW},
                device_scale_factor=_SCALE,
                locale="ru-RU",
                service_workers="block",
                ignore_https_errors=True,
            )
            context.set_default_timeout(_LONGEST_WAIT_MS)
            context.add_init_script(f"localStorage.setItem('language', '{language}')")
            page = context.new_page()
            if who != "nobody":
                login = logins[who][0]
                enter(page.request, base, Person(login["login"], login["password"]))
                known = {"name": "cabinet_present", "value": "1", "url": base}
                context.add_cookies([known])  # type: ignore[list-item]
            yield language, who, page
            context.close()


def main(names: list[str]) -> None:
    """Take all pictures, or those with these names, and write how much room each takes."""
    layout = Layout.from_environment(test=True)
    facts = json.loads(Path(os.environ.get("PC_SUITE_FILE", layout.var / "suite.json")).read_text())
    logins = json.loads((layout.demo / "logins.json").read_text("utf-8"))
    sizes: dict[str, list[int]] = json.loads(_SIZES.read_text("utf-8"))
    base = facts["pages"]["cabinet"]
    with sync_playwright() as playwright:
        chromium = Chromium(playwright)
        for language, who, page in _pages(chromium, base, logins):
            for picture in PICTURES:
                if picture.who != who or (names and picture.name not in names):
                    continue
                sizes[f"{language}/{picture.name}"] = [*_take(page, base, language, picture)]
        chromium.close()
    lines = [f"  {json.dumps(name)}: {json.dumps(sizes[name])}" for name in sorted(sizes)]
    _SIZES.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
