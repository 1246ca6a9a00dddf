"""The strip of a thread: a grain for each insight on its day, on ground that rises and never falls."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from inkling.pictures import Grain, thread_strip
from inkling.pictures.thread import HEIGHT, WIDTH

FIRST = date(2026, 1, 29)


def grains(*days: int, settled: bool = False) -> list[Grain]:
    """Grains on these days after the first."""
    return [Grain(FIRST + timedelta(days=day), settled) for day in days]


def rings(strip: str) -> list[tuple[float, float]]:
    """Where do the middles of the grains lie, open ones first?"""
    paths = [each.attrib["d"] for each in ElementTree.fromstring(strip) if "grain" in each.attrib["class"]]
    starts = re.findall(r"M([\d.]+) ([\d.]+)a", "".join(paths))
    return [(float(x) + 3.2, float(y)) for x, y in starts]


def test_open_and_filled_grains_differ_by_more_than_colour() -> None:
    strip = thread_strip([*grains(0), *grains(9, settled=True)], 0)
    assert re.findall(r'class="(grain[^"]*)"', strip) == ["grain", "grain lived"]


@pytest.mark.parametrize("days", [(0,), (0, 0, 0), (0, 1), (0, 400), tuple(range(300)), (0, *([90] * 50))])
def test_every_grain_lies_in_the_ground_and_in_order(days: tuple[int, ...]) -> None:
    strip = thread_strip(grains(*days), 1)
    places = rings(strip)
    assert len(places) == len(days)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
    assert [x for x, _y in places] == sorted(x for x, _y in places), "as they came, left to right"


def test_the_ground_never_falls() -> None:
    strip = thread_strip(grains(0, 1, 2, 80, 200), 0)
    found = re.search(r' d="M([^V]+)V', strip)
    assert found
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", found[1])]
    heights = numbers[1::2]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1] + 20


def test_grains_of_one_day_stay_apart() -> None:
    heights = [y for _x, y in rings(thread_strip(grains(5, 5, 5), 0))]
    assert min(abs(a - b) for a in heights for b in heights if a != b) > 3


@pytest.mark.parametrize(("layer", "ground"), [(0, "g1"), (3, "g4"), (4, "g1")])
def test_a_thread_has_the_ground_of_its_place(layer: int, ground: str) -> None:
    assert f'class="{ground}"' in thread_strip(grains(0), layer)


def test_it_is_decoration_and_nothing_in_it_runs() -> None:
    strip = thread_strip([], 0)
    assert 'aria-hidden="true"' in strip
    assert "style=" not in strip
