"""From a table to entries: one measure with an item per value column, and one reading a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from uuid import UUID

from inkling.exchange.cells import read_number
from inkling.exchange.columns import Columns, LeftOut, left_out, people_in
from inkling.exchange.dates import ISO, date_problem, day_reader
from inkling.exchange.errors import CellError, ColumnError, DateError, PeopleError, UnknownPerson
from inkling.exchange.names import closest, keys_for
from inkling.exchange.table import Table
from inkling.journal import Entry, MeasureKept, Moment, Reading
from inkling.language import gettext as _
from inkling.measures import Item, Measure


@dataclass(frozen=True)
class Diary:
    """What did the file hold for one person? The entries, and the counts needed to say what was done.

    `rows` are the rows read for this person; `averaged_days` the days that had more than one; `undated_rows`
    those passed over because no date stood there; `blanks` how many days of each column have no answer.
    """

    kept: MeasureKept
    readings: tuple[Reading, ...]
    rows: int
    averaged_days: int
    undated_rows: int
    blanks: dict[str, int]
    left_out: tuple[LeftOut, ...]
    people: dict[str, int]
    who: str | None

    @property
    def days(self) -> int:
        """How many days have a reading?"""
        return len(self.readings)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, the measure first."""
        return (self.kept, *self.readings)


@dataclass
class _Day:
    """What was written on one day, in however many rows?"""

    answers: dict[str, list[float]]
    notes: list[str]
    rows: int = 0


def read_diary(table: Table, columns: Columns, *, title: str, now: Moment, ids: Callable[[], UUID]) -> Diary:
    """Which entries does this table hold, read as `columns` say? Several rows a day are averaged.

    Raises `DateError` with its question, `CellError` with the line, `PeopleError`, or `ColumnError`.
    """
    columns = _as_written(table, columns)
    people = people_in(table, columns.person) if columns.person else {}
    who = _chosen(columns, people)
    problem = date_problem(table, columns.date, columns.date_format)
    if problem:
        raise DateError(problem)
    days, undated = _by_day(table, columns, who)
    if not days:
        raise ColumnError(_("No row of the file has both a date and an answer. Check the columns chosen."))
    keys = keys_for(columns.values)
    key = f"diary-{ids().hex[:12]}"
    items = tuple(Item(key=keys[name], name=name, better=columns.better.get(name)) for name in columns.values)
    kept = MeasureKept(
        id=ids(), happened=now, written=now, imported=True, measure=Measure(key=key, title=title, items=items)
    )
    readings = tuple(_reading(key, keys, day, days[day], now, ids()) for day in sorted(days))
    return Diary(
        kept=kept,
        readings=readings,
        rows=sum(day.rows for day in days.values()),
        averaged_days=sum(day.rows > 1 for day in days.values()),
        undated_rows=undated,
        blanks={name: sum(r.answers[keys[name]] is None for r in readings) for name in columns.values},
        left_out=left_out(table, columns),
        people=people,
        who=who,
    )


def _as_written(table: Table, columns: Columns) -> Columns:
    """The same columns, each named as in the file. Raises `ColumnError` when one is missing or used twice."""
    if not columns.values:
        raise ColumnError(_("No column of the file holds numbers to watch. Check that it is the right file."))
    better = {table.named(name): way for name, way in columns.better.items()}
    found = Columns(
        date=table.named(columns.date),
        values=tuple(dict.fromkeys(table.named(name) for name in columns.values)),
        person=table.named(columns.person) if columns.person else None,
        who=columns.who,
        note=table.named(columns.note) if columns.note else None,
        date_format=columns.date_format,
        better=better,
    )
    used = [found.date, *found.values, *(name for name in (found.person, found.note) if name)]
    twice = next((name for name in used if used.count(name) > 1), None)
    if twice:
        raise ColumnError(
            _("The column “{column}” can mean only one thing. Choose one.").format(column=twice)
        )
    return found


def _chosen(columns: Columns, people: dict[str, int]) -> str | None:
    """Whose rows are read? None when the file has no column of people."""
    if columns.person is None:
        return None
    names = tuple(people)
    if columns.who is None:
        if len(names) <= 1:
            return next(iter(names), None)
        said = _("The file holds the diaries of {n} people, in “{column}”. Choose one of them.")
        raise PeopleError(
            said.format(n=len(names), column=columns.person), column=columns.person, people=names
        )
    wanted = columns.who.strip()
    alike = [name for name in names if name.casefold() == wanted.casefold()]
    if wanted in people or len(alike) == 1:
        return wanted if wanted in people else alike[0]
    raise UnknownPerson(
        _("Nobody in “{column}” has that name.").format(column=columns.person),
        column=columns.person,
        people=names,
        close=closest(wanted, names),
    )


def _by_day(table: Table, columns: Columns, who: str | None) -> tuple[dict[date, _Day], int]:
    """What was written on each day, and how many rows of this person have no date?"""
    read_day = day_reader(columns.date_format or ISO)
    dates = table.cells(columns.date)
    notes = table.cells(columns.note) if columns.note else ("",) * len(dates)
    values = {name: table.cells(name) for name in columns.values}
    people = table.cells(columns.person) if columns.person else ()
    days: dict[date, _Day] = {}
    undated = 0
    for row, line in enumerate(table.lines):
        if who is not None and people[row] != who:
            continue
        happened = read_day(dates[row])
        if happened is None:
            undated += 1
            continue
        day = days.setdefault(happened, _Day(defaultdict(list), []))
        day.rows += 1
        if notes[row]:
            day.notes.append(notes[row])
        for name, cells in values.items():
            number = _number(cells[row], name, line, table.delimiter)
            if number is not None:
                day.answers[name].append(number)
    return days, undated


def _number(cell: str, column: str, line: int, delimiter: str) -> float | None:
    number = read_number(cell, decimal_comma=delimiter != ",")
    if isinstance(number, str):
        raise CellError(
            _(
                "Line {line} of “{column}” is not a number. "
                "Correct it there, leave the cell empty, or leave the column out."
            ).format(line=line, column=column),
            column=column,
            line=line,
            cell=cell,
        )
    return number


def _reading(key: str, keys: dict[str, str], day: date, written: _Day, now: Moment, id: UUID) -> Reading:
    answers = {keys[name]: _average(written.answers.get(name, ())) for name in keys}
    return Reading(
        id=id,
        happened=Moment(day),
        written=now,
        imported=True,
        measure=key,
        answers=answers,
        note="\n".join(written.notes),
    )


def _average(numbers: Iterable[float]) -> float | None:
    given = list(numbers)
    return fmean(given) if given else None
