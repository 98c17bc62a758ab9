"""Staff keep the dictionary of meter models."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import MODELS, ask, found, problem, refused

_PASSPORT: dict[str, Any] = {
    "name": "МИР С-07",
    "manufacturer": "ООО НПО МИР",
    "version_code": "05S-230-5(10)-PZ-S1BH-D",
    "connection_kind": "Полукосвенное включение (ТТ)",
    "nominal_voltage": "230",
    "nominal_current": 5,
    "maximum_current": "10",
    "frequency": "50",
    "phases": 3,
    "meter_constant": "5000",
    "accuracy_active": "0.5",
    "accuracy_reactive": "1",
    "verification_interval_years": 16,
    "register_number": "61678-15",
    "service_life_years": 30,
    "register_digits": 6,
    "register_decimals": 2,
}


async def _add(home: Home, **changes: Any) -> tuple[int, str]:
    answer = await ask(home, MODELS, role="operator", method="POST", json=_PASSPORT | changes)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"], answer.headers["ETag"]


async def _names(home: Home, **query: Any) -> list[str]:
    return [one["name"] for one in (await ask(home, MODELS, params=query)).json()["items"]]


async def test_a_passport_has_all_fields_of_the_manual(home: Home) -> None:
    model, _ = await _add(home)
    told = (await ask(home, f"{MODELS}/{model}")).json()
    assert {name: told[name] for name in _PASSPORT} == _PASSPORT | {"nominal_current": "5"}
    assert (told["meters"], told["doubles"]) == (0, [])
    (act,) = await home.acts()
    assert (act["action"], act["object_kind"], act["object_id"]) == (
        "add_meter_model", "meter_model", str(model),
    )  # fmt: skip
    assert act["after"]["register_number"] == "61678-15"


async def test_models_are_found_and_manufacturers_told(home: Home) -> None:
    await _add(home)
    assert await _names(home) == ["МИР С-07", "СЕ102"]
    assert await _names(home, sort="-meters") == ["СЕ102", "МИР С-07"]
    assert await _names(home, search="мир 61678") == ["МИР С-07"]
    assert await _names(home, manufacturer="Завод") == ["СЕ102"]
    makers = (await ask(home, f"{MODELS}/manufacturers")).json()["items"]
    assert makers == ["Завод", "ООО НПО МИР"]


async def test_a_changed_passport_is_told_with_before_and_after(home: Home) -> None:
    model, tag = await _add(home)
    body = _PASSPORT | {"phases": 1}
    path = f"{MODELS}/{model}"
    answer = await ask(home, path, role="operator", method="PUT", json=body, tag=tag)
    assert answer.status_code == 200, answer.text
    act = (await home.acts())[-1]
    assert (act["action"], act["before"], act["after"]) == (
        "edit_meter_model", {"phases": 3}, {"phases": 1},
    )  # fmt: skip
    # Another, who has seen the former one.
    late = await ask(home, path, role="operator", method="PUT", json=_PASSPORT, tag=tag)
    assert problem(late) == (412, "stale")
    unseen = await ask(home, path, role="operator", method="PUT", json=_PASSPORT)
    assert problem(unseen)[0] == 428
    assert (await ask(home, path)).json()["phases"] == 1
    assert answer.headers["ETag"] == (await ask(home, path)).headers["ETag"] != tag


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "}, {"manufacturer": None}, {"phases": 4}, {"phases": True},
        {"verification_interval_years": 101}, {"register_digits": 13},
        {"register_decimals": 4}, {"colour": "red"}, {"name": "x" * 401},
    ],
)  # fmt: skip
async def test_what_no_passport_says_is_refused(home: Home, wrong: dict[str, Any]) -> None:
    answer = await ask(home, MODELS, role="operator", method="POST", json=_PASSPORT | wrong)
    assert {field for field, _ in refused(answer)} == set(wrong)


async def test_doubles_are_merged_for_the_systems_too(home: Home) -> None:
    """Who still sends a meter under the double's key means the model that stays."""
    kept, _ = await _add(home)
    (double,) = await home.rows("SELECT id FROM meter_models WHERE external_id = 'mm'")
    path = f"{MODELS}/{double['id']}"
    answer = await ask(home, f"{path}/merge", role="operator", method="POST", json={"into": kept})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["id"], told["meters"], told["doubles"]) == (kept, 2, ["mm"])
    assert (await ask(home, path)).status_code == 404
    assert await _names(home) == ["МИР С-07"]
    await home.good("meter-models", {"id": "mm", "name": "СЕ102", "manufacturer": "Завод"})
    await home.good("meters", {"id": "m-c", "serial_number": "S-C", "model": "mm"})
    assert await found(home, model_id=kept) == ["S-A", "S-B", "S-C"]
    # And a double of the one that was merged.
    third, _ = await _add(home, name="Третья")
    await ask(home, f"{MODELS}/{kept}/merge", role="operator", method="POST", json={"into": third})
    assert await found(home, model_id=third) == ["S-A", "S-B", "S-C"]
    await home.good("meters", {"id": "m-d", "serial_number": "S-D", "model": "mm"})
    assert "S-D" in await found(home, model_id=third)


async def test_a_model_is_merged_into_another_of_the_dictionary_only(home: Home) -> None:
    model, _ = await _add(home)
    for into in (model, 999_999):
        path = f"{MODELS}/{model}/merge"
        answer = await ask(home, path, role="operator", method="POST", json={"into": into})
        assert refused(answer) == {("into", "unknown-meter-model")}


async def test_only_an_unused_model_is_deleted(home: Home) -> None:
    model, _ = await _add(home)
    (used,) = await home.rows("SELECT id FROM meter_models WHERE external_id = 'mm'")
    answer = await ask(home, f"{MODELS}/{used['id']}", role="operator", method="DELETE")
    assert problem(answer) == (409, "model-in-use")
    gone = await ask(home, f"{MODELS}/{model}", role="operator", method="DELETE")
    assert gone.status_code == 204
    assert await _names(home) == ["СЕ102"]
    again = await ask(home, f"{MODELS}/{model}", role="operator", method="DELETE")
    assert again.status_code == 404
    outcomes = [(act["action"], act["outcome"]) for act in await home.acts()]
    assert outcomes[1:] == [
        ("delete_meter_model", "model-in-use"),
        ("delete_meter_model", "done"),
        ("delete_meter_model", "not-found"),
    ]
