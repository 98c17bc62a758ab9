"""What the demo's supplier tells everybody: `python -m deploy.demo.content` prints it as JSON.

`services.cabinet.manage import-content` reads it. Everything is invented; documents are set by
Typst, so the interpreter is the services' own.
"""

import base64
import json
import sys
from typing import Any, Final

from deploy.demo.questions import GROUPS

_DOCUMENTS: Final = (
    ("documents", "Типовой договор энергоснабжения", "Standard supply agreement"),
    ("documents", "Правила предоставления услуг", "Terms of service"),
    ("documents", "Политика обработки персональных данных", "Personal data policy"),
    ("forms", "Заявление на замену прибора учёта", "Application for a new meter"),
    ("forms", "Заявление о смене тарифа", "Application for another tariff"),
)
_OFFICES: Final = (
    ("Центральный офис", "Central office", "Омск, ул. Примерная, 1", 54.9893, 73.3682),
    ("Офис «Левобережный»", "Left bank office", "Омск, пр. Образцовый, 12", 54.9786, 73.3101),
    ("Офис «Северный»", "Northern office", "Омск, ул. Пробная, 40", 55.0402, 73.2785),
    ("Офис в Таре", "Office in Tara", "Тара, ул. Условная, 5", 56.9166, 74.3651),
)
_SERVICES: Final = (
    ("Замена счётчика", "Replacing a meter", 215_000),
    ("Поверка счётчика", "Verifying a meter", 95_000),
    ("Опломбировка", "Sealing", 60_000),
    ("Вызов электрика", "An electrician", 80_000),
    ("Замена автомата", "Replacing a breaker", 70_000),
    ("Проверка проводки", "Checking the wiring", 150_000),
    ("Настройка многотарифного учёта", "Setting zones up", 120_000),
    ("Подключение дома к сети", "Connecting a house", None),
)
_AGREEMENT: Final = (
    "1. Кабинет показывает данные о потреблении электроэнергии и передаёт поставщику ваши "
    "показания.\n\n2. Вы храните пароль в тайне. Поставщик никогда его не спрашивает.\n\n3. Данные "
    "обрабатываются, пока действует договор энергоснабжения.\n\n4. От кабинета можно отказаться в "
    "любой день."
)
_AGREEMENT_EN: Final = (
    "1. The cabinet shows data of consumption and hands your readings to the supplier.\n\n2. You "
    "keep your password secret. The supplier never asks for it.\n\n3. Data are kept while the "
    "supply agreement lasts.\n\n4. You may give the cabinet up on any day."
)
_PAPER: Final = """
#set document(title: sys.inputs.title)
#set page(margin: 25mm, footer: align(center)[Омский свет · образец])
#set text(lang: "ru", size: 11pt)
#align(center, text(16pt, weight: "bold", sys.inputs.title))
#v(8mm)
Это вымышленный документ для показа личного кабинета. Он никого ни к чему не обязывает.

+ Поставщик продаёт электрическую энергию, потребитель её оплачивает.
+ Расход определяют по показаниям прибора учёта.
+ Стороны сообщают друг другу об изменениях за десять дней.
"""


def _paper(title: str) -> str:
    # Only here: whoever wants the words alone needs no Typst.
    import typst

    made = typst.compile(
        _PAPER.encode(), format="pdf", sys_inputs={"title": title}, ignore_system_fonts=True
    )
    return base64.b64encode(made).decode()


def document() -> list[dict[str, Any]]:
    """Return the content as a list that `import-content` reads."""
    made: list[dict[str, Any]] = [
        {
            "entry": {"kind": "document", "shelf": shelf, "title": title, "title_en": english},
            "file": _paper(title),
            "file_name": f"{title}.pdf",
        }
        for shelf, title, english in _DOCUMENTS
    ]
    made.append(
        {
            "entry": {
                "kind": "agreement",
                "title": "Пользовательское соглашение",
                "title_en": "User agreement",
                "valid_from": "2026-11-22",
                "text": _AGREEMENT,
                "text_en": _AGREEMENT_EN,
            }
        }
    )
    made += [
        {
            "entry": {"kind": "group", "title": title, "title_en": english},
            "questions": [
                dict(zip(("title", "text", "title_en", "text_en"), words, strict=True))
                for words in questions
            ],
        }
        for (title, english), questions in GROUPS.items()
    ]
    made += [
        {
            "entry": {
                "kind": "office",
                "title": title,
                "title_en": english,
                "text": address,
                "hours": "Пн-Пт 8:00-19:00, Сб 9:00-15:00",
                "hours_en": "Mon-Fri 8:00-19:00, Sat 9:00-15:00",
                "phones": ["8 800 000-00-00"],
                "latitude": latitude,
                "longitude": longitude,
            }
        }
        for title, english, address, latitude, longitude in _OFFICES
    ]
    made += [
        {
            "entry": {
                "kind": "service",
                "title": title,
                "title_en": english,
                "text": "Приедем в удобный день. Точную цену назовём по телефону.",
                "text_en": "We come on a day that suits you and tell the exact price by phone.",
                "price_from": price,
            }
        }
        for title, english, price in _SERVICES
    ]
    return made


if __name__ == "__main__":
    json.dump(document(), sys.stdout, ensure_ascii=False)
