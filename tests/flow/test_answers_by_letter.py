"""A reply to a letter reaches its appeal, once, and nobody else's does.

Real processes: cabinet and notifications with their workers, a mailbox with Dovecot.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest

from services.notifications.inbound.mailbox import Mailbox, MailboxUnreachable, Server
from tests.support import plain
from tests.support.answers import Desk
from tests.support.documents import JPEG
from tests.support.mail import IMAP_PASSWORD, SUPPORT, running_mailbox
from tests.support.postgres import Server as Postgres
from tests.support.postgres import environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import until

_SERVICES = ("cabinet", "notifications")


@pytest.fixture(scope="module")
async def started(
    server: Postgres,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Desk]:
    ports = {name: free_port() for name in _SERVICES}
    urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    databases: dict[str, dict[str, Any]] = {}
    for service in _SERVICES:
        migrated(service)
        databases[service] = await server.copy(service, own_name(service, "answers"))
    with ExitStack() as stack:
        mailbox = stack.enter_context(running_mailbox(tmp_path_factory.mktemp("mail"), imap=True))
        more: dict[str, dict[str, Any]] = {
            "cabinet": {
                "notifications_url": urls["notifications"],
                "files_dir": str(tmp_path_factory.mktemp("files")),
                "remind_at": "",
            },
            "notifications": {
                "cabinet_url": urls["cabinet"],
                "smtp_host": "127.0.0.1",
                "smtp_port": mailbox.smtp_port,
                "smtp_sender": "noreply@energy.example",
                "lease_seconds": 5,
                "imap_host": "127.0.0.1",
                "imap_port": mailbox.imap_port,
                "imap_security": "none",
                "imap_login": "support",
                "imap_password": IMAP_PASSWORD,
                "imap_seconds": 0.2,
                "reply_address": SUPPORT,
                "replies_per_hour": 4,
            },
        }
        processes = {}
        for service, port in ports.items():
            own = {"keys_dir": keys_dir(), "port": port}
            env = environment(service, databases[service] | own | more[service])
            ready = f"{urls[service]}/ready"
            processes[service] = Process(f"services.{service}.main", env=env, ready=ready)
            processes[f"{service} worker"] = Process(f"services.{service}.worker", env=env)
        for process in processes.values():
            stack.enter_context(process)
        yield Desk(databases, processes, mailbox, urls)
    for service in _SERVICES:
        await server.drop(own_name(service, "answers"))


@pytest.fixture
def suite(started: Desk) -> Desk:
    """Give the suite with everything running, whatever a test before has killed."""
    started.ensure()
    return started


async def test_a_reply_with_a_photo_reaches_the_appeal_once(suite: Desk) -> None:
    person = await suite.person()
    message = person.reply("Спасибо, нашлось!\nВот фото.")
    message.add_attachment(JPEG, maintype="image", subtype="jpeg", filename="счётчик.jpg")
    message.add_attachment(b"MZ", maintype="application", subtype="exe", filename="virus.exe")
    # By way of the address that the letter names.
    suite.mailbox.deliver(message.as_bytes(), to=person.letter["headers"]["Reply-To"])
    # The same letter once more, as lists and forwarding bring it.
    suite.deliver(message)
    await suite.all_is_dealt_with()
    (said,) = suite.seen(person)
    assert said["by"] == "consumer"
    assert said["way"] == "letter"
    assert said["text"].startswith("Спасибо, нашлось!\nВот фото.\n\nНе приняты файлы")
    assert "«virus.exe»: такие файлы не принимаются" in said["text"]
    assert "Здесь ответ" not in said["text"]
    assert [(one["name"], one["picture"]) for one in said["files"]] == [("счётчик.jpg", True)]
    # What was dealt with is read in the mailbox.
    with suite.imap() as client:
        assert client.search("UNSEEN") == []


async def test_of_a_huge_letter_its_words_are_taken(suite: Desk) -> None:
    person = await suite.person()
    message = person.reply("Большое видео во вложении")
    message.add_attachment(bytes(28_000_000), maintype="video", subtype="mp4", filename="a.mp4")
    suite.deliver(message)
    assert await suite.outcome() == "written"
    (said,) = suite.seen(person)
    assert said["text"] == (
        "Большое видео во вложении\n\nПисьмо слишком большое: файлы из него не приняты."
    )
    assert said["files"] == []


async def test_only_the_author_is_heard_and_others_are_noted_for_staff(suite: Desk) -> None:
    person, other = await suite.person(), await suite.person()
    # Another's address; and one's own with the token of another's appeal.
    for message, sender in (
        (person.reply("Я тоже", From="eve@example.org"), "eve@example.org"),
        (person.reply("Подслушано", From=other.email), other.email),
    ):
        suite.deliver(message)
        assert await suite.outcome() == "noted"
        note = suite.card(person.appeal_id)["notes"][-1]
        assert (note["author"], note["sender"]) == (None, sender)
    assert suite.seen(person) == suite.seen(other) == []
    texts = [note["text"] for note in suite.card(person.appeal_id)["notes"]]
    assert texts == ["Я тоже", "Подслушано"]
    assert suite.mailbox.letters("eve@example.org") == []


async def test_the_token_is_found_in_what_the_letter_refers_to(suite: Desk) -> None:
    person = await suite.person()
    suite.deliver(person.reply("Без плюса", To=SUPPORT, Subject="Совсем другое"))
    assert await suite.outcome() == "written"
    assert [one["text"] for one in suite.seen(person)] == ["Без плюса"]
    # Nor does the subject, whatever it says.
    card = suite.card(person.appeal_id)
    suite.deliver(
        person.reply("По теме", To=SUPPORT, In_Reply_To="", Subject=f"№ {card['number']}")
    )
    assert await suite.outcome() == "untold"
    assert len(suite.seen(person)) == 1


async def test_machines_are_not_answered_and_people_once_a_day(suite: Desk) -> None:
    person = await suite.person()
    before = len(suite.mailbox.letters(person.email))
    for headers, sender in (
        ({"Auto_Submitted": "auto-replied"}, person.email),
        ({"X_Autoreply": "yes"}, person.email),
        ({"Precedence": "bulk"}, person.email),
        ({"From": "noreply@energy.example"}, "noreply@energy.example"),
        ({}, ""),
    ):
        suite.deliver(person.reply("Я в отпуске", **headers), sender)
        assert await suite.outcome() == "automatic"
    for outcome, who in (("untold", ""), ("untold", ""), ("stranger", "nobody@example.org")):
        message = person.reply("Здравствуйте", To=SUPPORT, In_Reply_To="")
        if who:
            message.replace_header("From", who)
        suite.deliver(message)
        assert await suite.outcome() == outcome

    async def told() -> bool:
        return len(suite.mailbox.letters(person.email)) > before

    await until(told, "the word has come", log=suite.logs)
    newest, *rest = suite.mailbox.letters(person.email)
    assert len(rest) == before
    assert "не узнали" in newest["subject"]
    assert newest["headers"]["Auto-Submitted"] == "auto-generated"
    assert suite.mailbox.letters("nobody@example.org") == []
    assert suite.seen(person) == []
    # What nobody here can answer is left for people.
    with suite.imap() as client:
        assert len(client.search("UNSEEN")) == 1


async def test_what_was_done_opens_again_within_its_term(suite: Desk) -> None:
    person = await suite.person(status="done")
    suite.deliver(person.reply("Не помогло"))
    assert await suite.outcome() == "reopened"
    assert suite.card(person.appeal_id)["status"] == "in_work"
    late = await suite.person(status="done")
    await suite.fetch(
        "cabinet",
        "UPDATE appeals SET closed_at = closed_at - interval '15 days' WHERE id = $1",
        UUID(late.appeal_id),
    )
    for _ in range(2):
        suite.deliver(late.reply("Поздно"))
        assert await suite.outcome() == "closed"
    assert suite.seen(late) == []

    async def told() -> bool:
        return len(suite.mailbox.letters(late.email)) == 2

    await until(told, "one word about it has come", log=suite.logs)
    assert "уже закрыто" in suite.mailbox.letters(late.email)[0]["subject"]


async def test_whoever_writes_too_much_waits(suite: Desk) -> None:
    person = await suite.person()
    for number in range(6):
        suite.deliver(person.reply(f"Письмо {number}"))
    waiting = (
        "SELECT count(*) FROM inbound_letters WHERE state = 'waiting' AND sender = $1"
        " AND last_error = 'too many of one sender'"
    )

    async def put_off() -> bool:
        return bool(await suite.fetch("notifications", waiting, person.email) == 2)

    await until(put_off, "two of them wait", log=suite.logs)
    assert [one["text"] for one in suite.seen(person)] == [f"Письмо {n}" for n in range(4)]
    await suite.fetch("notifications", "DELETE FROM inbound_letters WHERE state = 'waiting'")
    logs = suite.processes["notifications worker"].log()
    assert person.email not in logs
    assert "Письмо" not in logs


async def test_the_page_of_the_mailbox_answers_a_letter(suite: Desk) -> None:
    person = await suite.person()
    page = f"http://127.0.0.1:{suite.mailbox.web_port}/letters/{person.letter['name']}"
    assert "Ответить" in plain.get(page).text
    answer = plain.request(
        "POST",
        f"{page}/reply",
        data={"text": "Из почты"},
        files={"file": ("a.jpg", JPEG, "image/jpeg")},
    )
    assert answer.status_code == 303
    assert await suite.outcome() == "written"
    (said,) = suite.seen(person)
    assert said["text"] == "Из почты"
    assert [one["name"] for one in said["files"]] == ["a.jpg"]


async def test_nothing_is_lost_and_nothing_comes_twice_whatever_is_killed(suite: Desk) -> None:
    person = await suite.person()
    worker, cabinet = suite.processes["notifications worker"], suite.processes["cabinet"]
    # Cabinet is away when the letter comes.
    cabinet.kill()
    suite.deliver(person.reply("Первое"))
    seen = "SELECT count(*) FROM inbound_letters WHERE state = 'waiting'"

    async def fetched() -> bool:
        return bool(await suite.fetch("notifications", seen))

    await until(fetched, "the letter waits", log=suite.logs)
    await asyncio.to_thread(worker.kill)
    cabinet.start()
    worker.start()
    await suite.all_is_dealt_with()
    # Taken by cabinet, and the worker killed before it noted that: it is claimed again.
    await suite.fetch(
        "notifications",
        "UPDATE inbound_letters SET state = 'waiting', outcome = NULL, done_at = NULL,"
        " marked = false, due_at = now() WHERE sender = $1",
        person.email,
    )
    await suite.all_is_dealt_with()
    # The mail server is away for a while.
    suite.mailbox.process.kill()
    told = len(worker.log())

    async def unreachable() -> bool:
        return "mailbox_unreachable" in worker.log()[told:]

    await until(unreachable, "the mailbox is not reached", log=suite.logs)
    health = plain.get(f"{suite.urls['notifications']}/health/mailbox")
    assert (health.status_code, health.json()["status"]) == (503, "connection-refused")
    suite.mailbox.process.start()
    suite.deliver(person.reply("Второе"))
    assert await suite.outcome() == "written"
    assert [one["text"] for one in suite.seen(person)] == ["Первое", "Второе"]
    health = plain.get(f"{suite.urls['notifications']}/health/mailbox")
    assert (health.status_code, health.json()["status"]) == (200, "ok")
    staff = plain.get(
        f"{suite.urls['notifications']}/api/notifications/staff/mailbox", headers=suite.desk
    ).json()
    assert staff["set_up"]
    assert staff["letters"]["written"] >= 2


async def test_a_mailbox_that_begins_its_numbers_anew_brings_nothing_twice(suite: Desk) -> None:
    with suite.imap() as client:
        client.delete_messages(client.search("ALL"))
        client.expunge()
    person = await suite.person()
    suite.deliver(person.reply("Один раз"))
    assert await suite.outcome() == "written"
    # As if the server had numbered all of it otherwise until now.
    for table in ("inbound_letters", "mailbox_states"):
        await suite.fetch("notifications", f"UPDATE {table} SET uidvalidity = 1")

    async def read_again() -> bool:
        again = "SELECT count(*) FROM inbound_letters WHERE outcome = 'double' AND uidvalidity > 1"
        return bool(await suite.fetch("notifications", again))

    await until(read_again, "the letter is read again", log=suite.logs)
    assert [one["text"] for one in suite.seen(person)] == ["Один раз"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"password": "wrong"}, "wrong-login"),
        ({"folder": "Nowhere"}, "no-folder"),
        ({"security": "ssl"}, "encryption-failed"),
        ({"security": "starttls"}, "encryption-failed"),
        ({"host": "nowhere.invalid"}, "host-unknown"),
        ({"port": 1}, "connection-refused"),
    ],
)
async def test_what_is_wrong_with_the_mailbox_is_named(
    suite: Desk, change: dict[str, Any], reason: str
) -> None:
    given: dict[str, Any] = {
        "host": "127.0.0.1", "port": suite.mailbox.imap_port, "security": "none",
        "login": "support", "password": IMAP_PASSWORD, "folder": "INBOX",
        "verify_certificate": True,
    }  # fmt: skip
    mailbox = Mailbox(Server(**given))
    assert await mailbox.open() > 0
    await mailbox.close()
    broken = Mailbox(Server(**(given | change)))
    with pytest.raises(MailboxUnreachable, match=reason):
        await broken.open()
    await broken.close()
