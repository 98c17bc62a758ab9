"""Telling a user something: in the bell, by letter and by push, as he has chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import plain_of
from services.notifications.letters.dates import written_day
from services.notifications.letters.kinds import Draft
from services.notifications.letters.queries import add_letter, add_letters
from services.notifications.letters.rendering import notice_words
from services.notifications.letters.rules import letter_language
from services.notifications.notices.live import Topic
from services.notifications.notices.models import Notice, NoticeReceipt
from services.notifications.notices.queries import add_notices, tell_user
from services.notifications.preferences.queries import list_ways, read_preferences
from services.notifications.preferences.rules import Kind
from services.notifications.push.queries import add_own_pushes, add_pushes
from services.notifications.recipients.models import Recipient
from services.notifications.recipients.queries import Reader

# Of many who are told at once: nobody's bell waits for the letters of those before him.
_LETTERS_WAIT_SECONDS = 10.0
_MANY = 100
# `subject`, `notice` and `link`, as `notice_words` has them.
NoticeWords = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class News:
    """What is told: the name of its templates and what they are told; days are written out.

    `link` is a page of the cabinet, for the notice's button and for a push; its words are
    `<template>.link.txt`. After `expires_at` no letter of it goes out.
    """

    template: str
    parameters: Mapping[str, Any]
    link: str | None = None
    expires_at: datetime | None = None

    def told(self, language: str) -> dict[str, Any]:
        """Return the parameters as a reader of the language is told them."""
        return {name: _written(value, language) for name, value in self.parameters.items()}


def _written(value: Any, language: str) -> Any:
    if value is None:
        return ""
    return written_day(value, language) if isinstance(value, date) else value


async def find_reader(session: AsyncSession, user_id: UUID) -> Recipient | None:
    """Return a user who may be told something; None when he is not known, or may not sign in."""
    user = await session.get(Recipient, user_id)
    return user if user is not None and user.active else None


async def tell(
    session: AsyncSession, news_id: UUID, user: Recipient, news: News, kind: Kind | None = None
) -> None:
    """Put news into a user's bell, and queue the letter and the pushes that he wants of the kind.

    News of no kind go by letter, unless the user wants none at all. `news_id` becomes the id of
    the notice and of the letter.
    """
    await ring(session, news_id, user, news)
    connection = await plain_of(session)
    chosen = await read_preferences(connection, user.user_id)
    if kind is not None and chosen[kind]["push"]:
        await add_pushes(connection, [user.user_id], advertising=False, notice_id=news_id)
    wanted = chosen["email"] and (kind is None or chosen[kind]["email"])
    if user.email is None or not wanted:
        return
    named = news.told(letter_language(user.language)) | {"display_name": user.display_name}
    draft = Draft(user.user_id, user.email, user.language, news.template, named, news.expires_at)
    await add_letter(session, news_id, draft)


async def ring(session: AsyncSession, news_id: UUID, user: Recipient, news: News) -> None:
    """Put a notice into a user's bell, in his language."""
    language = letter_language(user.language)
    words = notice_words(news.template, language, news.told(language), link=news.link is not None)
    session.add(
        Notice(
            id=news_id,
            kind="bell",
            subject=words["subject"],
            body=words["notice"],
            link_label=words.get("link"),
            link_address=news.link,
        )
    )
    await session.flush()
    session.add(NoticeReceipt(user_id=user.user_id, notice_id=news_id))
    await session.flush()
    await tell_user(session, user.user_id)


async def tell_many(
    session: AsyncSession,
    told: Sequence[tuple[UUID, Reader, News, NoticeWords]],
    kind: Kind,
    topic: Topic,
) -> None:
    """Put news into the bells of many users, and queue the letters and pushes that they want.

    Each with its id, the same for notice and letter, and the words of its notice, which are made
    outside: most of them are the same. Open pages ask for `topic` anew.
    """
    if not told:
        return
    connection = await plain_of(session)
    notices = [
        {
            "id": news_id,
            "user_id": user.user_id,
            "subject": words["subject"],
            "body": words["notice"],
            "link_label": words.get("link"),
            "link_address": news.link,
        }
        for news_id, user, news, words in told
    ]
    await add_notices(connection, notices, topic)
    users = [user.user_id for _, user, _, _ in told]
    ways = {row["user_id"]: row for row in await list_ways(connection, users, kind)}
    letters = []
    for news_id, user, news, _ in told:
        if user.email is None or not ways[user.user_id]["email"]:
            continue
        named = news.told(letter_language(user.language)) | {"display_name": user.display_name}
        letters.append(
            (
                news_id,
                Draft(
                    user.user_id, user.email, user.language, news.template, named, news.expires_at
                ),
            )
        )
    if letters:
        await add_letters(connection, letters, _LETTERS_WAIT_SECONDS if len(told) > _MANY else 0.0)
    pushed = [(news_id, user.user_id) for news_id, user, _, _ in told if ways[user.user_id]["push"]]
    if pushed:
        await add_own_pushes(connection, pushed)
