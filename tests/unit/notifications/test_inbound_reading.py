"""A letter is read whatever it is made of, and nothing of it passes for what it is not."""

import base64
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.policy import SMTP
from typing import Any

import pytest

from services.contracts.letters import MOST_FILES
from services.notifications.inbound.actions import words_with
from services.notifications.inbound.reading import ReadLetter, read_letter
from services.notifications.inbound.rules import letter_key, new_token, same_address, tokens_of
from tests.support.documents import JPEG

_SUPPORT = "support@energy.example"


def _message(**headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    given = {"From": "Анна <anna@example.org>", "To": _SUPPORT, "Message-ID": "<1@example.org>"}
    for name, value in (given | {n.replace("_", "-"): v for n, v in headers.items()}).items():
        message[name] = value
    return message


def _read(raw: str | bytes) -> ReadLetter:
    return read_letter(raw.encode() if isinstance(raw, str) else raw)


# Nothing tells iso-8859-5 from the others where it is not named.
@pytest.mark.parametrize(
    ("charset", "said"),
    [
        *((one, True) for one in ("koi8-r", "windows-1251", "utf-8", "iso-8859-5", "x-unknown")),
        *((one, False) for one in ("koi8-r", "windows-1251", "utf-8")),
    ],
)
def test_russian_is_read_in_whatever_it_comes(charset: str, *, said: bool) -> None:
    words = "Здравствуйте, счётчик показывает 120 кВтч"
    used = "windows-1251" if charset == "x-unknown" else charset
    kind = f"; charset={charset}" if said else ""
    raw = b"From: a@example.org\r\nContent-Type: text/plain" + kind.encode()
    raw += b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + words.encode(used)
    assert _read(raw)["text"] == words


def test_the_text_is_the_plain_one_or_that_of_the_html() -> None:
    both = _message()
    both.set_content("Простой")
    both.add_alternative("<p>Размеченный</p>", subtype="html")
    assert _read(both.as_bytes())["text"] == "Простой"
    html = _message()
    html.set_content("<p>Только <b>HTML</b></p>", subtype="html")
    assert _read(html.as_bytes())["text"] == "Только HTML"
    flowed = MIMEText("Одна \r\nстрока\r\n> и цитата \r\nСвоё", "plain", "utf-8")
    flowed.set_param("format", "flowed")
    assert _read(flowed.as_bytes())["text"] == "Одна строка\nСвоё"


def test_files_are_taken_within_their_limits_and_others_are_named() -> None:
    message = _message()
    message.set_content("С файлами")
    for number in range(MOST_FILES + 1):
        message.add_attachment(JPEG, maintype="image", subtype="jpeg", filename=f"{number}.jpg")
    inner = _message()
    inner.set_content("Чужое письмо")
    message.add_attachment(inner)
    big = b"x" * (10 * 1024 * 1024 + 1)
    message.add_attachment(big, maintype="image", subtype="jpeg", filename="большой.jpg")
    read = _read(message.as_bytes())
    assert [one["name"] for one in read["files"]] == [f"{n}.jpg" for n in range(MOST_FILES)]
    assert base64.b64decode(read["files"][0]["content"]) == JPEG
    assert read["refused"] == [
        ("5.jpg", "too-many-files"),
        ("message.eml", "unsupported-file"),
        ("большой.jpg", "too-large"),
    ]
    assert read["text"] == "С файлами"


def test_a_signature_and_its_little_picture_are_no_files() -> None:
    message = _message()
    message.set_content("<p>Да<img src=cid:a></p>", subtype="html")
    message.add_related(
        b"\x89PNG" * 10, "image", "png", cid="<a>", filename="logo.png", disposition="inline"
    )
    message.add_attachment(b"x", maintype="application", subtype="pgp-signature", filename="s.asc")
    read = _read(message.as_bytes())
    assert (read["text"], read["files"], read["refused"]) == ("Да", [], [])


@pytest.mark.parametrize(
    "header",
    [
        # As a server sees it, and as a careless reader would.
        "=?utf-8?q?anna=40example=2Eorg_=28?= <eve@example.org>",
        '"anna@example.org" <eve@example.org>',
        "anna@example.org <eve@example.org>",
    ],
)
def test_a_name_that_looks_like_an_address_is_none(header: str) -> None:
    assert _read(f"From: {header}\r\n\r\nПривет")["sender"] in {"eve@example.org", ""}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: a@example.org",
        b"From: a@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x--",
        b"From: a@example.org\r\nContent-Type: multipart/mixed\r\n\r\nbody",
        b"From: a@example.org\r\nContent-Type: text/plain; charset=\xff\r\n\r\n\xff\xfe",
        b"From: a@example.org\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
        b"From: a@example.org\r\nContent-Type: image/png; name==?x?q?=\r\n\r\n",
        b"Subject: =?utf-8?b?!!?=\r\nFrom: a@example.org, b@example.org\r\n\r\nx",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 300,
    ],
)
def test_broken_letters_are_read_as_far_as_they_go(raw: bytes) -> None:
    read = _read(raw)
    assert isinstance(read["text"], str)
    assert read["sender"] in {"", "a@example.org"}


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({}, False),
        ({"Auto_Submitted": "no"}, False),
        ({"Auto_Submitted": "auto-generated"}, True),
        ({"Auto_Submitted": "auto-replied; owner-email=x"}, True),
        ({"X_Autoreply": "yes"}, True),
        ({"Precedence": "Bulk"}, True),
        ({"Precedence": "first-class"}, False),
        ({"Return_Path": "<>"}, True),
        ({"Return_Path": "<anna@example.org>"}, False),
        ({"List_Id": "<news.example.org>"}, True),
        ({"From": "MAILER-DAEMON@example.org"}, True),
        ({"From": ""}, True),
    ],
)
def test_machines_are_told_from_people(headers: dict[str, Any], *, automatic: bool) -> None:
    message = _message(**headers)
    message.set_content("Меня нет")
    assert _read(message.as_bytes())["automatic"] is automatic


