"""Small files of every kind that people may send, and what makes them unfit."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from PIL import Image

_MAIN = {
    "word": "wordprocessingml.document.main",
    "xl": "spreadsheetml.sheet.main",
    "other": "presentationml.presentation.main",
}
_FILES = {"word": "document.xml", "xl": "workbook.xml", "other": "presentation.xml"}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(*objects: str, size: int = 0, trailer: str = "", header: str = "%PDF-1.4") -> bytes:
    """Return a PDF of one page and further objects (numbers from 5 on), padded to `size` bytes.

    `trailer` is added to its trailer; a catalog that names other things comes as object 1 instead.
    """
    whole = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
             "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>"]  # fmt: skip
    if objects and objects[0].startswith("<</Type/Catalog"):
        whole[0], objects = objects[0], objects[1:]
    made = _pdf(whole, objects, b" ", trailer, header)
    lacking = size - len(made)
    return _pdf(whole, objects, b" " * (1 + lacking), trailer, header, size) if size else made


def _pdf(
    first: list[str],
    objects: tuple[str, ...],
    stream: bytes,
    trailer: str,
    header: str,
    size: int = 0,
) -> bytes:
    if size:
        # Longer numbers, of the stream's length and of places, take bytes of their own.
        for spare in range(100):
            made = _pdf(first, objects, stream[spare:], trailer, header)
            if len(made) == size:
                return made
        raise ValueError(f"no PDF of {size} bytes")
    parts = [one.encode() for one in first]
    parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    parts += [one.encode() for one in objects]
    written = header.encode() + b"\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, part)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = f"<</Root 1 0 R/Size {len(parts) + 1}{trailer}>>".encode()
    return written + b"trailer%s\nstartxref\n%d\n%%%%EOF\n" % (root, start)


def image(kind: str, size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """Return an image, a red field with one blue corner."""
    made = Image.new("RGB", size, (200, 0, 0))
    made.putpixel((0, 0), (0, 0, 255))
    written = io.BytesIO()
    made.save(written, kind, **options)
    return written.getvalue()


def wide_png(across: int, down: int) -> bytes:
    """Return a whole black picture of so many pixels, made row by row: it fits no memory."""

    def part(kind: bytes, content: bytes) -> bytes:
        said = kind + content
        return struct.pack(">I", len(content)) + said + struct.pack(">I", zlib.crc32(said))

    packer = zlib.compressobj(1)
    row = bytes(1 + (across + 7) // 8)
    rows = b"".join([*(packer.compress(row) for _ in range(down)), packer.flush()])
    head = struct.pack(">IIBBBBB", across, down, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def office(folder: str, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """Return an Office file: `word` makes a DOCX, `xl` an XLSX; `more` are further parts.

    A part of `more` that is there already takes its place.
    """
    main = f"{folder}/{_FILES[folder]}"
    kind = f"application/vnd.openxmlformats-officedocument.{_MAIN[folder]}+xml"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/{main}" ContentType="{kind}"/></Types>',
        "_rels/.rels": relations(f"{_RELATIONS}/officeDocument", main, mode=""),
        main: "<document/>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return packed.getvalue()


def relations(kind: str, target: str, mode: str = "External") -> str:
    """Return the part of an Office file that names one target."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}"{outside}/></Relationships>'
    )


PDF = pdf()
PNG = image("PNG")
JPEG = image("JPEG")
DOCUMENTS: Mapping[str, tuple[bytes, str]] = {
    "pdf": (PDF, "application/pdf"),
    "docx": (
        office("word"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (office("xl"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "txt": ("Завтра не будет света.\n".encode(), "text/plain"),
}
IMAGES: Mapping[str, tuple[bytes, str]] = {
    "png": (PNG, "image/png"),
    "jpg": (JPEG, "image/jpeg"),
    "jpeg": (JPEG, "image/jpeg"),
}
