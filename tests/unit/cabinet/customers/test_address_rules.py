"""How a typed address is read."""

import pytest

from services.cabinet.customers.places.rules import AddressQuery, address_query


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("омск садов 5", ("омск", "садов"), ("5",)),
        ("г. Омск, ул. Садовая, д. 5/1, кв. 12", ("омск", "садовая"), ("5/1", "12")),
        ("Берёзовая 3а", ("березовая",), ("3а",)),
        ("8 Марта 10", ("марта",), ("8", "10")),
        ("%_\\ '; --", (), ()),
        ("ул дом", (), ()),
    ],
)
def test_words_and_numbers(text: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    assert address_query(text) == AddressQuery(words, numbers)


def test_no_more_words_than_one_needs() -> None:
    query = address_query("слово " * 50)
    assert len(query.words) + len(query.numbers) <= 8
