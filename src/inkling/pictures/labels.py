"""Places for words: how wide they are, which place is still free, and in which row a bracket goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIGN = {"t": 7.8, "t-s": 6.9, "t-b": 8.4, "t-i": 7.9}
"""How wide one letter is, on average and with some room, in each size of words."""

HEIGHT = {"t": 15.0, "t-s": 13.5, "t-b": 15.0, "t-i": 16.0}


@dataclass(frozen=True)
class Box:
    """Which part of the picture is taken? Two boxes that only touch do not overlap."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Do these two boxes cover any of the same place?"""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def inside(self, other: "Box") -> bool:
        """Does this box lie wholly within the other?"""
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom


@dataclass(frozen=True)
class Place:
    """Where could words stand? `anchor` is "", "mid" or "end", as in the stylesheet."""

    x: float
    y: float
    anchor: str = ""

    def box(self, said: str, size: str) -> Box:
        """What would these words take up here?"""
        wide = width_of(said, size)
        left = self.x - {"": 0.0, "mid": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.y - HEIGHT[size], left + wide, self.y + 4)


def width_of(said: str, size: str) -> float:
    """About how wide are these words?"""
    return len(said) * SIGN[size]


def free_place(
    said: str, size: str, candidates: Iterable[Place], taken: Sequence[Box], room: Box
) -> Place | None:
    """Which is the first of these places inside the room where nothing stands yet? None if there is none."""
    for place in candidates:
        box = place.box(said, size)
        if box.inside(room) and not any(box.overlaps(other) for other in taken):
            return place
    return None


def rows(spans: Sequence[tuple[float, float]], gap: float = 14.0) -> list[int]:
    """In which row does each of these spans go, so that none touches another? Row 0 is nearest the sky."""
    ends: list[list[tuple[float, float]]] = []
    found = []
    for left, right in spans:
        row = next((i for i, kept in enumerate(ends) if _fits(left, right, kept, gap)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append((left, right))
        found.append(row)
    return found


def balanced(said: str, size: str, wide: float) -> list[str]:
    """In which one or two lines do these words fit, so that none of them is left alone on the second?"""
    whole = width_of(said, size)
    if whole > wide:
        for part in (0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
            if part * whole <= wide and len(wrapped(said, size, part * whole, 9)) <= 2:
                return wrapped(said, size, part * whole, 2)
    return wrapped(said, size, wide, 2)


def wrapped(said: str, size: str, wide: float, most: int) -> list[str]:
    """In which lines do these words fit? No more than `most`; what is left out is marked with an ellipsis."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [shortened(line, size, wide) for line in lines]


def shortened(said: str, size: str, wide: float) -> str:
    """How do these words fit into this width? Cut, and marked with an ellipsis, where they do not."""
    if width_of(said, size) <= wide:
        return said
    kept = max(1, int(wide / SIGN[size]) - 1)
    return said[:kept].rstrip() + "…"


def _fits(left: float, right: float, kept: list[tuple[float, float]], gap: float) -> bool:
    return all(right + gap <= other_left or other_right + gap <= left for other_left, other_right in kept)
