"""Trying a mail server with a real letter."""

from collections.abc import Sequence
from email.message import EmailMessage
from uuid import uuid4

from services.contracts.mail import MailTestOut
from services.kit.clock import utc_now
from services.kit.outbound import AddressRefused, addresses_of
from services.notifications.letters.rendering import Renderer, Unsendable
from services.notifications.letters.smtp import LetterRefused, Mailer, ServerUnreachable
from services.notifications.mail.rules import outcome_of
from services.notifications.mail.schemas import MailIn

# With the 15 s of connecting, an answer comes before the gateway gives the page up.
_SEND_SECONDS = 10.0


async def is_refused(given: MailIn, networks: Sequence[str]) -> bool:
    """Say whether the first server on the way is where none may be; unknown names are not."""
    first = given.proxy or given
    try:
        await addresses_of(first.host, first.port, networks)
    except AddressRefused:
        return True
    except (OSError, UnicodeError):
        # It is told when the letter is sent.
        return False
    return False


async def send_test_letter(
    mailer: Mailer, renderer: Renderer, address: str, language: str
) -> MailTestOut:
    """Send one letter at once, beside the queue; tell what became of it."""
    try:
        message: EmailMessage = renderer.message(
            letter_id=uuid4(),
            address=address,
            template="mail_test",
            language=language,
            parameters={"sent_at": utc_now().isoformat()},
            created_at=utc_now(),
        )
        await mailer.send(message, address, _SEND_SECONDS)
    except Unsendable:
        return MailTestOut(ok=False, outcome="address-refused")
    except (ServerUnreachable, LetterRefused) as error:
        outcome = outcome_of(error)
        if outcome == "failed" and isinstance(error, LetterRefused):
            outcome = "letter-refused"
        return MailTestOut(ok=False, outcome=outcome, detail=str(error))
    finally:
        await mailer.close()
    return MailTestOut(ok=True, outcome="sent")
