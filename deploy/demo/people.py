"""Invented subscribers: names, addresses in real towns, accounts, usage points, meters.

Everything follows from the seed, so that each start of the demo server tells the same story.
"""

import random
from dataclasses import dataclass, field
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

TIME_ZONE = "Asia/Omsk"
REGION = "Омская область"

# Town, postcode, latitude, longitude: all keep the supplier's time.
TOWNS = (
    ("Омск", "644000", 54.9924, 73.3686),
    ("Тара", "646530", 56.8979, 74.3730),
    ("Исилькуль", "646020", 54.9118, 71.2678),
    ("Калачинск", "646900", 55.0483, 74.5793),
    ("Называевск", "646100", 55.5664, 71.3525),
    ("Тюкалинск", "646330", 55.8728, 72.1936),
)
STREETS = (
    "ул. Березовая", "ул. Заречная", "ул. Лесная", "ул. Луговая", "ул. Молодежная",
    "ул. Набережная", "ул. Полевая", "ул. Садовая", "ул. Солнечная", "ул. Тихая",
    "ул. Центральная", "пер. Школьный", "ул. Ясная", "пр-кт Сибирский",
)  # fmt: skip
_SURNAMES = (
    ("Абрамов", "abramov"), ("Белов", "belov"), ("Васильев", "vasilev"), ("Громов", "gromov"),
    ("Дорохов", "dorohov"), ("Ершов", "ershov"), ("Журавлев", "zhuravlev"), ("Зимин", "zimin"),
    ("Игнатов", "ignatov"), ("Крылов", "krylov"), ("Лаптев", "laptev"), ("Мартынов", "martynov"),
    ("Никонов", "nikonov"), ("Орлов", "orlov"), ("Панов", "panov"), ("Родионов", "rodionov"),
    ("Савельев", "savelev"), ("Тихонов", "tihonov"), ("Уваров", "uvarov"), ("Фомин", "fomin"),
    ("Хохлов", "hohlov"), ("Цветков", "tsvetkov"), ("Чернов", "chernov"), ("Шубин", "shubin"),
    ("Юдин", "yudin"), ("Яковлев", "yakovlev"),
)  # fmt: skip
_MEN = ("Алексей", "Виктор", "Григорий", "Дмитрий", "Евгений", "Иван", "Максим", "Олег", "Павел")
_WOMEN = ("Анна", "Вера", "Галина", "Дарья", "Елена", "Ирина", "Мария", "Ольга", "Татьяна")
_FATHERS = ("Андреев", "Борисов", "Викторов", "Иванов", "Михайлов", "Петров", "Сергеев")
_COMPANIES = ("ООО «Иртышский причал»", "ООО «Пекарня на Заречной»", "АО «Омская мастерская»")

# Model id, name, phases, current, maximal current: invented, as are their makers.
MODELS = (
    ("meridian-101", "Меридиан-101", 1, 5, 60),
    ("meridian-302", "Меридиан-302", 3, 5, 100),
    ("polus-2t", "Полюс-2Т", 1, 5, 80),
)


@dataclass(frozen=True, slots=True)
class Location:
    """A place that energy is delivered to."""

    id: str
    locality: str
    street: str
    house: str
    flat: str | None
    postcode: str
    building_kind: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Swap:
    """Every second year the meter of a point is replaced on this day."""

    month: int
    odd_years: bool

    def before(self, day: date) -> date:
        """Return the last replacement on the day or before it."""
        year = day.year if (day.month, day.day) >= (self.month, 10) else day.year - 1
        return date(year - (year % 2 != int(self.odd_years)), self.month, 10)


@dataclass(frozen=True, slots=True)
class Point:
    """A usage point with the habits of those behind it."""

    mrid: UUID
    number: int
    code: str
    account: str
    location: Location
    name: str
    model: str
    habits: str
    daily_wh: int
    channels: tuple[str, ...]
    interval_minutes: int = 60
    tariff: str = "Трёхзонный"
    installed_on: date = date(2021, 6, 1)
    swap: Swap | None = None
    state: str = "on"
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A customer account with its points."""

    number: str
    location: Location
    contract_from: date
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A person or a company with one account or more."""

    id: str
    kind: str
    name: str
    email: str
    phone: str
    inn: str | None
    accounts: tuple[Account, ...] = field(default=())


def _name(rng: random.Random) -> tuple[str, str]:
    surname, latin = rng.choice(_SURNAMES)
    father = rng.choice(_FATHERS)
    if rng.random() < 0.5:
        return f"{surname} {rng.choice(_MEN)} {father}ич", latin
    return f"{surname}а {rng.choice(_WOMEN)} {father}на", f"{latin}a"


def _inn(rng: random.Random) -> str:
    """Invent a company's INN with a right check digit."""
    digits = [5, 5, *(rng.randrange(10) for _ in range(7))]
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    check = sum(d * w for d, w in zip(digits, weights, strict=True)) % 11 % 10
    return "".join(map(str, [*digits, check]))


def _location(rng: random.Random, number: str, kind: str) -> Location:
    """Invent an address; flats gather in one building per street of a town."""
    locality, postcode, latitude, longitude = rng.choices(TOWNS, (8, 2, 2, 2, 1, 1))[0]
    street = rng.choice(STREETS)
    # A building's place depends on its address alone: all its flats share it.
    house_number = rng.choice((4, 12)) if kind == "apartment" else 1 + 2 * rng.randrange(60)
    place = random.Random(f"{locality}/{street}/{house_number}")  # noqa: S311
    return Location(
        id=f"loc-{number}",
        locality=locality,
        street=street,
        house=str(house_number),
        flat=str(1 + rng.randrange(120)) if kind == "apartment" else None,
        postcode=postcode,
        building_kind=kind,
        latitude=round(latitude + place.uniform(-0.03, 0.03), 5),
        longitude=round(longitude + place.uniform(-0.04, 0.04), 5),
    )


