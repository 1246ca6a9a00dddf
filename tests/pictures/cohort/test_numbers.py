"""Who is in, how they did, sudden gains, single courses, who stayed: each number at its place, nothing hidden told."""

from dataclasses import replace
from itertools import pairwise

import pytest

from inkling.pictures import (
    around_gain_picture,
    examples_picture,
    flow_picture,
    gains_when_picture,
    left_picture,
    outcome_picture,
)
from tests.pictures.cohort.made import (
    AROUND,
    CLEAN,
    FLOW,
    LEFT,
    SHARES,
    WHEN,
    along,
    circles,
    examples,
    left,
    outcomes,
    sudden,
)
from tests.pictures.drawn import marks, numbers, root, words

WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])


@WIDTHS
def test_the_flow_says_every_number_and_every_reason(width: str) -> None:
    picture = flow_picture(FLOW, 440, "f")
    assert picture
    said = " ".join(words(getattr(picture, width)))
    for part in (
        "500 people",
        "495 people",
        "440 people",
        "4 left out",
        "1 left out",
        "55 with fewer",
        "5,120 rows",
    ):
        assert part in said, part
    for part in ("15 of them", "3 rows say", "12 rows have", "207 sessions", "1 score is", "2 scores are"):
        assert part in said, part
    assert "500 people; 495" in picture.sentence and "440" in picture.sentence


@WIDTHS
def test_the_flow_mentions_nothing_that_happened_to_nobody(width: str) -> None:
    picture = flow_picture(CLEAN, 500, "f")
    assert picture and len(words(getattr(picture, width))) == 6
    assert flow_picture(replace(CLEAN, people=0, rows=0), 0, "f") is None


def test_a_station_is_filled_as_far_as_its_share_of_all() -> None:
    picture = flow_picture(replace(CLEAN, people=400), 100, "f")
    assert picture
    filled = [float(one.get("width")) for one in marks(picture.wide, "wash-n")]
    assert filled[1] == filled[0] and filled[2] == pytest.approx(filled[0] / 4)


@WIDTHS
def test_the_share_of_each_kind_stands_at_its_place(width: str) -> None:
    picture = outcome_picture(outcomes(), "o")
    assert picture
    svg = getattr(picture, width)
    zero = numbers(marks(svg, "tick")[0].get("d"))[0]
    dots = [x for x, _y, _r in circles(svg, "dot-night")]
    half = next(at for at, kind in enumerate(SHARES) if kind == "unchanged")  # one half of all
    for x, count in zip(dots, SHARES.values(), strict=True):
        assert x - zero == pytest.approx((dots[half] - zero) * count / 200, abs=0.2)
    whiskers = [numbers(one.get("d")) for one in marks(svg, "co-line")][::3]
    for (first, _y, last), x in zip(whiskers, dots, strict=True):
        assert first < x < last
    assert "38% got reliably better (32.9 to 42.3%)" in picture.sentence


@WIDTHS
def test_what_is_hidden_is_neither_drawn_nor_said(width: str) -> None:
    picture = outcome_picture(outcomes("deteriorated", "harmed"), "o")
    assert picture
    svg = getattr(picture, width)
    said = words(svg)
    assert len(circles(svg, "dot-night")) == 3 and sum("hidden" in one for one in said) == 2
    for secret in ("30", "20", "7.5%", "5.0%"):  # of 400
        assert not any(secret in one.split() for one in [*said, picture.sentence])
    assert "worse" not in picture.sentence and "hidden" in picture.sentence
    assert outcome_picture(outcomes(*SHARES), "o") is None
    assert outcome_picture(None, "o") is None


@WIDTHS
def test_the_area_of_a_block_is_its_number(width: str) -> None:
    picture = gains_when_picture(sudden(*WHEN), "g")
    assert picture
    svg = getattr(picture, width)
    (block,) = marks(svg, "co-block")
    x, foot, *rest = numbers(block.get("d"))
    areas = []
    for top, right, _foot in zip(*[iter(rest)] * 3, strict=True):
        areas.append((right - x) * (foot - top))
        x = right
    for area, span in zip(areas, WHEN, strict=True):
        assert area / areas[1] == pytest.approx(span.people / WHEN[1].people, rel=0.01)
    assert {"12", "30", "20"} <= set(words(svg))
    assert "Of 62 sudden gains, 68% came right after session 3" in picture.sentence


def test_no_gains_no_picture() -> None:
    assert gains_when_picture(None, "g") is None
    assert gains_when_picture(replace(sudden(*WHEN), when=()), "g") is None
    assert around_gain_picture(None, "lower", "a") is None
    assert around_gain_picture(sudden(*WHEN), "lower", "a") is None


