"""Days as people say them: the day first, the month by its name, the year only where it is needed."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Literal

from inkling.language import gettext as _
from inkling.language import pgettext

MonthForm = Literal["full", "short", "initial"]


def day_in_words(day: date, year: bool = False) -> str:
    """How is this day said? "9 June", or "9 June 2026" with the year."""
    return _pattern(year).format(day=day.day, month=month_in_words(day), year=day.year)


def weekday_in_words(day: date, year: bool = False) -> str:
    """How is this day said with its weekday? "Tuesday 9 June", or "Tuesday 9 June 2026" with the year."""
    weekday = _WEEKDAYS[day.weekday()]()
    return _("{weekday} {day}").format(weekday=weekday, day=day_in_words(day, year))


def span_in_words(first: date, last: date, year: bool = False) -> str:
    """How is a span of days said? "9 to 26 June"; "2 March to 27 April"; across a new year both years are
    said. With `year`, the year is said at the end of a span within one year too."""
    if first == last:
        return day_in_words(first, year)
    if first.year != last.year:
        start = day_in_words(first, year=True)
        return _("{first} to {last}").format(first=start, last=day_in_words(last, year=True))
    start = str(first.day) if first.month == last.month else day_in_words(first)
    return _("{first} to {last}").format(first=start, last=day_in_words(last, year))


def month_in_words(day: date, form: MonthForm = "full") -> str:
    """What is this day's month called? "June", "Jun" or "J"; `form` says which."""
    return _month(day.month, form)


# Looking one up takes time, more than anything else in a page with a thousand days in it. So each name is asked for by
# itself, only when needed, and once: these rooms speak the language of the process.


@cache
def _pattern(year: bool) -> str:
    return _("{day} {month} {year}") if year else _("{day} {month}")


@cache
def _month(month: int, form: MonthForm) -> str:
    if form == "initial":
        return pgettext("initials of the twelve months", "J F M A M J J A S O N D").split()[month - 1]
    return (_FULL if form == "full" else _SHORT)[month - 1]()


_WEEKDAYS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("weekday", "Monday"),
    lambda: pgettext("weekday", "Tuesday"),
    lambda: pgettext("weekday", "Wednesday"),
    lambda: pgettext("weekday", "Thursday"),
    lambda: pgettext("weekday", "Friday"),
    lambda: pgettext("weekday", "Saturday"),
    lambda: pgettext("weekday", "Sunday"),
)

_FULL: tuple[Callable[[], str], ...] = (
    lambda: pgettext("month", "January"),
    lambda: pgettext("month", "February"),
    lambda: pgettext("month", "March"),
    lambda: pgettext("month", "April"),
    lambda: pgettext("month", "May"),
    lambda: pgettext("month", "June"),
    lambda: pgettext("month", "July"),
    lambda: pgettext("month", "August"),
    lambda: pgettext("month", "September"),
    lambda: pgettext("month", "October"),
    lambda: pgettext("month", "November"),
    lambda: pgettext("month", "December"),
)

_SHORT: tuple[Callable[[], str], ...] = (
    lambda: pgettext("short month", "Jan"),
    lambda: pgettext("short month", "Feb"),
    lambda: pgettext("short month", "Mar"),
    lambda: pgettext("short month", "Apr"),
    lambda: pgettext("short month", "May"),
    lambda: pgettext("short month", "Jun"),
    lambda: pgettext("short month", "Jul"),
    lambda: pgettext("short month", "Aug"),
    lambda: pgettext("short month", "Sep"),
    lambda: pgettext("short month", "Oct"),
    lambda: pgettext("short month", "Nov"),
    lambda: pgettext("short month", "Dec"),
)
