"""«Информация»: what is published, found by words, its files, and what does not change."""

import io

import pytest
from PIL import Image

from services.cabinet.content.files.actions import sweep_content
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import (
    DOCUMENT,
    ENTRIES,
    GROUP,
    INFORMATION,
    SERVICE,
    STAFF,
    Writer,
    problem,
    read,
)
from tests.support.documents import JPEG, PDF, image, pdf

_MIB = 1024 * 1024
_QUESTIONS = (
    ("Как передать показания счётчика?", "До 25 числа, на странице «Показания».",
     "How do I hand in readings?", "Until the 25th."),
    ("Когда менять прибор учёта?", "Когда истекла поверка.",
     "When is a meter replaced?", "When its verification is overdue."),
    ("Можно ли платить картой?", "Да, любой.", "", ""),
)  # fmt: skip


async def _questions(writer: Writer) -> int:
    group = await writer.publish(GROUP)
    for title, text, title_en, text_en in _QUESTIONS:
        await writer.publish(
            {"kind": "question", "group": group, "title": title, "text": text,
             "title_en": title_en, "text_en": text_en}
        )  # fmt: skip
    return group


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("передача показаний счетчиков", 0),
        ("ПОКАЗАНИЕ", 0),
        ("приборами", 1),
        ("повер", 1),
        ("readings", 0),
        ("replacing meters", 1),
        ("карта оплата", 2),
        ("как платить?", 2),
    ],
)
async def test_a_question_is_found_by_words_in_any_form(typed: str, first: int, home: Home) -> None:
    await _questions(Writer(home))
    found = (await read(home, "/search", q=typed))["items"]
    assert found[0]["title"] == _QUESTIONS[first][0]
    assert found[0]["kind"] == "question"


@pytest.mark.parametrize("typed", ["'); DROP", "&|!:*", "<->", "ююю", "  ", "\u202e\u202e", "и на"])
async def test_whatever_is_typed_finds_nothing_and_breaks_nothing(typed: str, home: Home) -> None:
    await _questions(Writer(home))
    assert (await read(home, "/search", q=typed))["items"] == []


async def test_questions_go_with_their_group(home: Home) -> None:
    writer = Writer(home)
    group = await _questions(writer)
    (shown,) = (await read(home))["groups"]
    assert [one["title"] for one in shown["questions"]] == [one[0] for one in _QUESTIONS]
    assert shown["questions"][2]["title_en"] == ""
    await writer.does(group, "withdraw")
    assert (await read(home))["groups"] == []
    assert (await read(home, "/search", q="показания"))["items"] == []


async def test_what_has_not_changed_is_not_sent_again(home: Home) -> None:
    writer = Writer(home)
    await _questions(writer)
    tag = (await home.client.get(INFORMATION)).headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = await home.client.get(INFORMATION, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    await writer.publish(SERVICE)
    changed = await home.client.get(INFORMATION, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["cache-control"] == "public, no-cache"


async def test_a_document_opens_in_the_browser_and_holds_nothing_else(home: Home) -> None:
    writer = Writer(home)
    key = await writer.add(DOCUMENT)
    file = f"{INFORMATION}/documents/{key}/file"
    assert (await writer.put_file(key, PDF, "../../etc/Договор.pdf")).status_code == 200
    assert problem(await home.client.get(file)) == (404, "not-found")
    await writer.does(key, "publish")
    answer = await home.client.get(file)
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("inline;")
    assert "%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80.pdf" in disposition
    assert ".." not in disposition
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    known = await home.client.get(file, headers={"If-None-Match": answer.headers["ETag"]})
    assert known.status_code == 304
    (shown,) = (await read(home))["documents"]
    assert (shown["size"], shown["version"]) == (len(PDF), 1)


async def test_another_version_is_shown_once_it_is_published_and_the_former_is_kept(
    home: Home,
) -> None:
    writer = Writer(home)
    key = await writer.add(DOCUMENT)
    await writer.put_file(key, PDF)
    await writer.does(key, "publish")
    second = pdf(size=3_000)
    assert (await writer.put_file(key, second)).json()["state"] == "changed"
    file = f"{INFORMATION}/documents/{key}/file"
    assert (await home.client.get(file)).content == PDF
    await writer.does(key, "publish")
    assert (await home.client.get(file)).content == second
    card, tag = await writer.open(key)
    assert [one["number"] for one in card["files"]] == [2, 1]
    former = await writer.ask("GET", f"{STAFF}/files/{key}/{card['files'][1]['id']}")
    assert former.content == PDF
    # Words that are written meanwhile leave the file alone.
    body = DOCUMENT | {"title": "Иначе"}
    changed = (await writer.ask("PUT", f"{ENTRIES}/{key}", tag=tag, json=body)).json()
    assert changed["draft"]["file"] == card["draft"]["file"]
    assert await sweep_content(home.database, home.application.state.files) == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", (415, "file-not-as-named")),
        (b"<!doctype html><script>1</script>", (415, "file-not-as-named")),
        (JPEG, (415, "file-not-as-named")),
        (PDF[:-30], (422, "file-damaged")),
        (pdf("<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>", "<</S/JavaScript/JS(1)>>"),
         (422, "file-active")),
        (b"", (422, "validation-failed")),
        (b"%PDF-1.4" + b" " * (20 * _MIB), (413, "body-too-large")),
    ],
)  # fmt: skip
async def test_a_file_that_is_no_plain_document_is_refused(
    content: bytes, expected: tuple[int, str], home: Home
) -> None:
    writer = Writer(home)
    key = await writer.add(DOCUMENT)
    assert problem(await writer.put_file(key, content)) == expected
    assert (await writer.open(key))[0]["files"] == []


