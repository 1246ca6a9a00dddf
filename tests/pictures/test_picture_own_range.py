"""A person's own range around a shift: the dotted edges stand where the sentence says, and both follow the numbers."""

import re
from statistics import fmean

import numpy as np
import pytest

from inkling.change import Series
from inkling.pictures import shift_picture
from tests.pictures.drawn import FIRST, marks, numbers, series, shift, watch, words
from tests.pictures.test_picture_telling import _told

CALM = series(298, steps=[(163, 1.6)])
SHIFT = shift(157, 174, 4.0, 5.6)
NAMES = ((0.0, "days after"), (1.0, "hours after"), (2.0, "in the moment"), (3.0, "before it began"))


def _said(picture):
    found = re.fullmatch(
        r"Most weeks: ([\d.]+) to ([\d.]+) before, ([\d.]+) to ([\d.]+) since\.", picture.usual
    )
    assert found, picture.usual
    return [float(each) for each in found.groups()]


def _edges(svg):
    """The levels of the dotted edges, on the scale of the axis."""
    ticks = [(float(t.get("y")) - 4.5, float(t.text)) for t in marks(svg, "t-s end") if _told(t.text)]
    (y0, v0), (y1, v1) = ticks[:2]
    heights = [numbers(edge.get("d"))[1] for edge in marks(svg, "usual-edge")]
    return [v0 + (height - y0) / (y1 - y0) * (v1 - v0) for height in heights]


def test_the_edges_stand_where_the_sentence_says():
    picture = shift_picture(CALM, watch(SHIFT))
    for svg in (picture.wide, picture.narrow):
        assert _edges(svg) == pytest.approx(_said(picture), abs=0.06)
    assert picture.sentence.endswith(picture.usual)


def test_other_numbers_give_another_sentence():
    moved = Series(CALM.days, CALM.values + np.where(CALM.days < FIRST + 160, 0.0, 1.0), name=CALM.name)
    before, after = (_said(shift_picture(each, watch(SHIFT))) for each in (CALM, moved))
    assert before[:2] == pytest.approx(after[:2], abs=0.11)
    assert [b - a for a, b in zip(before[2:], after[2:], strict=True)] == pytest.approx([1.0, 1.0], abs=0.11)


def test_most_weeks_lie_within_what_is_said():
    low, high = _said(shift_picture(CALM, watch(SHIFT)))[2:]
    after = [(d, v) for d, v in zip(CALM.days, CALM.values, strict=True) if d > SHIFT.latest]
    weeks = [[v for d, v in after if d // 7 == week] for week in sorted({d // 7 for d, _v in after})]
    inside = [low - 0.05 <= fmean(week) <= high + 0.05 for week in weeks if len(week) > 3]
    assert sum(inside) / len(inside) > 0.6


def test_too_few_weeks_have_no_range():
    short = series(30, steps=[(20, 3.0)])
    picture = shift_picture(short, watch(shift(18, 21, 4.0, 7.0)))
    assert picture.usual == "" and not marks(picture.wide, "usual-edge")


def test_answers_that_are_words_stand_in_words_beside_it():
    caught = series(298, steps=[(163, 1.6)], scale=(0, 3), base=0.4)
    picture = shift_picture(caught, watch(shift(157, 174, 0.4, 2.1)), named=NAMES)
    for svg in (picture.wide, picture.narrow):
        assert {name for _level, name in NAMES} <= set(words(svg))
        assert not [each for each in words(svg) if each.startswith("about")]
    assert "went from about “days after” to about “in the moment”." in picture.sentence
    near = shift_picture(caught, watch(shift(157, 174, 1.6, 2.1)), named=NAMES)
    assert "from about 1.6 to about 2.1" in near.sentence, "one name for both would say that nothing changed"
