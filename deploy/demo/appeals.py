"""The demo's appeals: what invented people write, and what the desk has answered.

Written through the gateway as people and staff would: each has its events, notices and letters.
"""

import http.client
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

_TOPICS: tuple[dict[str, Any], ...] = (
    {
        "title": "Технологическое присоединение",
        "title_en": "Connection to the grid",
        "kinds": ["request", "question"],
        "position": 35,
        "fields": [
            {"key": "power", "title": "Мощность, кВт", "title_en": "Power, kW", "type": "number",
             "required": True},
            {"key": "phases", "title": "Число фаз", "title_en": "Phases", "type": "choice",
             "choices": [{"key": "one", "title": "Одна", "title_en": "One"},
                         {"key": "three", "title": "Три", "title_en": "Three"}]},
            {"key": "since", "title": "Когда удобно", "title_en": "Convenient day",
             "type": "date"},
            {"key": "plan", "title": "План участка", "title_en": "Site plan", "type": "file"},
        ],
    },
)  # fmt: skip
# Who is in them, staff say themselves; the first one takes what the topics above bring.
_TEAMS: tuple[dict[str, Any], ...] = ({"name": "Присоединение"}, {"name": "Счета и оплата"})
_TEMPLATES: tuple[dict[str, Any], ...] = (
    {"name": "Приняли в работу", "position": 10,
     "text": "Здравствуйте, {имя}!\n\nВаше обращение № {номер} принято. Ответим в течение двух"
             " рабочих дней.\n\nС уважением, {сотрудник}"},
    {"name": "Нужны фото счётчика", "position": 20,
     "text": "Здравствуйте, {имя}!\n\nПришлите, пожалуйста, фото счётчика с показаниями и номером"
             " пломбы по лицевому счёту {счёт}."},
    {"name": "Перерасчёт сделан", "position": 30,
     "text": "Здравствуйте, {имя}!\n\nПерерасчёт по лицевому счёту {счёт} сделан, он будет в"
             " следующей квитанции.\n\nС уважением, {сотрудник}"},
)  # fmt: skip
# Kind, topic, what is asked, what is answered, how it ends.
_STORIES: tuple[tuple[str, str, str, str, str], ...] = (
    ("question", "Показания и приборы учёта",
     "Показания за октябрь передал 20-го числа, а в квитанции расчёт по среднему. Почему?",
     "Показания пришли после расчёта. Перерасчёт сделаем в следующем месяце.", "done"),
    ("complaint", "Качество электроснабжения",
     "Каждый вечер с 19 до 21 часа мигает свет, напряжение падает до 190 вольт.",
     "Передали сетевой организации, бригада приедет на этой неделе.", "in_work"),
    ("request", "Показания и приборы учёта",
     "Прошу опломбировать новый счётчик после замены.", "", "new"),
    ("question", "Начисления и оплата",
     "Оплатил через банк три дня назад, а долг всё ещё показывается.",
     "Платёж поступил вчера, долга нет.", "done"),
    ("other", "Личный кабинет", "Не получается добавить второй лицевой счёт.", "", "new"),
    ("request", "Технологическое присоединение",
     "Хочу увеличить мощность на даче до 15 кВт.",
     "Для трёх фаз понадобится план участка. Пришлите его сюда.", "in_work"),
    ("complaint", "Начисления и оплата",
     "В квитанции чужая фамилия, хотя квартира наша уже год.", "", "cancelled"),
    ("question", "Подключение", "Какие документы нужны, чтобы заключить договор на гараж?",
     "Паспорт и документ на гараж. Список — в разделе «Информация».", "done"),
)  # fmt: skip
# Each writes every other story, so that he may write some more within the hour (ten are taken).
_PEOPLE = 8
_BY_PHONE = 8
_SECONDS = 20


class Refused(Exception):
    """A request that the suite has not taken."""


