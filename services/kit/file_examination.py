"""Looks into one file, as a process of its own: `python -m services.kit.file_examination ENDING`.

The content comes on standard input. The first line of the answer is `taken`, and then the file as
it may be kept follows, or the name of a refusal (`kit/uploads.py`). Whatever a crafted file does to
a decoder, it does it here: without network or secrets in reach, within limits of memory and time.
"""

import io
import resource
import sys
import warnings

from services.kit import office_files, pdf_files
from services.kit.file_kinds import Refused
from services.kit.text_files import examine_text

_MEMORY = 768 * 1024 * 1024
_CPU_SECONDS = 15
# A photo of a telephone has 12 to 50 million; each takes three bytes or four.
MOST_PIXELS = 50_000_000
_JPEG_QUALITY = 90


def _image(content: bytes, kind: str) -> bytes:
    """Return an image decoded and written anew: nothing but its pixels stays."""
    # Only here: the other kinds need not load it.
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image: Image.Image = Image.open(io.BytesIO(content), formats=[kind])
        if image.width * image.height > MOST_PIXELS:
            raise Refused("file-too-complex")
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
    except UnidentifiedImageError as error:
        raise Refused("file-not-as-named") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise Refused("file-too-complex") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError) as error:
        raise Refused("file-damaged") from error
    return written.getvalue()


def examine(ending: str, content: bytes) -> bytes:
    """Return the file as it may be kept; raises Refused."""
    match ending:
        case "png":
            return _image(content, "PNG")
        case "jpg" | "jpeg":
            return _image(content, "JPEG")
        case "pdf":
            pdf_files.examine_pdf(content)
        case "docx" | "xlsx":
            office_files.examine_office(ending, content)
        case "txt":
            examine_text(content)
        case _:
            raise Refused("file-not-as-named")
    return content


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    # Nothing is written to a file.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Examine what comes in, and answer."""
    _limit()
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
