"""What a supplier chooses among."""

from typing import Literal

ProofKind = Literal["serial", "reading", "code"]
PROOF_KINDS: tuple[ProofKind, ...] = ("serial", "reading", "code")
