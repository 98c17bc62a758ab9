"""What a reading of an organisation meets that others have handed in."""

from typing import Any
from uuid import UUID

import pytest

from services.cabinet.servicing.rules import met

_ONE, _OTHER = UUID(int=1), UUID(int=2)
_OURS, _THEIRS = 7, 8
_VERA, _GLEB = UUID(int=3), UUID(int=4)


def standing(organization: int | None = None, **zones: int) -> dict[str, Any]:
    values = dict.fromkeys(("total", "t1", "t2", "t3"))
    who = {"id": _ONE, "organization_id": organization, "user_id": _VERA}
    return who | values | zones


def test_where_nothing_counts_nothing_is_met() -> None:
    assert met(None, {"T1": 1}, own=_OURS) == "nothing"


@pytest.mark.parametrize("organization", [None, _THEIRS])
def test_others_are_met_and_ones_own_are_not(organization: int | None) -> None:
    assert met(standing(organization, t1=2), {"T1": 1}, own=_OURS) == "another"
    assert met(standing(_OURS, t1=2), {"T1": 1}, own=_OURS) == "nothing"
    # To a device colleagues are others, too.
    assert met(standing(_OURS, t1=2), {"T1": 1}, own=None) == "another"


def test_the_same_figures_stay_whoever_has_seen_them() -> None:
    for known in ((), [_ONE]):
        assert met(standing(t1=1), {"T1": 1}, own=_OURS, known=known) == "same"
    assert met(standing(t1=1, t2=2), {"T1": 1}, own=_OURS) == "another"


def test_only_what_was_seen_is_replaced() -> None:
    assert met(standing(t1=2), {"T1": 1}, own=None, known=[None, _ONE]) == "nothing"
    assert met(standing(t1=2), {"T1": 1}, own=None, known=[None, _OTHER]) == "another"


def test_a_colleague_is_met_where_two_may_be_at_one_meter() -> None:
    vera = standing(_OURS, t1=2)
    assert met(vera, {"T1": 1}, own=_OURS, by=_VERA) == "nothing"
    assert met(vera, {"T1": 1}, own=_OURS, by=_GLEB) == "another"
    assert met(vera, {"T1": 2}, own=_OURS, by=_GLEB) == "same"
    # What was looked at is corrected, its day as well.
    for value in (1, 2):
        assert met(vera, {"T1": value}, own=_OURS, by=_GLEB, known=[_ONE]) == "nothing"
