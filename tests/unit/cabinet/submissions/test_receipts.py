"""A receipt: canonical, signed, found in what people paste, and any change is seen."""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from services.cabinet.submissions.receipts.rules import (
    Handed,
    Known,
    Signed,
    armoured,
    canonical,
    check,
    digest_of,
    document_of,
    read,
    signed,
)
from services.kit.keys import (
    KeyRing,
    create_documents,
    documents,
    public_documents,
    rotate_documents,
)

ROOT = Path(__file__).parents[4]
_ID = UUID("6f7c2b4e-8d0a-4a57-9c3c-0f7a4d5b2e11")
HANDED = Handed(
    receipt_id=_ID,
    submission_id=_ID,
    usage_point_id=1,
    supplier="Городская энергосбытовая компания",
    account="100-234",
    usage_point=_ID,
    meter="СЧ-0001",
    values={"T2": 98_700, "T1": 1_234_500},
    taken_on=date(2026, 11, 20),
    submitted_at=datetime(2026, 11, 20, 9, 30, 15, 999, UTC),
    way="web",
    corrects=None,
)
KNOWN = Known(number=123)


@dataclass
class Supplier:
    """A supplier that signs."""

    folder: Path

    @property
    def keys(self) -> list[dict[str, str]]:
        return public_documents(self.folder, "cabinet")

    def receipt(self, known: Known = KNOWN, **changes: object) -> Signed:
        kid, key = KeyRing(self.folder).signing_key(documents("cabinet"))
        handed = replace(HANDED, **changes)  # type: ignore[arg-type]
        return signed(document_of(handed, known), kid, key.sign)


@pytest.fixture
def supplier(tmp_path: Path) -> Supplier:
    create_documents(tmp_path, "cabinet")
    return Supplier(tmp_path)


def test_the_document_is_canonical_json() -> None:
    document = document_of(HANDED, KNOWN)
    assert canonical(document).decode() == (
        '{"account":"100-234","by":"consumer","corrects":null,"former":null,'
        '"id":"6f7c2b4e-8d0a-4a57-9c3c-0f7a4d5b2e11","issued_at":"2026-11-20T09:30:15Z","link":1,'
        '"meter":"СЧ-0001","number":"00000123","supplier":"Городская энергосбытовая компания",'
        '"taken_on":"2026-11-20","usage_point":"6f7c2b4e-8d0a-4a57-9c3c-0f7a4d5b2e11",'
        '"values":{"T1":1234500,"T2":98700},"version":1}'
    )
    turned = dict(reversed(document.items()))
    assert canonical(turned) == canonical(document)
    assert digest_of(canonical(document)) == "Gm0uyEWvBpCUv8dyEE0oOIfJQL4AdpVF7z7gh6v4lKk"


def test_staff_who_hand_in_for_somebody_are_told_by_role_alone() -> None:
    assert document_of(replace(HANDED, way="staff"), KNOWN)["by"] == "staff"
    assert document_of(replace(HANDED, way="web"), KNOWN)["by"] == "consumer"


def test_what_was_signed_is_valid_and_says_what_it_said(supplier: Supplier) -> None:
    receipt = supplier.receipt()
    checked = check(receipt.compact, supplier.keys)
    assert (checked.verdict, checked.chain, checked.digest) == ("valid", "first", receipt.digest)
    assert checked.document == document_of(HANDED, KNOWN)
    assert read(receipt.compact) == (checked.document, checked.kid)


@pytest.mark.parametrize(
    "shown",
    [
        "https://cabinet.example.org/verify#{compact}",
        "Здравствуйте!\n\n{armoured}\n\nС уважением",
        "> {quoted}",
        "{broken}",
        "  {compact}\n",
    ],
)
def test_it_is_found_in_whatever_people_paste(supplier: Supplier, shown: str) -> None:
    compact = supplier.receipt().compact
    lines = [compact[at : at + 70] for at in range(0, len(compact), 70)]
    text = shown.format(
        compact=compact,
        armoured=armoured(compact).replace("\n", "\r\n"),
        quoted=compact,
        broken="\n".join(lines),
    )
    assert check(text, supplier.keys).verdict == "valid"


def test_any_changed_letter_is_seen(supplier: Supplier) -> None:
    compact = supplier.receipt().compact
    for at, letter in enumerate(compact):
        if letter == ".":
            continue
        other = "A" if letter != "A" else "B"
        text = compact[:at] + other + compact[at + 1 :]
        assert check(text, supplier.keys).verdict != "valid", at
    # The last letter of a part carries bits that mean nothing: they may not differ either.
    following = chr(ord(compact[-1]) + 1)
    assert check(compact[:-1] + following, supplier.keys).verdict == "altered"


