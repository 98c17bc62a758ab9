"""Who saves a card says which state of it he has seen."""

import pytest

from services.kit.etags import Stale, TagRequired, _if_match, etag_of, require_seen

CARD = {"name": "Белов", "email": None, "meters": [{"id": 1}]}


def test_the_same_content_has_the_same_tag() -> None:
    assert etag_of(CARD) == etag_of(dict(reversed(CARD.items())))
    assert etag_of(CARD) != etag_of(CARD | {"email": ""})
    assert etag_of(CARD)[0] == etag_of(CARD)[-1] == '"'


@pytest.mark.parametrize("given", ["", " ", "*", '*, "abc"', ","])
async def test_who_says_nothing_of_what_he_has_seen_is_asked_to(given: str) -> None:
    with pytest.raises(TagRequired):
        await _if_match(given)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{}'])
async def test_the_tag_that_was_read_is_taken_packed_or_not(form: str) -> None:
    require_seen(await _if_match(form.format(etag_of(CARD))), CARD)


async def test_who_has_seen_another_state_is_told_what_is_now_and_who_changed_it() -> None:
    with pytest.raises(Stale) as refusal:
        require_seen(await _if_match('"older"'), CARD, {"name": "Ольга"})
    assert refusal.value.extra == {
        "now": CARD,
        "etag": etag_of(CARD),
        "changed": {"name": "Ольга"},
    }
