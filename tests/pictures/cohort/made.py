"""Made-up numbers of a cohort, each as small as a test needs it, and ways to read back what was drawn."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import nan

import numpy as np

from inkling.cohort.report import (
    Example,
    Flow,
    Funnel,
    Group,
    Groups,
    Left,
    Mean,
    Outcomes,
    Share,
    Span,
    Sudden,
)
from inkling.cohort.report.intervals import funnel_limits, share_of
from inkling.pictures import (
    Picture,
    around_gain_picture,
    examples_picture,
    flow_picture,
    funnel_picture,
    gains_when_picture,
    left_picture,
    outcome_picture,
)
from inkling.pictures.labels import HEIGHT, Box, Place
from tests.pictures.drawn import root

FLOW = Flow(
    rows=5_120,
    rows_without_person=3,
    rows_without_session=12,
    rows_of_doubled=40,
    scores_empty=207,
    scores_unread=1,
    scores_infinite=2,
    people=500,
    people_without_session=1,
    people_doubled=4,
    people_with_one_session=15,
    people_too_short=60,
    sessions_missed=33,
)
CLEAN = replace(
    FLOW,
    rows_without_person=0,
    rows_without_session=0,
    rows_of_doubled=0,
    scores_empty=0,
    scores_unread=0,
    scores_infinite=0,
    people_without_session=0,
    people_doubled=0,
    people_with_one_session=0,
)
SHARES = {"recovered": 100, "improved": 50, "unchanged": 200, "deteriorated": 30, "harmed": 20}


def mean(value: float, half: float = 0.5, people: int = 100) -> Mean:
    """A mean with an interval so far to either side."""
    return Mean(people, value, 3.0, value - half, value + half)


def outcomes(*hidden: str) -> Outcomes:
    """400 people, of whom the numbers of these kinds are hidden."""
    kinds = {kind: None if kind in hidden else share_of(count, 400) for kind, count in SHARES.items()}
    told = not hidden
    return Outcomes(
        people=400,
        before=mean(15),
        after=mean(11),
        change=mean(-4),
        effect=None,
        kinds=kinds,
        improved=share_of(150, 400) if told else None,
        worse=share_of(50, 400) if told else None,
    )


def sudden(*when: Span, around: Sequence[Mean] = ()) -> Sudden:
    """Sudden gains that lay after these sessions."""
    return Sudden(
        points=6.0,
        people=share_of(40, 400),
        gains=sum(span.people for span in when),
        when=when,
        around=tuple(around),
    )


WHEN = (Span(2, 2, 12), Span(3, 3, 30), Span(4, 7, 20))
AROUND = tuple(mean(value) for value in (15, 14, 16, 6, 7, 8))


def left(*ends: tuple[int, int, int]) -> tuple[Left, ...]:
    """So many people had their last session in each of these spans."""
    there, found = sum(people for _first, _last, people in ends), list[Left]()
    for first, last, people in ends:
        found.append(Left(first, last, people, there, None, None))
        there -= people
    return tuple(found)


LEFT = left((1, 1, 50), (2, 2, 25), (3, 6, 75), (7, 7, 50))


def examples(count: int, sessions: int = 8) -> tuple[Example, ...]:
    """So many courses, from one that got better to one that got worse."""
    return tuple(
        Example(
            tuple(range(sessions)),
            tuple(float(15 + (at - count / 2) * session / sessions) for session in range(sessions)),
        )
        for at in range(count)
    )


def groups(told: Sequence[tuple[str, Share | None]], *, share: float = 0.4) -> Groups:
    """Groups with these names, and the share who got reliably better; None is hidden."""
    each = tuple(Group((name,), of.of if of else 60, mean(15), mean(11), of, None) for name, of in told)
    shown = [of for _name, of in told if of]
    if len(shown) < 2:
        return Groups(column="location", each=each, funnel=None)
    sizes = np.unique(np.geomspace(10, 1.1 * max(one.of for one in shown), 120).round().astype(np.int64))
    inner, outer = (funnel_limits(share, sizes, within) for within in (0.95, 0.998))
    return Groups(column="location", each=each, funnel=Funnel(share, sizes, inner, outer, (1, 0)))


def many_groups(count: int = 40, long: bool = True) -> Groups:
    """So many groups of about the same size, their marks close together."""
    draw = np.random.default_rng(7)
    name = "Community mental health team {at}, Riverside" if long else "Team {at}"
    told = []
    for at in range(count):
        of = int(draw.integers(55, 95))
        told.append((name.format(at=at), share_of(int(draw.binomial(of, 0.4)), of)))
    return groups(sorted(told))


SOME = groups(
    [("Aldgate", share_of(40, 100)), ("Brook Lane", share_of(120, 400)), ("Canal Street", share_of(30, 50))]
)
SAME = tuple(Example(tuple(range(5)), (10.0,) * 5) for _each in range(3))
BARE = (Mean(12, 15.0, nan, nan, nan),) * 6

PICTURES: dict[str, Picture | None] = {
    "flow": flow_picture(FLOW, 440, "a"),
    "flow, nobody left out": flow_picture(CLEAN, 500, "b"),
    "flow, one person": flow_picture(replace(CLEAN, people=1, rows=1), 0, "c"),
    "flow, ten million": flow_picture(replace(FLOW, people=10_000_000, rows=160_000_000), 9_999_000, "d"),
    "outcomes": outcome_picture(outcomes(), "e"),
    "outcomes, two hidden": outcome_picture(outcomes("deteriorated", "harmed"), "f"),
    "gains": gains_when_picture(sudden(*WHEN), "g"),
    "gains, one span": gains_when_picture(sudden(Span(3, 9, 14)), "h"),
    "gains, one session": gains_when_picture(sudden(Span(3, 3, 14)), "i"),
    "gains, many": gains_when_picture(sudden(*(Span(at, at, 1000 - at) for at in range(2, 18))), "j"),
    "around": around_gain_picture(sudden(*WHEN, around=AROUND), "lower", "k"),
    "around, rising": around_gain_picture(sudden(*WHEN, around=AROUND[::-1]), "higher", "l"),
    "around, all the same": around_gain_picture(sudden(*WHEN, around=BARE), "lower", "m"),
    "examples": examples_picture(examples(24), (0, 27), "lower", "n"),
    "examples, all the same": examples_picture(SAME, None, "higher", "o"),
    "left": left_picture(LEFT, 200, "p"),
    "left, many": left_picture(left(*((at, at, 15 + at) for at in range(1, 17))), 376, "q"),
    "funnel": funnel_picture(SOME, "r"),
    "funnel, forty": funnel_picture(many_groups(), "s"),
    "funnel, forty short": funnel_picture(many_groups(long=False), "t"),
    "funnel, sixty": funnel_picture(many_groups(60), "x"),
    "funnel, 300": funnel_picture(many_groups(300, long=False), "y"),
    "funnel, all or none": funnel_picture(
        groups([("A", share_of(60, 60)), ("B", share_of(0, 60))], share=0.5), "u"
    ),
    "funnel, very large": funnel_picture(
        groups([("A", share_of(400_000, 1_000_000)), ("B", share_of(5, 11))]), "v"
    ),
    "funnel, hostile": funnel_picture(
        groups([("<script>\x00" * 30, share_of(40, 100)), ("\u202eB&amp;", share_of(30, 60))]), "w"
    ),
}


def drawings() -> dict[str, str]:
    """Every drawing, wide and narrow."""
    return {
        f"{name}, {width}": getattr(picture, width)
        for name, picture in PICTURES.items()
        for width in ("wide", "narrow")
        if picture
    }


def boxes(svg: str) -> list[tuple[str, Box]]:
    """The words of a drawing, and what each takes up."""
    found = []
    for one in root(svg).iter("text"):
        classes = one.get("class", "").split()
        size = next(name for name in classes if name in HEIGHT)
        anchor = next((name for name in classes if name in ("mid", "end")), "")
        said = one.text or ""
        found.append((said, Place(float(one.get("x", "")), float(one.get("y", "")), anchor).box(said, size)))
    return found


def circles(svg: str, classes: str = "co-mark") -> list[tuple[float, float, float]]:
    """Where the round marks with these classes stand, and how large they are."""
    return [
        (float(one.get("cx", "")), float(one.get("cy", "")), float(one.get("r", "")))
        for one in root(svg).iter("circle")
        if one.get("class") == classes
    ]


def along(data: str) -> list[tuple[float, float]]:
    """The places a path of straight lines goes through."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)", data)]
