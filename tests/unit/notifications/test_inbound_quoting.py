"""What a letter repeats of the one that it answers is cut off; its writer's words are not."""

import pytest

from services.notifications.inbound.markup import text_of
from services.notifications.inbound.quoting import cut_quotes

# By program: the letter, what its writer has said, whether staff shall see the whole.
_LETTERS = {
    "plain quotation": ("Спасибо!\n\n> Здесь ответ.\n> Ждите.", "Спасибо!", False),
    "Gmail": (
        "Да.\n\nвс, 29 нояб. 2026 г. в 12:00, Омский свет <noreply@x.example>:\n\n> привет\n",
        "Да.",
        False,
    ),
    "Gmail, over two lines": (
        "Yes.\n\nOn Sun, Nov 29, 2026 at 12:00 PM Omsk Light\n<noreply@x.example> wrote:\n\n> hi\n",
        "Yes.",
        False,
    ),
    "Thunderbird": ("Ок\n\n29.11.2026 12:00, Омский свет пишет:\n> привет", "Ок", False),
    "Apple Mail": (
        "Принято\nОтправлено с iPhone\n\n29 нояб. 2026 г., в 12:00, Омский свет"
        " <n@x.example> написал(а):\n\n> a",
        "Принято",
        False,
    ),
    "Mail.ru": (
        "Ответ\n\nВоскресенье, 29 ноября 2026, 12:00 +06:00 от Омский свет <n@x.example>:\nтекст",
        "Ответ",
        True,
    ),
    "Yandex": ("Ответ\n\n29.11.2026, 12:00, «Омский свет» <n@x.example>:\nтекст", "Ответ", True),
    "Outlook": (
        "Ок\n________________________________\nОт: Омский свет <n@x.example>\n"
        "Отправлено: 29 ноября 2026 г. 12:00\nКому: Анна\nТема: Ответ\n\nтекст",
        "Ок",
        True,
    ),
    "Outlook, of old": (
        "Ок\r\n\r\n-----Original Message-----\r\nFrom: n@x.example\r\nSent: Sunday\r\n\r\ntext",
        "Ок",
        True,
    ),
    "between the lines": (
        "29.11.2026 12:00, Омский свет пишет:\n> Адрес?\nЛенина, 1\n> Счёт?\n17",
        "Ленина, 1\n17",
        True,
    ),
    "nothing but a quotation": ("> Здесь ответ.\n> Ждите.\n", "", False),
    "nothing above it": ("29.11.2026 12:00, Омский свет пишет:\n\n> Здесь.\n", "", False),
    "words that look like one": (
        "Приду 29.11.2026 в 10:00, пишите на anna@x.example:\nжду.\nОт: кого-то\nи ладно",
        "Приду 29.11.2026 в 10:00, пишите на anna@x.example:\nжду.\nОт: кого-то\nи ладно",
        False,
    ),
    "empty": ("", "", False),
}


@pytest.mark.parametrize("name", _LETTERS)
def test_only_what_its_writer_says_stays(name: str) -> None:
    letter, said, doubtful = _LETTERS[name]
    cut = cut_quotes(letter)
    assert (cut.text, cut.doubtful) == (said, doubtful)


def test_html_becomes_the_text_that_its_reader_sees() -> None:
    html = """<html><head><title>t</title><style>p{}</style></head><body>
      <div style="display:none">тайное</div><script>x()</script>
      <div>Привет,<br>это&nbsp;<b>я</b>.</div><p>Второй
      абзац</p><ul><li>раз</li><li>два</li></ul>
      <div class="gmail_quote"><div>вс, 29 нояб. 2026 г. в 12:00, С &lt;n@x.example&gt;:</div>
      <blockquote><p>Старое</p></blockquote></div></body></html>"""
    text = text_of(html)
    assert text.startswith("Привет,\nэто я.\n\nВторой абзац\n\n- раз\n- два\n")
    assert "тайное" not in text
    assert cut_quotes(text).text == "Привет,\nэто я.\n\nВторой абзац\n\n- раз\n- два"
    assert text_of("") == text_of("<!-- -->") == ""
    assert text_of("<div>" * 2000 + "глубоко") == "глубоко"


@pytest.mark.parametrize(
    "line", ["{}b", "> {}b", "*{}b", "original message{}b", "--{}b", "От: {}b", "-- {}из b"]
)
def test_a_line_that_nobody_writes_is_looked_at_once(line: str) -> None:
    """The limit of a test is far from enough for looking as often as there are spaces."""
    long = line.format(" " * 380_000)
    assert cut_quotes(f"Спасибо\n{long}").text.startswith("Спасибо")
