"""The path shows what is in the answers: lines, gaps, ranges, hard weeks, brackets, at any length."""

import re
from datetime import date

import pytest

from inkling.change import Series
from inkling.pictures import PathPage, path_picture
from inkling.pictures.labels import rows, width_of
from tests.pictures.drawn import FIRST, marks, numbers, path, root, series, shift, words

DIP = {"dips": [(120, 150, -3)]}


def test_nothing_is_drawn_through_a_gap():
    away = series(200, gaps=[(80, 110)])
    picture = path(away)
    per_day = 970 / 200
    for line in marks(picture.wide, "checkins"):
        xs = numbers(line.get("d"))[::2]
        assert max(xs) < 81 * per_day or min(xs) > 109 * per_day
    assert len(marks(picture.wide, "checkins")) == 2
    assert "away" in words(picture.wide)
    assert any("Away 2" in row[3] for row in picture.rows)


def test_a_short_silence_is_no_gap():
    assert len(marks(path(series(200, gaps=[(80, 90)])).wide, "checkins")) == 1


def test_a_series_answered_seldom_is_not_away_between_answers():
    fortnightly = Series(range(FIRST, FIRST + 420, 14), [10 + day % 5 for day in range(30)])
    picture = path(fortnightly)
    assert "away" not in words(picture.wide) and len(marks(picture.wide, "checkins")) == 1
    assert "by week" not in words(picture.wide)


@pytest.mark.parametrize(
    ("better", "dip", "said"),
    [("higher", -3, "Below"), ("lower", 3, "Above"), (None, -3, ""), ("higher", 3, "")],
)
def test_hard_weeks_lie_beyond_the_range_on_the_hard_side_only(better, dip, said):
    picture = path(series(300, dips=[(120, 150, dip)], better=better))
    noted = [row[3] for row in picture.rows if "usual range" in row[3]]
    assert bool(noted) == bool(said) and all(note.startswith(said) for note in noted)
    for svg in (picture.wide, picture.narrow):
        assert bool(marks(svg, "below")) == bool(said)
        assert ("hard weeks" in words(svg)) == bool(said)


def test_two_low_weeks_are_not_hard_weeks():
    assert not marks(path(series(300, dips=[(121, 133, -3)], seed=2)).wide, "below")


def test_the_shaded_area_ends_where_the_line_comes_back():
    picture = path(series(300, **DIP))
    (area,) = marks(picture.wide, "below")
    xs = numbers(area.get("d"))[::2]
    assert 112 < min(xs) * 300 / 970 < 126 and 144 < max(xs) * 300 / 970 < 158


def test_the_usual_range_moves_with_a_shift():
    stepped = series(300, steps=[(150, 3)])
    low = marks(path(stepped, shift(146, 154, 4, 7)).wide, "usual-edge")[1]
    points = numbers(low.get("d"))
    assert points[1] - points[-1] > 60
    flat = numbers(marks(path(stepped).wide, "usual-edge")[1].get("d"))
    assert flat[1] == flat[-1]


def test_a_range_never_reaches_beyond_what_was_answered():
    zeros = [0.0] * 60
    zeros[10] = 1.0
    picture = path(Series(range(FIRST, FIRST + 60), zeros, better="lower"))
    assert not any("-" in said for said in words(picture.wide) if "usually" in said)


def test_no_range_is_told_from_few_weeks():
    assert marks(path(series(60)).wide, "usual") and not marks(path(series(24)).wide, "usual")


def test_brackets_and_their_words_do_not_overlap():
    others = [(series(300, name=f"Thing {i}"), [shift(20 + 30 * i, 40 + 30 * i, 4, 5)]) for i in range(8)]
    for svg, sizes in (
        (path(series(300), others=others).wide, ("t-b", "t-s")),
        (path(series(300), others=others).narrow, ("t-b",)),
    ):
        boxes = []
        for bracket in marks(svg, "bracket"):
            start, y, end = (numbers(bracket.get("d"))[i] for i in (0, 1, 5))
            boxes.append((start, y, max(end, start)))
        for i, (start, y, end) in enumerate(boxes):
            assert all(y != other[1] or end < other[0] or other[2] < start for other in boxes[i + 1 :])
        taken = [
            (float(said.get("x")), float(said.get("y")), width_of(said.text, size))
            for size in sizes
            for said in marks(svg, size)
            if float(said.get("y")) < min(y for _, y, _ in boxes) + 120
        ]
        for i, (x, y, wide) in enumerate(taken):
            assert all(
                y != other[1] or x + wide < other[0] or other[0] + other[2] < x for other in taken[i + 1 :]
            )


def test_rows_fill_the_nearest_free_place():
    assert rows([(0, 10), (5, 20), (30, 40), (12, 18)], gap=2) == [0, 1, 0, 0]


def test_a_bracket_stands_over_its_interval():
    picture = path(series(300, steps=[(150, 2)]), shift(140, 160, 4, 6))
    (bracket,) = marks(picture.wide, "bracket")
    x0, end = numbers(bracket.get("d"))[0], numbers(bracket.get("d"))[5]
    assert x0 == pytest.approx(140 * 970 / 300, abs=0.1) and end == pytest.approx(161 * 970 / 300, abs=0.1)
    (best,) = marks(picture.wide, "best")
    assert x0 <= float(best.get("cx")) <= end


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, ["3 January"]),
        (30, ["5 January", "26 January"]),
        (200, ["January", "July"]),
        (480, ["Feb", "2027"]),
        (1500, ["Apr", "2026", "2029"]),
        (5500, ["2027", "2040"]),
    ],
)
def test_the_axis_says_weeks_months_quarters_or_years(days, said):
    assert set(said) <= set(words(path(series(days)).wide))


def test_ten_years_fit():
    others = [
        (series(50, name=f"Thing {i}", seed=i), [shift(300 * i, 300 * i + 40, 4, 5)]) for i in range(1, 9)
    ]
    picture = path(
        series(3650, steps=[(900, 1)], gaps=[(1200, 1260)], **DIP), shift(890, 930, 4, 5), others=others
    )
    assert len((picture.wide + picture.narrow).encode()) <= 150_000
    assert len(picture.rows) == 40


def test_nothing_gives_no_picture():
    day = date.fromordinal(FIRST)
    assert path_picture(PathPage("main", {}, {}, day, day)) is None
    silent = Series([FIRST], [float("nan")])
    assert path_picture(PathPage("main", {"main": silent}, {}, day, day)) is None


def test_one_day_is_one_point():
    picture = path(series(1))
    (dot,) = marks(picture.wide, "alone")
    assert numbers(dot.get("d"))[0] == 485
    assert not marks(picture.wide, "checkins")


def test_only_the_days_asked_for_are_drawn():
    whole = series(300, steps=[(150, 2)])
    page = PathPage("main", {"main": whole}, {}, date.fromordinal(FIRST + 100), date.fromordinal(FIRST + 140))
    picture = path_picture(page)
    assert picture and sum(int(row[2]) for row in picture.rows) == sum(
        100 <= day - FIRST <= 140 for day in whole.days
    )
    assert all(0 <= x <= 970 for line in marks(picture.wide, "checkins") for x in numbers(line.get("d"))[::2])


def test_every_size_has_a_horizon_and_a_name():
    picture = path(series(100, name="Energy"))
    for svg in (picture.wide, picture.narrow):
        assert len(marks(svg, "horizon")) == 1 and "Energy" in words(svg)
    assert re.match(r"0 0 350 3\d\d$", root(picture.narrow).get("viewBox"))
