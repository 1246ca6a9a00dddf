"""What happened in life along a path: a lettered square on its day, a line as long as it took, words if there is room.

They stand in a row of their own under the ground. Nothing leads from there to what is drawn above: it is beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inkling.journal import Happened, day_in_words, span_in_words
from inkling.pictures.frame import Frame, Size
from inkling.pictures.journey import Journey
from inkling.pictures.labels import Box, shortened, width_of
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, number, rectangle, text, words

LANE, MOST_LANES = 24.0, 3
"""How high one row of marks is, and how many rows there may be."""

HALF = 8.5
"""Half of the side of a square."""

LEAD = 8.0
"""How much of a line is seen before the square of what began earlier than these days."""

MOST = 16
"""So many are drawn; of more, some that are evenly spread over them."""

SAID = (400.0, 260.0, 180.0)
"""How wide the words beside a mark may be, and how wide where there is less room."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Label:
    """Where do its words stand? `lane` is another one than its own where they were lifted there."""

    box: Box
    x: float
    anchor: str
    lane: int
    said: str


@dataclass(frozen=True)
class Mark:
    """One life event: its square, its lane, and where its line begins and ends if it lasted. What went on after these
    days has no `cap` at its end."""

    it: Happened
    x: float
    lane: int
    box: Box
    start: float | None = None
    end: float | None = None
    cap: bool = True
    label: Label | None = None


@dataclass(frozen=True)
class Marks:
    """All that are drawn, and whether some found no room."""

    drawn: tuple[Mark, ...] = ()
    fewer: bool = False

    @property
    def tall(self) -> float:
        """How much height do they take?"""
        lanes = [each.lane for each in self.drawn]
        lanes += [each.label.lane for each in self.drawn if each.label]
        return (max(lanes) + 1) * LANE if lanes else 0.0


def letter(number: int) -> str:
    """By which letter is this one known? a to z, then aa, ab."""
    before, last = divmod(number - 1, len(_LETTERS))
    return (letter(before) if before else "") + _LETTERS[last]


def here(happened: Sequence[Happened], first: int, last: int) -> tuple[Happened, ...]:
    """Which of these touch these days?"""
    return tuple(each for each in happened if each.day.toordinal() <= last and first <= each.last.toordinal())


def drawn(happened: Sequence[Happened], first: int, last: int) -> tuple[Happened, ...]:
    """Which of these are lettered in a picture of these days? Of very many, some that are evenly spread over them."""
    every = here(happened, first, last)
    if len(every) <= MOST:
        return every
    return tuple(every[round(at * (len(every) - 1) / (MOST - 1))] for at in range(MOST))


def when(it: Happened, year: bool = True) -> str:
    """When was it, in words?"""
    return day_in_words(it.day, year) if it.last == it.day else span_in_words(it.day, it.last, year)


def lettered(happened: Sequence[Happened], first: int, last: int) -> tuple[tuple[str, str, Happened], ...]:
    """Which of these have a letter in a picture of these days? Each with its letter, and when it was in words."""
    return tuple((letter(each.number), when(each), each) for each in drawn(happened, first, last))


def placed(journey: Journey, x: Scale, size: Size) -> Marks:
    """Where does each stand? First the marks, each in the first row where it is free, so that none is covered.

    Then the words: left, right, then lifted into the row above or below; where all of that is taken the letter
    stands alone, as it always does on the small drawing. The page has all words in a list.
    """
    every = here(journey.way.happened, journey.first, journey.last)
    marks: list[Mark] = []
    for it in drawn(every, journey.first, journey.last):
        mark = _mark(it, x)
        lane = next((lane for lane in range(MOST_LANES) if _free(_in(mark.box, lane), marks)), None)
        if lane is not None:
            marks.append(replace(mark, lane=lane, box=_in(mark.box, lane)))
    taken = [mark.box for mark in marks]
    for at, mark in enumerate(marks if size.beside else ()):
        if label := _label(mark, marks, x, taken):
            marks[at] = replace(mark, label=label)
            taken.append(label.box)
    return Marks(tuple(marks), len(marks) < len(every))


