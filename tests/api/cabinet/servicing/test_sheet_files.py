"""What people send as a file of readings: other shapes, other programs, and what is no table."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.filing import (
    HEAD,
    HOUSE,
    ask,
    book,
    checked,
    codes,
    found,
    mends,
    row,
    rows,
    saved,
    send,
    upload,
)
from tests.api.cabinet.servicing.handing_in import ServicingClock, problem

_BAD = Path(__file__).parents[4].parent / "shared" / "data" / "xls-bad" / "calamine"
_DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _within_the_days(clock: ServicingClock) -> None:
    """Readings are taken."""


async def _counts(home: Home, content: bytes) -> tuple[int, int, int]:
    made = await checked(home, content)
    assert made["failure"] is None, made
    return made["right"], made["wrong"], made["unfilled"]


async def _failure(home: Home, content: bytes) -> Any:
    made = await checked(home, content)
    assert made["state"] == "failed"
    assert (await ask(home, "POST", f"sheets/{made['id']}/send")).status_code == 409
    return made["failure"]


def _csv(*lines: str, encoding: str = "utf-8", separator: str = ";") -> bytes:
    head = separator.join(HEAD)
    return "\r\n".join([head, *lines]).encode(encoding)


def _old(*lines: Sequence[Any]) -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("1")
    day = xlwt.easyxf(num_format_str="dd.mm.yyyy")
    for number, line in enumerate((HEAD, *lines)):
        for column, cell in enumerate(line):
            if cell is not None:
                more = (day,) if isinstance(cell, date) else ()
                sheet.write(number, column, cell, *more)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _ods(*lines: Sequence[str]) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in line
        )
        + "</table:table-row>"
        for line in (HEAD, *lines)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t"])
async def test_texts_of_any_usual_kind_are_tables(
    served: Home, encoding: str, separator: str
) -> None:
    lines = [
        separator.join([HOUSE, "1", "000007-1", "19.11.2026", "10,5"]),
        separator.join([HOUSE, "2", '="000007-2"', "", "1 000"]),
    ]
    content = _csv(*lines, encoding=encoding, separator=separator)
    assert await _counts(served, content) == (2, 0, 0)


async def test_old_workbooks_and_those_of_other_offices_are_read(served: Home) -> None:
    assert await _counts(served, _old(row("1", 5), row("2"))) == (1, 0, 1)
    line = [HOUSE, "1", "000007-1", "19.11.2026", "10,5", "-", "–"]
    assert await _counts(served, _ods(line)) == (1, 0, 0)


async def test_the_name_says_nothing_and_the_content_all(served: Home) -> None:
    answer = await upload(served, _old(row("1", 5)), name="readings.csv")
    assert answer.status_code == 202
    assert problem(await upload(served, b"")) == (422, "validation-failed")
    assert problem(await upload(served, b"x" * (10 * 1024 * 1024 + 1)))[0] == 413


async def test_columns_are_found_under_other_names_and_in_any_order(served: Home) -> None:
    head = ("Показание, кВт*ч", "№ ПУ", "Дата", "Кв.", "Прошлое показание", "Прим.")
    (one,) = await found(served, [7, "000007-1", _DAY, "1", 3, "был дома"], head=head)
    assert (one["class"], one["values"]["T1"], one["taken_on"]) == ("right", "7", "2026-11-20")


async def test_what_names_no_meter_or_value_is_told_by_its_columns(served: Home) -> None:
    failure = await _failure(served, book(["1", _DAY], head=("Квартира", "Дата")))
    assert failure == {"code": "sheet-columns-missing", "missing": ["serial", "t1"]}
    failure = await _failure(served, book(["000007-1"], head=("Номер счетчика",)))
    assert failure == {"code": "sheet-columns-missing", "missing": ["t1"]}


async def test_merged_headings_titles_and_sums_are_understood(served: Home) -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file)
    sheet = made.add_worksheet()
    sheet.merge_range("A1:F1", "ООО «Наш дом», ноябрь")
    sheet.merge_range("A2:A3", "Квартира")
    sheet.merge_range("B2:B3", "Номер счетчика")
    sheet.merge_range("C2:E2", "Текущие показания")
    for column, text in enumerate(("Т1", "Т2", "Т3"), 2):
        sheet.write(2, column, text)
    sheet.write_row(3, 0, [1, 2, 3, 4, 5])
    sheet.write_row(4, 0, ["Казань, ул. Садовая, дом 7"])
    sheet.write_row(5, 0, ["1", "000007-1", 10])
    sheet.write_row(6, 0, ["2", "000007-2", 11])
    sheet.write_row(7, 0, ["Итого", "", 21])
    # The next house begins with its own headings.
    sheet.write_row(9, 0, ["Квартира", "Номер счетчика", "Т1"])
    sheet.write_row(10, 0, ["10", "000007-10", 12])
    made.close()
    assert await _counts(served, file.getvalue()) == (3, 0, 0)


async def test_numbers_as_text_and_text_as_numbers(served: Home) -> None:
    await served.rows("UPDATE meters SET serial_number = '00123456' WHERE external_id = 'm-7-1'")
    numbers = await found(
        served,
        [HOUSE, 1, "00123456", "20.11.2026", "1234.5"],
        [HOUSE, 2, "000007-2", "2026-11-19 00:00:00", " 12 345,6 "],
        [HOUSE, 10, "000007-10", datetime(2026, 11, 18, 12, 0), True],  # noqa: DTZ001
    )
    assert [one["class"] for one in numbers] == ["right", "right", "wrong"]
    assert codes(numbers[2]) == [("T1", "not-a-number")]
    # A spoilt number without the key of its row is asked about.
    (spoilt,) = await found(served, [HOUSE, 1, 123456, _DAY, 5])
    assert codes(spoilt) == [("serial_number", "unknown-meter")]
    assert mends(spoilt) == {"leading-zeros": {"serial_number": "00123456"}}


async def test_the_hidden_key_vouches_for_a_number_that_lost_its_zeros(served: Home) -> None:
    await served.rows("UPDATE meters SET serial_number = '00123456' WHERE external_id = 'm-7-1'")
    key = (await served.rows("SELECT id FROM meters WHERE external_id = 'm-7-1'"))[0]["id"]
    head = ("Код", *HEAD)
    (one,) = await found(served, [key, HOUSE, "1", 123456, _DAY, 5], head=head)
    assert (one["class"], one["serial_number"]) == ("right", "00123456")
    # Keys that were left behind when the rows were sorted mean nothing beside the numbers.
    (other,) = await found(served, [key, HOUSE, "2", "000007-2", _DAY, 5], head=head)
    assert (other["class"], other["serial_number"]) == ("right", "000007-2")


async def test_days_of_all_calendars_and_of_no_calendar(served: Home) -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"date_1904": True, "default_date_format": "dd.mm.yy"})
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, [HOUSE, "1", "000007-1"])
    sheet.write_datetime(1, 3, datetime(2026, 11, 19))  # noqa: DTZ001
    sheet.write(1, 4, 5)
    made.close()
    of_1904 = await checked(served, file.getvalue())
    (one,) = await rows(served, of_1904["id"])
    assert (one["class"], one["taken_on"]) == ("right", "2026-11-19")
    told = await found(
        served,
        row("1", 5, taken=date(2026, 12, 25)),
        row("2", 5, taken="19 ноября"),
        row("10", 5, taken="вчера"),
        [HOUSE, "", "000007-0", date(2022, 11, 18), 5],
    )
    assert [codes(one) for one in told] == [
        [("taken_on", "in-the-future")],
        [("taken_on", "date-unreadable")],
        [("taken_on", "date-unreadable")],
        [("taken_on", "before-window")],
    ]
    assert mends(told[1]) == {"date-text": {"taken_on": "2026-11-19"}}
    assert mends(told[2]) == {}
    assert mends(told[3])["date-year"] == {"taken_on": "2026-11-18"}


async def test_the_last_month_s_file_again_is_told_row_by_row(served: Home) -> None:
    content = book(row("1", 5), row("2", 6), row("10", 7))
    old = book(*(row(flat, 5, taken=date(2026, 10, 20)) for flat in ("1", "2", "10")))
    assert await _counts(served, old) == (0, 3, 0)
    made = await checked(served, content)
    assert (await send(served, made["id"]))["sent"]["unit"] == 3


async def test_whose_a_row_is(served: Home) -> None:
    foreign = ["Казань, ул. Мира, д. 5", "1", "S-A", _DAY, 5]
    told = await found(
        served,
        foreign,
        [HOUSE, "1", "no such", _DAY, 5],
        [HOUSE, "2", "000007-1", _DAY, 5],
        [HOUSE, "10", None, _DAY, 5],
        [None, None, "000007-2", _DAY, 5],
    )
    assert [codes(one) for one in told] == [
        [("serial_number", "unknown-meter")],
        [("serial_number", "unknown-meter")],
        [("flat", "meter-elsewhere")],
        [("serial_number", "no-number")],
        [],
    ]
    # Another's meter is told as one that does not exist.
    assert (told[0]["reasons"], told[0]["mends"]) == (told[1]["reasons"], told[1]["mends"])
    assert told[2]["reasons"][0]["params"]["flat"] == "1"
    assert mends(told[2]) == {"flat": {"flat": "1"}}
    assert mends(told[3]) == {"meter-number": {"serial_number": "000007-10"}}


async def test_a_flat_with_two_meters_and_a_meter_that_was_replaced(served: Home) -> None:
    await served.rows("UPDATE service_locations SET flat = '1' WHERE external_id = 'l-7-2'")
    await served.rows("INSERT INTO meters (external_id, serial_number) VALUES ('m-old', 'OLD-9')")
    await served.rows(
        "INSERT INTO meter_installations (meter_id, usage_point_id, installed_on, removed_on)"
        " SELECT (SELECT id FROM meters WHERE external_id = 'm-old'), i.usage_point_id,"
        " '2019-01-01', '2021-04-30' FROM meter_installations i JOIN meters m ON m.id = i.meter_id"
        " WHERE m.external_id = 'm-7-10'"
    )
    told = await found(
        served,
        row("1", 5, serial="000007-1"),
        row("1", 6, serial="000007-2"),
        [HOUSE, "1", None, _DAY, 5],
        [HOUSE, "10", "OLD-9", _DAY, 5],
    )
    assert [codes(one) for one in told] == [
        [],
        [],
        [("serial_number", "several-meters")],
        [("serial_number", "meter-replaced")],
    ]
    assert told[3]["reasons"][0]["params"] == {"serial_number": "000007-10"}


async def test_formulas_count_as_their_values_and_errors_as_nothing(served: Home) -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file)
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    for number, flat in enumerate(("1", "2", "10"), 1):
        sheet.write_row(number, 0, [HOUSE, flat, f"000007-{flat}"])
    sheet.write_formula(1, 4, "=40+2", None, 42)
    sheet.write_formula(2, 4, "=0.1+0.2", None, 0.1 + 0.2)
    sheet.write_formula(3, 4, "=1/0", None, "#DIV/0!")
    made.close()
    sent = await checked(served, file.getvalue())
    assert sent["notes"] == ["formulas"]
    one, two, ten = await rows(served, sent["id"])
    assert [one["values"]["T1"], two["values"]["T1"]] == ["42", "0.3"]
    assert ten["class"] == "unfilled"


async def test_macros_are_not_run_and_hidden_worksheets_not_read(served: Home) -> None:
    plain = book(row("1", 5))
    file = io.BytesIO(plain)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    made = await checked(served, file.getvalue())
    assert (made["right"], made["notes"]) == (1, ["macros"])
    workbook = openpyxl.load_workbook(io.BytesIO(plain))
    workbook.create_sheet("x").sheet_state = "hidden"
    made = await checked(served, saved(workbook.worksheets[0]))
    assert (made["right"], made["notes"]) == (1, ["hidden-worksheets"])


def _empty_rows() -> bytes:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = made.add_worksheet()
    bold = made.add_format({"bold": True})
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, [HOUSE, "1", "000007-1", "20.11.2026", 5])
    for number in range(2, 1_048_576, 3):
        sheet.write_blank(number, 0, None, bold)
    made.close()
    return file.getvalue()


async def test_a_million_empty_rows_are_nothing(served: Home) -> None:
    assert await _counts(served, _empty_rows()) == (1, 0, 0)


def _far_corner() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(HEAD)
    sheet.cell(1_048_576, 16_384).value = "x"
    return saved(sheet)


def _bomb() -> bytes:
    """A workbook of 60 KB whose only text is 60 MB long, again and again."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(row("1", 5)))) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "xl/sharedStrings.xml":
                text = b"<si><t>" + b"0" * 60_000_000 + b"</t></si>"
                content = content.replace(b"</sst>", text * 8 + b"</sst>")
            archive.writestr(info.filename, content)
    return file.getvalue()