@dataclass
class Door:
    """Somebody who is signed in at a port of the gateway."""

    port: int
    cookies: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Ask and return the answer's JSON; raises Refused."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        try:
            origin = f"http://127.0.0.1:{self.port}"
            given = {"Content-Type": "application/json", "Origin": origin, "Cookie": self.cookies}
            content = None if body is None else json.dumps(body)
            connection.request(method, path, content, given | headers)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status >= http.client.BAD_REQUEST:
                raise Refused(f"{method} {path}: {answer.status} {text.decode()[:300]}")
            set_by = answer.headers.get_all("Set-Cookie", [])
            if set_by:
                self.cookies = "; ".join(one.partition(";")[0] for one in set_by)
            return json.loads(text) if text else None
        finally:
            connection.close()

    def sign_in(self, login: str, password: str) -> "Door":
        """Sign in; return this door."""
        self.ask("POST", "/api/auth/sign-in", {"login": login, "password": password})
        return self


def write(cabinet: int, panel: int, people: Sequence[Any], staff: Any) -> int:
    """Write the demo's appeals through two ports of the gateway; return how many.

    Done again it writes nothing twice: each is sent under a key of its own.
    """
    desk = Door(panel).sign_in(staff["login"], staff["password"])
    teams = _keep(desk, "/api/cabinet/staff/desk-teams", _TEAMS, "name")
    wanted = [topic | {"team_id": teams[_TEAMS[0]["name"]]} for topic in _TOPICS]
    topics = _keep(desk, "/api/cabinet/staff/appeal-topics", wanted, "title")
    _keep(desk, "/api/cabinet/staff/answer-templates", _TEMPLATES, "name")
    count = 0
    for turn, person in enumerate(people[:_PEOPLE]):
        door = Door(cabinet).sign_in(person["login"], person["password"])
        accounts = door.ask("GET", "/api/cabinet/appeals/form")["accounts"]
        for story in _STORIES[turn % 2 :: 2]:
            given = _given(story, topics, accounts[0]["id"] if accounts else None)
            sent = door.ask("POST", "/api/cabinet/appeals", given, **_key(person["login"], story))
            _deal_with(desk, sent["id"], story)
            count += 1
        seen = door.ask("GET", "/api/cabinet/appeals?archived=true&limit=1")["items"]
        if seen and seen[0]["can"]["rate"]:
            path = f"/api/cabinet/appeals/{seen[0]['id']}/rating"
            door.ask("POST", path, {"stars": 5, "text": "Спасибо!"})
    for number, story in enumerate(_STORIES[:_BY_PHONE]):
        given = _given(story, topics, None) | {
            "name": f"Звонивший {number + 1}", "way": "phone", "draft": number % 4 == 0,
        }  # fmt: skip
        desk.ask("POST", "/api/cabinet/staff/appeals", given, **_key("phone", story))
        count += 1
    return count


def _keep(desk: Door, path: str, wanted: Sequence[dict[str, Any]], name: str) -> dict[str, int]:
    """Add what is not there by its name; return the ids of all by name."""
    there = {one[name]: one["id"] for one in desk.ask("GET", path)["items"]}
    for one in wanted:
        if one[name] not in there:
            there[one[name]] = desk.ask("POST", path, one)["id"]
    return there


def _given(
    story: tuple[str, str, str, str, str], topics: dict[str, int], account: int | None
) -> dict[str, Any]:
    kind, topic, text, _, _ = story
    given: dict[str, Any] = {"kind": kind, "topic_id": topics[topic], "text": text}
    if account is not None:
        given["account_id"] = account
    if topic == _TOPICS[0]["title"]:
        given["fields"] = {"power": "15", "phases": "three"}
    return given


def _key(who: str, story: tuple[str, str, str, str, str]) -> dict[str, str]:
    return {"Idempotency-Key": str(uuid5(NAMESPACE_URL, f"demo-appeal:{who}:{story[2]}"))}


def _deal_with(desk: Door, appeal_id: str, story: tuple[str, str, str, str, str]) -> None:
    """Answer an appeal as its story tells, unless it was dealt with before."""
    path = f"/api/cabinet/staff/appeals/{appeal_id}"
    card = desk.ask("GET", path)
    *_, answer, status = story
    if card["status"] != "new" or status == "new":
        return
    if answer:
        after = card["messages"][-1]["id"]
        desk.ask("POST", f"{path}/answers", {"text": answer, "after": after, "status": status})
    else:
        desk.ask("POST", f"{path}/status", {"status": status}, **{"If-Match": card["etag"]})
