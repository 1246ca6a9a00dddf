"""From bytes to a table: columns with names, rows with the line they stand on, every cell still as text."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inkling.exchange.errors import ColumnError, FileError, UnknownColumn
from inkling.exchange.names import closest
from inkling.exchange.text import read_text
from inkling.language import gettext as _

MAX_ROWS = 200_000
MAX_COLUMNS = 200

_SEPARATOR_LINE = re.compile(r'\s*"?sep=([,;\t])"?[ \t]*(\r\n|\r|\n)', re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """What stands in the file? Every row has one cell per column; `lines` says where each row begins.

    `unnamed` are the places, counted from 1, of columns that hold something but have no name; they are not
    among `columns`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str
    filename: str = ""
    unnamed: tuple[int, ...] = ()

    def cells(self, column: str) -> tuple[str, ...]:
        """What stands in this column, row by row, without the space around it?"""
        place = self.columns.index(self.named(column))
        return tuple(row[place] for row in self.rows)

    def filled(self, column: str) -> Iterator[tuple[int, str]]:
        """Which cells of this column are not empty, each with its line?"""
        return ((line, cell) for line, cell in zip(self.lines, self.cells(column), strict=True) if cell)

    def named(self, column: str) -> str:
        """How is this column written in the file? Raises `UnknownColumn` when there is none of that name."""
        if column in self.columns:
            return column
        folded = {name.casefold(): name for name in self.columns}
        if column.strip().casefold() in folded:
            return folded[column.strip().casefold()]
        close = closest(column, self.columns)
        sentence = _("The file has no column called “{column}”.").format(column=column)
        if close:
            hint = _("Did you mean “{close}”?").format(close=close)
        else:
            hint = _("Its columns are: {columns}.").format(columns=", ".join(self.columns[:12]))
        raise UnknownColumn(f"{sentence} {hint}", close=close)


def read_table(data: bytes, filename: str = "") -> Table:
    """Which table do these bytes hold? Raises `FileError` or `ColumnError`, which say what to do."""
    text = read_text(data)
    delimiter, text, offset = _delimiter(text)
    records = _records(text, delimiter, offset)
    first = next(records, None)
    if first is None:
        raise FileError(_("The file holds no words or numbers. Export the diary again and use the new file."))
    header = tuple(" ".join(name.split()) for name in first[1])
    lines: list[int] = []
    rows: list[tuple[str, ...]] = []
    for line, cells in records:
        rows.append(_fitted(line, cells, len(header)))
        lines.append(line)
        if len(rows) > MAX_ROWS:
            raise FileError(
                _(
                    "The file has more than {n} rows. Split it by year or by person, and read the parts."
                ).format(n=f"{MAX_ROWS:,}")
            )
    if not rows:
        raise FileError(
            _("The file has names in its first line but no rows below. Export the diary again and use that.")
        )
    named, unnamed = _check_header(header, rows)
    return Table(
        columns=tuple(header[place] for place in named),
        rows=tuple(tuple(row[place] for place in named) for row in rows),
        lines=tuple(lines),
        delimiter=delimiter,
        filename=filename,
        unnamed=unnamed,
    )


def _delimiter(text: str) -> tuple[str, str, int]:
    """What separates the cells? Chosen by the first line with anything in it; quoted text does not count."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return said[1], text[said.end() :], 1
    counts = dict.fromkeys(",;\t", 0)
    quoted = False
    for char in text.lstrip("\r\n"):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "\r\n":
            break
        elif not quoted and char in counts:
            counts[char] += 1
    return max(counts, key=lambda char: counts[char]), text, 0


def _records(text: str, delimiter: str, offset: int) -> Iterator[tuple[int, list[str]]]:
    """Which rows hold anything, each with the line it begins on?"""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + offset
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise FileError(_broken(line, str(error))) from None
        if any(cells):
            yield line, cells


def _broken(line: int, error: str) -> str:
    if "field larger" in error:
        return _("A cell on line {line} is far too long. Is a quotation mark missing there?").format(
            line=line
        )
    return _(
        "A quotation mark on line {line} is never closed, or the file is cut off. "
        "Mend that line, or export the diary again."
    ).format(line=line)


def _fitted(line: int, cells: list[str], width: int) -> tuple[str, ...]:
    if len(cells) > width and not any(cells[width:]):
        cells = cells[:width]
    if len(cells) != width:
        raise FileError(
            _(
                "Line {line} has {n} cells where the first line has {width}. "
                "Mend that line, or export the diary again."
            ).format(line=line, n=len(cells), width=width)
        )
    return tuple(cells)


def _check_header(
    header: tuple[str, ...], rows: list[tuple[str, ...]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which places have a name, and which hold something without one (counted from 1)?"""
    if len(header) > MAX_COLUMNS:
        raise ColumnError(
            _("The file has more than {n} columns. Leave out those that are not needed.").format(
                n=MAX_COLUMNS
            )
        )
    seen: set[str] = set()
    for name in filter(None, header):
        if name.casefold() in seen:
            raise ColumnError(
                _("Two columns are called “{name}”. Give each its own name in the first line.").format(
                    name=name
                )
            )
        seen.add(name.casefold())
    named = tuple(place for place, name in enumerate(header) if name)
    unnamed = tuple(
        place + 1 for place, name in enumerate(header) if not name and any(row[place] for row in rows)
    )
    return named, unnamed
