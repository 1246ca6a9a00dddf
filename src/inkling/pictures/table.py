"""The table behind a path: month by month, week by week where there are few days, by quarters over many years."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from inkling.journal import Held, day_in_words, month_in_words
from inkling.language import gettext as _
from inkling.language import pgettext
from inkling.pictures.axis import firsts
from inkling.pictures.journey import Journey
from inkling.pictures.months import Note
from inkling.pictures.telling import capital, months_said, told
from inkling.pictures.weeks import monday

FEW_WEEKS = 70
"""Below this many days the table goes by weeks, as the axis does."""

MANY_YEARS = 5 * 366
"""Over more days than this it goes by quarters: a year, seen from near, has its months."""

Row = tuple[str, ...]


def by_quarters(seen: Journey) -> bool:
    """Does the table go by quarters?"""
    return seen.last - seen.first > MANY_YEARS


def path_table(seen: Journey, notes: Iterable[Note]) -> tuple[Row, tuple[Row, ...]]:
    """Which columns and rows does the table have? What is nowhere in the journey has no column."""
    weeks = seen.last - seen.first < FEW_WEEKS
    starts = _mondays(seen) if weeks else firsts(seen.first, seen.last, 3 if by_quarters(seen) else 1)
    place = _place(starts)
    columns: list[tuple[str, Callable[[int], str]]] = []
    way = seen.way
    if way.sessions:
        columns.append((_("Sessions"), _sessions(seen, place)))
    if way.layers:
        days = [insight.day for layer in way.layers for insight in layer.insights]
        columns.append((_("Insights"), _counted(seen, place, days)))
    if way.tried:
        columns.append((_("Practised"), _counted(seen, place, way.tried)))
    if seen.name:
        columns += _answers(seen, place)
    columns.append((_("Also"), _also(seen, place, notes)))
    named: Callable[[int], str] = _month_said
    head = _("Month")
    if weeks:
        named, head = _week_said(seen), _("Week from")
    elif by_quarters(seen):
        named, head = _quarter_said, _("Quarter")
    rows = tuple((named(start), *(said(at) for _name, said in columns)) for at, start in enumerate(starts))
    return (head, *(name for name, _said in columns)), rows


def tones_said(held: Iterable[Held]) -> str:
    """How did these sessions feel? "3 routine, 1 hard"; what did not take place is said as a plain fact."""
    found: Counter[tuple[str, str | None]] = Counter((each.status, each.tone) for each in held)
    names: tuple[tuple[tuple[str, str | None], Callable[[], str]], ...] = (
        (("attended", "routine"), lambda: pgettext("sessions", "{count} routine")),
        (("attended", "profound"), lambda: pgettext("sessions", "{count} profound")),
        (("attended", "hard"), lambda: pgettext("sessions", "{count} hard")),
        (("attended", None), lambda: pgettext("sessions", "{count} not described")),
        (("missed", None), lambda: pgettext("sessions", "{count} missed")),
        (("cancelled", None), lambda: pgettext("sessions", "{count} cancelled")),
    )
    return ", ".join(name().format(count=found[which]) for which, name in names if found[which])


def _sessions(seen: Journey, place: Callable[[int], int]) -> Callable[[int], str]:
    found = defaultdict[int, list[Held]](list)
    for held in seen.way.sessions:
        if seen.first <= held.day.toordinal() <= seen.last:
            found[place(held.day.toordinal())].append(held)
    return lambda at: tones_said(found.get(at, ()))


def _counted(seen: Journey, place: Callable[[int], int], days: Iterable[date]) -> Callable[[int], str]:
    ordinals = (day.toordinal() for day in days)
    count = Counter(place(day) for day in ordinals if seen.first <= day <= seen.last)
    return lambda at: str(count[at]) if count[at] else ""


def _answers(seen: Journey, place: Callable[[int], int]) -> list[tuple[str, Callable[[int], str]]]:
    values = defaultdict[int, list[float]](list)
    answered = seen.series.answered
    for day, value in zip(answered.days.tolist(), answered.values.tolist(), strict=True):
        values[place(day)].append(value)

    def mean(at: int) -> str:
        found = values.get(at)
        return told(sum(found) / len(found), seen.series) if found else "–"

    name = _("{name}, average").format(name=seen.name)
    return [(name, mean), (_("Days answered"), lambda at: str(len(values.get(at, ()))))]


def _also(seen: Journey, place: Callable[[int], int], notes: Iterable[Note]) -> Callable[[int], str]:
    said = defaultdict[int, list[str]](list)
    for day, note in sorted(notes):
        said[place(min(max(day, seen.first), seen.last))].append(capital(note))
    return lambda at: ". ".join(said.get(at, ()))


def _place(starts: list[int]) -> Callable[[int], int]:
    """In which row does a day stand?"""
    rows = {day: at for at, (start, end) in enumerate(_pairs(starts)) for day in range(start, end)}
    return lambda day: rows.get(day, len(starts) - 1)


def _pairs(starts: list[int]) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], starts[-1] + 92], strict=True))


def _mondays(seen: Journey) -> list[int]:
    return list(range(monday(seen.first), seen.last + 1, 7))


def _month_said(start: int) -> str:
    day = date.fromordinal(start)
    return f"{month_in_words(day)} {day.year}"


def _quarter_said(start: int) -> str:
    return months_said(start, start + 80)


def _week_said(seen: Journey) -> Callable[[int], str]:
    return lambda start: day_in_words(date.fromordinal(max(start, seen.first)), year=True)
