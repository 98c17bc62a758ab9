"""What the pages of the documentation promise their reader."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_MOST_LINES = 80
_PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "services").rglob("README.md"),
]


@pytest.mark.parametrize("page", _PAGES, ids=[str(page.relative_to(ROOT)) for page in _PAGES])
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [
        link
        for link in _LINK.findall(page.read_text("utf-8"))
        if ":" not in link and not (page.parent / link).exists()
    ]
    assert dead == []


def test_a_page_of_agreement_is_read_in_one_go() -> None:
    long = {
        page.name: lines
        for page in (ROOT / "docs").glob("*.md")
        if (lines := len(page.read_text("utf-8").splitlines())) > _MOST_LINES
    }
    assert long == {}, "a list belongs to docs/reference, a matter of its own to another page"
