"""The process that looks into files: its limits, and what it is not given."""

import time

import pytest

from services.kit import uploads
from services.kit.problems import Problem
from services.kit.uploads import FileActive, FileTooComplex, examine
from tests.support.documents import PDF, image, office, pdf

_LARGEST = 10 * 1024 * 1024


async def test_a_good_file_comes_back() -> None:
    taken = await examine("pdf", PDF, largest=_LARGEST)
    assert (taken.content, taken.scanned) == (PDF, False)
    with pytest.raises(FileActive):
        await examine("docx", office("word", {"word/vbaProject.bin": b"x"}), largest=_LARGEST)


async def test_an_image_that_grows_beyond_what_is_kept_is_refused() -> None:
    with pytest.raises(FileTooComplex):
        await examine("png", image("PNG", (400, 400)), largest=100)


async def test_what_takes_too_long_is_given_up_and_its_process_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uploads, "_EXAMINATION_SECONDS", 0.05)
    started = time.monotonic()
    with pytest.raises(FileTooComplex):
        await examine("pdf", pdf(size=1_000_000), largest=_LARGEST)
    assert time.monotonic() - started < 5


async def test_an_endless_way_through_a_pdf_ends() -> None:
    deep = pdf("[" * 200_000 + "]" * 200_000)
    with pytest.raises(Problem):
        await examine("pdf", deep, largest=_LARGEST)
