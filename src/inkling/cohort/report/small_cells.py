"""Which cells of a table of people must stay hidden, so that no small number can be seen or worked out?"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

SMALL = 10
"""Fewer people than this are not told: somebody could find out who they are."""

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]
Place = tuple[int, int]


def hidden(cells: Counts, totals_hidden: Flags | None = None) -> Flags | None:
    """Which cells (rows of groups, columns of kinds) must stay hidden, where the total of each row is told?

    The totals of the columns are told as well, but for those of `totals_hidden`; with one row, that is all there is.
    Every cell of fewer than `SMALL` people is hidden, none of them too; then as many others, the smallest first, until
    the cells that are shown allow each small one to be anything from 0 to `SMALL` - 1 at least. That is checked by the
    least and the most that each could be, given all that is told (a linear programme whose corners are whole numbers,
    so nothing is left between). None where even a table without a single cell would tell a small one.

    Raises `ValueError` for a row of fewer than `SMALL` people, whose total would be a small number itself; take such
    rows together before.

    Why sums are checked too, and not only single cells: Hundepool et al. (2012), Statistical Disclosure Control,
    chapter 4, doi 10.1002/9781118348239.
    """
    if np.any(cells.sum(axis=1) < SMALL):
        raise ValueError("a row has fewer people than may be told")
    table = _with_totals(cells)
    away = np.zeros(table.shape, dtype=np.bool_)
    away[: len(cells), :-1] = cells < SMALL
    if len(cells) > 1 and totals_hidden is not None:
        away[-1, :-1] = totals_hidden
    watched = [(int(row), int(column)) for row, column in np.argwhere(away & (table < SMALL))]
    while watched:
        partner = _for_a_bare_line(cells, away)
        if partner is None and _safe(table, away, watched[-1]):
            watched.pop()  # hiding more never narrows what it could be
            continue
        partner = partner or _for_an_open_cell(cells, away, watched[-1])
        if partner is None:
            return None
        away[partner] = True
    found: Flags = away[: len(cells), :-1]
    return found


def _with_totals(cells: Counts) -> Counts:
    """With a column of the totals of its rows and, below more than one row, those of its columns."""
    found: Counts = np.hstack([cells, cells.sum(axis=1, keepdims=True)])
    return np.vstack([found, found.sum(axis=0, keepdims=True)]) if len(cells) > 1 else found


def _for_a_bare_line(cells: Counts, away: Flags) -> Place | None:
    """Some row or column hides one cell alone, or too few people to hide among: which cell joins them? The smallest
    still shown, of those whose other line hides something already. None where there is no such line."""
    inside = away[: len(cells), :-1]
    for numbers, gone, told in (
        (cells, inside, np.ones(len(cells), dtype=np.bool_)),
        (cells.T, inside.T, ~away[-1, :-1] if len(cells) > 1 else np.zeros(cells.shape[1], dtype=np.bool_)),
    ):
        bare = gone.any(axis=1) & ~gone.all(axis=1) & told
        bare &= (gone.sum(axis=1) < 2) | (np.where(gone, numbers, 0).sum(axis=1) < SMALL)
        if bare.any():
            line = int(np.argmax(bare))
            free = np.flatnonzero(~gone[line]).tolist()
            other = min(free, key=lambda at: (not gone[:, at].any(), numbers[line, at], at))
            return (line, other) if gone is inside else (other, line)
    return None


def _for_an_open_cell(cells: Counts, away: Flags, cell: Place) -> Place | None:
    """Every line hides enough, and still this cell can be worked out: which cell joins it, the smallest in its lines,
    or anywhere? None where nothing is left."""
    free = [(int(row), int(column)) for row, column in np.argwhere(~away[: len(cells), :-1])]
    near = [place for place in free if place[0] == cell[0] or place[1] == cell[1]]
    return min(near or free, key=lambda place: (cells[place], place), default=None)


def _safe(table: Counts, away: Flags, cell: Place) -> bool:
    """Could this hidden cell be any small number, by all that is told?"""
    least, most = _bounds(table, away, cell)
    return least <= 0 and most >= SMALL - 1


def _bounds(table: Counts, away: Flags, cell: Place) -> tuple[float, float]:
    """What is the least and the most that a hidden cell could be, by all that is told? In every line, the cells add up
    to its total, and none is below 0."""
    number = {(int(row), int(column)): at for at, (row, column) in enumerate(np.argwhere(away))}
    rows, columns = table.shape
    lines = [[(row, column) for column in range(columns)] for row in range(rows)]
    if rows > 1:
        lines += [[(row, column) for row in range(rows)] for column in range(columns)]
    lines = [line for line in lines if any(place in number for place in line)]
    entries, right = [], []
    for at, line in enumerate(lines):
        signs = [*(1.0 for _place in line[:-1]), -1.0]
        told = 0.0
        for place, sign in zip(line, signs, strict=True):
            if place in number:
                entries.append((at, number[place], sign))
            else:
                told += sign * float(table[place])
        right.append(-told)
    at_row, at_column, signs_of = zip(*entries, strict=True)
    sums = csr_array((signs_of, (at_row, at_column)), shape=(len(lines), len(number)))
    goal = np.zeros(len(number))
    goal[number[cell]] = 1.0
    least, most = (
        linprog(way * goal, A_eq=sums, b_eq=right, bounds=(0, None), method="highs") for way in (1, -1)
    )
    return round(float(least.fun), 6), round(float(-most.fun), 6)
