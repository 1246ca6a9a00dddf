"""Light, rays and brackets say how sure we are, and nothing more."""

from itertools import pairwise
from random import Random

import pytest

from inkling.change import Shift
from inkling.pictures import shift_picture
from inkling.pictures.chance import chance, hoped, listed, thinned
from inkling.pictures.curve import along, enough, smooth
from inkling.pictures.journey import Found, Journey
from inkling.pictures.sky import bright
from inkling.pictures.usual import HardWeeks
from tests.pictures.drawn import FIRST, NAME, marks, numbers, path, series, shift, watch

STEP = series(298, steps=[(163, 1.6)])
SHIFT = shift(157, 174, 4.0, 5.6)


def test_the_chance_grows_from_none_to_certain_within_the_interval():
    days = [FIRST + day for day in range(140, 200)]
    chances = [chance(SHIFT, day) for day in days]
    assert chances == sorted(chances)
    assert chance(SHIFT, SHIFT.earliest - 1) == 0 and chance(SHIFT, SHIFT.latest + 1) == 1
    for day, told in SHIFT.begun:
        assert chance(SHIFT, day) == pytest.approx(told)


def test_a_shift_without_a_list_is_spread_over_its_interval():
    bare = Shift(
        noticed=20,
        since=5,
        earliest=5,
        latest=9,
        shape="unclear",
        before=0,
        after=1,
        direction="up",
        begun=(),
        evidence=9.0,
    )
    assert [chance(bare, day) for day in (4, 6.5, 9)] == [0, 0.5, 1]
    assert listed(bare)[0] == (4, 0.0)


def test_rays_are_as_high_as_the_chance():
    heights = {}
    for ray in marks(shift_picture(STEP, watch(SHIFT)).wide, "ray"):
        x, ground, top = numbers(ray.get("d"))
        heights[x] = ground - top
    assert len(heights) > 2 and list(heights.values()) == sorted(heights.values())
    assert max(heights.values()) == pytest.approx(164, abs=0.2)


def test_light_is_as_bright_as_the_chance():
    stops = marks(shift_picture(STEP, watch(SHIFT)).wide, "lit")
    brightness = [float(stop.get("stop-opacity")) for stop in stops]
    assert brightness == sorted(brightness) and brightness[0] == 0 and brightness[-1] == pytest.approx(0.72)


def test_a_shift_against_hope_brings_no_dawn():
    worse = shift_picture(STEP, watch(shift(157, 174, 5.6, 4.0)))
    assert not marks(worse.wide, "lit") and marks(worse.wide, "dusk") and marks(worse.wide, "ray")
    assert (
        hoped(shift(1, 2, 5, 4), None)
        and hoped(shift(1, 2, 5, 4), "lower")
        and not hoped(shift(1, 2, 5, 4), "higher")
    )


def test_a_quiet_picture_has_no_light_and_no_bracket():
    quiet = shift_picture(STEP, watch())
    for classes in ("lit", "dusk", "ray", "bracket", "level"):
        assert not marks(quiet.wide, classes)
    assert marks(quiet.wide, "usual-edge")


def _journey(*found, hard=()):
    return Journey("main", NAME, STEP, FIRST, FIRST + 297, None, (), tuple(hard), tuple(found), None)


def test_the_light_of_several_shifts_adds_up():
    first = Found(shift(50, 60, 4, 5), "other", "Other", None)
    second = Found(SHIFT, "main", NAME, "higher")
    light = bright(_journey(first, second))
    assert [light(FIRST + day) for day in (40, 100, 250)] == [0, 1, 2]


def test_light_thins_in_hard_weeks_and_comes_back():
    hard = HardWeeks(FIRST + 220, FIRST + 247, 4, "below")
    light = bright(_journey(Found(SHIFT, "main", NAME, "higher"), hard=[hard]))
    assert light(FIRST + 233) < 0.5 and light(FIRST + 200) == light(FIRST + 270) == 1


def test_a_shift_back_takes_light_but_erases_nothing():
    up, back = Found(SHIFT, "main", NAME, "higher"), Found(shift(220, 230, 5.6, 4), "main", NAME, "higher")
    light = bright(_journey(up, back))
    assert 0 < light(FIRST + 260) < light(FIRST + 200) == 1


def test_the_same_light_is_drawn_in_both_sizes():
    picture = path(STEP, SHIFT)
    opacities = [
        [stop.get("stop-opacity") for stop in marks(svg, "lit")] for svg in (picture.wide, picture.narrow)
    ]
    assert opacities[0] == opacities[1]


def test_thinning_keeps_both_ends():
    assert thinned(range(100), 5) == [0, 25, 50, 74, 99] and thinned([1, 2], 5) == [1, 2]


def test_the_line_never_leaves_what_was_answered():
    points = [(0.0, 1.0), (7.0, 5.0), (12.0, 5.0), (21.0, 2.0), (25.0, 4.0)]
    xs = [i / 4 for i in range(-4, 110)]
    ys = along(points, xs)
    assert all(along(points, [x])[0] == pytest.approx(y) for x, y in points)
    assert min(ys) >= 1 and max(ys) <= 5
    for x, y in zip(xs, ys, strict=True):
        inside = [p for p in pairwise(points) if p[0][0] <= x <= p[1][0]]
        assert all(min(a[1], b[1]) - 1e-9 <= y <= max(a[1], b[1]) + 1e-9 for a, b in inside)
    assert smooth(points).count("C") == 4


@pytest.mark.parametrize("off", [0.0, 0.01, 0.4])
def test_a_line_of_fewer_points_lies_where_all_of_them_did(off):
    chance_ = Random(3)
    steep = [(float(x), float(x > 40) + (x == 70) + off * chance_.random()) for x in range(100)]
    kept = enough(steep, off)
    assert kept[0] == steep[0] and kept[-1] == steep[-1] and set(kept) <= set(steep)
    for (x0, y0), (x1, y1) in pairwise(kept):
        between = [(x, y) for x, y in steep if x0 <= x <= x1]
        assert all(abs(y - y0 - (x - x0) / (x1 - x0) * (y1 - y0)) <= off + 1e-9 for x, y in between)
    assert len(kept) < 20 or not off
    assert enough(steep[:1], off) == steep[:1] and enough([(0.0, 1.0), (5.0, 1.0), (9.0, 1.0)], off)[1:] == [
        (9.0, 1.0)
    ]


def test_lines_of_many_shifts_are_one_path_with_the_same_lines():
    shifts = [SHIFT, shift(40, 47, 2.0, 3.0)]
    picture = path(STEP, *shifts)
    (together,) = marks(picture.wide, "ray")
    alone = [marks(path(STEP, each).wide, "ray")[0].get("d") for each in shifts]
    assert together.get("d").count("M") == sum(each.count("M") for each in alone) > 8
