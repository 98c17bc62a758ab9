"""Russian is written with «ё» throughout: a word that is read with it is not met without it."""

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Where people's words stand: of pages, letters, papers, files, the demo, the README.
_WRITTEN = (
    "README.ru.md",
    "deploy/**/*.py",
    "services/**/*.py",
    "services/**/*.typ",
    "services/**/templates/ru/*",
    "web/*/*/src/**/ru.ts",
    "web/*/*/src/**/ru-*.ts",
    "web/*/*/src/**/ru/*.ts",
)
# These take «е» for «ё» in what others write.
_READ = {
    "services/cabinet/servicing/workbooks/rules.py",
    "services/cabinet/support/templates/rules.py",
}
# Different words, each right: «все» and «всё», «узнает» and «узнаёт».
_PAIRS = frozenset(["все", "всем", "счета", "узнаем", "узнает", "чем"])
_WORD = re.compile("[а-яё]{3,}")


def _places() -> dict[str, set[str]]:
    """Return each word in small letters with the files that it stands in."""
    places: dict[str, set[str]] = defaultdict(set)
    for pattern in _WRITTEN:
        for path in ROOT.glob(pattern):
            name = path.relative_to(ROOT).as_posix()
            if name in _READ or "/migrations/" in name or "node_modules" in name:
                continue
            for word in _WORD.findall(path.read_text(encoding="utf-8").lower()):
                places[word].add(name)
    return places


def test_no_word_is_written_with_and_without_yo() -> None:
    places = _places()
    assert "web/apps/cabinet/src/features/servicing-sheets/words/ru.ts" in places["счётчик"]
    assert "services/cabinet/servicing/sheets/words.py" in places["счётчик"]
    mixed = {}
    for word in places:
        plain = word.replace("ё", "е")
        if plain != word and plain in places and plain not in _PAIRS:
            mixed[plain] = sorted(places[plain])
    assert not mixed
