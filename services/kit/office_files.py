"""DOCX and XLSX: a whole archive of the parts that belong there, without macros or programs."""

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree as Xml

from services.kit.file_kinds import Refused

_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_MOST_PARTS = 5000
_MOST_BYTES = 150 * 1024 * 1024
# Text packs to a fiftieth at best; zeros to a thousandth.
_MOST_RATIO = 150
_FREE_BYTES = 1024 * 1024
_PIECE = 256 * 1024
_IMAGES = r"png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp"
_PART = re.compile(
    rf"([^/]+/)*[^/]*\.(xml|rels|vml|{_IMAGES}|odttf|ttf|fntdata)"
    r"|(xl|word)/printerSettings/[^/]+\.bin",
    re.IGNORECASE,
)
_INNER = re.compile(r"(xl|word)/(embeddings|charts)/[^/]+\.(docx|xlsx)", re.IGNORECASE)
_MACROS = re.compile(r"vba|macros?/|macrosheets/|activex/|ctrlProps/.*\.bin", re.IGNORECASE)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# Fields that start another program when they are brought up to date.
_EXCHANGE = re.compile(rb"<(\w+:)?instrText[^>]*>\s*\"?DDE(AUTO)?\b|<(\w+:)?ddeLink\b")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def examine_office(ending: str, content: bytes, *, inside: bool = False) -> None:
    """Take a DOCX or XLSX; raises Refused. `inside`: it lies in another one already."""
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        # So Office writes what has a password, and so its files before 2007 begin.
        raise Refused("file-encrypted")
    if not content.startswith(b"PK\x03\x04"):
        raise Refused("file-not-as-named")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refused("file-not-as-named") from error
    try:
        with archive:
            _check_directory(archive, content)
            parts = {info.filename: info for info in archive.infolist()}
            left = _MOST_BYTES
            for info in archive.infolist():
                if not info.is_dir():
                    left -= _check_part(archive, info, left, inside=inside)
            _check_main(archive, parts, ending)
    except (zipfile.BadZipFile, zlib.error, Xml.ParseError, EOFError, OSError) as error:
        raise Refused("file-damaged") from error
    except (NotImplementedError, RuntimeError, ValueError, KeyError) as error:
        raise Refused("file-damaged") from error


def _check_directory(archive: zipfile.ZipFile, content: bytes) -> None:
    """Refuse an archive with something before or after what its directory names."""
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS:
        raise Refused("file-too-complex")
    if not infos or min(info.header_offset for info in infos) != 0 or archive.comment:
        raise Refused("file-damaged")
    if not content[:-18].endswith(b"PK\x05\x06"):
        raise Refused("file-damaged")
    names = [info.filename.casefold() for info in infos]
    if len(set(names)) < len(names):
        raise Refused("file-damaged")
    for info in infos:
        if info.flag_bits & 1:
            raise Refused("file-encrypted")
        if ".." in info.filename.split("/") or info.filename.startswith("/"):
            raise Refused("file-damaged")
        if "\\" in info.filename or "\0" in info.orig_filename:
            raise Refused("file-damaged")


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, *, inside: bool) -> int:
    """Look at one part; return how many bytes it has."""
    name = info.filename
    if _MACROS.search(name):
        raise Refused("file-active")
    nested = _INNER.fullmatch(name)
    if not nested and not _PART.fullmatch(name):
        raise Refused("file-holds-files")
    content = _unpacked(archive, info, left)
    if content.startswith(_PROGRAMS):
        raise Refused("file-active")
    if nested:
        # The figures of a chart lie in a table of their own.
        if inside:
            raise Refused("file-holds-files")
        examine_office(nested[3].lower(), content, inside=True)
    if name.lower().endswith((".xml", ".rels", ".vml", ".svg")):
        _check_words(name, content)
    return len(content)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    most = max(_FREE_BYTES, info.compress_size * _MOST_RATIO)
    unpacked = bytearray()
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            unpacked += piece
            if len(unpacked) > min(most, left):
                raise Refused("file-too-complex")
    return bytes(unpacked)


def _check_words(name: str, content: bytes) -> None:
    # Entities are no part of these formats, and other encodings would hide them.
    if _DECLARATION.search(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused("file-damaged")
    if _EXCHANGE.search(content):
        raise Refused("file-active")
    if name.lower().endswith(".svg") and re.search(
        rb"<(\w+:)?script|\son\w+\s*=", content, re.IGNORECASE
    ):
        raise Refused("file-active")
    if name.lower().endswith(".rels"):
        for relation in Xml.fromstring(content).iter(_RELATIONSHIP):  # noqa: S314 (no entities)
            kind = relation.get("Type", "").rpartition("/")[2]
            # A template, picture or object from elsewhere is fetched unasked; a link is not.
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                raise Refused("file-active")


def _check_main(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], ending: str) -> None:
    for needed in ("[Content_Types].xml", "_rels/.rels"):
        if needed not in parts:
            raise Refused("file-not-as-named")
    types = Xml.fromstring(archive.read("[Content_Types].xml"))  # noqa: S314 (no entities)
    kinds = [str(one.get("ContentType", "")) for one in types]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise Refused("file-active")
    mains = [
        one.get("PartName", "").lstrip("/")
        for one in types.iter(f"{_TYPES}Override")
        if one.get("ContentType") == _MAIN[ending]
    ]
    if not any(main in parts for main in mains):
        raise Refused("file-not-as-named")
