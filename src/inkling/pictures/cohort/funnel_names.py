"""Names beside the marks of a funnel where there is room, letters where there is none; in order of the alphabet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin

from inkling.pictures.cohort.sheet import broad
from inkling.pictures.events import letter
from inkling.pictures.labels import Box, Place, free_place, width_of, wrapped
from inkling.pictures.svg import text

RADIUS, BESIDE = 5.0, 9.0
"""How large a mark is, and how far from its middle words begin."""

FAR = (18.0, 26.0, 36.0, 48.0, 62.0, 78.0, 96.0, 116.0, 140.0, 170.0, 210.0)
"""How far away a letter may stand, with a fine line back to its mark."""

MOST = 60
"""Of more groups than this none is named: nobody could find a letter, and names only where there is room would single
out those that lie at the edge."""

TURNS, CLOSE, AIR = 16, 32.0, 5.0
NAME, LETTER = "t-s", "t-b"
ROW = 20.0
LONGEST, MANY = 200.0, 8
"""A name broader than this stands in the list, which has two columns if it is long and there is room."""


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
    """Where do their names stand, and who has a letter instead? First the names, in the order in which the groups are
    given; then the letters of all others. Where most would have one, all have: a few names among them would only be
    in the way."""
    if len(marks) > MOST:
        return []
    found, used = _names(marks, taken, room)
    if 2 * len(found) < len(marks):
        found, used = {}, list(taken)
    others = [at for at in range(len(marks)) if at not in found]
    letters = {at: letter(count) for count, at in enumerate(others, 1)}
    for at in sorted(others, key=lambda at: (-_neighbours(marks[at], marks), at)):
        found[at] = _lettered(marks[at], letters[at], used, room)
    return [found[at] for at in range(len(marks))]


def _names(marks: Sequence[Mark], taken: Sequence[Box], room: Box) -> tuple[dict[int, Named], list[Box]]:
    """Whose name has room beside its mark? And what is taken then."""
    found, used = dict[int, Named](), list(taken)
    for at, mark in enumerate(marks):
        if width_of(mark.name, NAME) > LONGEST or not mark.name.isprintable():
            continue
        if place := free_place(mark.name, NAME, _near(mark, BESIDE), used, room):
            found[at] = _taking(Named(mark, mark.name, NAME, place), used)
    return found, used


def _neighbours(mark: Mark, marks: Sequence[Mark]) -> int:
    """How many marks lie close to this one? Where there are many, room is short, and letters are placed first."""
    return sum(hypot(other.x - mark.x, other.y - mark.y) < CLOSE for other in marks)


def _near(mark: Mark, away: float) -> Iterator[Place]:
    yield Place(mark.x + away, mark.y + 4.5)
    yield Place(mark.x - away, mark.y + 4.5, "end")
    yield Place(mark.x, mark.y - away - 1, "mid")
    yield Place(mark.x, mark.y + away + 11.5, "mid")
    for down in (-8.0, 20.0):
        yield Place(mark.x + 3, mark.y + down)
        yield Place(mark.x - 3, mark.y + down, "end")


def _lettered(mark: Mark, said: str, taken: list[Box], room: Box) -> Named:
    """Beside its mark, or farther away with a line that crosses nothing, or else with any line."""
    if near := free_place(said, LETTER, _near(mark, BESIDE), taken, room):
        return _taking(Named(mark, said, LETTER, near, said), taken)
    others = [box for box in taken if box != mark.box]
    for crossing in (False, True):
        for away, turn in product(FAR, range(TURNS)):
            angle = 2 * pi * turn / TURNS
            x, y = mark.x + away * cos(angle), mark.y - away * sin(angle)
            place = free_place(said, LETTER, [Place(x, y + 5, "mid")], taken, room)
            leader = _line(mark, x, y)
            if place and (crossing or not any(box.overlaps(dot) for dot in _dots(leader) for box in others)):
                taken += _dots(leader)
                return _taking(Named(mark, said, LETTER, place, said, leader), taken)
    return Named(mark, said, LETTER, Place(mark.x, mark.y - BESIDE - 1, "mid"), said)


def _taking(named: Named, taken: list[Box]) -> Named:
    """The same; its place is taken from now on, with some air beside it, and more where it has broad digits."""
    box = named.place.box(named.said, named.size)
    air = AIR + 2 * (broad(named.said, named.size) - width_of(named.said, named.size))
    taken.append(Box(box.left - air, box.top, box.right + air, box.bottom))
    return named


def _dots(leader: tuple[float, float, float, float]) -> list[Box]:
    """The places along a line."""
    x1, y1, x2, y2 = leader
    count = max(1, int(hypot(x2 - x1, y2 - y1) / 5))
    places = [(x1 + (x2 - x1) * at / count, y1 + (y2 - y1) * at / count) for at in range(count + 1)]
    return [Box(x - 2, y - 2, x + 2, y + 2) for x, y in places]


def _line(mark: Mark, x: float, y: float) -> tuple[float, float, float, float]:
    """From the edge of the mark to just before the letter."""
    far = hypot(x - mark.x, y - mark.y)
    across, down = (x - mark.x) / far, (y - mark.y) / far
    return (mark.x + RADIUS * across, mark.y + RADIUS * down, x - 8 * across, y - 8 * down)


def listed(named: Sequence[Named], top: float, width: float, most: int) -> tuple[list[str], float]:
    """The letters with the names they stand for, in so many columns at `most`; and how much room they take."""
    if not named:
        return [], 0.0
    indent = max(width_of(each.letter, LETTER) for each in named) + 12
    broadest = max(width_of(each.mark.name, NAME) for each in named) + indent + 12
    columns = max(
        1, min(most, len(named), int(width / broadest)), 2 if width / 2 > LONGEST and len(named) > MANY else 1
    )
    wide = width / columns
    entries = [(each.letter, wrapped(each.mark.name, NAME, wide - indent - 12, 3)) for each in named]
    lines = [len(rows) for _letter, rows in entries]
    fill = -(-sum(lines) // columns)
    parts, column, used, deepest = list[str](), 0, 0, 0
    for (said, rows), count in zip(entries, lines, strict=True):
        if used and used + count > fill and column + 1 < columns:
            column, used = column + 1, 0
        parts.append(text(column * wide + 2, top + used * ROW, said, LETTER))
        for row in rows:
            parts.append(text(column * wide + indent, top + used * ROW, row, NAME))
            used += 1
        deepest = max(deepest, used)
    return parts, 14 + deepest * ROW