def test_a_token_stands_in_an_address_or_in_what_is_referred_to() -> None:
    one, other = new_token(), new_token()
    address = f"Поставщик <SUPPORT+{one.upper()}@relay.example>"
    assert tokens_of(_SUPPORT, [address], "") == [one]
    assert tokens_of(_SUPPORT, [address], f"<a@b> <x.{other}@energy.example>") == [one, other]
    for nothing in (f"notsupport+{one}@x", f"support+{one[:-1]}@x", f"support {one}"):
        assert tokens_of(_SUPPORT, [nothing], "") == []
    assert len({new_token() for _ in range(100)}) == 100


def test_a_letter_is_known_by_its_own_id_and_its_sender() -> None:
    known = letter_key("<1@x>", "a@x", "d")
    assert letter_key(" <1@x> ", "a@x", "another") == known
    assert letter_key("<1@x>", "b@x", "d") != known
    assert letter_key("", "a@x", "d") == letter_key("", "a@x", "d") != letter_key("", "a@x", "e")


def test_addresses_are_compared_as_mail_does() -> None:
    assert same_address("Anna@Example.ORG", "anna@example.org")
    assert same_address("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai")
    assert not same_address("", "")
    assert not same_address("anna@example.org", None)
    assert not same_address("anna+x@example.org", "anna@example.org")


def test_what_is_too_long_is_cut_and_staff_see_the_whole() -> None:
    message = _message()
    message.set_content("\n".join(f"строка {number}" for number in range(10_000)))
    read = _read(message.as_bytes())
    refused = [(f"{'я' * 200}{number}.exe", "unsupported-file") for number in range(20)]
    text, whole = words_with(read, refused, "ru", files=0)
    assert len(text) <= 4000
    assert text.startswith("строка 0\nстрока 1\n")
    assert "…\n\nПисьмо длиннее, чем помещается здесь" in text
    assert text.count("такие файлы не принимаются") == 20
    assert (len(whole), whole[:8]) == (20_000, "строка 0")
    message = _message()
    message.set_content("Коротко")
    assert words_with(_read(message.as_bytes()), [], "ru", files=0) == ("Коротко", "")
    message = _message()
    message.set_content("")
    assert words_with(_read(message.as_bytes()), [], "en", files=1) == ("Files from an e-mail.", "")
