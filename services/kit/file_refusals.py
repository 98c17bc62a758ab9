"""Why a file is refused, as the examining process says it."""

from typing import Literal

Refusal = Literal[
    "file-not-as-named",
    "file-damaged",
    "file-encrypted",
    "file-active",
    "file-holds-files",
    "file-holds-markup",
    "file-too-complex",
]


class Refused(Exception):
    """A file that is not taken; its text is a `Refusal`, the name of a problem."""

    def __init__(self, why: Refusal) -> None:
        Exception.__init__(self, why)
