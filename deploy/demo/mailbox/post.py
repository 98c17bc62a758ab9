"""Delivering: every letter is kept to be read here; those to the supplier go into its mailbox."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses

from deploy.demo.mailbox.imap import ImapServer
from deploy.demo.mailbox.letters import Letter, LetterFolder
from services.kit.clock import utc_now


@dataclass(frozen=True)
class Post:
    """Where letters go; without a mail server nobody reads those to the supplier."""

    folder: LetterFolder
    support: str = ""
    imap: ImapServer | None = None

    def deliver(self, sender: str, recipients: Sequence[str], content: bytes) -> str:
        """Keep a letter, and bring it to the supplier if it is his; return its name.

        Raises OSError when it cannot be kept or brought.
        """
        name = self.folder.keep(sender, list(recipients), content)
        ours = [one for one in recipients if self.is_support(one)]
        if self.imap is not None and ours:
            # What a mail server notes as it delivers (RFC 5321, 4.4).
            envelope = f"Return-Path: <{sender.strip('<>')}>\r\nDelivered-To: {ours[0]}\r\n"
            self.imap.append(envelope.encode() + content)
        return name

    def is_support(self, address: str) -> bool:
        """Say whether an address, with whatever after its «+», is the supplier's."""
        local, _, domain = address.lower().rpartition("@")
        return bool(self.support) and f"{local.partition('+')[0]}@{domain}" == self.support.lower()

    def answers(self, letter: Letter) -> str:
        """Return the address to which a letter can be answered here; "" when nobody reads it."""
        if self.imap is None:
            return ""
        found = getaddresses([letter.header("Reply-To")])
        address = found[0][1] if found else ""
        return address if self.is_support(address) else ""


def answer_to(
    letter: Letter, to: str, text: str, file: tuple[str, str, bytes] | None
) -> EmailMessage:
    """Return the answer of a letter's reader, as his mail program writes it: the letter below.

    `file` is its name, type and content.
    """
    reader = letter.recipients[0] if letter.recipients else "nobody@mailbox.localhost"
    subject = letter.header("Subject")
    message = EmailMessage(policy=SMTP)
    message["From"] = reader
    message["To"] = to
    message["Subject"] = subject if subject.lower().startswith("re:") else f"Re: {subject}"
    message["Date"] = format_datetime(utc_now())
    message["Message-ID"] = f"<{uuid.uuid4()}@mailbox.localhost>"
    message["In-Reply-To"] = letter.header("Message-ID")
    message["References"] = letter.header("Message-ID")
    below = "".join(f"> {line}\n" for line in letter.part("plain").splitlines())
    quoted = f"{letter.header('Date')}, {letter.header('From')} пишет:\n{below}"
    message.set_content(f"{text}\n\n{quoted}")
    if file is not None:
        name, media, content = file
        main, _, sub = media.partition("/")
        message.add_attachment(
            content, maintype=main or "application", subtype=sub or "octet-stream", filename=name
        )
    return message
