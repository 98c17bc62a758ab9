"""The demo acquisition server's registry: who, where, which meters, in its own shapes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from deploy.demo.head_end_story import Item, Parcel, installed_on, meter_id, stamp
from deploy.demo.people import (
    MODELS,
    REGION,
    TIME_ZONE,
    Account,
    Location,
    Point,
    Subscriber,
    Subscribers,
)

_LIMITED_FROM, _LIMITED_UNTIL = 10, 12
# Years from one verification of a meter to the next.
_INTERVAL = 16
_AMENITIES = ("Газовая плита", "Электроплита", None)


class Registry:
    """Everything but readings: at first as it stands, then each day's changes."""

    def __init__(self, subscribers: Subscribers) -> None:
        self._all = subscribers.all
        self._points = subscribers.points

    def at_first(self, kind: str, first: int) -> list[Parcel]:
        """Make what a new reader gets of a kind, as of the first day."""
        made: dict[str, Callable[[], Iterable[Parcel]]] = {
            "customers": lambda: [(_customer, (s,)) for s in self._all],
            "service-locations": self._locations,
            "accounts": lambda: [(_account, (s, a)) for s in self._all for a in s.accounts],
            "usage-points": lambda: [(_point, (p,)) for p in self._points],
            "meter-models": lambda: [(_model, model) for model in MODELS],
            "meters": lambda: [(_meter, (p, first, False)) for p in self._points],
            "connection-states": lambda: [(_state, (p, first, p.state, 0)) for p in self._points],
        }
        return list(made[kind]()) if kind in made else []

    def _locations(self) -> Iterator[Parcel]:
        seen = set()
        for subscriber in self._all:
            for account in subscriber.accounts:
                for location in (account.location, *(p.location for p in account.points)):
                    if location.id not in seen:
                        seen.add(location.id)
                        yield _location, (location,)

    def changes(self, kind: str, day: int) -> Iterator[Parcel]:
        """Make what changed on the day: replaced meters, limited loads."""
        if kind not in ("meters", "connection-states"):
            return
        today = date.fromordinal(day)
        for point in self._points:
            swapped = point.swap is not None and installed_on(point, day) == today
            if kind == "meters" and swapped:
                yield _meter, (point, day - 1, True)
                yield _meter, (point, day, False)
            elif kind == "connection-states":
                if swapped:
                    yield _state, (point, day, "on", 0)
                if point.number % 37 == 5 and today.day == _LIMITED_FROM:
                    yield _state, (point, day, "limited", 10 * 60)
                if point.number % 37 == 5 and today.day == _LIMITED_UNTIL:
                    yield _state, (point, day, "on", 16 * 60)


def _customer(subscriber: Subscriber) -> Item:
    return {
        "customer_id": subscriber.id,
        "type": subscriber.kind,
        "full_name": subscriber.name,
        "contacts": {"email": subscriber.email, "phone": subscriber.phone},
        "inn": subscriber.inn,
    }


def _location(location: Location) -> Item:
    return {
        "location_id": location.id,
        "address": {
            "region": REGION,
            "locality": location.locality,
            "street": location.street,
            "house": location.house,
            "flat": location.flat,
            "postcode": location.postcode,
        },
        "building": location.building_kind,
        "position": [location.latitude, location.longitude],
    }


def _account(subscriber: Subscriber, account: Account) -> Item:
    return {
        "account": account.number,
        "customer_id": subscriber.id,
        "location_id": account.location.id,
        "contract": {
            "number": f"Д-{account.number}",
            "from": account.contract_from.isoformat(),
            "to": None,
        },
    }


def _point(point: Point) -> Item:
    return {
        "point_id": str(point.mrid),
        "account": point.account,
        "location_id": point.location.id,
        "name": point.name,
        "time_zone": TIME_ZONE,
        "tariff": point.tariff,
        "amenity": _AMENITIES[point.number % len(_AMENITIES)],
        "scope": "unit",
        "transformation_ratio": 1,
        "remote": not point.by_hand,
    }


def _model(model: str, name: str, phases: int, current: int, maximum: int) -> Item:
    return {
        "model_id": model,
        "name": name,
        "manufacturer": "Завод «Меридиан»" if model.startswith("m") else "НПО «Полюс»",
        "phases": phases,
        "nominal_voltage": 230,
        "nominal_current": current,
        "maximum_current": maximum,
        "accuracy_active": "1",
        "accuracy_reactive": "2",
        "version": f"{model.rpartition('-')[2].upper()}.{phases}",
        "connection": "Прямое",
        "frequency": 50,
        "constant": 1600 if phases == 1 else 800,
        "register_number": f"9{current}{maximum:03d}-24",
        "verification_years": _INTERVAL,
        "service_years": 30,
        "register_digits": 6,
        "register_decimals": 3,
    }


def _meter(point: Point, day: int, removed: bool) -> Item:
    since = installed_on(point, day)
    verified = since.replace(day=1)
    return {
        "meter_id": meter_id(point, day),
        "serial": f"{since.year % 100:02d}{point.number * 7919 % 10_000_000:07d}",
        "model_id": point.model,
        "point_id": str(point.mrid),
        "installed": since.isoformat(),
        "removed": date.fromordinal(day + 1).isoformat() if removed else None,
        "place": "Щит на лестничной площадке" if point.location.flat else "Ввод в здание",
        "place_kind": "Внутреннее (в здании)" if point.location.flat else "Наружное",
        "manufactured": verified.replace(year=since.year - 1).isoformat(),
        "seal": f"ОМ {point.number * 4507 % 1_000_000:06d}",
        "last_check": since.isoformat(),
        "last_verification": verified.isoformat(),
        "next_verification": verified.replace(year=since.year + _INTERVAL).isoformat(),
    }


def _state(point: Point, day: int, state: str, minute: int) -> Item:
    return {"meter_id": meter_id(point, day), "state": state, "since": stamp(day, minute)}
