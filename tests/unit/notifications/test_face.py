"""How a letter looks and addresses people, whoever the supplier and the reader are."""

import json
import re
from pathlib import Path

import pytest

from services.notifications.letters.looks import contrast, ink_on_night, ink_on_white
from services.notifications.letters.names import spoken_name
from services.notifications.letters.rendering import Renderer
from services.notifications.supplier.rules import Supplier

# The web's greeting is held to the same.
_NAMES = json.loads(
    (Path(__file__).parents[2] / "support" / "spoken_names.json").read_text("utf-8")
)
_COLORS = ("#1668dc", "#ffff00", "#ffffff", "#000000", "#0e6670", "#ff8800", "красный", "")


@pytest.mark.parametrize("color", _COLORS)
def test_any_colour_can_be_read_by_day_and_by_night(color: str) -> None:
    assert contrast(ink_on_white(color), "#ffffff") >= 4.5
    assert contrast(ink_on_night(color), "#1a232c") >= 4.5


def test_a_readable_colour_stays_as_it_is() -> None:
    assert ink_on_white("#0e6670") == "#0e6670"


@pytest.mark.parametrize("case", _NAMES, ids=lambda case: case["name"])
def test_people_are_addressed_by_name_and_patronymic(case: dict[str, str]) -> None:
    assert spoken_name(case["name"]) == case["spoken"]


@pytest.mark.parametrize(
    ("size", "drawn"), [((400, 40), (160, 16)), ((100, 100), (40, 40)), ((10, 4000), (1, 40))]
)
def test_a_letter_carries_the_logo_from_the_cabinets_own_address(
    size: tuple[int, int], drawn: tuple[int, int]
) -> None:
    logo = {"address": "/api/cabinet/supplier/logo/a1", "width": size[0], "height": size[1]}
    supplier = Supplier("Омский свет", "Asia/Omsk", logo=logo)
    changed = {"changed_at": "2026-11-21T21:05:00+00:00"}
    renderer = Renderer(supplier, sender="a@b.example", public_address="https://lk.example")
    html = renderer.render("password_changed", "ru", changed)["html"]
    assert (
        'src="https://lk.example/api/cabinet/supplier/logo/a1"'
        f' width="{drawn[0]}" height="{drawn[1]}" alt=""'
    ) in html
    # Nobody outside could fetch it: no broken picture then.
    nowhere = Renderer(supplier, sender="a@b.example").render("password_changed", "ru", changed)
    assert "<img" not in nowhere["html"]


@pytest.mark.parametrize(
    ("language", "hours_en", "said"),
    [("en", "daily", "daily"), ("en", "", "ежедневно"), ("ru", "daily", "ежедневно")],
)
def test_a_letter_tells_the_hours_in_its_own_language(
    language: str, hours_en: str, said: str
) -> None:
    supplier = Supplier("Омский свет", "Asia/Omsk", "", "", "ежедневно", hours_en)
    letter = Renderer(supplier, sender="a@b.example").render(
        "password_changed", language, {"changed_at": "2026-11-21T21:05:00+00:00"}
    )
    assert said in letter["html"]
    assert said in letter["text"].splitlines()


def test_a_letter_shows_colour_phone_and_hours() -> None:
    supplier = Supplier("Омский свет", "Asia/Omsk", "#1668dc", "8 (800) 000-00-00", "8–20 <b>")
    html = Renderer(supplier, sender="a@b.example").render(
        "password_changed", "ru", {"changed_at": "2026-11-21T21:05:00+00:00"}
    )["html"]
    assert set(re.findall(r"#[0-9a-f]{6}", html)) >= {ink_on_white("#1668dc")}
    assert "#0e6670" not in html
    assert 'href="tel:88000000000"' in html
    assert "8–20 &lt;b&gt;" in html
