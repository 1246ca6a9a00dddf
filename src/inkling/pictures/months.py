"""The table behind a picture: month by month, with what the picture marks noted in the month it falls in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from inkling.change import Series, Shift
from inkling.journal import day_in_words, month_in_words
from inkling.language import gettext as _
from inkling.pictures.bracket import began
from inkling.pictures.holding import Lapse
from inkling.pictures.telling import capital, days_said, hard_said, lapse_said, told
from inkling.pictures.usual import HardWeeks
from inkling.pictures.weeks import Gap

Note = tuple[int, str]
"""A day, and what is noted in its month."""


def columns(name: str) -> tuple[str, ...]:
    """What do the columns of the table say?"""
    return (_("Month"), _("{name}, average").format(name=name), _("Days answered"), _("Also"))


def month_rows(series: Series, first: int, last: int, notes: Iterable[Note]) -> tuple[tuple[str, ...], ...]:
    """What happened in each month of these days?"""
    values: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    answered = series.answered
    for day, value in zip(answered.days.tolist(), answered.values.tolist(), strict=True):
        if first <= day <= last:
            values[_month(day)].append(value)
    said: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for day, note in sorted(notes):
        said[_month(min(max(day, first), last))].append(capital(note))
    return tuple(
        (_named(month), _mean(values[month], series), str(len(values[month])), ". ".join(said[month]))
        for month in _months(first, last)
    )


def shift_notes(shift: Shift, name: str, year: bool) -> list[Note]:
    """What does the table say of a shift? When it may have begun, and by when it had."""
    start, end = date.fromordinal(shift.earliest), date.fromordinal(shift.latest)
    named = f"{name}: " if name else ""
    if (start.year, start.month) == (end.year, end.month):
        return [(shift.earliest, named + began(shift, year))]
    return [
        (shift.earliest, named + _("may begin from {day}").format(day=day_in_words(start, year))),
        (shift.latest, named + _("begun by {day}").format(day=day_in_words(end, year))),
    ]


def lapse_notes(lapses: Sequence[Lapse], name: str, year: bool) -> list[Note]:
    """What does the table say of a shift that did not hold?"""
    named = f"{name}: " if name else ""
    return [(lapse.first, named + lapse_said(lapse, year)) for lapse in lapses]


def away_notes(away: Sequence[Gap], year: bool) -> list[Note]:
    """What does the table say of gaps?"""
    return [(gap.first, _("away {span}").format(span=days_said(gap.first, gap.last, year))) for gap in away]


def hard_notes(hard: Sequence[HardWeeks], year: bool) -> list[Note]:
    """What does the table say of hard weeks?"""
    return [(stretch.first, hard_said(stretch, year)) for stretch in hard]


def _mean(values: list[float], series: Series) -> str:
    return told(sum(values) / len(values), series) if values else "–"


def _month(day: int) -> tuple[int, int]:
    when = date.fromordinal(day)
    return when.year, when.month


def _months(first: int, last: int) -> list[tuple[int, int]]:
    (y0, m0), (y1, m1) = _month(first), _month(last)
    return [(n // 12, n % 12 + 1) for n in range(y0 * 12 + m0 - 1, y1 * 12 + m1)]


def _named(month: tuple[int, int]) -> str:
    return f"{month_in_words(date(*month, 1))} {month[0]}"
