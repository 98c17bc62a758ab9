"""The cabinet's web manifest: an application in the supplier's name."""

import pytest

from tests.api.cabinet.conftest import Home

_MANIFEST = "/api/cabinet/supplier/application"


async def _named(home: Home, name: str) -> None:
    await home.rows("UPDATE supplier_settings SET name = $1, color = '#1668dc' RETURNING 1", name)


@pytest.mark.parametrize(
    ("name", "label"),
    [("Омский свет", "Омский свет"), ("Омская энергосбытовая компания", "Личный кабинет")],
)
async def test_it_needs_no_sign_in_and_bears_the_suppliers_name(
    home: Home, name: str, label: str
) -> None:
    await _named(home, name)
    answer = await home.client.get(_MANIFEST)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/manifest+json"
    told = answer.json()
    assert (told["name"], told["short_name"], told["theme_color"]) == (name, label, "#1668dc")
    assert (told["id"], told["start_url"], told["scope"]) == ("/", "/", "/")
    assert [one["name"] for one in told["shortcuts"]] == ["Показания", "Абонент"]


async def test_its_words_are_english_for_who_reads_english(home: Home) -> None:
    await _named(home, "Омская энергосбытовая компания")
    told = (await home.client.get(_MANIFEST, params={"language": "en"})).json()
    assert (told["lang"], told["short_name"]) == ("en", "My account")
    assert [one["url"] for one in told["shortcuts"]] == ["/readings", "/account"]
    assert (await home.client.get(_MANIFEST, params={"language": "de"})).status_code == 422
