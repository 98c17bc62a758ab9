"""cabinet and notifications as real processes, with a mailbox whose letters can be answered."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from imapclient import IMAPClient

from tests.support import plain
from tests.support.mail import IMAP_PASSWORD, SUPPORT, Mailbox
from tests.support.postgres import connected
from tests.support.processes import Process
from tests.support.tokens import bearer, user_token
from tests.support.waits import until

_numbers = count(1)


@dataclass(frozen=True)
class Asker:
    """A consumer with an appeal, and the letter that tells of its answer."""

    user_id: UUID
    email: str
    appeal_id: str
    letter: dict[str, Any]

    def reply(self, text: str, **headers: str) -> EmailMessage:
        """Write an answer to the letter, as a mail program does."""
        message = EmailMessage(policy=SMTP)
        message["From"] = f"Анна <{self.email}>"
        message["To"] = self.letter["headers"]["Reply-To"]
        message["Subject"] = "Re: ответ"
        message["Message-ID"] = f"<{uuid4()}@example.org>"
        message["In-Reply-To"] = self.letter["message_id"]
        for name, value in headers.items():
            del message[name.replace("_", "-")]
            if value:
                message[name.replace("_", "-")] = value
        message.set_content(f"{text}\n\n29.11.2026 12:00, Поставщик пишет:\n> Здесь ответ.\n")
        return message


@dataclass
class Desk:
    """What runs, and a view into both databases."""

    databases: dict[str, dict[str, Any]]
    processes: dict[str, Process]
    mailbox: Mailbox
    urls: dict[str, str]

    async def fetch(self, service: str, statement: str, *values: Any) -> Any:
        async with connected(self.databases[service]) as connection:
            return await connection.fetchval(statement, *values)

    def ask(self, method: str, path: str, headers: dict[str, str], **more: Any) -> Any:
        url = f"{self.urls['cabinet']}/api/cabinet{path}"
        answer = plain.request(method, url, headers=headers, timeout=60, **more)
        assert answer.status_code < 300, answer.text
        return answer.json()

    async def person(self, status: str = "in_work") -> Asker:
        """Let somebody ask, and the desk answer; return him with the letter that tells of it."""
        user_id, email = uuid4(), f"anna{next(_numbers)}@example.org"
        await self.fetch(
            "notifications",
            "INSERT INTO recipients (user_id, user_class, display_name, email, language, as_of)"
            " VALUES ($1, 'consumer', 'Анна', $2, 'ru', now())",
            user_id,
            email,
        )
        own = self.own(user_id)
        topic = self.ask("GET", "/appeals/form", own)["topics"][0]["id"]
        given = {"kind": "question", "topic_id": topic, "text": "Где?"}
        appeal_id = self.ask("POST", "/appeals", own, json=given)["id"]
        card = self.card(appeal_id)
        answer = {"text": "Здесь ответ.", "after": card["messages"][-1]["id"], "status": status}
        self.ask("POST", f"/staff/appeals/{appeal_id}/answers", self.desk, json=answer)

        async def told() -> bool:
            return bool(self.mailbox.letters(email))

        await until(told, "the letter has come", log=self.logs)
        return Asker(user_id, email, appeal_id, self.mailbox.letters(email)[0])

    @property
    def desk(self) -> dict[str, str]:
        token = user_token("staff", str(UUID(int=7)), role="operator", name="Ольга")
        return bearer(token)

    @staticmethod
    def own(user_id: UUID) -> dict[str, str]:
        return bearer(user_token("consumer", str(user_id)))

    def card(self, appeal_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"/staff/appeals/{appeal_id}", self.desk)
        return found

    def seen(self, person: Asker) -> list[dict[str, Any]]:
        """Return what the author sees of the talk after the desk's answer."""
        card = self.ask("GET", f"/appeals/{person.appeal_id}", self.own(person.user_id))
        messages: list[dict[str, Any]] = card["messages"]
        return messages[2:]

    def deliver(self, message: EmailMessage, sender: str = "somebody@example.org") -> None:
        self.mailbox.deliver(message.as_bytes(), to=SUPPORT, sender=sender)

    def imap(self) -> Any:
        client = IMAPClient("127.0.0.1", self.mailbox.imap_port, ssl=False, timeout=20)
        client.login("support", IMAP_PASSWORD)
        client.select_folder("INBOX")
        return client

    async def all_is_dealt_with(self) -> None:
        """Wait until every letter of the mailbox has an outcome and is marked as it shall be."""
        with self.imap() as client:
            last = max(client.search("ALL"), default=0)
        statement = (
            "SELECT (SELECT last_uid FROM mailbox_states) >= $1 AND NOT EXISTS (SELECT FROM"
            " inbound_letters WHERE state = 'waiting' OR NOT marked)"
        )

        async def done() -> bool:
            return bool(await self.fetch("notifications", statement, last))

        await until(done, "all letters are dealt with", log=self.logs)

    async def outcome(self) -> str:
        """Return what became of the letter that came last."""
        await self.all_is_dealt_with()
        found = await self.fetch(
            "notifications", "SELECT outcome FROM inbound_letters ORDER BY uid DESC LIMIT 1"
        )
        return str(found)

    def ensure(self) -> None:
        for process in (self.mailbox.process, *self.processes.values()):
            process.ensure()

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{one.log()}" for name, one in self.processes.items())
