"""What of a file's content decides whether it is taken, kind by kind."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from PIL import Image

from services.kit import file_examination, office_files
from services.kit.file_examination import examine
from services.kit.file_kinds import Refused
from tests.support.documents import DOCUMENTS, JPEG, PDF, PNG, image, office, pdf, relations

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refusal(ending: str, content: bytes) -> str:
    try:
        examine(ending, content)
    except Refused as refused:
        return str(refused)
    return "taken"


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_what_is_whole_stays_as_it_was(ending: str) -> None:
    content, _ = DOCUMENTS[ending]
    assert examine(ending, content) == content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PDF[1:], "file-not-as-named"),
        (b" " + PDF, "file-not-as-named"),
        (b"%PDF-<html>", "file-not-as-named"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>", "file-damaged"),
        (PDF[:-30], "file-damaged"),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF\n", "file-damaged"),
        (pdf("<</Type/Catalog>>"), "file-damaged"),
        (pdf("<</S/JavaScript/JS(app.alert\\(1\\))>>"), "file-active"),
        (pdf("<</S/J#61vaScript/J#53(x)>>"), "file-active"),
        (pdf("<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>", "<</JS(x)/S/X>>"), "file-active"),
        (pdf("<</S/Launch/F(cmd.exe)>>"), "file-active"),
        (pdf("<</Type/EmbeddedFile/Length 0>>stream\n\nendstream"), "file-holds-files"),
        (pdf("<</Type/Filespec/EF<</F 5 0 R>>>>"), "file-holds-files"),
        (pdf("<</Subtype/FileAttachment>>"), "file-holds-files"),
        (pdf("<</S/GoToE/D(x)>>"), "file-holds-files"),
        (pdf("<</Subtype/RichMedia>>"), "file-active"),
        (pdf("<</XFA 4 0 R>>"), "file-active"),
        # What only a reader that mends files would find.
        (PDF.replace(b"xref", b"9 0 obj<</S/JavaScript>>endobj xref", 1), "file-active"),
        (
            pdf("<</Filter/Standard/V 1/R 2/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")/P -4>>",
                trailer="/Encrypt 5 0 R/ID[<00><00>]"),
            "file-encrypted",
        ),
        # A way that leads back to itself ends.
        (pdf(trailer="/Prev 9"), "taken"),
    ],
)  # fmt: skip
def test_pdf(content: bytes, why: str) -> None:
    assert refusal("pdf", content) == why


def test_a_pdf_that_names_its_actions_in_packed_objects_is_looked_into() -> None:
    import zlib

    inner = b"5 0 <</S/JavaScript/JS(x)>>"
    packed = zlib.compress(inner)
    head = f"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    body = b"%PDF-1.5\n"
    places = {}
    for number, part in {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        4: head.encode() + packed + b"\nendstream",
    }.items():
        places[number] = len(body)
        body += b"%d 0 obj%s\nendobj\n" % (number, part)
    rows = [(0, 0, 255), *((1, places[n], 0) for n in (1, 2, 3, 4)), (2, 4, 0), (1, len(body), 0)]
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + last.to_bytes(1, "big")
        for kind, place, last in rows
    )
    start = len(body)
    body += b"6 0 obj<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    body += table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    assert b"/JavaScript" not in body
    assert refusal("pdf", body) == "file-active"


@pytest.mark.parametrize(
    ("ending", "content", "why"),
    [
        ("png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "file-not-as-named"),
        ("png", JPEG, "file-not-as-named"),
        ("jpg", PNG, "file-not-as-named"),
        ("jpg", b"\xff\xd8\xff\xe0" + b"<html>", "file-damaged"),
        ("png", image("PNG", (300, 300))[:-400], "file-damaged"),
        ("jpg", image("JPEG", (300, 300))[:-400], "file-damaged"),
    ],
)
def test_images_that_are_none(ending: str, content: bytes, why: str) -> None:
    assert refusal(ending, content) == why


def test_an_image_of_too_many_pixels_is_not_even_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_examination, "MOST_PIXELS", 1000)
    assert refusal("png", image("PNG", (40, 26))) == "file-too-complex"
    assert refusal("png", image("PNG", (40, 25))) == "taken"


def test_an_image_keeps_its_pixels_and_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (55.0, 45.0, 7.0)
    with_place = image("JPEG", exif=exif, comment=b"<script>", icc_profile=b"profile")
    assert b"Camera" in with_place
    kept = Image.open(io.BytesIO(examine("jpg", with_place + b"PK\x03\x04")))
    assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (40, 30), {})
    assert not {"exif", "comment", "icc_profile"} & set(kept.info)
    whole = examine("png", PNG + b"<script>alert(1)</script>")
    assert b"script" not in whole
    again = Image.open(io.BytesIO(whole))
    assert (again.size, again.getpixel((0, 0))) == ((40, 30), (0, 0, 255))


def test_a_turned_photo_still_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = Image.open(io.BytesIO(examine("jpeg", image("JPEG", (40, 30), exif=exif))))
    assert kept.size == (30, 40)


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled'
    '.main+xml"/></Types>'
)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"word/media/image1.png": PNG, "docProps/core.xml": "<a/>"}, "taken"),
        ({"word/charts/chart1.xml": "<c/>", "word/embeddings/t.xlsx": office("xl")}, "taken"),
        ({"word/_rels/document.xml.rels": relations(f"{_RELATION}/hyperlink", "https://x.example")},
         "taken"),
        ({"word/vbaProject.bin": b"x"}, "file-active"),
        ({"word/macros/x.xml": "<a/>"}, "file-active"),
        ({"word/activeX/activeX1.xml": "<a/>"}, "file-active"),
        ({"[Content_Types].xml": _TYPES}, "file-active"),
        ({"setup.exe": b"MZ"}, "file-holds-files"),
        ({"word/media/image1.png": b"MZ\x90"}, "file-active"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "file-holds-files"),
        ({"word/embeddings/t.xlsx": office("xl", {"xl/vbaProject.bin": b"x"})}, "file-active"),
        ({"word/embeddings/t.xlsx": office("xl", {"xl/embeddings/u.xlsx": office("xl")})},
         "file-holds-files"),
        ({"word/_rels/document.xml.rels":
          relations(f"{_RELATION}/attachedTemplate", "https://evil.example/t.dotm")},
         "file-active"),
        ({"word/document.xml": "<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>"}, "file-active"),
        ({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "file-damaged"),
        ({"word/../../x.xml": "<a/>"}, "file-damaged"),
        ({"WORD/document.xml": "<a/>"}, "file-damaged"),
        ({"word/zeros.xml": bytes(30_000_000)}, "file-too-complex"),
    ],
)  # fmt: skip
def test_office(more: Mapping[str, bytes | str], why: str) -> None:
    assert refusal("docx", office("word", more)) == why


def test_office_archives_that_are_not_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = office("word")
    assert refusal("docx", office("xl")) == "file-not-as-named"
    assert refusal("xlsx", whole) == "file-not-as-named"
    assert refusal("docx", b"PK\x03\x04") == "file-not-as-named"
    assert refusal("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == "file-encrypted"
    # A program, or a page, with an archive behind it; and something after the archive.
    assert refusal("docx", b"MZ" + whole) == "file-not-as-named"
    assert refusal("docx", whole + b"<script>") == "file-damaged"
    broken = bytearray(whole)
    broken[60] ^= 255
    assert refusal("docx", bytes(broken)) == "file-damaged"
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refusal("docx", bare.getvalue()) == "file-not-as-named"
    monkeypatch.setattr(office_files, "_MOST_PARTS", 2)
    assert refusal("docx", whole) == "file-too-complex"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Завтра не будет света.\r\n\tС 9:00 до 12:00".encode(), "taken"),
        ("\ufeffСвета не будет".encode(), "taken"),
        ("Света не будет".encode("cp1251"), "taken"),
        (b"5 < 7, a <b@example.org>, <<quoted>>", "taken"),
        ("Света не будет".encode("utf-16"), "file-not-as-named"),
        (b"a\0b", "file-not-as-named"),
        (b"a\x1b[31mb", "file-not-as-named"),
        (b"MZ\x90", "file-not-as-named"),
        (b"#!/bin/sh", "file-not-as-named"),
        (PDF, "file-not-as-named"),
        (b"hello <script>alert(1)</script>", "file-holds-markup"),
        (b"<!DOCTYPE html>", "file-holds-markup"),
        (b"x < IMG src=x onerror=alert(1)>", "file-holds-markup"),
        (b"<svg/onload=alert(1)>", "file-holds-markup"),
        (b"<?xml version='1.0'?>", "file-holds-markup"),
        (b"<!-- x -->", "file-holds-markup"),
    ],
)
def test_texts(content: bytes, why: str) -> None:
    assert refusal("txt", content) == why
