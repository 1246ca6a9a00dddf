"""The marks of sessions: three shapes for three tones, with no order among them, and a dot where it was not said."""

from collections.abc import Callable, Iterable

from inkling.journal import Tone
from inkling.pictures.svg import dots, element, number

Mark = tuple[float, float, Tone | None]
"""Where does a session stand, and how did it feel?"""


def session_marks(marks: Iterable[Mark], big: bool = True) -> str:
    """How are these sessions drawn? One path for each tone."""
    placed = list(marks)
    shapes: tuple[tuple[Tone, Callable[[float, float], str]], ...] = (
        ("routine", _upright),
        ("profound", _diamond(big)),
        ("hard", _ring(4.4 if big else 3.4)),
    )
    parts = []
    for tone, shape in shapes:
        if here := [shape(x, y) for x, y, each in placed if each == tone]:
            parts.append(element("path", class_=f"s-{tone}", d="".join(here)))
    parts.append(dots([(x, y) for x, y, tone in placed if tone is None], "s-untold"))
    return "".join(parts)


def _upright(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 4)}v8"


def _diamond(big: bool) -> Callable[[float, float], str]:
    wide, tall = ("4.6", "9") if big else ("3.8", "8")

    def shape(x: float, y: float) -> str:
        top = number(y - float(tall))
        return f"M{number(x)} {top}l{wide} {tall}l-{wide} {tall}l-{wide}-{tall}z"

    return shape


def _ring(r: float) -> Callable[[float, float], str]:
    def shape(x: float, y: float) -> str:
        return f"M{number(x)} {number(y - r)}a{number(r)} {number(r)} 0 1 1-.1 0z"

    return shape
