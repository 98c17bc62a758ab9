"""The walk with another organisation's ids through walks: what each of their routes is asked."""

from uuid import UUID

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.walking import WALK, bring, made, package
from tests.api.cabinet.supply import as_user
from tests.support.documents import JPEG
from tests.support.foreign import Asked

_NOBODYS = 999_999
_NOBODYS_TOO = "00000000-0000-4000-8000-0000000000ff"


async def of_walk(home: Home, owner: UUID) -> dict[str, Asked]:
    """Return the walk of a user whose organisation serves the house 71 (`of_servicing`)."""
    house = (await package(home, owner))["id"]
    entry = await made(home, "0000071-1", None)
    await bring(home, entry, user=owner)
    photo = f"{WALK}/entries/{entry['key']}/photo"
    headers = as_user(owner) | {"Content-Type": "application/octet-stream"}
    assert (await home.client.put(photo, content=JPEG, headers=headers)).status_code == 204
    place = "/api/cabinet/servicing/walk"
    return {
        f"GET {place}/houses/{{house_id}}": Asked(
            f"{WALK}/houses/{house}", f"{WALK}/houses/{_NOBODYS}"
        ),
        f"PUT {place}/entries/{{key}}/photo": Asked(
            photo, f"{WALK}/entries/{_NOBODYS_TOO}/photo", content=JPEG
        ),
        f"GET {place}/entries/{{key}}/photo": Asked(photo, f"{WALK}/entries/{_NOBODYS_TOO}/photo"),
        f"POST {place}/entries": Asked(
            f"{WALK}/entries",
            f"{WALK}/entries",
            json={"entries": [entry]},
            absent_json={"entries": [entry | {"meter_id": _NOBODYS}]},
            status=200,
        ),
    }