class Subscribers:
    """The whole invented list; `files` gives each series file a subscriber of its own."""

    def __init__(self, seed: int, households: int, files: tuple[str, ...] = ()) -> None:
        self.seed = seed
        # Ids of several seeds, and of generated and real series, live side by side in a suite.
        self.mark = f"{'F' if files else 'M'}{seed % 100:02d}"
        self._points = 0
        count = len(files) if files else households
        self.all = tuple(
            self._file_subscriber(k, files[k]) if files else self._subscriber(k)
            for k in range(count)
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """All usage points, in the order of their numbers."""
        return tuple(p for s in self.all for a in s.accounts for p in a.points)

    def _rng(self, k: int) -> random.Random:
        return random.Random(f"{self.seed}/subscriber/{k}")  # noqa: S311

    def _point(self, account: str, location: Location, habits: str, **changes: object) -> Point:
        self._points += 1
        number = self._points
        rng = random.Random(f"{self.seed}/point/{number}")  # noqa: S311
        low, high = _DAILY_WH[habits]
        fields: dict[str, object] = {
            "mrid": uuid5(NAMESPACE_URL, f"demo/{self.mark}/{number}"),
            "code": f"{self.mark}{number:05d}",
            "number": number,
            "account": account,
            "location": location,
            "name": _POINT_NAMES[habits],
            "model": "meridian-302" if high > 15_000 else rng.choice(("meridian-101", "polus-2t")),
            "habits": habits,
            "daily_wh": rng.randrange(low, high),
            "channels": ("A+",),
            "installed_on": date(2019 + number % 5, 1 + number % 12, 1 + number % 28),
        }
        return Point(**(fields | changes))  # type: ignore[arg-type]

    def _person(self, k: int, rng: random.Random, accounts: tuple[Account, ...]) -> Subscriber:
        name, latin = _name(rng)
        return Subscriber(
            id=f"{self.mark}-{k:05d}",
            kind="person",
            name=name,
            email=f"{latin}.{k}@example.com",
            phone=f"+7999{(self.seed * 7919 + k) % 10_000_000:07d}",
            inn=None,
            accounts=accounts,
        )

    def _account(self, number: str, location: Location, points: tuple[Point, ...]) -> Account:
        return Account(number, location, points[0].installed_on, points)

    def _subscriber(self, k: int) -> Subscriber:
        rng = self._rng(k)
        if k % 100 == 3:
            return self._company(k, rng)
        number = f"55{self.seed % 100:02d}{k:05d}1"
        kind = "house" if k % 12 == 2 or rng.random() < 0.4 else "apartment"
        location = _location(rng, number, kind)
        habits = "house" if kind == "house" else rng.choice(("family", "family", "pensioner"))
        extra: dict[str, object] = {}
        if k % 12 == 2:
            extra["channels"] = ("A+", "A-")
        if k % 4 == 0:
            extra["channels"] = ("A+", "R+")
        if k == 7:
            extra["interval_minutes"] = 30
        if k % 32 == 5:
            extra["swap"] = Swap(1 + (k * 7) % 12, odd_years=k // 32 % 2 == 1)
        points = [self._point(number, location, habits, **extra)]
        if k % 20 == 4:
            points.append(self._point(number, location, "garage", tariff="Однозонный"))
        accounts = [self._account(number, location, tuple(points))]
        if k % 25 == 1:
            second = f"55{self.seed % 100:02d}{k:05d}2"
            closed = k % 50 == 26
            dacha = self._point(
                second,
                place := _location(rng, second, "house"),
                "dacha",
                **({"daily_wh": 0, "state": "off"} if closed else {}),
            )
            accounts.append(self._account(second, place, (dacha,)))
        return self._person(k, rng, tuple(accounts))

    def _company(self, k: int, rng: random.Random) -> Subscriber:
        number = f"56{self.seed % 100:02d}{k:05d}1"
        locations = [_location(rng, f"{number}-{i}", "other") for i in range(5)]
        points = tuple(
            self._point(
                number,
                location,
                "office" if i % 2 else "shop",
                name=f"Объект {i + 1}",
                channels=("A+", "R+"),
            )
            for i, location in enumerate(locations)
        )
        return Subscriber(
            id=f"{self.mark}-{k:05d}",
            kind="company",
            name=_COMPANIES[k // 100 % len(_COMPANIES)],
            email=f"office.{k}@example.com",
            phone=f"+7999{(self.seed * 7919 + k) % 10_000_000:07d}",
            inn=_inn(rng),
            accounts=(self._account(number, locations[0], points),),
        )

    def _file_subscriber(self, k: int, file: str) -> Subscriber:
        rng = self._rng(k)
        number = f"57{self.seed % 100:02d}{k:05d}1"
        location = _location(rng, number, "apartment")
        point = self._point(
            number,
            location,
            "family",
            channels=("A+",),
            interval_minutes=30,
            installed_on=date(2012, 1, 1),
            tariff="Однозонный",
            file=file,
        )
        return self._person(k, rng, (self._account(number, location, (point,)),))


_DAILY_WH = {
    "family": (5_000, 11_000),
    "pensioner": (2_500, 5_000),
    "house": (12_000, 32_000),
    "garage": (800, 2_500),
    "dacha": (1_500, 4_000),
    "office": (20_000, 60_000),
    "shop": (60_000, 150_000),
}
_POINT_NAMES = {
    "family": "Квартира",
    "pensioner": "Квартира",
    "house": "Дом",
    "garage": "Гараж",
    "dacha": "Дача",
    "office": "Офис",
    "shop": "Магазин",
}
