"""Bytes become a table whatever program wrote them, or a sentence that says what to do."""

import codecs

import pytest

from inkling.exchange import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    ColumnError,
    ExchangeError,
    FileError,
    UnknownColumn,
    read_table,
)

PLAIN = "date,mood\n2026-01-01,3\n2026-01-02,4\n"
ROWS = (("2026-01-01", "3"), ("2026-01-02", "4"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN.encode(), id="plain"),
        pytest.param(codecs.BOM_UTF8 + PLAIN.encode(), id="utf-8 with a mark"),
        pytest.param(PLAIN.encode("utf-16"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), id="utf-16 big end first"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="windows lines"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="old mac lines"),
        pytest.param(PLAIN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tabs"),
        pytest.param(("sep=;\n" + PLAIN.replace(",", ";")).encode(), id="spreadsheet's separator line"),
        pytest.param(("\n\n" + PLAIN + "\n,\n").encode(), id="blank lines and an empty row"),
        pytest.param(PLAIN.replace("\n", ",\n").encode(), id="a separator too many on every line"),
        pytest.param(PLAIN.rstrip().encode(), id="no line end at the end"),
        pytest.param(PLAIN.replace("mood", '" mood "').encode(), id="space around a name"),
    ],
)
def test_the_same_table_is_read_however_it_was_written(data):
    table = read_table(data)
    assert table.columns == ("date", "mood")
    assert table.rows == ROWS


def test_a_separator_inside_quotes_in_the_first_line_does_not_count():
    table = read_table(b'date;"mood, energy, calm, and so on"\n2026-01-01;3\n')
    assert table.columns == ("date", "mood, energy, calm, and so on")


def test_a_line_number_is_the_line_of_the_file_even_after_a_note_of_several_lines():
    table = read_table(b'date,note\n2026-01-01,"one\ntwo\nthree"\n\n2026-01-02,x\n')
    assert table.lines == (2, 6)


def test_a_column_without_a_name_is_set_aside_and_counted():
    table = read_table(b",date,mood,\n0,2026-01-01,3,\n1,2026-01-02,4,\n")
    assert table.columns == ("date", "mood")
    assert table.unnamed == (1,)
    assert table.rows == ROWS


def test_a_column_is_found_in_other_letters():
    assert read_table(b"Date,Mood\n2026-01-01,3\n").named(" mood ") == "Mood"


def test_an_unknown_column_is_answered_with_the_close_one():
    with pytest.raises(UnknownColumn, match="Did you mean “anxiety”") as raised:
        read_table(b"date,anxiety\n2026-01-01,3\n").named("anxeity")
    assert raised.value.close == "anxiety"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \r\n \n", "empty", id="only space"),
        pytest.param(b"\xef\xbb\xbf", "holds no words", id="only a mark"),
        pytest.param(b"date,mood\n", "no rows", id="only a header"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0 jpeg", "picture", id="jpeg"),
        pytest.param(b"PK\x03\x04 xl/workbook.xml", "save it as CSV", id="xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0 old excel", "save it as CSV", id="xls"),
        pytest.param(b"%PDF-1.7", "PDF", id="pdf"),
        pytest.param(b"\x1f\x8b packed", "Unpack", id="gzip"),
        pytest.param(b"SQLite format 3\0", "database", id="database"),
        pytest.param(b'{"data": []}', "JSON", id="json"),
        pytest.param(b"<!doctype html><p>", "web page", id="html"),
        pytest.param(b"date,mood\n2026-01-01,\x00\n", "not plain text", id="nul byte"),
        pytest.param("date,mood\n".encode("utf-16-le"), "not plain text", id="utf-16 without a mark"),
        pytest.param(codecs.BOM_UTF16_LE + b"d\0a", "cut off", id="utf-16 cut in half"),
        pytest.param(b"date,mood\n2026-01-01,3\n2026-01-02,\xff\n", "Line 3 is not UTF-8", id="bad utf-8"),
        pytest.param(
            b"date,mood\r2026-01-01,\xe4\r", "Line 2 is not UTF-8", id="bad utf-8 after old mac lines"
        ),
        pytest.param(b'date,note\n2026-01-01,"never closed\n', "on line 2", id="open quotation mark"),
        pytest.param(b'date,note\n2026-01-01,"a" b\n', "on line 2", id="stray quotation mark"),
        pytest.param(b"date,mood\n2026-01-01\n", "Line 2 has 1 cells", id="short row"),
        pytest.param(b"date,mood\n2026-01-01,3,4\n", "Line 2 has 3 cells", id="long row"),
        pytest.param(b"date,note\n2026-01-01," + b"x" * 140_000 + b"\n", "far too long", id="huge cell"),
        pytest.param(b"date,mood\n" + b"2026-01-01,3\n" * (MAX_ROWS + 1), "200,000 rows", id="too many rows"),
        pytest.param(b"x" * (MAX_BYTES + 1), "10 MB", id="too many bytes"),
    ],
)
def test_what_is_not_a_table_is_refused_with_what_to_do(data, says):
    with pytest.raises(FileError, match=says):
        read_table(data)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("date,mood,Mood", "Two columns are called “Mood”"),
        (",".join(f"c{n}" for n in range(MAX_COLUMNS + 1)), "more than 200 columns"),
    ],
)
def test_a_first_line_that_cannot_be_used_is_refused(header, says):
    row = ",".join("1" for _ in header.split(","))
    with pytest.raises(ColumnError, match=says):
        read_table(f"{header}\n{row}\n".encode())


def test_every_error_of_the_room_has_one_root():
    with pytest.raises(ExchangeError):
        read_table(b"")


def test_a_message_never_holds_what_stands_in_a_cell():
    with pytest.raises(FileError) as raised:
        read_table(b"date,note\n2026-01-01,my secret,too many\n")
    assert "secret" not in str(raised.value)