@WIDTHS
def test_means_around_a_gain_stand_at_their_height(width: str) -> None:
    picture = around_gain_picture(sudden(*WHEN, around=AROUND), "lower", "a")
    assert picture
    svg = getattr(picture, width)
    places = circles(svg)
    high, low = places[2][1], places[3][1]  # 16 and 6
    for (_at, y, _size), mean in zip(places, AROUND, strict=True):
        assert y == pytest.approx(low + (high - low) * (mean.mean - 6) / 10, abs=0.2)
    steps = {round(right[0] - left[0], 1) for left, right in pairwise(places)}
    assert max(steps) - min(steps) < 0.2
    whiskers = [numbers(one.get("d")) for one in marks(svg, "co-line")][::3]
    for (_at, first, last), mean in zip(whiskers, AROUND, strict=True):
        assert abs(first - last) == pytest.approx((low - high) / 10 * (mean.high - mean.low), abs=0.2)
    assert "from 16.0 (95% interval: 15.5 to 16.5) to 6.0 (5.5 to 6.5)" in picture.sentence


@WIDTHS
def test_light_comes_up_between_the_two_sessions_of_the_gain(width: str) -> None:
    picture = around_gain_picture(sudden(*WHEN, around=AROUND), "lower", "a")
    assert picture
    svg = getattr(picture, width)
    stops = [(float(one.get("offset")[:-1]), float(one.get("stop-opacity"))) for one in marks(svg, "lit")]
    dark = max(at for at, bright in stops if bright == 0)
    bright = min(at for at, bright in stops if bright == max(much for _at, much in stops))
    assert (dark, bright) == (pytest.approx(250 / 6, abs=0.1), pytest.approx(350 / 6, abs=0.1))


@pytest.mark.parametrize(("width", "in_row"), [("wide", 6), ("narrow", 3)])
def test_courses_stand_in_rows_on_the_same_axes(width: str, in_row: int) -> None:
    shown = examples(24)
    picture = examples_picture(shown, (0, 27), "lower", "e")
    assert picture
    svg = getattr(picture, width)
    courses = [along(one.get("d")) for one in marks(svg, "weeks")]
    assert len(courses) == 24 and len({course[0][0] for course in courses}) == in_row
    top = courses[0][0][1]
    scale = (courses[0][-1][1] - top) / (shown[0].scores[-1] - shown[0].scores[0])
    for course, example in zip(courses[:in_row], shown, strict=False):
        assert course[0][1] == pytest.approx(top)  # all of them begin at 15
        assert course[-1][1] - top == pytest.approx(scale * example.change, abs=0.2)


def test_at_most_24_courses_and_none_without_any() -> None:
    picture = examples_picture(examples(30), None, "lower", "e")
    assert picture and len(marks(picture.wide, "weeks")) == 24 and "24 single" in picture.sentence
    assert examples_picture((), (0, 27), "lower", "e") is None


@WIDTHS
def test_the_line_of_who_stayed_is_as_high_as_their_share(width: str) -> None:
    picture = left_picture(LEFT, 200, "l")
    assert picture
    svg = getattr(picture, width)
    (drawn,) = marks(svg, "co-line")
    places = along(drawn.get("d"))
    foot = along(marks(svg, "co-area")[0].get("d"))[0][1]
    tall = foot - places[0][1]
    shares = [round((foot - y) / tall, 3) for _x, y in places]
    assert shares == pytest.approx([1, 1, 0.75, 0.75, 0.625, 0.625, 0.25, 0.25, 0.25], abs=0.004)
    one = places[1][0] - places[0][0]
    slopes = [b[0] - a[0] for a, b in pairwise(places) if a[0] < b[0] and a[1] != b[1]]
    assert slopes == [pytest.approx(3 * one, abs=0.3)]  # the sessions 3 to 6 are told together
    assert {"75%", "62%", "25%"} <= set(words(svg))
    assert "62% came to session 3 or a later one, and 25% came to session 7" in picture.sentence
    assert "slopes" in picture.sentence


def test_who_stayed_is_not_drawn_from_one_number() -> None:
    assert left_picture(left((1, 20, 40)), 40, "l") is None
    assert left_picture((), 0, "l") is None
    steps = left_picture(left((1, 1, 50), (2, 2, 50)), 100, "l")
    assert steps and "slopes" not in steps.sentence


def test_the_same_numbers_make_the_same_picture() -> None:
    assert outcome_picture(outcomes(), "o") == outcome_picture(outcomes(), "o")
    assert examples_picture(examples(24), None, "lower", "e") == examples_picture(
        examples(24), None, "lower", "e"
    )
    assert root(outcome_picture(outcomes(), "o").wide).get("role") == "img"
