"""The bracket over a shift: the days between which it began, the best guess as a dot, and both in words."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from inkling.change import Shift
from inkling.journal import span_in_words
from inkling.pictures.labels import Place, shortened, width_of
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, number, text


@dataclass(frozen=True)
class Bracket:
    """Where does a bracket stand, and what is said at it? `left` and `right` include its words."""

    shift: Shift
    start: float
    best: float
    end: float
    lines: tuple[tuple[str, str], ...]
    anchor: str

    @property
    def at(self) -> float:
        """From where are the words written?"""
        return self.end if self.anchor == "end" else self.start

    @property
    def left(self) -> float:
        """Where does all of it begin?"""
        return min(
            self.start, *(Place(self.at, 0, self.anchor).box(said, size).left for said, size in self.lines)
        )

    @property
    def right(self) -> float:
        """Where does all of it end?"""
        return max(
            self.end, *(Place(self.at, 0, self.anchor).box(said, size).right for said, size in self.lines)
        )

    def draw(self, y: float) -> str:
        """How is it drawn, with its line at this height and its words above?"""
        said = [
            text(self.at, y - 14 - 18 * above, words, f"{size} {self.anchor}".strip())
            for above, (words, size) in enumerate(reversed(self.lines))
        ]
        return marks(self.start, self.best, self.end, y) + "".join(said)


def over(shift: Shift, scale: Scale, lines: tuple[tuple[str, str], ...]) -> Bracket:
    """Which bracket stands over this shift? Its words run to the right, or to the left where room ends."""
    start, best, end = ends(shift, scale)
    wide = max(width_of(said, size) for said, size in lines)
    anchor = "" if start + wide <= scale.end or end - wide < scale.start else "end"
    room = scale.end - start if not anchor else end - scale.start
    lines = tuple((shortened(said, size, max(room, 60.0)), size) for said, size in lines)
    return Bracket(shift, start, best, end, lines, anchor)


def ends(shift: Shift, scale: Scale) -> tuple[float, float, float]:
    """Where do the interval, its best guess and its end stand? Never wider than the picture."""
    start, end = scale.within(shift.earliest - 0.5), scale.within(shift.latest + 0.5)
    return start, min(max(scale.within(shift.since), start), end), end


def marks(start: float, best: float, end: float, y: float) -> str:
    """How are the bracket and its dot drawn?"""
    data = f"M{number(start)} {number(y - 5)}v10m0-5H{number(end)}m0-5v10"
    dot = element("circle", class_="best", cx=best, cy=y, r="3.5")
    return element("path", class_="bracket", d=data) + dot


def began(shift: Shift, year: bool = False) -> str:
    """When did it begin, in a few words for a picture?"""
    return _("began {span}").format(span=span(shift, year))


def span(shift: Shift, year: bool = False) -> str:
    """Between which days did it begin, in words?"""
    return span_in_words(date.fromordinal(shift.earliest), date.fromordinal(shift.latest), year)
