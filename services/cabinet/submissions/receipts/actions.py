"""Issuing receipts, and checking them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from services.cabinet.submissions.receipts import queries
from services.cabinet.submissions.receipts.rules import (
    Checked,
    Handed,
    Known,
    Signed,
    check,
    document_of,
    signed,
)
from services.kit.database import Connection
from services.kit.keys import KeyRing, documents, public_documents
from services.kit.together import Part

_ISSUER = "cabinet"
# What is kept of a receipt: `queries.adding`.
Issued = tuple[Handed, Known, Signed]


class Issuer:
    """Signs the receipts of an act's readings one after the other; made by `issuer`.

    Each names the hash of the one before it of its usage point, be that of this act or a former.
    """

    def __init__(self, keys: KeyRing, stored: Iterator[Known]) -> None:
        self._kid, self._key = keys.signing_key(documents(_ISSUER))
        self._stored = stored
        self._heads: dict[int, tuple[int, str]] = {}

    def issue(self, handed: Handed) -> Issued:
        """Return the receipt of the next reading, signed."""
        known = next(self._stored)
        head = self._heads.get(handed.usage_point_id)
        if head is not None:
            known = replace(known, link=head[0], former=head[1])
        receipt = signed(document_of(handed, known), self._kid, self._key.sign)
        self._heads[handed.usage_point_id] = known.link + 1, receipt.digest
        return handed, known, receipt


async def issuer(
    connection: Connection, keys: KeyRing, coming: Sequence[tuple[int, UUID | None]]
) -> Issuer:
    """Return who signs the receipts of readings: of which usage points, and what each corrects.

    The receipts of the usage points are locked (`RECEIPTS`). One that slips past the lock is
    refused by the table, not put beside another. LookupError when the service has no key for
    documents: `python -m services.kit.keys create-documents` makes it.
    """
    return Issuer(keys, iter(await queries.list_known(connection, coming)))


def keeping(issued: Sequence[Issued]) -> Part:
    """Return the part of an act's statement that keeps receipts, beside their submissions."""
    return queries.adding(issued)


def public_keys(keys_dir: Path) -> list[dict[str, str]]:
    """Return the keys by which receipts are checked (JWK), the present one first."""
    return public_documents(keys_dir, _ISSUER)


def verify(keys_dir: Path, text: str, former: str | None) -> Checked:
    """Return what a text is found to be, and whether it follows the receipt `former`."""
    return check(text, public_keys(keys_dir), former)
