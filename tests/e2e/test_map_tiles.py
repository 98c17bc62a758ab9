"""The ground of the maps in both applications: plain, or the tiles of a server that is set."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from deploy.local.environment import publish
from deploy.local.layout import Layout, processes
from tests.e2e.chromium import Chromium
from tests.e2e.pages import loaded
from tests.e2e.people import Person, signed_in
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.gateway import running_gateway
from tests.support.postgres import free_port
from tests.support.processes import Process
from tests.support.tiles import TILE_PIXELS, Tiles, running_tiles

_WHOSE = "© Геоданные Примерска"
# Of each application: a page with a map, and what the map is called.
_MAPS = {
    "cabinet": ("/outages", "Карта отключений рядом с вашими адресами"),
    "admin": ("/houses", "Дома на карте"),
}
_TILE = re.compile(r"/ground/\d+/\d+/\d+\.png")
Behind = Callable[[str], Suite]
Members = Callable[[str], Person]


@pytest.fixture(scope="module")
def tiles() -> Iterator[Tiles]:
    """Run a tile server."""
    with running_tiles() as running:
        yield running


@pytest.fixture(scope="module")
def cabinet_with_tiles(suite: Suite, tiles: Tiles) -> Iterator[str]:
    """Run cabinet once more, beside the suite's own; give its address."""
    address = f"127.0.0.1:{free_port()}"
    env = os.environ | {
        "CABINET_SETTINGS_FILE": f"{suite.facts['settings_dir']}/cabinet.json",
        "CABINET_PORT": address.rpartition(":")[2],
        "CABINET_PROCESSES": "1",
        "CABINET_MAP_TILES": tiles.template,
        "CABINET_MAP_ATTRIBUTION": _WHOSE,
    }
    with Process("services.cabinet.main", env=env, ready=f"http://{address}/health"):
        yield address


@pytest.fixture(scope="module")
def behind(
    suite: Suite, cabinet_with_tiles: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Behind]:
    """Give the suite behind a gateway of its own that lets pages load tiles from a source."""
    roots = publish(Layout.from_environment(test=True))
    given: dict[str, Any] = {f"PC_{name.upper()}_ROOT": str(path) for name, path in roots.items()}
    for one in processes():
        if one.service and one.port:
            name = one.name.upper().replace("-", "_")
            given[f"PC_{name}_SERVER"] = f"127.0.0.1:{suite.facts['ports'][one.name]}"
    given["PC_CABINET_SERVER"] = cabinet_with_tiles
    with ExitStack() as opened:

        def make(source: str) -> Suite:
            running = running_gateway(
                tmp_path_factory.mktemp("gateway"), **given, PC_MAP_SOURCE=source
            )
            ports = opened.enter_context(running).ports
            pages = {door: f"http://127.0.0.1:{port}" for door, port in ports.items()}
            return replace(suite, facts=suite.facts | {"pages": pages})

        yield make


@pytest.fixture
def trusting_page(chromium: Chromium) -> Iterator[Page]:
    """Open a page in a browser that takes every certificate, which the tile server needs."""
    context = chromium.browser().new_context(ignore_https_errors=True, locale="ru-RU")
    yield context.new_page()
    context.close()


def _open_map(
    page: Page, suite: Suite, application: str, members: Members
) -> tuple[Locator, list[str], list[str]]:
    """Open a page with a map; return the map, what it asks elsewhere, and what is refused it."""
    base = suite.page(application)
    elsewhere: list[str] = []
    refused: list[str] = []

    def asks(url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(f"{base}/"):
            elsewhere.append(url)

    page.on("request", lambda request: asks(request.url))
    page.on("console", lambda line: refused.append(line.text))
    known = suite.logins["cabinet"][0]
    person = (
        Person(known["login"], known["password"]) if application == "cabinet" else members("viewer")
    )
    path, name = _MAPS[application]
    signed_in(page, suite, application, person, path)
    chart = page.get_by_role("group", name=name)
    chart.locator("svg path").first.wait_for(state="attached")
    loaded(page)
    return chart, elsewhere, [line for line in refused if "Content Security" in line]


@pytest.mark.parametrize("application", _MAPS)
def test_a_map_lies_on_the_tiles_of_the_server_that_is_set(
    behind: Behind, tiles: Tiles, trusting_page: Page, members: Members, application: str
) -> None:
    page, suite = trusting_page, behind(tiles.origin)
    tiles.asked.clear()
    chart, elsewhere, refused = _open_map(page, suite, application, members)
    shown = chart.locator("img.leaflet-tile-loaded")
    expect(shown.first).to_be_attached()
    assert shown.first.evaluate("tile => tile.naturalWidth") == TILE_PIXELS
    # Nothing else is asked of it, and it learns which cabinet asks, not which page.
    assert all(url.startswith(f"{tiles.origin}/ground/") for url in elsewhere)
    assert all(_TILE.fullmatch(path) for path, _ in tiles.asked)
    assert {referrer for _, referrer in tiles.asked} == {f"{suite.page(application)}/"}
    expect(page.get_by_text(_WHOSE)).to_be_visible()
    assert refused == []
    assert faults(page) == []


@pytest.mark.parametrize("application", _MAPS)
def test_tiles_of_whom_the_gateway_does_not_know_are_asked_of_nobody(
    behind: Behind, tiles: Tiles, trusting_page: Page, members: Members, application: str
) -> None:
    tiles.asked.clear()
    chart, _, _ = _open_map(trusting_page, behind(""), application, members)
    expect(chart.locator("img.leaflet-tile").first).to_be_attached()
    expect(chart.locator("img.leaflet-tile-loaded")).to_have_count(0)
    assert tiles.asked == []


@pytest.mark.parametrize("application", _MAPS)
def test_without_the_setting_a_map_needs_no_other_server(
    suite: Suite, open_page: Callable[..., Page], members: Members, application: str
) -> None:
    chart, elsewhere, _ = _open_map(open_page(), suite, application, members)
    chart.get_by_role("button", name="Приблизить").click()
    loaded(chart.page)
    expect(chart.locator("img")).to_have_count(0)
    assert elsewhere == []
