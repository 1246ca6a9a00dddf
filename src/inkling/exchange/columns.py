"""What each column of a table means: a first guess, what was left out and why, and a preview to confirm."""

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from inkling.exchange.cells import UNREAD, Unread, read_number
from inkling.exchange.dates import date_problem, fitting_formats
from inkling.exchange.errors import ColumnError, DateProblem
from inkling.exchange.table import Table
from inkling.language import gettext as _
from inkling.measures import Better

PREVIEW_ROWS = 5

_DATE_NAMES = {"date", "day", "datum", "fecha", "jour", "tag", "dia", "día", "timestamp", "datetime", "when"}
_PERSON_NAMES = {"person", "participant", "subject", "id", "who", "name", "patient", "client", "user", "pid"}
_NOTE_NAMES = {"note", "notes", "comment", "comments", "text", "diary", "journal", "remarks"}

Why = Literal["empty", "words", "counts rows", "no name", "not chosen"]
Role = Literal["date", "value", "person", "note", "left out"]


@dataclass(frozen=True)
class Columns:
    """Which column is the date, which are numbers to watch, who is meant, and how are dates written?

    `date_format` is None for ISO dates. `better` says for some of the `values` which way the person hopes
    it goes. Without `person` the whole file is one person's.
    """

    date: str
    values: tuple[str, ...] = ()
    person: str | None = None
    who: str | None = None
    note: str | None = None
    date_format: str | None = None
    better: dict[str, Better] = field(default_factory=dict)

    def role(self, column: str) -> Role:
        """What does this column mean?"""
        if column in self.values:
            return "value"
        return {self.date: "date", self.person: "person", self.note: "note"}.get(column, "left out")  # type: ignore[return-value]


@dataclass(frozen=True)
class LeftOut:
    """Which column is not read, and why?"""

    column: str
    why: Why

    @property
    def reason(self) -> str:
        """Why, in a few words?"""
        return {
            "empty": _("empty"),
            "words": _("words, not numbers"),
            "counts rows": _("only counts the rows"),
            "no name": _("no name in the first line"),
            "not chosen": _("not chosen"),
        }[self.why]


@dataclass(frozen=True)
class Preview:
    """What would be read, before anything is: for the person to confirm or change."""

    columns: Columns
    header: tuple[str, ...]
    roles: tuple[Role, ...]
    first_rows: tuple[tuple[str, ...], ...]
    left_out: tuple[LeftOut, ...]
    people: dict[str, int]
    date_problem: DateProblem | None


def guess_columns(table: Table, *, date: str | None = None, person: str | None = None) -> Columns:
    """What does each column most likely mean, if these two are not yet known? Raises `ColumnError` when no
    column holds dates.

    The date is a column named so, else the first in which every filled cell is a date. A person is only
    guessed by name. Every other column of numbers is a value; one with a few words among its numbers counts
    as a value too, so that reading it says on which line the word stands.
    """
    found = table.named(date) if date else _date_column(table)
    if found is None:
        raise ColumnError(
            _(
                "No column of the file holds dates; its columns are: {columns}. "
                "Add one with the day of each row, like 2026-11-23."
            ).format(columns=", ".join(table.columns[:12]))
        )
    if person:
        person = table.named(person)
    else:
        person = next((c for c in table.columns if c != found and _is_person(table, c)), None)
    rest = [column for column in table.columns if column not in (found, person)]
    values = tuple(column for column in rest if _why_not(table, column) is None)
    note = next((c for c in rest if c not in values and _words(c) & _NOTE_NAMES), None)
    return Columns(date=found, values=values, person=person, note=note)


def left_out(table: Table, columns: Columns) -> tuple[LeftOut, ...]:
    """Which columns are not read, and why not?"""
    unread = [column for column in table.columns if columns.role(column) == "left out"]
    unnamed = (LeftOut(_("column {n}").format(n=place), "no name") for place in table.unnamed)
    return (*(LeftOut(c, _why_not(table, c) or "not chosen") for c in unread), *unnamed)


def people_in(table: Table, column: str) -> dict[str, int]:
    """Who is in this column, in the file's order, and on how many rows each?"""
    people: dict[str, int] = {}
    for _line, name in table.filled(column):
        people[name] = people.get(name, 0) + 1
    return people


def preview(table: Table, columns: Columns | None = None) -> Preview:
    """What would be read with these columns (the guess if none are given)?"""
    columns = columns or guess_columns(table)
    return Preview(
        columns=columns,
        header=table.columns,
        roles=tuple(columns.role(column) for column in table.columns),
        first_rows=table.rows[:PREVIEW_ROWS],
        left_out=left_out(table, columns),
        people=people_in(table, columns.person) if columns.person else {},
        date_problem=date_problem(table, columns.date, columns.date_format),
    )


def _date_column(table: Table) -> str | None:
    by_name = sorted((c for c in table.columns if _words(c) & _DATE_NAMES), key=lambda c: len(_words(c)) > 1)
    sure = (c for c in (*by_name, *table.columns) if _all_dates(table, c))
    mixed = (c for c in by_name if _has_date(table, c))
    called = (c for c in by_name if len(_words(c)) == 1)
    return next(chain(sure, mixed, called), None)


def _all_dates(table: Table, column: str) -> bool:
    cells = [cell for _line, cell in table.filled(column)]
    return bool(cells) and bool(fitting_formats(cells))


def _has_date(table: Table, column: str) -> bool:
    return any(fitting_formats([cell]) for _line, cell in table.filled(column))


def _is_person(table: Table, column: str) -> bool:
    """Is it named like a person, and is not every row somebody else (as in a column of row numbers)?"""
    if not _words(column) & _PERSON_NAMES:
        return False
    people = people_in(table, column)
    return bool(people) and (len(people) < sum(people.values()) or len(table.rows) == 1)


def _why_not(table: Table, column: str) -> Why | None:
    """Why is this column not a value? None when it is: every filled cell, or most of them, are numbers."""
    comma = table.delimiter != ","
    read = [read_number(cell, decimal_comma=comma) for cell in table.cells(column)]
    numbers = [number for number in read if isinstance(number, float)]
    if not numbers:
        return "words" if UNREAD in read else "empty"
    if read.count(UNREAD) >= len(numbers):
        return "words"
    return "counts rows" if _counts_rows(read) else None


def _counts_rows(read: list[float | Unread | None]) -> bool:
    """Is this 0, 1, 2, 3 and so on, as programs put in front of their tables?"""
    return len(read) >= 10 and read[0] in (0, 1) and read == [read[0] + n for n in range(len(read))]


def _words(column: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", column)
    return set(re.split(r"[\W_]+", spaced.casefold())) - {""}
