"""Days as people say them: the day first, the month by its name, the year only where it is needed."""

from datetime import date
from gettext import gettext as _
from gettext import pgettext
from typing import Literal

MonthForm = Literal["full", "short", "initial"]


def day_in_words(day: date, year: bool = False) -> str:
    """How is this day said? "9 June", or "9 June 2026" with the year."""
    if year:
        return _("{day} {month} {year}").format(day=day.day, month=month_in_words(day), year=day.year)
    return _("{day} {month}").format(day=day.day, month=month_in_words(day))


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
    forms = {"full": _full_names, "short": _short_names, "initial": _initials}
    return forms[form]()[day.month - 1]


def _full_names() -> tuple[str, ...]:
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )


def _short_names() -> tuple[str, ...]:
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )


def _initials() -> tuple[str, ...]:
    return tuple(pgettext("initials of the twelve months", "J F M A M J J A S O N D").split())
