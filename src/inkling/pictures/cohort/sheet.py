"""What the pictures of a cohort share: two widths, axes with numbers on them, and how shares and counts are said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isnan

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.labels import width_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import drawing, element, line, text

UNDER = 38.0
"""How much room the numbers of an axis and its name take below it."""


@dataclass(frozen=True)
class Size:
    """One of the two drawings: how it is called, and how broad it is."""

    kind: str
    width: float

    @property
    def wide(self) -> bool:
        """Is this the broad one?"""
        return self.kind == "wide"


SIZES = (Size("wide", 640.0), Size("narrow", 340.0))

Drawn = tuple[float, Sequence[str]]
"""How high a drawing is, and its parts."""


def pictured(prefix: str, title: str, sentence: str, draw: Callable[[Size, str], Drawn]) -> Picture:
    """Which picture is this? `draw` is asked for each of the two sizes, with a beginning for its ids."""
    found = []
    for size in SIZES:
        name = f"{prefix}-{size.kind[0]}"
        height, parts = draw(size, name)
        found.append(drawing(size.kind, size.width, height, name, title, sentence, *parts))
    return Picture(found[0], found[1], title, sentence, (), ())


def percent(share: float) -> str:
    """How is a share told? In whole hundredths, with a decimal where it is below ten of them."""
    return _("{number}%").format(number=_hundredths(share))


def whole_percent(share: float) -> str:
    """How is a share told on a scale?"""
    return _("{number}%").format(number=f"{100 * share:.4g}")


def between(low: float, high: float) -> str:
    """How is it said between which shares the true one lies? "31.2 to 34.3%"."""
    return _("{low} to {high}%").format(low=f"{100 * low:.1f}", high=f"{100 * high:.1f}")


def _hundredths(share: float) -> str:
    return f"{100 * share:.1f}" if 0 < 100 * share < 9.95 else f"{100 * share:.0f}"


def people_said(count: int) -> str:
    """How many people?"""
    return ngettext("{n} person", "{n} people", count).format(n=f"{count:,}")


def mean_said(value: float) -> str:
    """How is a mean score told? With one decimal, always."""
    return f"{value:.1f}".replace("-", "\N{MINUS SIGN}")


def points_said(value: float) -> str:
    """How is a single score told? Without a decimal where it is a whole number."""
    return mean_said(value).removesuffix(".0")


def broad(said: str, size: str = "t-s") -> float:
    """About how wide are these words? Digits are broader than letters are on average, and so is a percent sign."""
    digits = sum(sign.isdigit() for sign in said)
    return width_of(said, size) + 1.3 * digits + 5.0 * said.count("%")


def mark(x: float, y: float, r: float = 4.5, classes: str = "co-mark") -> str:
    """One round mark."""
    return element("circle", class_=classes, cx=x, cy=y, r=r)


def whisker(low: tuple[float, float], high: tuple[float, float]) -> str:
    """A line from one place to the other, with a short end across; nothing where one of them is not known."""
    (x1, y1), (x2, y2) = low, high
    if any(isnan(part) for part in (x1, y1, x2, y2)):
        return ""
    across = 5.0
    ends = (
        (
            line(x, y - across, x, y + across, "co-line")
            if y1 == y2
            else line(x - across, y, x + across, y, "co-line")
        )
        for x, y in (low, high)
    )
    return line(x1, y1, x2, y2, "co-line") + "".join(ends)


def whole_ticks(low: float, high: float, most: int) -> tuple[int, ...]:
    """At which whole numbers does the scale get a mark?"""
    return tuple(int(at) for at in ticks(low, high, most) if at == int(at))


def below(x: Scale, y: float, marks: Iterable[tuple[float, str]], name: str, spare: float = 4.0) -> str:
    """The axis at the foot: a line, short marks with their words, and what it is about. Words that would cover the
    ones before them are left out; `spare` is how far they may reach over the end."""
    drawn, end = [line(x.start, y, x.end, y, "axis")], float("-inf")
    for at, said in marks:
        half = broad(said) / 2
        middle = min(x(at), x.end + spare - half)
        drawn.append(line(x(at), y, x(at), y + 4, "axis"))
        if middle - half > end:
            drawn.append(text(middle, y + 18, said, "t-s mid"))
            end = middle + half + 4
    return "".join((*drawn, text(x.end, y + 34, name, "t-s end")))


def beside(y: Scale, left: float, right: float, marks: Iterable[tuple[float, str]]) -> str:
    """The axis at the side: fine lines across, with their words left of them."""
    return "".join(
        line(left, y(at), right, y(at), "tick") + text(left - 8, y(at) + 4.5, said, "t-s end")
        for at, said in marks
    )


def gutter(said: Iterable[str], size: str = "t-s") -> float:
    """How much room do these words take at the side?"""
    return max((broad(one, size) for one in said), default=0.0) + 12


def which_way(better: str) -> str:
    """What stands over a scale of scores?"""
    return _("score, higher is better") if better == "higher" else _("score, lower is better")