def draw(marks: Marks, frame: Frame) -> str:
    """Lines for what lasted, and words beside."""
    parts = []
    for mark in marks.drawn:
        y = _middle(mark.lane, frame)
        line = ""
        if mark.start is not None:
            line += f"M{number(mark.start)} {number(y)}H{number(mark.x - HALF)}"
        if mark.end is not None:
            line += f"M{number(mark.x + HALF)} {number(y)}H{number(mark.end)}{'m0-4v8' if mark.cap else ''}"
        parts.append(element("path", class_="ev-line", d=line) if line else "")
        if said := mark.label:
            classes = f"t-i {said.anchor}".strip()
            parts.append(text(said.x, _middle(said.lane, frame) + 5, said.said, classes))
    return "".join(parts)


def links(marks: Marks, frame: Frame) -> str:
    """The squares: each leads to its words below the picture, and says what it is."""
    return "".join(_link(mark, _middle(mark.lane, frame)) for mark in marks.drawn)


def _link(mark: Mark, y: float) -> str:
    known = letter(mark.it.number)
    said = f"{known}: {mark.it.name}, {when(mark.it)}"
    return element(
        "a",
        element("title", words(said)),
        rectangle(mark.x - LANE / 2, y - LANE / 2, LANE, LANE, class_="ev-reach"),
        rectangle(mark.x - HALF, y - HALF, 2 * HALF, 2 * HALF, class_="ev"),
        text(mark.x, y + 4.2, known, "ev-n"),
        class_="event",
        href=f"#life-{known}",
    )


def _mark(it: Happened, x: Scale) -> Mark:
    """Its square and its line, in no lane yet."""
    before = it.day.toordinal() < x.low
    at = x.start + LEAD + HALF if before else x.within(it.day.toordinal(), HALF + 1)
    end: float | None = x.within(it.last.toordinal() + 0.5)
    if it.last == it.day or end is None or end < at + HALF + 3:
        end = None
    left = x.start if before else at - HALF
    box = Box(left - 3, 0, (end or at + HALF) + 3, LANE - 1)
    return Mark(it, at, 0, box, left if before else None, end, it.last.toordinal() < x.high)


def _label(mark: Mark, marks: Sequence[Mark], x: Scale, taken: Sequence[Box]) -> Label | None:
    """Lifted words stand under no other square: they would seem to be its own."""
    others = [each for each in marks if each is not mark]
    room = Box(x.start, 0, x.end, MOST_LANES * LANE)
    for said in dict.fromkeys(_cut(mark.it.name, wide) for wide in SAID):
        for label in _candidates(mark, said, width_of(said, "t-i")):
            free = label.box.inside(room) and not any(label.box.overlaps(other) for other in taken)
            if free and (label.lane == mark.lane or not any(_near(each, label) for each in others)):
                return label
    return None


def _near(mark: Mark, label: Label) -> bool:
    across = label.box.left - HALF < mark.x < label.box.right + HALF
    return across and abs(mark.lane - label.lane) == 1


def _cut(said: str, wide: float) -> str:
    """What of these words fits into this width? Cut between two words where that can be."""
    short = shortened(said, "t-i", wide)
    if short == said or " " not in short:
        return short
    return short.rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def _candidates(mark: Mark, said: str, wide: float) -> Iterator[Label]:
    left, right, square = mark.box.left - 3, mark.box.right + 3, mark.x - HALF
    yield Label(_in(Box(left - wide - 6, 0, left, LANE - 1), mark.lane), left, "end", mark.lane, said)
    yield Label(_in(Box(right, 0, right + wide + 6, LANE - 1), mark.lane), right, "", mark.lane, said)
    for lane in (mark.lane - 1, mark.lane + 1):
        end = mark.x + HALF
        yield Label(_in(Box(square, 0, square + wide + 6, LANE - 1), lane), square, "", lane, said)
        yield Label(_in(Box(end - wide - 6, 0, end, LANE - 1), lane), end, "end", lane, said)


def _in(box: Box, lane: int) -> Box:
    return Box(box.left, lane * LANE, box.right, lane * LANE + LANE - 1)


def _free(box: Box, marks: Sequence[Mark]) -> bool:
    return not any(box.overlaps(mark.box) for mark in marks)


def _middle(lane: int, frame: Frame) -> float:
    return frame.lived + (lane + 0.5) * LANE
