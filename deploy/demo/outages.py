"""The demo's outages: one goes on, one is planned, one is over, and two people report another.

Written through the gateway by the desk, around places of the demo's people, who are told of them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from deploy.demo.appeals import Door

_STAFF = "/api/cabinet/staff/outages"
# Degrees from the middle of the planned outage's area to its sides.
_HALF_WIDTH, _HALF_HEIGHT = 0.016, 0.009
_METRES = 900
_REPORTERS = 2


def write(cabinet: int, panel: int, people: Sequence[Any], staff: Any) -> int:
    """Write the demo's outages through two ports of the gateway; return how many.

    Done again it writes nothing twice. People without a place on the map are passed over.
    """
    desk = Door(panel).sign_in(staff["login"], staff["password"])
    if desk.ask("GET", f"{_STAFF}?limit=1")["total"]:
        return 0
    placed = []
    for person in people:
        door = Door(cabinet).sign_in(person["login"], person["password"])
        own = door.ask("GET", "/api/cabinet/outages/map")["own"]
        point = next((place["point"] for place in own if place["point"]), None)
        if point is not None:
            placed.append((door, own[0]["account_id"], point))
    if not placed:
        return 0
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    first, last = placed[0][2], placed[-1][2]
    # The first of them, with whom most begin, has light.
    stories = [_current(now, last), _planned(now, placed[len(placed) > 1][2])]
    for story in stories:
        desk.ask("POST", _STAFF, story)
    over = desk.ask("POST", _STAFF, _over(now, first))
    ended = {"ended_at": (now - timedelta(hours=26)).isoformat(), "text": "Свет включён. Спасибо!"}
    desk.ask("POST", f"{_STAFF}/{over['id']}/end", ended, **{"If-Match": over["etag"]})
    for door, account, _ in placed[:_REPORTERS]:
        given = {"account_id": account, "note": "Погас свет во всём доме."}
        door.ask("POST", "/api/cabinet/outage-reports", given)
    return len(stories) + 1


def _current(now: datetime, point: Sequence[float]) -> dict[str, Any]:
    return {
        "kind": "emergency",
        "starts_at": (now - timedelta(hours=1)).isoformat(),
        "expected_end_at": (now + timedelta(hours=8)).isoformat(),
        "cause": "Повреждение кабельной линии",
        "text": "Аварийная бригада уже на месте. Включим, как только заменим участок кабеля.",
        "scope": {"kind": "radius", "center": list(point), "metres": _METRES},
        "publish": True,
    }


def _planned(now: datetime, point: Sequence[float]) -> dict[str, Any]:
    x, y = point
    west, east = round(x - _HALF_WIDTH, 5), round(x + _HALF_WIDTH, 5)
    south, north = round(y - _HALF_HEIGHT, 5), round(y + _HALF_HEIGHT, 5)
    ring = [[west, south], [east, south], [x, y - 0.4 * _HALF_HEIGHT], [east, north], [west, north]]
    begins = (now + timedelta(days=2)).replace(hour=3, minute=0)
    return {
        "kind": "planned",
        "starts_at": begins.isoformat(),
        "expected_end_at": (begins + timedelta(hours=7)).isoformat(),
        "cause": "Ремонт трансформаторной подстанции",
        "text": "Зарядите телефоны и не открывайте холодильник без нужды.",
        "scope": {
            "kind": "area",
            "polygon": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        },
        "publish": True,
    }


def _over(now: datetime, point: Sequence[float]) -> dict[str, Any]:
    return {
        "kind": "emergency",
        "starts_at": (now - timedelta(hours=30)).isoformat(),
        "expected_end_at": (now - timedelta(hours=25)).isoformat(),
        "cause": "Обрыв провода после ветра",
        "scope": {"kind": "radius", "center": list(point), "metres": _METRES},
        "publish": True,
    }
