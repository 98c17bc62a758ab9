"""The web side of the mailbox: a list, a letter, JSON for tests."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import FastAPI, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from imapclient.exceptions import IMAPClientError
from jinja2 import DictLoader, Environment

from deploy.demo.mailbox.letters import Letter
from deploy.demo.mailbox.post import Post, answer_to

_STYLE = """
body { margin: 0; background: #f2f4f7; color: #1d2939; font: 16px/1.5 Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.4rem; } a { color: #175cd3; }
.card { background: #fff; border: 1px solid #e4e7ec; border-radius: 8px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .6rem .9rem; border-bottom: 1px solid #e4e7ec; }
tr:last-child td { border-bottom: 0; } th { color: #475467; font-weight: 600; }
pre { white-space: pre-wrap; margin: 0; padding: 1rem; font: 15px/1.5 monospace; }
iframe { width: 100%; height: 32rem; border: 0; }
form { padding: 1rem; } label { display: block; font-weight: 600; margin: 0 0 .75rem; }
textarea { display: block; box-sizing: border-box; width: 100%; font: inherit; margin-top: .25rem; }
button { font: inherit; padding: .5rem 1.25rem; border: 0; border-radius: 6px; color: #fff;
background: #175cd3; cursor: pointer; } .told { color: #05603a; font-weight: 600; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; } .empty { padding: 2rem; color: #475467; }
"""
_PAGES = {
    "frame": """<!doctype html><html lang="ru"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}Почтовый ящик{% endblock %}</title><style>{{ style }}</style></head>
<body><main>{% block main %}{% endblock %}</main></body></html>""",
    "list": """{% extends "frame" %}{% block main %}<h1>Почтовый ящик · Mailbox</h1>
<div class="card">{% if letters %}<table><thead><tr><th scope="col">Получено (UTC)</th>
<th scope="col">Кому</th><th scope="col">Тема</th></tr></thead><tbody>
{% for letter in letters %}<tr><td>{{ moment(letter) }}</td>
<td>{{ letter.recipients | join(", ") }}</td>
<td><a href="/letters/{{ letter.name }}">{{ letter.header("Subject") or "—" }}</a></td></tr>
{% endfor %}</tbody></table>{% else %}<p class="empty">Писем пока нет. No letters yet.</p>
{% endif %}</div>{% endblock %}""",
    "letter": """{% extends "frame" %}{% block title %}{{ letter.header("Subject") }}{% endblock %}
{% block main %}<p><a href="/">← Все письма · All letters</a></p>
<h1>{{ letter.header("Subject") or "—" }}</h1>
<div class="card"><table>{% for name, value in letter.headers() %}
<tr><th scope="row">{{ name }}</th><td>{{ value }}</td></tr>{% endfor %}</table></div>
{% if answered %}<p class="told" role="status">Ответ отправлен · The reply is sent</p>{% endif %}
{% if plain %}<h2>Текст · Text</h2><div class="card"><pre>{{ plain }}</pre></div>{% endif %}
{% if html %}<h2>HTML</h2><div class="card"><iframe sandbox title="HTML"
srcdoc="{{ html }}"></iframe></div>{% endif %}
{% if answers %}<h2>Ответить · Reply</h2><div class="card"><form method="post"
enctype="multipart/form-data" action="/letters/{{ letter.name }}/reply">
<label>Ответ · Your reply
<textarea name="text" rows="5" required maxlength="20000"></textarea></label>
<label>Файл · File <input type="file" name="file"></label>
<button>Ответить · Reply</button></form></div>{% endif %}
<p><a href="/letters/{{ letter.name }}/raw">.eml</a></p>{% endblock %}""",
}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self';"
    " form-action 'self'"
)


def _moment(letter: Letter) -> str:
    return f"{datetime.fromtimestamp(letter.received_at, UTC):%d.%m.%Y %H:%M:%S}"


def _json(letter: Letter) -> dict[str, Any]:
    return {
        "name": letter.name,
        "received_at": datetime.fromtimestamp(letter.received_at, UTC).isoformat(),
        "from": letter.header("From"),
        "to": letter.recipients,
        "subject": letter.header("Subject"),
        "message_id": letter.header("Message-ID"),
        "headers": {name: str(value) for name, value in letter.headers()},
        "text": letter.part("plain"),
        "html": letter.part("html"),
    }


def make_pages(post: Post) -> FastAPI:
    """Make the application that shows the letters of a folder, and answers them."""
    folder = post.folder
    pages = FastAPI(title="mailbox", docs_url=None, redoc_url=None)
    templates = Environment(loader=DictLoader(_PAGES), autoescape=True)
    templates.globals.update(style=_STYLE, moment=_moment)

    def render(name: str, **values: object) -> HTMLResponse:
        return HTMLResponse(
            templates.get_template(name).render(values),
            headers={"Content-Security-Policy": _POLICY},
        )

    @pages.get("/health")
    def health() -> dict[str, str]:
        """Say that the mailbox is alive."""
        return {"status": "alive"}

    @pages.get("/api/letters")
    def list_letters(
        to: str | None = None, limit: int = Query(default=100, ge=1, le=1000)
    ) -> dict[str, Any]:
        """List the newest letters, whole."""
        return {"items": [_json(letter) for letter in folder.letters(to, limit)]}

    @pages.get("/", response_class=HTMLResponse)
    def show_list() -> HTMLResponse:
        """Show the newest letters."""
        return render("list", letters=folder.letters(None, 200))

    @pages.get("/letters/{name}", response_class=HTMLResponse)
    def show_letter(name: str, *, answered: bool = False) -> HTMLResponse:
        """Show one letter; its HTML runs in a frame that may do nothing."""
        letter = folder.letter(name)
        if letter is None:
            raise HTTPException(404)
        return render(
            "letter",
            letter=letter,
            plain=letter.part("plain"),
            html=letter.part("html"),
            answers=post.answers(letter),
            answered=answered,
        )

    @pages.post("/letters/{name}/reply")
    def reply(
        name: str,
        request: Request,
        text: Annotated[str, Form(max_length=20_000)],
        file: UploadFile | None = None,
    ) -> RedirectResponse:
        """Answer a letter as its reader, as a mail program does."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise HTTPException(403)
        letter = folder.letter(name)
        to = post.answers(letter) if letter is not None else ""
        if letter is None or not to:
            raise HTTPException(404)
        attached = None
        if file is not None and file.filename:
            attached = (file.filename, file.content_type or "", file.file.read())
        message = answer_to(letter, to, text, attached)
        try:
            post.deliver(str(message["From"]), [to], message.as_bytes())
        except (OSError, IMAPClientError) as error:
            raise HTTPException(503, "The mail server does not answer.") from error
        return RedirectResponse(f"/letters/{name}?answered=true", 303)

    @pages.get("/letters/{name}/raw")
    def show_raw(name: str) -> Response:
        """Give the file of a letter."""
        raw = folder.raw(name)
        if raw is None:
            raise HTTPException(404)
        return Response(raw, media_type="message/rfc822")

    return pages
