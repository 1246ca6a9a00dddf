"""No small number can be seen, or worked out from what is shown."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.cohort.report.small_cells import SMALL, hidden


def test_large_numbers_are_all_shown() -> None:
    assert not hidden(np.array([[10, 20], [30, 40]])).any()


def test_none_at_all_is_a_small_number_too() -> None:
    assert hidden(np.array([[0, 20, 30]])).tolist() == [[True, True, False]]


def test_one_alone_could_be_worked_out_so_the_smallest_other_joins_it() -> None:
    assert hidden(np.array([[3, 40, 25, 50]])).tolist() == [[True, False, True, False]]


def test_two_that_are_few_together_need_a_third() -> None:
    """3 and 2 alone would tell that five are among them."""
    assert hidden(np.array([[3, 2, 25, 50]])).tolist() == [[True, True, True, False]]


def test_a_small_cell_takes_a_whole_rectangle_with_it() -> None:
    cells = np.array([[4, 50, 60], [30, 70, 80], [20, 90, 40]])
    assert hidden(cells).tolist() == [[True, True, False], [False, False, False], [True, True, False]]


def test_two_hidden_in_every_line_are_not_always_enough() -> None:
    """Red without the linear programme: of the four below, the first is at least one, and the last too."""
    cells = np.array([[3, 20, 90], [40, 2, 90], [60, 70, 80]])
    away = hidden(cells)
    assert away is not None and away.sum() > 4
    check_exactly(cells, away)


def test_a_total_that_is_hidden_elsewhere_is_not_told_here() -> None:
    cells = np.array([[20, 30, 2], [25, 35, 1]])
    away = hidden(cells, np.array([True, False, True]))
    assert away is not None and away[:, 2].all() and away[:, 0].any(), (
        "or the first column would tell its total"
    )


def test_a_row_of_few_is_refused() -> None:
    with pytest.raises(ValueError, match="a row has fewer"):
        hidden(np.array([[3, 4], [30, 40]]))


def test_where_every_cell_hidden_would_still_tell_there_is_no_table() -> None:
    """23 in the first row, 22 in the second column: the three of the first cell are at least one."""
    assert hidden(np.array([[3, 20], [40, 2]])) is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 14), min_size=2, max_size=3), min_size=1, max_size=2))
def test_whoever_tries_every_table_learns_nothing_of_a_small_cell(rows: list[list[int]]) -> None:
    """All tables of whole numbers that agree with what is shown are counted one by one, by no clever means."""
    width = min(map(len, rows))
    cells = np.array([row[:width] for row in rows])
    cells[:, 0] += np.maximum(0, SMALL - cells.sum(axis=1))
    away = hidden(cells)
    if away is not None:
        check_exactly(cells, away)


def check_exactly(cells: np.ndarray, away: np.ndarray) -> None:
    """Every small cell is hidden and can be each number from 0 to 9, by all that is shown."""
    assert away[cells < SMALL].all()
    possible: list[set[int]] = [set() for _ in range(int(away.sum()))]
    for found in tables(cells, away):
        for seen, value in zip(possible, found, strict=True):
            seen.add(value)
    for seen, value in zip(possible, cells[away], strict=True):
        assert value >= SMALL or {0, SMALL - 1} <= seen, (cells, away)


def tables(cells: np.ndarray, away: np.ndarray):
    """Every way to fill what is hidden so that rows and columns add up to their totals."""
    rows = []
    for row, gone in zip(cells, away, strict=True):
        left, count = int(row[gone].sum()), int(gone.sum())
        rows.append([each for each in product(range(left + 1), repeat=count) if sum(each) == left])
    totals = cells.sum(axis=0)
    for choice in product(*rows):
        filled = cells.copy()
        filled[away] = [value for each in choice for value in each]
        if len(cells) == 1 or (filled.sum(axis=0) == totals).all():
            yield filled[away].tolist()
