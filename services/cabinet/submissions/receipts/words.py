"""The words of receipts on paper and in texts, in the languages of the cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.cabinet.metering.export.words import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a receipt; those in braces are filled in."""

    title: str
    # Of the file's name, before the number.
    file: str
    account: str
    meter: str
    usage_point: str
    taken_on: str
    issued_at: str
    handed_by: str
    corrects: str
    zone: str
    reading: str
    unit: str
    state: str
    beside: str
    check: str
    # With an address, and without.
    how: str
    how_anywhere: str
    qr: str
    digest: str
    former: str
    first: str
    key: str
    refused: str
    by: Mapping[str, str]
    zones: Mapping[str, str]
    states: Mapping[str, str]
    # How days and moments are written, and the mark before decimals.
    day: str
    moment: str
    point: str


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        title="Квитанция о показаниях",
        file="Квитанция",
        account="Лицевой счёт",
        meter="Прибор учёта, серийный номер",
        usage_point="Точка учёта",
        taken_on="Показания сняты",
        issued_at="Показания приняты в кабинете",
        handed_by="Кто передал",
        corrects="Вместо показаний по квитанции",
        zone="Зона",
        reading="Показание",
        unit="кВт·ч",
        state="Что стало с показаниями",
        beside="На {moment}. Эта строка не подписана: она меняется после выдачи квитанции.",
        check="Как проверить",
        how="Откройте {address} и вставьте текст, который стоит ниже, или наведите камеру телефона"
        " на код.",
        how_anywhere="Откройте в личном кабинете страницу «Проверка квитанции» и вставьте текст,"
        " который стоит ниже.",
        qr="Код с текстом квитанции",
        digest="Отпечаток этой квитанции",
        former="Отпечаток предыдущей квитанции этой точки учёта",
        first="нет, это первая",
        key="Ключ подписи",
        refused="Не приняты: {reason}",
        by={
            "consumer": "потребитель",
            "staff": "сотрудник поставщика по просьбе потребителя",
            "servicer": "обслуживающая организация",
        },
        zones={"total": "Всего", "T1": "T1", "T2": "T2", "T3": "T3"},
        states={
            "on_its_way": "Отправлены на расчёт",
            "accepted": "Приняты к расчёту",
            "refused": "Не приняты",
            "corrected": "Заменены исправлением",
        },
        day="%d.%m.%Y",
        moment="%d.%m.%Y, %H:%M",
        point=",",
    ),
    "en": Words(
        title="Receipt of readings",
        file="Receipt",
        account="Account",
        meter="Meter, serial number",
        usage_point="Usage point",
        taken_on="Read on",
        issued_at="Received by the cabinet",
        handed_by="Submitted by",
        corrects="In place of the readings of receipt",
        zone="Zone",
        reading="Reading",
        unit="kWh",
        state="What became of the readings",
        beside="As of {moment}. This line is not signed: it changes after the receipt is issued.",
        check="How to check it",
        how="Open {address} and paste the text below, or point a phone's camera at the code.",
        how_anywhere="Open the page “Check a receipt” of the cabinet and paste the text below.",
        qr="A code with the text of the receipt",
        digest="Fingerprint of this receipt",
        former="Fingerprint of the previous receipt of this usage point",
        first="none, this is the first",
        key="Key of the signature",
        refused="Refused: {reason}",
        by={
            "consumer": "the consumer",
            "staff": "the supplier's staff, for the consumer",
            "servicer": "the servicing organisation",
        },
        zones={"total": "Total", "T1": "T1", "T2": "T2", "T3": "T3"},
        states={
            "on_its_way": "On their way to billing",
            "accepted": "Accepted for billing",
            "refused": "Refused",
            "corrected": "Replaced by a correction",
        },
        day="%Y-%m-%d",
        moment="%Y-%m-%d %H:%M",
        point=".",
    ),
}
