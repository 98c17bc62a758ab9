"""What a page looks like to everybody: what axe finds, and what sticks out of the window."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844), "narrow": (320, 640)}
# Layout is measured at every width; axe's rules depend on what is there, which between the widest
# and the narrowest is the one or the other.
_LOOKED_AT_BY_AXE = ("desktop", "narrow")
_LONGEST_SECONDS = 20
# What is found is the same; left out is what nobody reads here and costs a third of the time: the
# addresses of elements, and a copy of the style sheets for a rule that axe leaves switched off.
_RUN = "axe.run({resultTypes: ['violations'], selectors: false, preload: {assets: ['media']}})"

_AT_REST = """(async () => {
    // What a changed width or a click has set in motion has begun two frames later.
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    // Fading elements have less contrast than they will have; a spinner turns for ever.
    const ending = document.getAnimations().filter(
        one => one.effect.getComputedTiming().endTime !== Infinity,
    );
    await Promise.all(ending.map(one => one.finished.catch(() => 0)));
})()"""

# What is being asked for anew is dimmed meanwhile. Some pages are looked at while they wait.
_NOT_BUSY = """(async () => {
    for (let n = 0; n < 100 && document.querySelector('[aria-busy=true]'); n += 1)
        await new Promise((done) => setTimeout(done, 50));
})()"""


def within(page: Page, script: str, what: str, seconds: float = _LONGEST_SECONDS) -> Any:
    """Return what the promise of a script comes to; fail and say `what` when it never does.

    Playwright itself would wait for a page's promise for ever.
    """
    return page.evaluate(
        f"""Promise.race([{script}, new Promise((_, fail) => setTimeout(
            () => fail(new Error({json.dumps(f"not within {seconds} s: {what}")})),
            {seconds * 1000},
        ))])"""
    )


def settle(page: Page) -> None:
    """Wait until nothing on the page moves any more."""
    within(page, _AT_REST, "an end of all animations")


def violations(page: Page) -> list[str]:
    """Run axe in the page, once it is at rest, and return what it found, a line per kind."""
    within(page, _NOT_BUSY, "an end of what is asked for anew")
    settle(page)
    # The policy forbids scripts from elsewhere; the debugger's evaluation is not under it.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text("utf-8"))
    found: dict[str, Any] = within(page, _RUN, "axe's findings")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def fits(page: Page) -> bool:
    """Say whether the page is no wider than its window."""
    narrower: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return narrower


def resize(page: Page, width: str) -> None:
    """Make the window as wide as a desktop's, a phone's or a narrow phone's."""
    across, down = WIDTHS[width]
    page.set_viewport_size({"width": across, "height": down})
    settle(page)


def faults(page: Page) -> list[str]:
    """Look at the page as it stands in windows of every width; return a line per fault.

    The window has afterwards the size that it had before.
    """
    before = page.viewport_size
    assert before
    found = []
    for width in WIDTHS:
        resize(page, width)
        if not fits(page):
            found.append(f"{width}: wider than its window")
        if width in _LOOKED_AT_BY_AXE:
            found += [f"{width}: {one}" for one in violations(page)]
    page.set_viewport_size(before)
    return found
