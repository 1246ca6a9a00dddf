"""A small picture of a series: bars as high as the answers, gaps left empty, and where a shift began."""

import numpy as np
import pytest

from inkling.change import Series, Shift
from inkling.cli.terminal_picture import ASCII, WIDTH, picture

FIRST = 739_617  # 1 January 2026


def series(values, step=1):
    return Series([FIRST + step * n for n in range(len(values))], values)


def shift(since, earliest, latest, before=1.0, after=3.0):
    return Shift(
        noticed=FIRST + latest + 10,
        since=FIRST + since,
        earliest=FIRST + earliest,
        latest=FIRST + latest,
        shape="step",
        before=before,
        after=after,
        direction="up",
        begun=(),
        evidence=5.0,
    )


def test_a_series_without_answers_has_no_picture():
    assert picture(series([np.nan, np.nan]), ()).lines == ()


def test_higher_answers_are_higher_bars():
    bars, _dates = picture(series([0, 1, 2, 3, 4, 5, 6, 7]), ()).lines
    assert bars == "".join(3 * block for block in "▁▂▃▄▅▆▇█")


def test_a_day_without_an_answer_is_a_gap():
    bars, _dates = picture(series([1, np.nan, 2]), ()).lines
    assert bars == "▁▁▁   ███"


def test_the_same_answer_every_day_is_drawn_in_the_middle():
    assert set(picture(series([4, 4, 4]), ()).lines[0]) == {"▅"}


@pytest.mark.parametrize(
    ("days", "step"), [(60, 1), (61, 7), (420, 7), (421, 14), (840, 14), (3650, 112), (40_000, 667)]
)
def test_days_are_put_together_into_whole_weeks_so_that_the_line_fits(days, step):
    drawn = picture(series(np.arange(days) % 7), ())
    assert drawn.days_a_bar == step
    assert max(len(line) for line in drawn.lines) <= WIDTH


def test_a_shift_is_marked_where_it_began_with_levels_beside_it_and_doubt_around_it():
    _bars, levels, _dates = picture(series([1] * 15 + [3] * 15), [shift(15, 13, 17)]).lines
    assert levels == "1.0 " + "─" * 22 + "┄" * 4 + "▲" + "┄" * 5 + " 3.0 " + "─" * 19


def test_a_level_without_room_inside_stands_behind_the_line():
    _bars, levels, _dates = picture(series([1] * 28 + [3] * 2), [shift(28, 28, 29)]).lines
    assert levels.endswith("▲┄┄┄ 3.0")


def test_two_shifts_are_both_marked():
    steps = [shift(10, 9, 11), shift(20, 19, 21, before=3.0, after=1.0)]
    levels = picture(series([1] * 10 + [3] * 10 + [1] * 10), steps).lines[1]
    assert [place for place, sign in enumerate(levels) if sign == "▲"] == [20, 40]


def test_ascii_signs_are_ascii():
    lines = picture(series([1] * 15 + [3] * 15), [shift(15, 13, 17)], ASCII).lines
    assert all(line.isascii() for line in lines)
    assert "^" in lines[1]


def test_the_first_and_the_last_day_stand_below():
    assert picture(series(range(30)), ()).lines[-1].split("  ")[0] == "1 January"
    assert picture(series(range(30)), ()).lines[-1].endswith("30 January 2026")


def test_a_short_picture_says_its_days_in_a_row():
    assert picture(series([1, 2]), ()).lines[-1] == "1 January to 2 January 2026"