@pytest.mark.parametrize("make", [_far_corner, _bomb])
async def test_what_would_fill_the_memory_is_refused_in_a_sentence(
    served: Home, make: Callable[[], bytes]
) -> None:
    assert (await _failure(served, make()))["code"] == "sheet-too-large"


async def test_more_rows_than_are_taken(served: Home) -> None:
    lines = [f"{HOUSE};{n};{n};;1" for n in range(20_001)]
    assert (await _failure(served, _csv(*lines)))["code"] == "sheet-too-large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"just a letter to you", "sheet-not-a-table"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "sheet-not-a-table"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "sheet-not-a-table"),
        (b"%PDF-1.7 " + bytes(range(256)), "sheet-not-a-table"),
        (b"PK\x03\x04 and nothing more", "sheet-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet-damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "sheet-protected",
        ),
        (";".join(HEAD).encode(), "sheet-empty"),
        (book(), "sheet-empty"),
        (book(head=()), "sheet-empty"),
    ],
)
async def test_what_is_no_table_is_told_why(served: Home, content: bytes, code: str) -> None:
    assert (await _failure(served, content))["code"] == code


_EXPECTED = {"pass_protected.xlsx": "sheet-protected", "too_small.xls": "sheet-not-a-table"}


@pytest.mark.skipif(not _BAD.is_dir(), reason="../shared/data/xls-bad is not there")
async def test_odd_workbooks_of_others_end_in_a_sentence(served: Home) -> None:
    for path in sorted(_BAD.iterdir()):
        failure = await _failure(served, path.read_bytes())
        wanted = {"sheet-columns-missing", "sheet-empty", "sheet-damaged"}
        assert failure["code"] in {_EXPECTED.get(path.name, failure["code"])} & (
            wanted | set(_EXPECTED.values())
        ), path.name
