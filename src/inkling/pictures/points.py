"""Breakthroughs: numbered points on the ground, the words that find room beside them, and their trails as roots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inkling.journal import Named, day_in_words
from inkling.language import gettext as _
from inkling.pictures.frame import Frame, Size
from inkling.pictures.grains import Grain
from inkling.pictures.grains import draw as draw_grains
from inkling.pictures.ground import Ground
from inkling.pictures.journey import Journey
from inkling.pictures.labels import HEIGHT, Box, balanced, width_of
from inkling.pictures.svg import element, line, number, text, words

SAID = 190.0
"""How wide the words beside a point may be."""

LINE = 18.0
LIFTS = (34.0, 62.0, 92.0, 124.0, 158.0, 194.0)
"""How far words are lifted above their point when there is no room beside it."""

MOST_ROOTS, FEWEST_ROOTS = {"wide": 120, "narrow": 72}, 4
"""So many roots are drawn, over all trails together; but of each trail at least so many."""


_STEPS = sorted(
    ((up, aside) for up in range(16) for aside in range(-12, 13)),
    key=lambda each: (each[0] + 1.4 * abs(each[1]), each),
)
"""How far up and aside numbers may stand from their day, the nearest place first."""


@dataclass(frozen=True)
class Label:
    """Words at a point: their box, their lines, and where the stem to them ends (None without one)."""

    box: Box
    x: float
    anchor: str
    lines: tuple[tuple[str, str], ...]
    stem: float | None = None


@dataclass(frozen=True)
class Point:
    """One breakthrough: its day, the place of its number, and its words where there is room for them."""

    named: Named
    day: float
    foot: float
    x: float
    y: float
    box: Box
    label: Label | None = None


def placed(
    journey: Journey, frame: Frame, ground: Ground, said: Sequence[Box], drawn: Sequence[Box]
) -> tuple[Point, ...]:
    """Where does each breakthrough of these days stand? On the ground; beside it or higher where another stands.

    Words stand left, then right, then lifted; where all of that is taken the number stands alone. They cover
    neither what is `said` there already nor what is `drawn`. Numbers are placed first, so that none is covered.
    """
    points: list[Point] = []
    for named in journey.way.named:
        if journey.first <= named.day.toordinal() <= journey.last:
            points.append(_standing(named, frame, ground, [*said, *(point.box for point in points)]))
    if not frame.size.beside:
        return tuple(points)
    boxes = [*said, *drawn, *(point.box for point in points)]
    found = []
    for point in points:
        label = _label(point, frame, ground, boxes, journey.years)
        if label:
            boxes.append(label.box)
            if label.stem is not None:
                boxes.append(Box(point.x - 2, label.stem, point.x + 2, point.box.top))
        found.append(Point(point.named, point.day, point.foot, point.x, point.y, point.box, label))
    return tuple(found)


def draw(points: Sequence[Point]) -> str:
    """The words beside the points, and the stems that hold them."""
    parts = []
    for point in points:
        if (point.x, point.y) != (point.day, point.foot):
            parts.append(line(point.day, point.foot, point.x, point.y, "stem"))
        if not (label := point.label):
            continue
        if label.stem is not None:
            parts.append(line(point.x, point.box.top + 2, point.x, label.stem, "stem"))
        y = label.box.top + HEIGHT["t-i"]
        for at, (said, size) in enumerate(label.lines):
            classes = " ".join(filter(None, (size, label.anchor, "halo-sky")))
            parts.append(text(label.x, y + LINE * at, said, classes))
    return "".join(parts)


def links(points: Sequence[Point], size: float) -> str:
    """The points themselves: each leads to its words below the picture, where its trail can be seen alone."""
    return "".join(_link(point, size) for point in points)


def marks(points: Sequence[Point], size: float) -> str:
    """The points alone, without number and without words, where nothing beside the picture tells of them."""
    return "".join(_mark(point, size) for point in points)


def trails(points: Sequence[Point], grains: Sequence[Grain], frame: Frame, ground: Ground) -> str:
    """Roots, from each point back through the ground to what led there."""
    lie = {grain.id: grain for grain in grains}
    most = most_roots(points, frame.size)
    return "".join(_trail(point, lie, frame, ground, most) for point in points)


def most_roots(points: Sequence[Point], size: Size) -> int:
    """How many roots may one trail have? A longer one is drawn with so many of its entries, evenly taken."""
    return max(FEWEST_ROOTS, MOST_ROOTS[size.name] // max(1, len(points)))


def _trail(point: Point, lie: Mapping[UUID, Grain], frame: Frame, ground: Ground, most: int) -> str:
    """One trail. What led there and is no insight has a small mark of its own in the ground."""
    led = point.named.led
    if len(led) > most:
        led = tuple(led[round(at * (len(led) - 1) / (most - 1))] for at in range(most))
    ends, known, others = [], [], []
    for id, day in led:
        if grain := lie.get(id):
            known.append(grain)
            ends.append((grain.x, grain.y))
            continue
        x = max(frame.x.start, min(frame.x(day.toordinal()), point.x))
        crust = ground.crust(x)
        y = crust + (frame.ground - crust) * 0.62
        ends.append((x, y))
        if x > frame.x.start:
            others.append(Grain(id, x, y, settled=True))
    roots = "".join(_root(end, point, frame) for end in dict.fromkeys(ends))
    r = 3.0 if frame.size.beside else 2.5
    inside = element("path", class_="trail", d=roots) if roots else ""
    inside += draw_grains(known, r, "grain led") + draw_grains(others, 1.3, "grain led")
    return element("g", inside, class_=f"trail-{point.named.number}") if inside else ""


def _root(end: tuple[float, float], point: Point, frame: Frame) -> str:
    """It leaves the grain level, stays inside the ground, and rises steeply into the point."""
    (x, y), dx = end, point.day - end[0]
    low = frame.ground - 3
    near = (x + 0.62 * dx, min(low, y + 3))
    far = (point.day - 0.03 * dx, min(low, y + 3 + 0.16 * max(0.0, y - point.foot)))
    said = " ".join(f"{number(a)} {number(b)}" for a, b in (near, far, (point.day, point.foot)))
    return f"M{number(x)} {number(y)}C{said}"


def _standing(named: Named, frame: Frame, ground: Ground, taken: Sequence[Box]) -> Point:
    """Where does its number stand? On the crust, or in the nearest free place above and beside."""
    r = frame.size.point
    day = frame.x.within(named.day.toordinal(), r + 3)
    foot = min(ground.crust(day), frame.ground - r * 0.7)
    for x, y in _around(day, foot, 2 * r + 5):
        box = Box(x - r - 2, y - r - 2, x + r + 2, y + r + 2)
        room = Box(frame.x.start, frame.top, frame.x.end, frame.ground + r)
        if box.inside(room) and not any(box.overlaps(other) for other in taken):
            return Point(named, day, foot, x, y, box)
    box = Box(day - r - 2, foot - r - 2, day + r + 2, foot + r + 2)
    return Point(named, day, foot, day, foot, box)


def _around(x: float, y: float, step: float) -> Iterator[tuple[float, float]]:
    """Places above and beside this one, the nearest first, and above rather than beside."""
    for up, aside in _STEPS:
        yield x + aside * step, y - up * step


def _label(point: Point, frame: Frame, ground: Ground, taken: Sequence[Box], year: bool) -> Label | None:
    lines = _lines(point.named, year)
    wide = max(width_of(said, size) for said, size in lines)
    tall = LINE * (len(lines) - 1) + HEIGHT["t-i"] + 4
    room = Box(frame.x.start + 2, frame.top + 2, frame.x.end - 2, frame.ground - 2)
    reach = wide + point.box.right - point.x + 6
    taken = [box for box in taken if box.right > point.x - reach and box.left < point.x + reach]
    for box, x, anchor, stem in _candidates(point, wide, tall):
        clear = box.inside(room) and box.bottom < ground.highest(box.left, box.right) - 3
        free = clear and not any(box.overlaps(other) for other in taken)
        if free and (stem is None or not _crossed(point, stem, taken)):
            return Label(box, x, anchor, lines, stem)
    return None


def _candidates(point: Point, wide: float, tall: float) -> Iterator[tuple[Box, float, str, float | None]]:
    """Left, right, then lifted: the box of the words, where they are anchored, and where their stem ends."""
    beside = point.box.right - point.x + 6
    top = point.y - tall + 8
    left, right = point.x - beside, point.x + beside
    yield Box(left - wide, top, left, top + tall), left, "end", None
    yield Box(right, top, right + wide, top + tall), right, "", None
    for lift in LIFTS:
        bottom = point.y - lift
        for x, anchor, start in (
            (point.x + 5, "end", point.x + 5 - wide),
            (point.x - 5, "", point.x - 5),
            (point.x, "mid", point.x - wide / 2),
        ):
            yield Box(start, bottom - tall, start + wide, bottom), x, anchor, bottom + 3


def _crossed(point: Point, stem: float, taken: Iterable[Box]) -> bool:
    box = Box(point.x - 2, stem, point.x + 2, point.box.top)
    return any(box.overlaps(other) for other in taken if other != point.box)


def _lines(named: Named, year: bool) -> tuple[tuple[str, str], ...]:
    said = [(part, "t-i") for part in balanced(named.name, "t-i", SAID)]
    return (*said, (when(named, year), "t-s"))


def when(named: Named, year: bool) -> str:
    """When did it come, and how?"""
    how = _("quiet") if named.quiet else _("aha")
    return _("{day}, {how}").format(day=day_in_words(named.day, year), how=how)


def _link(point: Point, r: float) -> str:
    named = point.named
    said = f"{named.number}: {' '.join(named.name.split())[:120]}, {when(named, True)}"
    number_ = text(point.x, point.y + 4.2, str(named.number), "bt-n" if named.number < 10 else "bt-n two")
    inside = (element("title", words(said)), _mark(point, r), number_)
    return element("a", *inside, class_="point", href=f"#b{named.number}")


def _mark(point: Point, r: float) -> str:
    at: dict[str, str | float] = {"cx": point.x, "cy": point.y}
    ring = element("circle", class_="bt-ring", r=r - 0.5, **at) if point.named.quiet else ""
    return (
        element("circle", class_="bt-halo", r=r + 3, **at)
        + ring
        + element("circle", class_="bt", r=r - 4, **at)
    )