async def test_a_picture_is_pixels_alone_and_is_shown_with_its_service(home: Home) -> None:
    writer = Writer(home)
    key = await writer.add(SERVICE)
    assert (await writer.put_file(key, image("PNG", (60, 40)), "фото.png")).status_code == 200
    picture = (await writer.open(key))[0]["draft"]["file"]
    address = f"{INFORMATION}/pictures/{picture}"
    assert problem(await home.client.get(address)) == (404, "not-found")
    await writer.does(key, "publish")
    assert (await read(home))["services"][0]["picture"] == picture
    answer = await home.client.get(address)
    assert Image.open(io.BytesIO(answer.content)).size == (60, 40)
    assert "immutable" in answer.headers["cache-control"]
    large = await writer.put_file(key, JPEG + b" " * (10 * _MIB), "большая.jpg")
    assert problem(large) == (413, "content-file-too-large")
    # A draft's file is no picture of what is published.
    await writer.put_file(key, JPEG, "другая.jpg")
    hidden = (await writer.open(key))[0]["draft"]["file"]
    assert problem(await home.client.get(f"{INFORMATION}/pictures/{hidden}"))[0] == 404


async def test_only_what_has_files_takes_one_and_only_as_it_was_seen(home: Home) -> None:
    writer = Writer(home)
    group, document = await writer.add(GROUP), await writer.add(DOCUMENT)
    assert problem(await writer.put_file(group, PDF)) == (409, "content-without-file")
    assert problem(await writer.put_file(document, PDF, tag='"old"')) == (412, "stale")
    assert problem(await writer.put_file(document, PDF, tag=None)) == (428, "if-match-required")
    assert problem(await writer.put_file(999_999, PDF, tag='"old"')) == (404, "not-found")
    refused = await Writer(home, "viewer").put_file(document, PDF)
    assert problem(refused) == (403, "forbidden")


@pytest.mark.parametrize(
    "path", ["documents/0/file", "documents/x/file", "documents/999999/file",
             "pictures/00000000-0000-4000-8000-000000000001"],
)  # fmt: skip
async def test_what_is_not_there_is_not_found(path: str, home: Home) -> None:
    assert problem(await home.client.get(f"{INFORMATION}/{path}")) == (404, "not-found")


@pytest.mark.parametrize(
    "typed",
    ["покзания", "показвния счетчка", "gjrfpfybz", "показаинй", "счеткчик", "чсетчика", "gjrpfybz",
     "метер"],
)  # fmt: skip
async def test_what_is_mistyped_is_found_by_what_was_meant(home: Home, typed: str) -> None:
    writer = Writer(home)
    group = await writer.publish(GROUP)
    await writer.publish(
        {"kind": "question", "title": "Как передать показания счётчика?", "group": group},
        text="Спишите цифры.",
    )
    await writer.publish(
        {"kind": "question", "title": "Где найти договор?", "group": group}, text="В документах."
    )
    titles = [one["title"] for one in (await read(home, "/search", q=typed))["items"]]
    expected = [] if typed == "метер" else ["Как передать показания счётчика?"]
    assert titles == expected