def test_another_value_under_the_same_signature_is_seen(supplier: Supplier) -> None:
    honest = supplier.receipt().compact.split(".")
    other = supplier.receipt(values={"T1": 1_000_000}).compact.split(".")
    assert check(".".join([honest[0], other[1], honest[2]]), supplier.keys).verdict == "altered"


def test_anothers_key_is_unknown(supplier: Supplier, tmp_path: Path) -> None:
    create_documents(tmp_path / "other", "cabinet")
    other = Supplier(tmp_path / "other")
    checked = check(other.receipt().compact, supplier.keys)
    assert (checked.verdict, checked.document) == ("unknown-key", None)


@pytest.mark.parametrize("text", ["", "Привет", "a.b.c", "eyJ" * 30, f"{'A' * 30}.{'A' * 30}"])
def test_what_holds_no_receipt_is_said_so(supplier: Supplier, text: str) -> None:
    assert check(text, supplier.keys).verdict == "no-receipt"


def test_a_token_of_the_suite_is_no_receipt(supplier: Supplier) -> None:
    kid, key = KeyRing(supplier.folder).signing_key(documents("cabinet"))
    parts = supplier.receipt().compact.split(".")
    header = json.dumps({"alg": "ES256", "kid": kid, "typ": "at+jwt"}).encode()
    # With the right signature even: another kind of document is not a receipt.
    made = signed({"sub": "somebody", "exp": 1}, kid, key.sign).compact.split(".")
    head = base64.urlsafe_b64encode(header).rstrip(b"=").decode()
    assert check(".".join([head, made[1], parts[2]]), supplier.keys).verdict == "no-receipt"


def test_a_former_key_still_checks_what_it_has_signed(supplier: Supplier) -> None:
    receipt = supplier.receipt()
    for _ in range(5):
        rotate_documents(supplier.folder, "cabinet")
    assert len(supplier.keys) == 6
    assert check(receipt.compact, supplier.keys).verdict == "valid"
    assert check(supplier.receipt().compact, supplier.keys).kid == supplier.keys[0]["kid"]


def test_a_receipt_follows_the_one_whose_hash_it_names(supplier: Supplier) -> None:
    first = supplier.receipt()
    second = supplier.receipt(replace(KNOWN, number=124, link=1, former=first.digest))
    other = supplier.receipt(values={"T1": 1})

    def chain(receipt: Signed, former: Mapping[str, str] | str | None) -> str | None:
        return check(receipt.compact, supplier.keys, former).chain  # type: ignore[arg-type]

    assert chain(second, None) is None
    assert chain(second, first.compact) == "follows"
    assert chain(second, other.compact) == "does-not-follow"
    assert chain(first, second.compact) == "does-not-follow"
    # One that was changed is nobody's former.
    assert chain(second, first.compact[:-4] + "AAAA") == "does-not-follow"


def _command(*words: str, given: str = "") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "services.cabinet.manage", "verify-receipt", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_command_needs_the_public_keys_and_nothing_else(
    supplier: Supplier, tmp_path: Path
) -> None:
    first = supplier.receipt()
    second = supplier.receipt(replace(KNOWN, number=124, link=1, former=first.digest))
    keys = tmp_path / "jwks.json"
    keys.write_text(json.dumps({"keys": supplier.keys}), "utf-8")
    for name, receipt in (("first", first), ("second", second)):
        (tmp_path / f"{name}.txt").write_text(armoured(receipt.compact), "utf-8")
    second_file, first_file = str(tmp_path / "second.txt"), str(tmp_path / "first.txt")

    code, told = _command(second_file, "--key", str(keys), "--former", first_file)
    assert code == 0
    assert '"T1": 1234500' in told
    assert told.endswith("valid, and it follows the former receipt\n")

    code, told = _command("-", "--key", str(keys), given=first.compact[:-3] + "AAA")
    assert code == 1
    assert told.startswith("altered")

    code, told = _command(first_file, "--key", str(keys), "--former", second_file)
    assert code == 1
    assert "does not follow" in told

    code, told = _command(str(tmp_path / "none.txt"), "--key", str(keys))
    assert code == 1
    assert "cannot be read" in told


_SHARED = json.loads((ROOT / "tests" / "support" / "receipts.json").read_text("utf-8"))


@pytest.mark.parametrize("case", _SHARED["cases"], ids=lambda case: case["name"])
def test_the_service_judges_as_the_page_does(case: dict[str, str | None]) -> None:
    """The page's own check reads the same table (check-receipt.test.ts)."""
    text = case["text"]
    assert text is not None
    found = check(text, _SHARED["keys"], case["former"])
    told = (found.verdict, found.chain, found.digest)
    assert told == (case["verdict"], case["chain"], case["digest"])
