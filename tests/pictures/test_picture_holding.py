"""A shift that does not hold is not drawn as if it did."""

from itertools import pairwise

import numpy as np
import pytest

from inkling.change import Series
from inkling.pictures import shift_picture
from inkling.pictures.holding import lapses, steady
from tests.pictures.drawn import FIRST, marks, numbers, path, root, series, shift, watch

SHIFT = shift(157, 174, 4.0, 5.6)
HELD = series(298, steps=[(163, 1.6)])
WOBBLED = series(298, steps=[(163, 1.6)], dips=[(213, 241, -1.8)])
GONE = series(298, steps=[(163, 1.6), (213, -1.6)])


def test_a_shift_that_holds_has_no_lapse():
    assert lapses(HELD, SHIFT) == ()
    assert len(marks(shift_picture(HELD, watch(SHIFT)).wide, "level-now")) == 1


def test_a_wobble_is_said_noted_and_left_out_of_the_line():
    picture = shift_picture(WOBBLED, watch(SHIFT))
    assert "and came back. " in picture.sentence
    assert picture.came_back.endswith("and came back.") and picture.came_back in picture.sentence
    assert sum("Nearer to its old level" in row[3] for row in picture.rows) == 1
    pieces = [numbers(line.get("d")) for line in marks(picture.wide, "level-now")]
    assert len(pieces) == 2 and pieces[0][2] < pieces[1][0] and pieces[1][2] == 560
    opacities = [float(stop.get("stop-opacity")) for stop in marks(picture.wide, "lit")]
    assert opacities[-1] == max(opacities) == pytest.approx(0.72)
    assert any(earlier > later for earlier, later in pairwise(opacities))


def test_a_shift_that_went_back_keeps_little_light_and_no_line():
    picture = shift_picture(GONE, watch(SHIFT))
    assert "Since about" in picture.sentence and "nearer to where it was before. " in picture.sentence
    assert picture.came_back == "", "it has not"
    (line,) = marks(picture.wide, "level-now")
    assert numbers(line.get("d"))[2] < 480
    last = float(marks(picture.wide, "lit")[-1].get("stop-opacity"))
    assert 0 < last < 0.3
    assert root(picture.narrow).find("desc").text == picture.sentence


def test_the_path_says_the_same():
    picture = path(GONE, SHIFT)
    assert picture.sentence.endswith("nearer to where it was before.")
    far = [float(stop.get("stop-opacity")) for stop in marks(picture.wide, "lit-far")]
    assert far[-1] < max(far)
    assert any("nearer to its old level from" in row[3] for row in picture.rows)


def test_a_later_shift_ends_the_judging():
    back = shift(208, 216, 5.6, 4.0)
    assert lapses(GONE, SHIFT) and not lapses(GONE, SHIFT, [SHIFT, back])


def test_silence_is_no_lapse():
    quiet = Series(GONE.days, np.where(GONE.days > FIRST + 200, np.nan, GONE.values), better="higher")
    assert lapses(quiet, SHIFT) == ()


def test_light_thins_softly():
    assert [steady([(100, 130)], day) for day in (80, 95, 100, 115, 130, 140)] == [1, 1, 0.7, 0.4, 0.7, 1]
