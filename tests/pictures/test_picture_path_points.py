"""Breakthroughs on the path: numbers that never collide, words that find room or stay below, trails that lead back."""

import re
from datetime import timedelta
from itertools import combinations
from uuid import UUID

import pytest

from inkling.journal import Named, Way
from inkling.pictures.labels import HEIGHT, Box, Place
from tests.pictures.along import day_of, walked, way
from tests.pictures.drawn import marks, numbers, root, shift

SIZES = ("t-i", "t-s", "t-b", "t")


def rings(svg):
    """Where the numbers stand: the disc of each point."""
    places = [(float(disc.get("cx")), float(disc.get("cy"))) for disc in marks(svg, "bt")]
    return [Box(x - 9, y - 9, x + 9, y + 9) for x, y in places]


def labels(svg):
    """The boxes of the words beside points, and of the other words in the sky."""
    found = []
    for said in root(svg).iter("text"):
        classes = said.get("class").split()
        if "halo-sky" in classes:
            size = next(each for each in SIZES if each in classes)
            anchor = next((each for each in ("end", "mid") if each in classes), "")
            box = Place(float(said.get("x")), float(said.get("y")), anchor).box(said.text, size)
            found.append(Box(box.left, box.bottom - HEIGHT[size], box.right, box.bottom))
    return found


@pytest.mark.parametrize("named", [0, 1, 3, 8, 20])
@pytest.mark.parametrize("days", [14, 300, 3650])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("same_day", [False, True])
def test_no_two_words_and_no_two_numbers_ever_collide(named, days, seed, same_day):
    along = way(days, layers=1 + seed * 2, insights=30, named=named, seed=seed, same_day=same_day)
    picture = walked(days, along, shift(days // 3, days // 2, 4, 6), steps=[(days // 2, 2)], seed=seed)
    for svg in (picture.wide, picture.narrow):
        width, height = (float(part) for part in root(svg).get("viewBox").split()[2:])
        discs, said = rings(svg), labels(svg)
        assert len(discs) == named
        assert not [1 for one, other in combinations(discs, 2) if one.overlaps(other)]
        assert not [1 for one, other in combinations(_apart(said), 2) if one.overlaps(other)]
        assert not [1 for disc in discs for words in said if disc.overlaps(words)]
        for box in (*discs, *said):
            assert box.left >= -2 and box.top >= 0 and box.right <= width and box.bottom <= height


def _apart(boxes):
    """Lines of one label touch each other by design: they are taken a little less high."""
    return [Box(each.left, each.top + 4, each.right, each.bottom - 3) for each in boxes]


def test_few_breakthroughs_all_have_their_words():
    at = (60, 130, 200)
    named = tuple(Named(UUID(int=n), n, day_of(day), "I can wait", False, ()) for n, day in enumerate(at, 1))
    svg = walked(300, Way(named=named)).wide
    assert sum(each.text == "I can wait" for each in root(svg).iter("text")) == 3
    assert not [
        each for each in root(walked(300, Way(named=named)).narrow).iter("text") if each.text == "I can wait"
    ]


def test_where_there_is_no_room_the_number_stands_alone():
    svg = walked(300, way(300, named=20, same_day=True)).wide
    assert len(marks(svg, "bt")) == 20
    assert 0 < sum("t-i" in each.get("class").split() for each in root(svg).iter("text")) < 40


def test_a_point_is_a_link_that_says_what_it_is():
    picture = walked(300, way(300, named=2))
    for svg in (picture.wide, picture.narrow):
        links = list(root(svg).iter("a"))
        assert [each.get("href") for each in links] == ["#b1", "#b2"]
        for link in links:
            assert re.match(r"\d: .+, \d+ \w+ \d{4}, (quiet|aha)$", link.find("title").text)
        assert root(svg).get("role") == "group"
    assert root(walked(300, way(300, named=0)).wide).get("role") == "img"


def test_a_quiet_one_has_a_second_ring_and_the_same_size():
    named = tuple(
        Named(UUID(int=n), n, day_of(100 * n), "It", quiet, ()) for n, quiet in ((1, True), (2, False))
    )
    svg = walked(300, Way(named=named)).wide
    assert len(marks(svg, "bt-ring")) == 1
    assert len({each.get("r") for each in marks(svg, "bt")}) == 1


def test_a_trail_leads_from_its_insights_to_its_point_inside_the_ground():
    along = way(300, named=1, led=5, seed=3)
    (point,) = along.named
    svg = walked(300, along).wide
    (trail,) = marks(svg, "trail")
    roots = trail.get("d").split("M")[1:]
    assert len(roots) == len(point.led)
    horizon = numbers(marks(svg, "horizon")[0].get("d"))[1]
    ends = {tuple(numbers(each)[-2:]) for each in roots}
    assert len(ends) == 1
    starts = sorted(numbers(each)[0] for each in roots)
    days = sorted((day - day_of(0)) // timedelta(days=1) for _id, day in point.led)
    assert starts == pytest.approx([(day + 0.5) * 970 / 300 for day in days], abs=0.1)
    assert all(y < horizon for each in roots for y in numbers(each)[1::2])


def test_a_trail_from_before_these_days_comes_in_from_the_edge():
    led = tuple((UUID(int=at), day_of(at)) for at in (10, 20))
    along = Way(named=(Named(UUID(int=99), 1, day_of(220), "It", False, led),))
    svg = walked(300, along, first=200, last=260).wide
    (trail,) = marks(svg, "trail")
    assert trail.get("d").startswith("M0 ") and trail.get("d").count("M") == 1


def test_numbers_stay_the_same_from_near():
    along = way(300, named=4, seed=5)
    last = along.named[-1]
    at = (last.day - day_of(0)).days
    svg = walked(300, along, first=at - 3, last=at + 3).wide
    assert f"{last.number}" in [each.text for each in root(svg).iter("text")]


def test_long_trails_and_many_of_them_stay_small():
    picture = walked(
        3650, way(3650, layers=8, insights=3000, named=20, led=60), shift(890, 930, 4, 5), steps=[(900, 1)]
    )
    assert picture.thinned
    assert sum(each.get("d").count("M") for each in marks(picture.wide, "trail")) <= 120
    assert len((picture.wide + picture.narrow).encode()) < 105_000
