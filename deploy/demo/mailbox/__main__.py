"""`python -m deploy.demo.mailbox`: SMTP on one port, a web page to read letters on another."""

import argparse
import asyncio
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import uvicorn

from deploy.demo.mailbox.imap import ImapServer
from deploy.demo.mailbox.letters import LetterFolder
from deploy.demo.mailbox.pages import make_pages
from deploy.demo.mailbox.post import Post
from deploy.demo.mailbox.receiver import start_receiver


async def _serve(host: str, smtp_port: int, web_port: int, post: Post) -> None:
    receiver = await start_receiver(post, host, smtp_port)
    pages = uvicorn.Config(make_pages(post), host=host, port=web_port, log_level="warning")
    print(f"mailbox: SMTP on {host}:{smtp_port}, letters at http://{host}:{web_port}/", flush=True)
    try:
        # Ends at SIGTERM and SIGINT.
        await uvicorn.Server(pages).serve()
    finally:
        receiver.close()


def main() -> None:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.mailbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=1025)
    parser.add_argument("--web-port", "--port", dest="web_port", type=int, default=8025)
    parser.add_argument("--folder", type=Path, default=Path("var/mail"))
    parser.add_argument("--support", default="", help="the supplier's address for answers")
    parser.add_argument("--imap-port", type=int, help="where its mailbox is read by IMAP")
    parser.add_argument("--imap-folder", type=Path, default=Path("var/imap"))
    parser.add_argument("--imap-password-file", type=Path)
    given = parser.parse_args()
    # uvicorn ends itself by the signal once more: what was begun here is ended before.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ExitStack() as stack:
        imap = None
        if given.imap_port:
            password = given.imap_password_file.read_text("utf-8").strip()
            imap = stack.enter_context(
                ImapServer(
                    given.imap_folder, host=given.host, port=given.imap_port, password=password
                )
            )
        post = Post(LetterFolder(given.folder), given.support, imap)
        asyncio.run(_serve(given.host, given.smtp_port, given.web_port, post))


if __name__ == "__main__":
    main()
