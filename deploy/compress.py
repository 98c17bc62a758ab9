"""`python compress.py FOLDER…`: put a .gz beside each larger text file, for nginx's gzip_static.

index.html is left out: the gateway writes a fresh nonce into every copy of it.
"""

import gzip
import sys
from pathlib import Path

_SUFFIXES = {".js", ".css", ".svg", ".json", ".map", ".wasm", ".txt"}


def compress(folder: Path) -> None:
    """Compress what nginx would otherwise compress at every request."""
    for path in folder.rglob("*"):
        if path.suffix in _SUFFIXES and path.stat().st_size > 1024:
            packed = path.with_name(f"{path.name}.gz")
            packed.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        compress(Path(name))
