"""The demo's servicing organisations: three of them, with invented houses, flats and common meters.

`python -m deploy.demo.servicing --url URL --token-url URL < CREDENTIALS` sends them as billing
would: by batches at the documented door of other systems, with a machine client's id and secret
as JSON on standard input. `--list-people` prints the contact persons. Everything follows from the
seed, and so each start tells the same.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx
import orjson

from deploy.demo.people import REGION, TIME_ZONE

Line = dict[str, Any]
_SEED = 14
_OFFSET = "+06:00"
_MOST_LINES = 5_000
_SURNAMES = (
    "Авдеев", "Баранов", "Ветров", "Гусев", "Демидов", "Елагин", "Жаров", "Зуев", "Исаев",
    "Кольцов", "Лосев", "Моисеев", "Носов", "Осипов", "Прохоров", "Рогов", "Седов", "Титов",
    "Усов", "Филин", "Царев", "Щукин",
)  # fmt: skip
_WOMEN = ("Алла Петровна", "Вера Ивановна", "Лидия Сергеевна", "Нина Павловна", "Юлия Олеговна")
_MEN = ("Антон Петрович", "Борис Ильич", "Игорь Сергеевич", "Николай Павлович", "Юрий Олегович")


@dataclass(frozen=True, slots=True)
class Servicer:
    """An organisation, who acts for it, and its houses: street and number, flats, common meters."""

    key: str
    name: str
    short_name: str
    kind: str
    inn: str
    agreement: str | None
    person: str
    email: str
    phone: str
    locality: str
    houses: tuple[tuple[str, str, int, int], ...]


SERVICERS = (
    Servicer(
        "uk-irtysh",
        "Общество с ограниченной ответственностью «Управляющая компания Прииртышье»",
        "ООО «УК Прииртышье»",
        "management_company",
        "5500000117",
        "ОО-117",
        "Седова Вера Николаевна",
        "sedova@example.org",
        "+79130001171",
        "Омск",
        (
            ("ул. Заречная", "12", 100, 2), ("ул. Заречная", "14", 60, 2),
            ("ул. Заречная", "14к1", 36, 1), ("ул. Садовая", "3", 40, 1),
            ("ул. Садовая", "5", 40, 1), ("ул. Садовая", "7А", 20, 1),
            ("пр-кт Сибирский", "21", 72, 2), ("пр-кт Сибирский", "23 стр.2", 16, 1),
            ("ул. Лесная", "8", 24, 1), ("ул. Лесная", "10", 24, 1),
            ("ул. Ясная", "1/5", 30, 1), ("пер. Школьный", "4", 12, 1),
        ),
    ),
    Servicer(
        "tszh-luch",
        "Товарищество собственников жилья «Луч»",
        "ТСЖ «Луч»",
        "homeowners",
        "5500000229",
        "ОО-229",
        "Рогов Игорь Павлович",
        "rogov@example.org",
        "+79130002291",
        "Тара",
        (
            ("ул. Молодежная", "2", 45, 1), ("ул. Молодежная", "4", 45, 1),
            ("ул. Молодежная", "6", 10, 1),
        ),
    ),
    Servicer(
        "zhsk-energetik",
        "Жилищно-строительный кооператив «Энергетик»",
        "ЖСК «Энергетик»",
        "cooperative",
        "5500000331",
        None,
        "Исаева Нина Олеговна",
        "isaeva@example.org",
        "+79130003311",
        "Исилькуль",
        (
            ("ул. Полевая", "9", 80, 2), ("ул. Полевая", "11", 30, 1),
            ("ул. Тихая", "16", 18, 1), ("ул. Тихая", "18", 18, 1),
            ("ул. Центральная", "33", 27, 1),
        ),
    ),
)  # fmt: skip
_MODELS = (
    {"id": "dom-1", "name": "Меридиан-101Д", "manufacturer": "Завод «Меридиан»", "phases": 1},
    {"id": "dom-2", "name": "Меридиан-102Д", "manufacturer": "Завод «Меридиан»", "phases": 1},
    {"id": "dom-3", "name": "Меридиан-303Т", "manufacturer": "Завод «Меридиан»", "phases": 3},
)
_RATIOS = (20, 30, 40)
# In the order in which they are sent.
KINDS = (
    "customers",
    "service-locations",
    "accounts",
    "usage-points",
    "meter-models",
    "meters",
    "register-readings",
    "servicing-organizations",
    "served-houses",
)


def people() -> list[dict[str, Any]]:
    """Return who acts for the organisations, for whoever makes their sign-ins."""
    return [
        {
            "name": one.person,
            "email": one.email,
            "organization": one.short_name,
            "houses": len(one.houses),
        }
        for one in SERVICERS
    ]


class _Town:
    """The lines of all kinds, while the houses are built one after the other."""

    def __init__(self, today: date) -> None:
        self.lines: dict[str, list[Line]] = {kind: [] for kind in KINDS}
        self._random = random.Random(_SEED)  # noqa: S311 (a story, no secret)
        # Two months of readings, as people hand them in: so that there is something before.
        last = today.replace(day=1) - timedelta(days=1)
        before = last.replace(day=1) - timedelta(days=1)
        self._days = (before.replace(day=24), last.replace(day=24))
        self._number = 0
        self.lines["meter-models"] += [
            model
            | {"nominal_voltage": 230, "register_digits": 6, "register_decimals": 0}
            | {"verification_interval_years": 16}
            for model in _MODELS
        ]

    def organization(self, one: Servicer) -> None:
        """Build an organisation with its houses; common meters are of its own account."""
        contact = {"name": one.person, "email": one.email, "phone": one.phone}
        self.lines["servicing-organizations"].append(
            {
                "id": one.key,
                "name": one.name,
                "short_name": one.short_name,
                "kind": one.kind,
                "inn": one.inn,
                "agreement_number": one.agreement,
                "contact": contact,
            }
        )
        self.lines["customers"].append(
            {"id": one.key, "kind": "organization", "name": one.name, "inn": one.inn}
        )
        for place, (street, house, flats, common) in enumerate(one.houses, 1):
            address = {
                "region": REGION,
                "locality": one.locality,
                "street": street,
                "house": house,
                "building_kind": "apartment",
            }
            key = f"{one.key}-{place}"
            numbers = _flats(flats)
            used = [self._random.randrange(60, 320) * 1_000 for _ in numbers]
            self._common(key, one.key, address, sum(used), common)
            for flat, of_flat in zip(numbers, used, strict=True):
                self._flat(f"{key}-{flat}", address | {"flat": flat}, of_flat)
            self.lines["served-houses"].append(
                {"id": key, "organization": one.key, "service_location": key}
            )

    def _account(self, key: str, customer: str, place: str) -> str:
        self._number += 1
        number = f"5590{self._number:06d}"
        self.lines["accounts"].append(
            {
                "number": number,
                "customer": customer,
                "service_location": place,
                "contract_start": "2019-04-01",
            }
        )
        return number

    def _common(self, key: str, customer: str, address: Line, flats_used: int, meters: int) -> None:
        self.lines["service-locations"].append({"id": key, **address})
        number = self._account(key, customer, key)
        for place in range(1, meters + 1):
            ratio = self._random.choice(_RATIOS)
            # Stairs, lifts and losses come on top.
            used = flats_used * self._random.randrange(106, 114) // 100 // meters // ratio
            point = {"scope": "building", "transformation_ratio": ratio, "name": f"Ввод {place}"}
            common = f"{key}-ввод-{place}"
            self._meter(common, number, key, model="dom-3", used=used, point=point)

    def _flat(self, key: str, address: Line, used: int) -> None:
        surname, woman = self._random.choice(_SURNAMES), self._random.random() < 0.5
        name = f"{surname}а" if woman else surname
        first = self._random.choice(_WOMEN if woman else _MEN)
        self.lines["customers"].append({"id": key, "kind": "individual", "name": f"{name} {first}"})
        self.lines["service-locations"].append({"id": key, **address})
        number = self._account(key, key, key)
        model = "dom-2" if self._random.random() < 0.25 else "dom-1"
        self._meter(key, number, key, model=model, used=used, point={})

    def _meter(
        self, key: str, account: str, place: str, *, model: str, used: int, point: Line
    ) -> None:
        mrid = str(uuid5(NAMESPACE_URL, f"demo/servicing/{key}"))
        zones = ("T1", "T2") if model == "dom-2" else ("T1",)
        tariff = {"T1": "Однозонный", "T2": "Двухзонный"}[zones[-1]]
        self.lines["usage-points"].append(
            {
                "mrid": mrid,
                "account": account,
                "service_location": place,
                "time_zone": TIME_ZONE,
                "tariff": tariff,
                "read_remotely": False,
                **point,
            }
        )
        # Some begin with zeros, as many old numbers do.
        serial = f"{self._random.randrange(10_000, 99_999_999):08d}"
        self.lines["meters"].append(
            {
                "id": f"pu-{key}",
                "serial_number": serial,
                "model": model,
                "usage_point": mrid,
                "installed_on": "2019-04-01",
                "place": "Щит на площадке" if not point else "Электрощитовая",
            }
        )
        shown = {zone: self._random.randrange(2_000, 60_000) * 1_000 for zone in zones}
        for day in self._days:
            self.lines["register-readings"].append(
                {
                    "meter": f"pu-{key}",
                    "taken_at": f"{day.isoformat()}T12:00:00{_OFFSET}",
                    "channel": "A+",
                    "unit": "Wh",
                    "values": dict(shown),
                    "source": "manual",
                }
            )
            for place_of, zone in enumerate(zones):
                part = used if len(zones) == 1 else used * (7 - 4 * place_of) // 10
                shown[zone] += part // 1_000 * 1_000


def _flats(count: int) -> list[str]:
    """Return numbers of flats; the last of every other house is one that was divided."""
    numbers = [str(number) for number in range(1, count + 1)]
    return numbers if count % 4 else [*numbers[:-1], f"{count - 1}а"]


def make_lines(today: date) -> dict[str, list[Line]]:
    """Return the lines of each kind, as of a day."""
    town = _Town(today)
    for one in SERVICERS:
        town.organization(one)
    return town.lines


def batches(today: date) -> Iterator[tuple[str, list[Line]]]:
    """Yield what is sent, in order: a kind and its lines."""
    for kind, lines in make_lines(today).items():
        for first in range(0, len(lines), _MOST_LINES):
            yield kind, lines[first : first + _MOST_LINES]


def send(url: str, token_url: str, credentials: dict[str, str], today: date) -> int:
    """Send all of it; return how many lines were taken. Sent again it changes nothing."""
    taken = 0
    with httpx.Client(timeout=60, trust_env=False) as http:
        told = http.post(
            token_url,
            data={"grant_type": "client_credentials"},
            auth=(credentials["client_id"], credentials["client_secret"]),
        ).raise_for_status()
        headers = {
            "Authorization": f"Bearer {told.json()['access_token']}",
            "Content-Type": "application/x-ndjson",
        }
        for kind, lines in batches(today):
            body = b"\n".join(map(orjson.dumps, lines))
            answer = http.post(f"{url}/v1/batches/{kind}", content=body, headers=headers)
            answered = answer.raise_for_status().json()
            if answered["rejected"]:
                raise SystemExit(f"{kind}: {answered['errors'][0]}")
            taken += answered["accepted"]
    return taken


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.servicing")
    parser.add_argument("--list-people", action="store_true")
    parser.add_argument("--url", help="the systems door")
    parser.add_argument("--token-url")
    given = parser.parse_args()
    if given.list_people:
        print(json.dumps(people(), ensure_ascii=False))
        return
    today = datetime.now(UTC).date()
    print(send(given.url, given.token_url, json.load(sys.stdin), today))


if __name__ == "__main__":
    _main()
