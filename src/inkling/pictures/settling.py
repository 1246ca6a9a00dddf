"""Where many words stand on one plane: each at its own place or as near to it as there is room, none over another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from unicodedata import east_asian_width

from inkling.pictures.labels import Box

_CELL = 2.0
"""How finely the plane is divided. What stands in a part of it takes all of that part."""

_ACROSS, _UP = 12.0, 6.0
"""How far apart the places are that are tried."""

_SLIM, _BROAD = frozenset("fijlrt 'I,.:;|"), frozenset("mwMW—…")


@dataclass(frozen=True)
class Wanted:
    """Something that would stand with its middle at this place: how large, and how far from there it may go?"""

    x: float
    y: float
    wide: float
    tall: float
    far: tuple[float, float]


class Room:
    """A part of the picture that fills up with boxes."""

    def __init__(self, room: Box) -> None:
        self._room = room
        self._rows = [0] * ceil((room.bottom - room.top) / _CELL)
        self._full: defaultdict[tuple[float, ...], list[tuple[float, float]]] = defaultdict(list)

    def settle(self, wanted: Wanted) -> Box | None:
        """Which is the free place nearest to where it belongs? It is taken from now on. None if there is none."""
        full = self._full[wanted.x, wanted.y, *wanted.far]
        if any(wanted.wide >= wide and wanted.tall >= tall for wide, tall in full):
            return None  # something no larger found no room here before, and nothing has left since
        start, top = wanted.x - wanted.wide / 2, wanted.y - wanted.tall / 2
        for across, up in _tries(*wanted.far):
            if self._take(start + across, top + up, wanted.wide, wanted.tall):
                return Box(start + across, top + up, start + across + wanted.wide, top + up + wanted.tall)
        full.append((wanted.wide, wanted.tall))
        return None

    def _take(self, left: float, top: float, wide: float, tall: float) -> bool:
        """Is this part inside and free? Then it is taken. Hundreds of parts are tried for some words."""
        room = self._room
        if left < room.left or top < room.top or left + wide > room.right or top + tall > room.bottom:
            return False
        first, last = int((left - room.left) / _CELL), ceil((left - room.left + wide) / _CELL)
        highest, lowest = int((top - room.top) / _CELL), ceil((top - room.top + tall) / _CELL)
        mask, rows = (1 << last) - (1 << first), self._rows
        for row in range(highest, lowest):
            if rows[row] & mask:
                return False
        for row in range(highest, lowest):
            rows[row] |= mask
        return True


def wide_of(said: str, size: float) -> float:
    """About how wide are these words in serif, with some room around? Letters of some scripts are as wide as high."""
    return sum(_letter(letter) for letter in said) * size + 8


def most_used_first(uses: Iterable[int]) -> list[int]:
    """In which size, 1 to 4, is each of these set? By how often it was used beside the one used most."""
    counts = list(uses)
    most = max(counts, default=1)
    return [1 if most == 1 else 1 + round(3 * ((count - 1) / (most - 1)) ** 0.7) for count in counts]


def sizes_said(uses: Sequence[int], sizes: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Which sizes are there, and how often was a word of each used: at least, at most?"""
    found = {size: [use for use, its in zip(uses, sizes, strict=True) if its == size] for size in sizes}
    return tuple((size, min(its), max(its)) for size, its in sorted(found.items()))


@cache
def _tries(far_across: float, far_up: float) -> tuple[tuple[float, float], ...]:
    """How far from its place does something go, the nearest first? Nearness is that of the plane, so it is measured
    against how far it may go to either side."""
    steps = [(across, up) for across in _steps(far_across, _ACROSS) for up in _steps(far_up, _UP)]
    return tuple(
        sorted(
            (step for step in steps if _off(step, far_across, far_up) <= 1),
            key=lambda step: (_off(step, far_across, far_up), step),
        )
    )


def _letter(letter: str) -> float:
    if letter in _SLIM:
        return 0.37
    return 1.0 if letter in _BROAD or east_asian_width(letter) in "WF" else 0.58


def _off(step: tuple[float, float], far_across: float, far_up: float) -> float:
    return (step[0] / far_across) ** 2 + (step[1] / far_up) ** 2


def _steps(far: float, step: float) -> Iterator[float]:
    count = int(far / step)
    return (at * step for at in range(-count, count + 1))
