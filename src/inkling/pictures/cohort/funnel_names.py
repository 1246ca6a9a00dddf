"""Names beside the marks of a funnel where there is room, letters where there is none; in order of the alphabet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from inkling.pictures.events import letter
from inkling.pictures.labels import Box, Place, free_place, width_of, wrapped
from inkling.pictures.svg import text

RADIUS, BESIDE = 5.0, 9.0
"""How large a mark is, and how far from its middle words begin."""

FAR = (18.0, 26.0, 36.0, 48.0, 62.0, 78.0, 96.0, 116.0, 140.0, 170.0, 210.0)
"""How far away a letter may stand, with a fine line back to its mark."""

TURNS = 16
NAME, LETTER = "t-s", "t-b"
ROW = 20.0
LONGEST = 200.0
"""A name broader than this stands in the list."""


@dataclass(frozen=True)
class Mark:
    """One group: its name, and where its mark stands."""

    name: str
    x: float
    y: float

    @property
    def box(self) -> Box:
        """What its mark takes up."""
        return Box(self.x - RADIUS - 1, self.y - RADIUS - 1, self.x + RADIUS + 1, self.y + RADIUS + 1)


@dataclass(frozen=True)
class Named:
    """The words of one mark: its name, or a `letter` which stands for it in the list; with a line where they stand
    farther away."""

    mark: Mark
    said: str
    size: str
    place: Place
    letter: str = ""
    leader: tuple[float, float, float, float] | None = None


def named(marks: Sequence[Mark], taken: list[Box], room: Box) -> list[Named]:
    """Where do their names stand, and who has a letter instead? `taken` grows by what is placed. First the names, in
    the order in which the groups are given; then the letters of all others, in the same order."""
    found: dict[int, Named] = {}
    for at, mark in enumerate(marks):
        if width_of(mark.name, NAME) > LONGEST or not mark.name.isprintable():
            continue
        if place := free_place(mark.name, NAME, _near(mark, BESIDE), taken, room):
            taken.append(place.box(mark.name, NAME))
            found[at] = Named(mark, mark.name, NAME, place)
    others = [at for at in range(len(marks)) if at not in found]
    for count, at in enumerate(others, 1):
        found[at] = _lettered(marks[at], letter(count), taken, room)
    return [found[at] for at in range(len(marks))]


def _near(mark: Mark, away: float) -> Iterator[Place]:
    yield Place(mark.x + away, mark.y + 4.5)
    yield Place(mark.x - away, mark.y + 4.5, "end")
    yield Place(mark.x, mark.y - away - 1, "mid")
    yield Place(mark.x, mark.y + away + 10, "mid")


def _lettered(mark: Mark, said: str, taken: list[Box], room: Box) -> Named:
    near = free_place(said, LETTER, _near(mark, BESIDE), taken, room)
    if near:
        taken.append(near.box(said, LETTER))
        return Named(mark, said, LETTER, near, said)
    for away in FAR:
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            x, y = mark.x + away * cos(angle), mark.y - away * sin(angle)
            place = free_place(said, LETTER, [Place(x, y + 5, "mid")], taken, room)
            if place:
                taken.append(place.box(said, LETTER))
                return Named(mark, said, LETTER, place, said, _line(mark, x, y))
    return Named(mark, said, LETTER, Place(mark.x, mark.y - BESIDE - 1, "mid"), said)


def _line(mark: Mark, x: float, y: float) -> tuple[float, float, float, float]:
    """From the edge of the mark to just before the letter."""
    far = hypot(x - mark.x, y - mark.y)
    across, down = (x - mark.x) / far, (y - mark.y) / far
    return (mark.x + RADIUS * across, mark.y + RADIUS * down, x - 8 * across, y - 8 * down)


def listed(named: Sequence[Named], top: float, width: float, columns: int) -> tuple[list[str], float]:
    """The letters with the names they stand for, in columns; and how much room they take."""
    if not named:
        return [], 0.0
    wide = width / columns
    indent = max(width_of(each.letter, LETTER) for each in named) + 8
    entries = [(each.letter, wrapped(each.mark.name, NAME, wide - indent - 12, 3)) for each in named]
    lines = [len(rows) for _letter, rows in entries]
    most = -(-sum(lines) // columns)
    parts, column, used, deepest = list[str](), 0, 0, 0
    for (said, rows), count in zip(entries, lines, strict=True):
        if used and used + count > most and column + 1 < columns:
            column, used = column + 1, 0
        parts.append(text(column * wide, top + used * ROW, said, LETTER))
        for row in rows:
            parts.append(text(column * wide + indent, top + used * ROW, row, NAME))
            used += 1
        deepest = max(deepest, used)
    return parts, 14 + deepest * ROW
