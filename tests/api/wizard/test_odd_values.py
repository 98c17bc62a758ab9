"""Values that nobody means in every field of the wizard: never an error of ours."""

import pytest

from services.wizard import deps
from services.wizard.store import Limit
from tests.api.wizard.conftest import Wizard
from tests.support.doors import Door, address_of, route_objects
from tests.support.odd_input import odd_addresses, odd_bodies

_NEIGHBOUR_IS_DOWN = "service-unreachable"


async def test_no_value_is_an_error_of_ours(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deps, "CHECKS", Limit("check", 100_000, 300))
    await wizard.finish("auth", "cabinet")
    wrong = []
    for route in route_objects(Door("wizard", "main", "installer", "")):
        address = address_of(route.path.replace("{service}", "notifications"))
        method = min((route.methods or set()) - {"HEAD"})
        asked = [(kind, path, "", "") for kind, path in odd_addresses(route)]
        asked += [(kind, address, given, body) for kind, given, body in odd_bodies(route)]
        for kind, path, content_type, body in asked:
            answer = await wizard.client.request(
                method, path, content=body, headers={"Content-Type": content_type}
            )
            if answer.status_code >= 500 and _NEIGHBOUR_IS_DOWN not in answer.text:
                wrong.append(f"{method} {route.path}: {kind}: {answer.text[:200]}")
            elif answer.status_code >= 500 and "notifications answered" in answer.text:
                wrong.append(f"{method} {route.path}: {kind}: the service refused {body[:200]}")
    assert wrong == []
