"""Dates as they are written: ISO by default, else only as declared; day and month are never guessed."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from inkling.exchange.errors import DateProblem, FormatError
from inkling.exchange.table import Table
from inkling.language import gettext as _

ISO = "YYYY-MM-DD"
OFFERED = (
    "DD.MM.YYYY", "DD.MM.YY", "DD/MM/YYYY", "MM/DD/YYYY", "DD/MM/YY", "MM/DD/YY", "DD-MM-YYYY", "MM-DD-YYYY",
    "YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD", "DD MMM YYYY", "DD-MMM-YYYY", "MMM DD, YYYY", "MMM DD YYYY",
)  # fmt: skip
"""The ways of writing a date that are tried when a column is not ISO, to offer those that fit."""

FIRST_YEAR, LAST_YEAR = 1900, 2200

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOKENS = {
    "yyyy": r"(?P<y>[0-9]{4})",
    "yy": r"(?P<yy>[0-9]{2})",
    "mmm": r"(?P<name>[^\W\d_]{3,9})\.?",
    "mm": r"(?P<m>[0-9]{1,2})",
    "m": r"(?P<m>[0-9]{1,2})",
    "dd": r"(?P<d>[0-9]{1,2})",
    "d": r"(?P<d>[0-9]{1,2})",
}
_CLOCK = re.compile(
    r"(?:[T,]\s*|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)

ReadDay = Callable[[str], date | None]


@lru_cache(maxsize=64)
def day_reader(written: str = ISO) -> ReadDay:
    """How is a date read that is written like this? Takes `DD.MM.YYYY` and its like, or a strptime pattern.

    The reader answers None for a cell that is no such date, or a day outside the years 1900 to 2200. A time
    of day after the date is passed over: the day is the one that was written. Raises `FormatError`.
    """
    if "%" in written:
        return _strptime_reader(written)
    strict = written.upper() in (ISO, "YYYYMMDD")
    pattern = re.compile(_pattern(written, strict=strict))

    @lru_cache(maxsize=4096)
    def read(cell: str) -> date | None:
        found = pattern.match(cell)
        if not found or (found.end() < len(cell) and not _CLOCK.fullmatch(cell, found.end())):
            return None
        return _day(found.groupdict())

    return read


def date_problem(table: Table, column: str, written: str | None = None) -> DateProblem | None:
    """What stands in the way of reading this column's dates, if they are written as said (ISO if not said)?

    None when nothing does. Raises `UnknownColumn`, or `FormatError` when `written` is no way to write dates.
    """
    column = table.named(column)
    cells = list(table.filled(column))
    if not cells:
        return DateProblem(column, _("The column “{column}” has no dates in it.").format(column=column))
    read = day_reader(written or ISO)
    failing = next(((line, cell) for line, cell in cells if read(cell) is None), None)
    if failing is None:
        return None
    fitting = fitting_formats(cell for _line, cell in cells)
    if fitting:
        return DateProblem(column, _question(column, fitting, written), fitting, *failing)
    if written is None:
        failing = _first_that_differs(cells) or failing
    return DateProblem(column, _misfit(column, failing, written, cells[0][1]), (), *failing)


def fitting_formats(cells: Iterable[str]) -> tuple[str, ...]:
    """Which ways of writing dates read every one of these cells?"""
    left = [ISO, *OFFERED]
    for cell in cells:
        left = [written for written in left if day_reader(written)(cell) is not None]
        if not left:
            break
    return tuple(left)


def _first_that_differs(cells: list[tuple[int, str]]) -> tuple[int, str] | None:
    """Which is the first cell that no way of writing reads together with all the cells above it?"""
    left = list(fitting_formats([cells[0][1]]))
    for line, cell in cells:
        left = [written for written in left if day_reader(written)(cell) is not None]
        if not left:
            return line, cell
    return None


def _question(column: str, fitting: tuple[str, ...], written: str | None) -> str:
    if written is not None:
        sentence = _("The dates in “{column}” are not written as {written}.").format(
            column=column, written=written
        )
    else:
        sentence = _("The dates in “{column}” are not written like 2026-11-23.").format(column=column)
    if len(fitting) == 1:
        hint = _("{fitting} would fit all of them: please say so.")
    else:
        hint = _("Please say how they are written; these would fit: {fitting}.")
    return f"{sentence} {hint.format(fitting=', '.join(fitting))}"


def _misfit(column: str, failing: tuple[int, str], written: str | None, first: str) -> str:
    line, cell = failing
    year = re.match(r"([0-9]{4})-[0-9]{2}-[0-9]{2}", cell)
    if year and not FIRST_YEAR <= int(year[1]) <= LAST_YEAR:
        said = _("Line {line} of “{column}” has a year outside 1900 to 2200. Correct it there.")
    elif written is not None:
        said = _("Line {line} of “{column}” is not a date written as {written}. Correct it there.")
    elif cell == first:
        said = _("Line {line} of “{column}” is not a date. Write dates like 2026-11-23.")
    else:
        said = _(
            "Line {line} of “{column}” cannot be read the same way as the dates above it. "
            "Write all of them the same way, best like 2026-11-23."
        )
    return said.format(line=line, column=column, written=written)


def _pattern(written: str, *, strict: bool) -> str:
    if re.search(r"[^\W_]", re.sub(r"(?i)yyyy|yy|mmm|mm|m|dd|d", "", written)):
        raise _bad_format()
    parts = re.split(r"(yyyy|yy|mmm|mm|m|dd|d)", written.strip().casefold())
    pattern = ""
    for part in parts:
        pattern += _TOKENS[part] if part in _TOKENS else re.escape(part)
    if strict:
        pattern = pattern.replace("{1,2}", "{2}")
    try:
        found = set(re.compile(pattern).groupindex)
    except re.error:  # the same part twice
        raise _bad_format() from None
    if len(found) != 3 or not {"d"} < found or not found & {"m", "name"} or not found & {"y", "yy"}:
        raise _bad_format()
    return pattern


def _day(parts: dict[str, str]) -> date | None:
    if "yy" in parts:
        short = int(parts["yy"])
        year = short + (1900 if short >= 69 else 2000)
    else:
        year = int(parts["y"])
    if "name" in parts:
        start = parts["name"][:3].casefold()
        month = _MONTHS.index(start) + 1 if start in _MONTHS else 0
    else:
        month = int(parts["m"])
    return _checked(year, month, int(parts["d"]))


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _strptime_reader(pattern: str) -> ReadDay:
    sample = date(2026, 11, 23)
    try:
        if _strptime(sample.strftime(pattern), pattern) != sample:
            raise _bad_format()
    except ValueError:
        raise _bad_format() from None

    @lru_cache(maxsize=4096)
    def read(cell: str) -> date | None:
        try:
            day = _strptime(cell, pattern)
        except ValueError:
            return None
        return _checked(day.year, day.month, day.day)

    return read


def _strptime(cell: str, pattern: str) -> date:
    return datetime.strptime(cell, pattern).replace(tzinfo=UTC).date()


def _bad_format() -> FormatError:
    return FormatError(
        _("That is not a way to write dates. Say where day, month and year stand, for example DD.MM.YYYY.")
    )
