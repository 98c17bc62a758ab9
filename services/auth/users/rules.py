"""What a login is: phone in E.164, e-mail in lower case, a staff member's name."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

LONGEST_NAME = 200
# Of a name that is given from now on; older ones may be as long as their column.
LONGEST_NEW_NAME = 100
_MOST_NAMES = 7
_LONGEST_WORD = 40
# Letters with what joins them: «Анна-Мария», «O'Brien», «Оглы»; initials as «Е.В.».
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*[.,]?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}(?:[^\W\d_]+(?:-[^\W\d_]+)*)?")
_STAFF_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
Column = Literal["login", "phone", "email"]


@dataclass(frozen=True, slots=True)
class Login:
    """Where to look for a login, and its one spelling."""

    column: Column
    value: str


def normal_phone(text: str, region: str) -> str | None:
    """Return a phone number as E.164 whatever its spelling, or None when it is none."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(text: str) -> str:
    """Return an e-mail address in lower case and one Unicode form."""
    return unicodedata.normalize("NFC", text.strip()).lower()


def login_of(user_class: str, text: str, region: str) -> Login | None:
    """Return how a sign-in's login is looked up; None when nobody can have such a login."""
    text = text.strip()
    if not text or not text.isprintable():
        return None
    if user_class == "staff":
        return Login("login", text.lower())
    if "@" in text:
        return Login("email", normal_email(text))
    phone = normal_phone(text, region)
    return Login("phone", phone) if phone else None


def staff_login(text: str) -> str:
    """Return a staff login in its one spelling; ValueError when it is none."""
    login = text.strip().lower()
    if not _STAFF_LOGIN.fullmatch(login):
        raise ValueError("letters, digits, dots, dashes and underscores only")
    return login


def person_name(text: str) -> str:
    """Return a person's name on one line; ValueError when it holds what no name does.

    Letters of any script, spaces, dots, hyphens and apostrophes, at most seven words and 100
    characters: no digits, no links, nothing that could pass for a message in a letter.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST_NEW_NAME or not all(map(_is_name_word, _words(name))):
        raise ValueError("letters, spaces, dots, hyphens and apostrophes only")
    return name


def _words(name: str) -> list[str]:
    words = name.split(" ")
    return words if len(words) <= _MOST_NAMES else [""]


def _is_name_word(word: str) -> bool:
    # Signs that stand above and below letters are no letters to `\w`.
    letters = "".join(sign for sign in word if not unicodedata.category(sign).startswith("M"))
    return len(word) <= _LONGEST_WORD and bool(
        _NAME_WORD.fullmatch(letters) or _INITIALS.fullmatch(letters)
    )


def proved_name(display_name: str, *, must_change_password: bool) -> str:
    """Return the name for letters: none before somebody has come in by the address's letter.

    Until then the address may be a stranger's, and the name is whatever somebody has typed.
    """
    return "" if must_change_password else display_name


def thing_name(text: str) -> str:
    """Return a name for a thing of one's own on one line; ValueError when it cannot be shown."""
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise ValueError("not a name")
    return name


def one_line(text: str) -> str:
    """Return a text without spaces around; ValueError when it has line breaks or the like."""
    stripped = text.strip()
    if not stripped or not stripped.isprintable():
        raise ValueError("no line breaks or control characters")
    return stripped


def checked_email(text: str) -> str | None:
    """Return an e-mail address in its one spelling, or None when it is none."""
    try:
        # Reserved domains (…@example.org) are for demonstrations; nothing is looked up.
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return normal_email(checked.normalized)


def staff_email(text: str) -> str:
    """Return an e-mail address in its one spelling; ValueError when it is none."""
    email = checked_email(text)
    if email is None:
        raise ValueError("not an e-mail address")
    return email
