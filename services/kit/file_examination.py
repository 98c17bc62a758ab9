"""Looks into one file, as a process of its own: `python -m services.kit.file_examination ENDING`.

The content comes on standard input. The first line of the answer is `taken`, and then the file as
it may be kept follows, or the name of a refusal (`kit/uploads.py`). Whatever a crafted file does to
a decoder, it does it here: without network or secrets in reach, within limits of memory and time.
"""

import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from services.kit import office_files, pdf_files
from services.kit.children import limit_child
from services.kit.file_kinds import PHOTO, SMALL_PHOTO, Refused
from services.kit.text_files import examine_text

_MEMORY = 768 * 1024 * 1024
_CPU_SECONDS = 15
# A photo of a telephone has 12 to 50 million; each takes three bytes or four.
MOST_PIXELS = 50_000_000
_JPEG_QUALITY = 90
# A figure of a counter is read well, and the photo is some 300 KB.
PHOTO_SIDE = 2000
SMALL_SIDE = 400
_PHOTO_QUALITY = 80


def _image(content: bytes, kind: str) -> bytes:
    """Return an image decoded and written anew: nothing but its pixels stays."""
    from PIL import ImageOps

    with _opened(content, [kind]) as image:
        image.load()
        turned = image.getexif().get(0x0112, 1) != 1
        # What the camera noted about turning would be lost with the rest.
        shown = ImageOps.exif_transpose(image) if turned else image
        shown.info = {n: v for n, v in shown.info.items() if n == "transparency"}
        written = io.BytesIO()
        if kind == "PNG":
            shown.save(written, kind, icc_profile=None)
        else:
            # The tables of the original lose nothing; a turned image has none.
            shown.save(written, kind, quality=_JPEG_QUALITY if turned else "keep", exif=b"")
    return written.getvalue()


def _photo(content: bytes, longest: int) -> bytes:
    """Return a photo as a JPEG for a page: upright, so long at most, pixels and no more."""
    from pi_heif import register_heif_opener
    from PIL import Image, ImageOps

    register_heif_opener(thumbnails=False)
    side = (longest, longest)
    with _opened(content, ["JPEG", "PNG", "WEBP", "HEIF"]) as image:
        # A JPEG can be unpacked to a part of its size at once.
        image.draft("RGB", side)
        image.load()
        shown = ImageOps.exif_transpose(image)
        shown.thumbnail(side, Image.Resampling.LANCZOS)
        if shown.mode != "RGB":
            seen = shown.convert("RGBA")
            shown = Image.new("RGB", seen.size, "white")
            shown.paste(seen, mask=seen.getchannel("A"))
        shown.info = {}
        written = io.BytesIO()
        shown.save(written, "JPEG", quality=_PHOTO_QUALITY, exif=b"", icc_profile=None)
    return written.getvalue()


@contextmanager
def _opened(content: bytes, kinds: list[str]) -> Iterator[Any]:
    """Open an image that is not too large; what its decoder says within is a refusal."""
    # Only here: the other kinds need not load it.
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image: Image.Image = Image.open(io.BytesIO(content), formats=kinds)
        if image.width * image.height > MOST_PIXELS:
            raise Refused("file-too-complex")
        yield image
    except UnidentifiedImageError as error:
        raise Refused("file-not-as-named") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise Refused("file-too-complex") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError) as error:
        raise Refused("file-damaged") from error


def examine(ending: str, content: bytes) -> bytes:
    """Return the file as it may be kept; raises Refused."""
    match ending:
        case "png":
            return _image(content, "PNG")
        case "jpg" | "jpeg":
            return _image(content, "JPEG")
        case _ if ending == PHOTO:
            return _photo(content, PHOTO_SIDE)
        case _ if ending == SMALL_PHOTO:
            return _photo(content, SMALL_SIDE)
        case "pdf":
            pdf_files.examine_pdf(content)
        case "docx" | "xlsx":
            office_files.examine_office(ending, content)
        case "txt":
            examine_text(content)
        case _:
            raise Refused("file-not-as-named")
    return content


def main() -> None:
    """Examine what comes in, and answer."""
    limit_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS)
    try:
        kept = examine(sys.argv[1], sys.stdin.buffer.read())
    except Refused as refused:
        sys.stdout.buffer.write(f"{refused}\n".encode())
    except (MemoryError, RecursionError):
        sys.stdout.buffer.write(b"file-too-complex\n")
    else:
        sys.stdout.buffer.write(b"taken\n" + kept)


if __name__ == "__main__":
    main()
