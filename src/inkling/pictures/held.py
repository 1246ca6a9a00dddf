"""Sessions and practice along the path: three shapes for three tones, and a small mark for each day of practice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from inkling.journal import Tone
from inkling.pictures.frame import Frame
from inkling.pictures.journey import Journey
from inkling.pictures.svg import element, number
from inkling.pictures.tones import session_marks

NEAR = {"wide": 7.0, "narrow": 5.0}
"""Sessions nearer to each other than this are drawn as one."""

TRIED = 8.5
"""The same for what was tried: nearer than this, the marks would run into each other."""

Mark = tuple[float, Tone | None]


def draw(journey: Journey, frame: Frame) -> str:
    """Which sessions took place, and on which days was something practised? No order among the shapes."""
    y, big = frame.sessions, frame.size.beside
    near = NEAR[frame.size.name]
    marks = told_apart(_marks(journey, frame), near)
    return session_marks(((x, y, tone) for x, tone in marks), big) + _practised(journey, frame)


def crowded(journey: Journey, frame: Frame) -> bool:
    """Do sessions lie so close here that some marks stand for several?"""
    marks = _marks(journey, frame)
    return len(told_apart(marks, NEAR[frame.size.name])) < len(marks)


def told_apart(marks: Sequence[Mark], near: float) -> list[Mark]:
    """Which marks are drawn so that each can be seen? Where several lie close, one of them, and over the whole path
    each tone keeps its share: the one drawn is that which has been left out most so far."""
    together: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda each: each[0]):
        if together and mark[0] - together[-1][0][0] < near:
            together[-1].append(mark)
        else:
            together.append([mark])
    owed: Counter[Tone | None] = Counter()
    kept = []
    for group in together:
        tones = [tone for _x, tone in group]
        owed.update(tones)
        drawn = max(tones, key=lambda tone: owed[tone])
        owed[drawn] -= len(group)
        kept.append((group[0][0] if len(group) == 1 else fmean(x for x, _tone in group), drawn))
    return kept


def _marks(journey: Journey, frame: Frame) -> list[Mark]:
    return [
        (frame.x.within(held.day.toordinal(), 4), held.tone)
        for held in journey.way.sessions
        if held.status == "attended" and journey.first <= held.day.toordinal() <= journey.last
    ]


def _practised(journey: Journey, frame: Frame) -> str:
    days = (day.toordinal() for day in journey.way.tried)
    here = (frame.x.within(day, 3) for day in days if journey.first <= day <= journey.last)
    xs = _apart(here, TRIED)
    y = frame.practised
    marks = "".join(f"M{number(x - 3)} {number(y + 2.5)}l3-5l3 5" for x in xs)
    return element("path", class_="s-tried", d=marks) if marks else ""


def _apart(xs: Iterable[float], near: float) -> list[float]:
    """Which of these are drawn, so that each can still be seen?"""
    kept: list[float] = []
    for x in sorted(xs):
        if not kept or x - kept[-1] >= near:
            kept.append(x)
    return kept
