"""SQL of what everybody reads."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import orjson

from services.cabinet.access.queries import supplier_today
from services.cabinet.content.information.rules import as_typed, may_be_mistyped, meant_by, ts_query
from services.kit.database import Connection

Side = Literal["live", "draft"]
_ALL = """
SELECT c.kind, c.id, c.{side}::text AS fields, f.size, f.number, f.added_at
FROM content_entries c LEFT JOIN content_files f ON f.id = (c.{side} ->> 'file')::uuid
WHERE c.{side} IS NOT NULL ORDER BY c.kind, c.position, c.id
"""
# Whatever is shown changes with one of these.
_STATE = """
SELECT coalesce(md5(string_agg(concat_ws(':', id, position, extract(epoch FROM published_at)), ','
    ORDER BY id)), 'none')
FROM content_entries WHERE live IS NOT NULL
"""
_EXCERPT = 'MaxWords=28, MinWords=12, StartSel="", StopSel=""'
# How near all words of many stand to each other takes long to learn: only those are compared that
# hold the words most often and in their titles.
_SEARCH = f"""
WITH asked AS (SELECT to_tsquery('russian', $1) AS query, to_tsquery('russian', $2) AS singly),
holding AS (
    SELECT c.id, c.position, c.search, a.query
    FROM asked a JOIN content_entries c ON c.search @@ a.query
    WHERE c.live IS NOT NULL AND c.kind IN ('document', 'office', 'question', 'service')
        AND (c.shown_in IS NULL OR c.shown_in IN (
            SELECT g.id FROM content_entries g WHERE g.kind = 'group' AND g.live IS NOT NULL))
    ORDER BY ts_rank(c.search, a.singly) DESC, c.position LIMIT 100),
found AS (
    SELECT id, position, ts_rank(search, query) AS rank, query FROM holding
    ORDER BY rank DESC, position LIMIT 20)
SELECT kind, id, live ->> 'title' AS title, live ->> 'title_en' AS title_en,
    ts_headline('russian', live ->> 'text', query, '{_EXCERPT}') AS excerpt,
    ts_headline('russian', live ->> 'text_en', query, '{_EXCERPT}') AS excerpt_en
FROM found JOIN content_entries c USING (id) ORDER BY rank DESC, found.position
"""
# Words that share letters by threes with each that was typed, the most alike first; a word that is
# known, as it was typed or by the other keyboard, was not mistyped.
_ALIKE = """
WITH typed AS (SELECT word, place FROM unnest($1::text[], $2::int[]) AS t(word, place)),
known AS (SELECT word, t.place FROM content_words JOIN typed t USING (word)),
guessed AS (SELECT DISTINCT word FROM typed WHERE place NOT IN (SELECT place FROM known))
SELECT g.word AS typed, k.word FROM guessed g CROSS JOIN LATERAL (
    SELECT w.word, similarity(w.word, g.word) AS alike FROM content_words w
    WHERE w.word % g.word AND length(w.word) >= length(g.word) - 2
    ORDER BY alike DESC, w.word LIMIT 12) AS k
UNION ALL SELECT DISTINCT word, word FROM known
"""
_WORDS = ("title", "title_en", "text", "text_en")
_OF_OFFICE = ("hours", "hours_en", "phones", "email", "latitude", "longitude")


async def tag_of(connection: Connection) -> str:
    """Return what changes when anything that is shown does, or the day."""
    state: str = await connection.fetchval(_STATE)
    return f'"{state}-{(await supplier_today(connection)).isoformat()}"'


async def read_information(connection: Connection, side: Side) -> dict[str, Any]:
    """Return «Информация» (`PublishedOut`): what is published, or all drafts."""
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in await connection.fetch(_ALL.format(side=side)):
        fields = orjson.loads(row["fields"])
        kinds[row["kind"]].append(dict(row) | fields)
    questions: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in kinds["question"]:
        questions[one["group"]].append(_words(one))
    versions = sorted(kinds["agreement"], key=lambda one: one["valid_from"], reverse=True)
    return {
        "documents": [
            _words(one, "shelf", "size", "added_at") | {"version": one["number"]}
            for one in kinds["document"]
            if one["size"] is not None
        ],
        "groups": [
            {name: one[name] for name in ("id", "title", "title_en")}
            | {"questions": questions[one["id"]]}
            for one in kinds["group"]
            if questions[one["id"]]
        ],
        "contacts": [_words(one, *_OF_OFFICE) for one in kinds["office"]],
        "services": [
            _words(one, "price_from") | {"picture": one.get("file")} for one in kinds["service"]
        ],
        "agreement": _in_force(versions, await supplier_today(connection)),
        "agreements": [{name: one[name] for name in ("id", "valid_from")} for one in versions],
    }


def _words(one: Mapping[str, Any], *more: str) -> dict[str, Any]:
    return {name: one[name] for name in ("id", *_WORDS, *more)}


def _in_force(versions: list[dict[str, Any]], today: date) -> dict[str, Any] | None:
    return next(
        (_words(one, "valid_from") for one in versions if one["valid_from"] <= today.isoformat()),
        None,
    )


async def search(connection: Connection, words: list[str]) -> list[dict[str, Any]]:
    """Return what holds all the words, in any form of them.

    When nothing does, what holds the words that may have been meant by them; else some of these.
    """
    meant = [[word] for word in words]
    if found := await _holding(connection, meant, "&"):
        return found
    guessed = await _meant(connection, words)
    # Without another guess nothing holds all of them; of one word, some are all.
    ways = [how for how, helps in (("&", guessed != meant), ("|", len(words) > 1)) if helps]
    for how in ways:
        if found := await _holding(connection, guessed, how):
            return found
    return []


async def _holding(
    connection: Connection, meant: list[list[str]], how: str
) -> list[dict[str, Any]]:
    """Return what holds these words, all (&) or some (|), the nearest to them first."""
    rows = await connection.fetch(_SEARCH, ts_query(meant, how), ts_query(meant, "|"))
    return [dict(row) for row in rows]


async def _meant(connection: Connection, words: list[str]) -> list[list[str]]:
    """Return what each word may have been, itself where nothing is like it."""
    typed = [[one for one in as_typed(word) if may_be_mistyped(one)] for word in words]
    every = [(one, at) for at, ways in enumerate(typed) for one in ways]
    rows = await connection.fetch(_ALIKE, *map(list, zip(*every, strict=True))) if every else []
    known: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        known[row["typed"]].append(row["word"])
    return [
        next(
            (
                found
                for one in typed[at]
                if (found := meant_by(one, known[one], begun=at == len(words) - 1))
            ),
            [word],
        )
        for at, word in enumerate(words)
    ]
