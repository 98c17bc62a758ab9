"""Issuing receipts, and checking them."""

from pathlib import Path

from services.cabinet.submissions.receipts import queries
from services.cabinet.submissions.receipts.rules import (
    Checked,
    Handed,
    check,
    document_of,
    signed,
)
from services.kit.database import Connection
from services.kit.keys import KeyRing, documents, public_documents

_ISSUER = "cabinet"


async def issue(connection: Connection, keys: KeyRing, handed: Handed) -> None:
    """Give a reading its signed receipt, in the transaction that keeps it.

    The submission's row is there already, and the usage point's receipts are locked (`RECEIPTS`):
    they are issued one after the other, so that each names the hash of the one before it. One that
    slips past the lock is refused by the table, not put beside another. LookupError when the
    service has no key for documents: `python -m services.kit.keys create-documents` makes it.
    """
    known = await queries.read_known(connection, handed)
    kid, key = keys.signing_key(documents(_ISSUER))
    receipt = signed(document_of(handed, known), kid, key.sign)
    await queries.add_receipt(connection, handed, known, receipt)


def public_keys(keys_dir: Path) -> list[dict[str, str]]:
    """Return the keys by which receipts are checked (JWK), the present one first."""
    return public_documents(keys_dir, _ISSUER)


def verify(keys_dir: Path, text: str, former: str | None) -> Checked:
    """Return what a text is found to be, and whether it follows the receipt `former`."""
    return check(text, public_keys(keys_dir), former)
