"""Which days the Path shows: all of them, or a year, a quarter, a month or a week. Only dates stand in an address."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from inkling.journal import month_in_words, span_in_words

MONTHS = {"year": 12, "quarter": 3, "month": 1}
DAYS = {"year": 366, "quarter": 92, "month": 31, "week": 7}
"""A stretch of a kind is offered for a journal of more days than this."""


@dataclass(frozen=True)
class Stretch:
    """Which days, and what kind of stretch are they?"""

    kind: str
    first: date
    last: date

    def said(self, beside: int | None = None) -> str:
        """Which days are these, in words? Without the year where they stand `beside` others of the same year."""
        if self.first.year == self.last.year == beside:
            year = ""
        elif self.kind == "week" and self.first.year != self.last.year:
            return span_in_words(self.first, self.last)
        else:
            year = f" {self.last.year}"
        if self.kind == "week":
            return f"{span_in_words(self.first, self.last)}{year}"
        start, end = month_in_words(self.first), f"{month_in_words(self.last)}{year}"
        if self.kind == "month":
            return end
        opening = start if self.first.year == self.last.year else f"{start} {self.first.year}"
        return _("%(first)s to %(last)s") % {"first": opening, "last": end}


@dataclass(frozen=True)
class Turn:
    """One link to other days. `here` where they are shown already."""

    name: str
    query: str
    here: bool = False


def stretch_of(kind: str, at: date, whole: Stretch) -> Stretch | None:
    """Which stretch of this kind holds this day? None where it holds no day of the journey, or is no kind at all.

    A year and a quarter end with the month of that day: at the beginning of January they still show something.
    """
    if kind == "whole":
        return whole
    if kind == "week":
        first = at - timedelta(days=at.weekday())
        found = Stretch(kind, first, first + timedelta(days=6))
    elif kind in MONTHS:
        found = Stretch(kind, _month(at, 1 - MONTHS[kind]), _month(at, 1) - timedelta(days=1))
    else:
        return None
    return found if found.last >= whole.first and found.first <= whole.last else None


def ways(shown: Stretch, whole: Stretch, line: str) -> tuple[Turn, ...]:
    """Which kinds of stretch can be seen? Only those shorter than the journey."""
    at = min(shown.last, whole.last)
    names = {"year": _("Year"), "quarter": _("Quarter"), "month": _("Month"), "week": _("Week")}
    days = (whole.last - whole.first).days + 1
    kinds = [kind for kind in names if days > DAYS[kind] or kind == shown.kind]
    shorter = [Turn(names[kind], query(line, kind, at), kind == shown.kind) for kind in kinds]
    return (Turn(_("All"), query(line), shown.kind == "whole"), *shorter) if shorter else ()


def beside(shown: Stretch, whole: Stretch, line: str) -> tuple[Turn | None, Turn | None]:
    """What lies before and after these days? None where the journey has begun, or ends."""
    if shown.kind == "whole":
        return None, None
    before, after = _moved(shown, -1), _moved(shown, 1)
    return (
        Turn(before.said(shown.last.year), query(line, shown.kind, before.last))
        if shown.first > whole.first
        else None,
        Turn(after.said(shown.last.year), query(line, shown.kind, after.last))
        if shown.last < whole.last
        else None,
    )


def query(line: str, kind: str = "", at: date | None = None) -> str:
    """Which address holds these days, and this line? Dates and numbers only."""
    asked = {"span": kind, "at": at.isoformat() if at else "", "line": line}
    said = urlencode({key: value for key, value in asked.items() if value})
    return f"?{said}#picture" if said else ".#picture"


def _moved(shown: Stretch, by: int) -> Stretch:
    if shown.kind == "week":
        step = timedelta(days=7 * by)
        return Stretch(shown.kind, shown.first + step, shown.last + step)
    first = _month(shown.first, by * MONTHS[shown.kind])
    return Stretch(shown.kind, first, _month(first, MONTHS[shown.kind]) - timedelta(days=1))


def _month(day: date, by: int) -> date:
    """The first day of the month that lies so many months from this day's."""
    count = day.year * 12 + day.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)
