"""A file of answers to questionnaires, as CSV or JSON: one row or object for each time somebody filled one in.

The columns of items are called by their numbers, with or without a word before them: `1`, `item 1`, `q1`, `phq9_1`.
A column `total` holds sums from paper, a column `measure` says which questionnaire it is. All other columns are
carried along, to say whose row it is. An empty cell, NA or null is a question that was asked and not answered; `n/a`
in an item that may not apply says that it did not.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from inkling.exchange.archive.strict import Doubled, without_doubles
from inkling.exchange.cells import LARGEST, read_number
from inkling.exchange.errors import CLIP, AnswersError, CellError
from inkling.exchange.table import MAX_COLUMNS, MAX_ROWS, read_table
from inkling.exchange.text import MAX_BYTES, MAX_MEGABYTES
from inkling.language import gettext as _
from inkling.measures import TOTAL, Instrument, UnknownInstrument, find, instrument

_MEASURE = ("measure", "instrument", "questionnaire")
_ITEM = re.compile(r"(?P<word>.*?)[\s_.\-]*(?<!\d)0*(?P<number>\d{1,4})", re.DOTALL)
_WORDS = frozenset({"", "item", "i", "q", "question", "no", "nr"})
_LABELS = frozenset({"date", "day", "time", "person", "participant", "who", "id", "name", "session", "note"})
"""Columns that say whose row it is, and when. Where items have names of their own, all other columns are items."""

_NOT_ASKED = frozenset({"n/a", "#n/a", "does not apply", "not applicable"})

Cell = str | int | float | None


@dataclass(frozen=True)
class Answered:
    """One questionnaire, filled in once. `line` is its line in a CSV, or its place in a JSON list, counted from 1.

    `total` is a sum that stood beside the answers, None where there is none; a row that holds nothing but a sum has it
    among the answers, as scoring wants it. `about` are the other cells of the row, by their columns.
    """

    line: int
    instrument: Instrument
    answers: dict[str, float | None]
    total: float | None
    about: dict[str, str]


@dataclass(frozen=True)
class _Row:
    """The cells of one row by the names of their columns, as they stand."""

    line: int
    cells: dict[str, Cell]


def read_answers(data: bytes, asked: Instrument | None = None, *, filename: str = "") -> tuple[Answered, ...]:
    """Which questionnaires were filled in how? `asked` says which one it is where the file does not.

    Raises `ExchangeError` with one sentence: a file that is no table, a cell that is no number, an item answered
    twice. Whether an answer can be one is for scoring to say.
    """
    if len(data) > MAX_BYTES:
        said = _("The file is larger than {n} MB. Split it, and score the parts.")
        raise AnswersError(said.format(n=MAX_MEGABYTES))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        rows, comma = _json_rows(data), False
    else:
        table = read_table(data, filename)
        rows = [
            _Row(line, dict(zip(table.columns, cells, strict=True)))
            for line, cells in zip(table.lines, table.rows, strict=True)
        ]
        comma = table.delimiter != ","
    return tuple(_answered(row, asked, comma) for row in rows)


def _answered(row: _Row, asked: Instrument | None, comma: bool) -> Answered:
    one = _instrument(row) or asked
    if one is None:
        said = _(
            "The file does not say which questionnaire it is. Name it with --as, or add a column “measure”."
        )
        raise AnswersError(said, line=row.line)
    columns = _columns(row, one)
    answers = {
        id: _number(row, column, comma)
        for id, column in columns.items()
        if not _does_not_apply(row, one, id, column)
    }
    total = next((_number(row, each, comma) for each in row.cells if each.casefold() == TOTAL), None)
    taken = {*columns.values(), *(each for each in row.cells if each.casefold() in (*_MEASURE, TOTAL))}
    about = {each: "" if cell is None else str(cell) for each, cell in row.cells.items() if each not in taken}
    if total is not None and not any(value is not None for value in answers.values()):
        return Answered(row.line, one, {TOTAL: total}, None, about)
    left_out: dict[str, float | None] = {
        item.id: None for item in one.items if not item.optional and item.id not in answers
    }
    return Answered(row.line, one, answers | left_out, total, about)


def _columns(row: _Row, one: Instrument) -> dict[str, str]:
    """In which column does each item stand?"""
    found: dict[str, str] = {}
    for column in row.cells:
        id = None if column.casefold() in (*_MEASURE, TOTAL) else _item(column, one)
        if id is None:
            continue
        if id in found:
            said = _(
                "Item {item} is answered twice, under “{one}” and under “{other}”. Leave one of them out."
            )
            said = said.format(item=id, one=found[id][:CLIP], other=column[:CLIP])
            raise AnswersError(said, line=row.line)
        found[id] = column
    return found


def _does_not_apply(row: _Row, one: Instrument, id: str, column: str) -> bool:
    item, cell = one.item(id), row.cells[column]
    return bool(item and item.optional and isinstance(cell, str) and cell.strip().casefold() in _NOT_ASKED)


def _instrument(row: _Row) -> Instrument | None:
    """Which questionnaire does the row itself name?"""
    named = next((cell for column, cell in row.cells.items() if column.casefold() in _MEASURE and cell), None)
    if named is None:
        return None
    found = find(str(named))
    if found is None:
        try:
            instrument(str(named))
        except UnknownInstrument as error:
            said = _("Line {line}: {why}").format(line=row.line, why=error)
            raise AnswersError(said, line=row.line, cell=str(named)) from None
    return found


def _item(column: str, one: Instrument) -> str | None:
    """Which item stands in this column? None where it is none."""
    plain = column.strip().casefold()
    if one.own:
        return None if plain in _LABELS else column
    if any(plain == item.id for item in one.items):
        return plain
    found = _ITEM.fullmatch(plain)
    known = _WORDS | {_letters(one.key), _letters(one.title)}
    return found["number"] if found and _letters(found["word"]) in known else None


def _letters(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum())


def _number(row: _Row, column: str, comma: bool) -> float | None:
    cell = row.cells[column]
    found = read_number(cell, decimal_comma=comma) if isinstance(cell, str) else cell
    if found is None:
        return None
    if isinstance(found, str | bool) or abs(found) > LARGEST:
        said = _("Line {line}: what stands under “{column}” is not a number. Mend it, or leave it empty.")
        said = said.format(line=row.line, column=column[:CLIP])
        raise CellError(said, column=column, line=row.line, cell=str(cell)[:CLIP])
    return float(found)


def _json_rows(data: bytes) -> list[_Row]:
    try:
        text = data.decode("utf-8-sig")
        msgspec.json.decode(text)
        said = json.loads(text, object_pairs_hook=without_doubles)
    except Doubled:
        raise AnswersError(
            _("One name stands twice in the same place of this file: is an item answered twice?")
        ) from None
    except (ValueError, RecursionError):
        raise AnswersError(_("This is not JSON that can be read, or it is cut off.")) from None
    rows = said if isinstance(said, list) else [said]
    if len(rows) > MAX_ROWS:
        raise AnswersError(_("The file has more than {n} rows. Split it.").format(n=f"{MAX_ROWS:,}"))
    if not rows:
        raise AnswersError(_("There are no answers in this file."))
    return [_json_row(line, row) for line, row in enumerate(rows, 1)]


def _json_row(line: int, row: Any) -> _Row:
    wrong = _("Place {line} of this file holds no answers. Each should look like {example}.")
    example = '{"measure": "phq9", "answers": {"1": 0, "2": 1}}'
    if not isinstance(row, dict) or len(row) > MAX_COLUMNS:
        raise AnswersError(wrong.format(line=line, example=example), line=line)
    inner = row.get("answers", {})
    if not isinstance(inner, dict) or set(inner) & set(row):
        raise AnswersError(wrong.format(line=line, example=example), line=line)
    cells = {name: cell for name, cell in row.items() if name != "answers"} | inner
    if any(not isinstance(cell, str | int | float | None) for cell in cells.values()):
        raise AnswersError(wrong.format(line=line, example=example), line=line)
    if any(isinstance(cell, str) and "\0" in cell for cell in cells.values()):
        raise AnswersError(wrong.format(line=line, example=example), line=line)
    return _Row(line, cells)
