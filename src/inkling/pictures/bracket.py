"""The bracket over a shift: the days between which it began, the best guess as a dot, and both in words."""

from dataclasses import dataclass
from datetime import date

from inkling.change import Shift
from inkling.journal import day_in_words, span_in_words
from inkling.language import gettext as _
from inkling.pictures.labels import shortened, width_of
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, number, text


@dataclass(frozen=True)
class Bracket:
    """Where does a bracket stand, and what is said at it? `left` and `right` include its words."""

    start: float
    best: float
    end: float
    at: float
    lines: tuple[tuple[str, str], ...]

    @property
    def left(self) -> float:
        """Where does all of it begin?"""
        return min(self.start, self.at)

    @property
    def right(self) -> float:
        """Where does all of it end?"""
        return max(self.end, self.at + widest(self.lines))

    def draw(self, y: float) -> str:
        """How is it drawn, with its line at this height and its words above?"""
        said = [
            text(self.at, y - 14 - 18 * above, words, size)
            for above, (words, size) in enumerate(reversed(self.lines))
        ]
        return marks(self.start, self.best, self.end, y) + "".join(said)


def over(shift: Shift, scale: Scale, lines: tuple[tuple[str, str], ...]) -> Bracket:
    """Which bracket stands over this shift? Its words begin where it begins, or earlier where room ends."""
    start, best, end = ends(shift, scale)
    lines = tuple((shortened(said, size, scale.end - scale.start), size) for said, size in lines)
    return Bracket(start, best, end, max(scale.start, min(start, scale.end - widest(lines))), lines)


def widest(lines: tuple[tuple[str, str], ...]) -> float:
    """How wide is the longest of these lines?"""
    return max(width_of(said, size) for said, size in lines)


def ends(shift: Shift, scale: Scale) -> tuple[float, float, float]:
    """Where do the interval, its best guess and its end stand? Never wider than the picture."""
    start, end = scale.within(shift.earliest - 0.5), scale.within(shift.latest + 0.5)
    return start, min(max(scale.within(shift.since), start), end), end


def marks(start: float, best: float, end: float, y: float) -> str:
    """How are the bracket and its dot drawn? A bracket too short for both is smaller."""
    tall, round_ = (5, "3.5") if end - start >= 10 else (3.5, "2")
    data = f"M{number(start)} {number(y - tall)}v{2 * tall}m0-{tall}H{number(end)}m0-{tall}v{2 * tall}"
    dot = element("circle", class_="best", cx=best, cy=y, r=round_)
    return element("path", class_="bracket", d=data) + dot


def began(shift: Shift, year: bool = False) -> str:
    """When did it begin, in a few words for a picture?"""
    return _("began {span}").format(span=span(shift, year))


def between(shift: Shift, year: bool = False) -> str:
    """Between which days did it begin, within a sentence? "between 9 and 26 June", or "on 9 June"."""
    first, last = date.fromordinal(shift.earliest), date.fromordinal(shift.latest)
    if first == last:
        return _("on {day}").format(day=day_in_words(first, year))
    if first.year != last.year:
        start = day_in_words(first, year=True)
    else:
        start = str(first.day) if first.month == last.month else day_in_words(first)
    end = day_in_words(last, year or first.year != last.year)
    return _("between {first} and {last}").format(first=start, last=end)


def span(shift: Shift, year: bool = False) -> str:
    """Between which days did it begin, in words?"""
    return span_in_words(date.fromordinal(shift.earliest), date.fromordinal(shift.latest), year)
