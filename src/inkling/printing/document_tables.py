"""The tables of a document for programs: one CSV each, with bare numbers and the keys of its columns on top."""

import csv
import io
from math import floor, isfinite, isnan, log10

from inkling.printing.document import Cell, Document, Table, Value
from inkling.printing.harmless import harmless, names

DIGITS = 6
"""So many digits behind the point; for a number below 1, so many from its first digit that is not 0."""

_COMMANDS = ("=", "+", "-", "@", "\t", "\n")
"""With these a spreadsheet may take words for a command."""


def document_tables(document: Document) -> dict[str, str]:
    """The name of a file and what is in it, for every table. Words are words in a spreadsheet too: an apostrophe
    stands before any that it could take for a command."""
    tables = document.tables
    return {
        f"{name}.csv": _written(table)
        for name, table in zip(names((table.key for table in tables), "table"), tables, strict=True)
    }


def _written(table: Table) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    if table.columns:
        writer.writerow([_words(column.key) for column in table.columns])
    writer.writerows([_value(cell.value) for cell in _filled(table, row)] for row in table.rows)
    return out.getvalue()


def _filled(table: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    missing = len(table.columns) - len(row)
    return (*row, *[Cell("", None)] * missing)


def _value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _words(value)
    return _number(float(value)) if isinstance(value, float) else str(int(value))


def _number(value: float) -> str:
    """As short as it can be said: no more digits than a reader could use, no .0 where it is whole, nothing where it
    is no number at all."""
    if isnan(value):
        return ""
    if not isfinite(value):
        return "inf" if value > 0 else "-inf"
    if not value:
        return "0"
    rounded = round(value, DIGITS - 1 - min(floor(log10(abs(value))), -1))
    return repr(rounded).removesuffix(".0")


def _words(words: str) -> str:
    said = harmless(words)
    return f"'{said}" if said.lstrip(" ").startswith(_COMMANDS) and not _is_number(said) else said


def _is_number(said: str) -> bool:
    try:
        return isfinite(float(said))
    except ValueError:
        return False
