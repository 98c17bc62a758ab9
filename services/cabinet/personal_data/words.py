"""Words of the file: its name, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.table_files import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The name of the file, and the text that lies in it for who opens it."""

    file: str
    about: str


WORDS: Mapping[Language, Words] = {
    "ru": Words(
        "Мои данные",
        """Здесь всё, что личный кабинет хранит о вас.

cabinet.json - счета, приборы учёта, показания, обращения, заказы, согласия,
    обслуживающая организация, от имени которой вы действуете
auth.json - учётная запись, контакты, входы, заявки на регистрацию
notifications.json - уведомления, письма (кому и когда), настройки уведомлений
staff_acts.json - что сотрудники делали с вашей учётной записью
hours/ - расход по часам, по одному файлу на точку учёта
files/ - файлы ваших обращений и фотографии показаний

Паролей и кодов здесь нет: они не хранятся в открытом виде. О счёте, который перешёл к другому,
здесь только ваше время. Не пересылайте файл тем, кому не доверяете.
""",
    ),
    "en": Words(
        "My data",
        """This is everything the customer account keeps about you.

cabinet.json - accounts, meters, readings, appeals, orders, consents,
    the servicing organisation that you act for
auth.json - your user, contacts, sign-ins, registration requests
notifications.json - notices, e-mails (to whom and when), notification settings
staff_acts.json - what staff did with your user
hours/ - usage by the hour, one file for each usage point
files/ - files of your appeals and photos of readings

There are no passwords or codes: they are never kept in the clear. Of an account that passed to
somebody else there is only your own time. Please don't share this file with anyone you don't trust.
""",
    ),
}
