"""The words of exported files, in the languages of the cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["ru", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """Heads of columns, names of sheets, facts, and what is said of a value."""

    # Of the file's name, before the account and the days.
    file: str
    readings: str
    about: str
    place: str
    start: str
    end: str
    offset: str
    quality: str
    cost: str
    account: str
    address: str
    meters: str
    period: str
    zone: str
    made: str
    total: str
    incomplete: str
    # How the ends of a period are told.
    since: str
    until: str
    channels: Mapping[str, str]
    units: Mapping[str, str]
    # By stored quality; None: the value is missing.
    qualities: Mapping[int | None, str]
    # How the language writes numbers and tells columns apart in a table of text.
    point: str
    separator: str
    # Days in texts, and days and moments in cells.
    day: str
    day_format: str
    moment_format: str
    # A byte order mark tells an office program that the text is UTF-8.
    marked: bool


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        file="Показания",
        readings="Показания",
        about="Сведения",
        place="Точка учёта",
        start="Начало",
        end="Конец",
        offset="Сдвиг от UTC",
        quality="Качество",
        cost="Стоимость по тарифу, ₽ (оценка)",
        account="Лицевой счёт",
        address="Адрес",
        meters="Приборы учёта",
        period="Период",
        zone="Часовой пояс",
        made="Файл составлен",
        total="Всего",
        incomplete="без недостающих значений",
        since="с",
        until="по",
        channels={
            "A+": "Потребление (A+)",
            "A-": "Отдача в сеть (A−)",
            "R+": "Реактивная энергия, потребление (R+)",
            "R-": "Реактивная энергия, отдача в сеть (R−)",
        },
        units={"Wh": "кВт·ч", "varh": "квар·ч"},
        qualities={0: "измерено", 1: "расчётное", 2: "сомнительное", None: "нет данных"},
        point=",",
        separator=";",
        day="%d.%m.%Y",
        day_format="dd.mm.yyyy",
        moment_format="dd.mm.yyyy hh:mm",
        marked=True,
    ),
    "en": Words(
        file="Readings",
        readings="Readings",
        about="About",
        place="Usage point",
        start="Start",
        end="End",
        offset="UTC offset",
        quality="Quality",
        cost="Cost by the tariff, ₽ (estimate)",
        account="Account",
        address="Address",
        meters="Meters",
        period="Period",
        zone="Time zone",
        made="File made",
        total="Total",
        incomplete="without the missing values",
        since="from",
        until="to",
        channels={
            "A+": "Consumption (A+)",
            "A-": "Export to the grid (A−)",
            "R+": "Reactive energy, import (R+)",
            "R-": "Reactive energy, export (R−)",
        },
        units={"Wh": "kWh", "varh": "kvarh"},
        qualities={0: "measured", 1: "estimated", 2: "questionable", None: "no data"},
        point=".",
        separator=",",
        day="%Y-%m-%d",
        day_format="yyyy-mm-dd",
        moment_format="yyyy-mm-dd hh:mm",
        marked=False,
    ),
}


def heading(words: Words, channel: str) -> str:
    """Return the head of a channel's column, with its unit."""
    return f"{words.channels[channel]}, {words.units[unit_of(channel)]}"


def unit_of(channel: str) -> Literal["Wh", "varh"]:
    """Return the unit in which a channel is stored."""
    return "Wh" if channel.startswith("A") else "varh"


def language_of(accepted: str) -> Language:
    """Return the language that an `Accept-Language` likes best of those of the cabinet.

    Russian when it names neither (RFC 9110, 12.5.4: without a weight it is 1, and 0 means «not»).
    """
    best: tuple[float, Language] = (0.0, "ru")
    for part in accepted[:1000].split(","):
        tag, _, weight = part.strip().partition(";")
        name = tag.strip().lower().partition("-")[0]
        try:
            liked = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            continue
        if name == "en" and liked > best[0]:
            best = (liked, "en")
        elif name == "ru" and liked >= best[0]:
            best = (liked, "ru")
    return best[1]
