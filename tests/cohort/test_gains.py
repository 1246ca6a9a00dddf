"""Sudden gains of a cohort: tables worked out by hand, and the pure function as a second witness, on every engine."""

import math
from typing import Any

import narwhals as nw
import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from inkling.change import GainQuirks, sudden_gains
from inkling.cohort import GAIN_COLUMNS, OptionError, from_wide, gains, read
from tests.cohort.conftest import Table, rows

NAN = float("nan")
PUBLISHED = GainQuirks.suddengains()

# One person, eight sessions, one clear gain of 12 points from session 4 to 5.
CLEAR = [30.0, 29, 31, 30, 18, 17, 18, 16]


def _long(people: dict[Any, list[float | None]], first: int = 1) -> dict[str, list[Any]]:
    """One row a person and session, numbered from `first`."""
    cells = [
        (person, session, score)
        for person, scores in people.items()
        for session, score in enumerate(scores, first)
    ]
    return {
        name: list(column)
        for name, column in zip(("person", "session", "score"), zip(*cells, strict=True), strict=True)
    }


def test_a_clear_gain_is_where_it_is_and_nowhere_else(table: Table) -> None:
    """By hand in tests/change/test_sudden_gains.py: falls, shares and pooled SDs of each interval."""
    found = gains(table(_long({"a": CLEAR})), 7)
    assert [row[1] for row in found.collect("pyarrow").rows()] == [2, 3, 4, 5, 6]
    assert tuple(found.collect_schema().names()) == GAIN_COLUMNS
    assert rows(found) == [
        ("a", 2, 3, 29.0, 31.0, 0, 0, 0, 0),
        ("a", 3, 4, 31.0, 30.0, 0, 0, 0, 0),
        ("a", 4, 5, 30.0, 18.0, 1, 1, 1, 1),
        ("a", 5, 6, 18.0, 17.0, 0, 0, 0, 0),
        ("a", 6, 7, 17.0, 18.0, 0, 0, 0, 0),
    ]


def test_what_is_missing_leaves_undecided_what_it_leaves_undecided(table: Table) -> None:
    """The third criterion by hand: 4 to 5 and 5 to 6 can be judged by it though 5 is missing; their gain cannot."""
    scores = [30, None, 31, 30, None, 17, 18, 16]
    answers = [
        ("a", 2, 3, None, 31.0, None, None, None, None),
        ("a", 3, 4, 31.0, 30.0, 0, 0, 0, 0),
        ("a", 4, 5, 30.0, None, None, None, 1, None),
        ("a", 5, 6, None, 17.0, None, None, 1, None),
        ("a", 6, 7, 17.0, 18.0, 0, 0, 0, 0),
    ]
    kept = _long({"a": scores})
    left_out = {
        name: [cell for cell, score in zip(kept[name], scores, strict=True) if score] for name in kept
    }
    for columns in (kept, left_out):
        found = gains(table(columns), 7)
        by_session = sorted(found.collect("pyarrow").rows(), key=lambda row: row[1])
        assert by_session == answers


def test_exactly_the_cutoff_and_exactly_the_share_are_enough(table: Table) -> None:
    found = gains(
        table(_long({1: [20, 20, 15, 15], 2: [20, 20, 15.5, 15], 3: [0, 0, 0, 0], 4: [-4, -4, -5, -4]})), 5
    )
    told = {row[0]: row[5:8] for row in found.collect("pyarrow").rows()}
    assert told == {1: (1, 1, 1), 2: (0, 0, 1), 3: (0, 1, 0), 4: (0, None, 0)}


def test_critical_values_go_by_how_many_were_answered(table: Table) -> None:
    """A pooled SD of exactly 1 with six answers makes the limit the critical value itself, 2.776."""
    people = {fall: [9, 10, 8, 9 - fall, 10 - fall, 8 - fall] for fall in (2.77, 2.78)}
    # (20, 16) against (10, 14): 6 apart, pooled SD 2.828, limit 4.303 * 2.828 = 12.17 or 2.776 * 2.828 = 7.85;
    # 9 apart is in between
    people[4.0] = [20, 16, 7, 11]
    answers = {}
    for adjust in (True, False):
        found = gains(table(_long(people)), None, None, adjust).filter(
            (nw.col("from_session") == 3) | (nw.col("person") == 4.0)
        )
        answers[adjust] = {row[0]: row[7] for row in found.collect("pyarrow").rows()}
    assert answers == {True: {2.77: 0, 2.78: 1, 4.0: 0}, False: {2.77: 0, 2.78: 1, 4.0: 1}}


def test_equal_scores_have_no_spread_however_they_are_written(table: Table) -> None:
    found = gains(table(_long({1: [0.1] * 6, 2: [5, 5, 4.9, 4.9], 3: [5, 5, 5.1, 5.1]})), None, None)
    told = [(row[0], row[8]) for row in rows(found)]
    assert told == [(1, 0), (1, 0), (1, 0), (2, 1), (3, 0)]


def test_a_baseline_numbered_zero_gives_intervals_from_one_to_two(table: Table) -> None:
    found = gains(table(_long({"a": CLEAR}, first=0)), 7)
    assert [(row[1], row[2], row[8]) for row in rows(found)] == [
        (1, 2, 0),
        (2, 3, 0),
        (3, 4, 1),
        (4, 5, 0),
        (5, 6, 0),
    ]


def test_fewer_than_four_sessions_have_no_interval_and_are_counted(table: Table) -> None:
    read_ = read(table(_long({"short": [9.0, 1, 1], "one": [5], "long": [9, 9, 1, 1]})))
    assert [row[0] for row in rows(gains(read_, 5))] == ["long"]
    assert (read_.flow.people_with_one_session, read_.flow.people_too_short) == (1, 2)


def _cohort(seed: int) -> NDArray[np.float64]:
    """Walks of 20 people each, with none, a tenth, three tenths and half of their sessions missing."""
    draw = np.random.default_rng(seed)
    scores = np.abs(np.cumsum(draw.integers(-9, 9, (80, 11)), axis=1) + 15).astype(float)
    scores[::7] = scores[::7] / 3 - 4  # with decimals, and some below zero
    share = np.repeat([0.0, 0.1, 0.3, 0.5], 20)[:, None]
    scores[draw.random(scores.shape) < share] = NAN
    return scores


OPTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "as usual": ({"cutoff": 6}, {"cutoff": 6}),
    "losses": ({"cutoff": 6, "losses": True}, {"cutoff": 6, "direction": "loss"}),
    "one critical value": (
        {"cutoff": 4, "share": 0.5, "adjust": False},
        {"cutoff": 4, "share": 0.5, "critical": 2.776},
    ),
    "no size": ({"cutoff": None}, {"cutoff": None}),
    "no share": ({"cutoff": 2.5, "share": None}, {"cutoff": 2.5, "share": None}),
    "as published": ({"cutoff": 6, "quirks": PUBLISHED}, {"cutoff": 6, "quirks": PUBLISHED}),
    "losses as published": (
        {"cutoff": 6, "losses": True, "quirks": PUBLISHED},
        {"cutoff": 6, "direction": "loss", "quirks": PUBLISHED},
    ),
}


@pytest.mark.parametrize("left_out", [False, True], ids=["rows kept", "rows left out"])
@pytest.mark.parametrize("asked", OPTIONS)
def test_every_cell_is_that_of_the_pure_function(table: Table, asked: str, left_out: bool) -> None:
    """Missing sessions as empty scores, and as rows that are not there: the same answers."""
    of_cohort, of_change = OPTIONS[asked]
    scores = _cohort(seed=list(OPTIONS).index(asked))
    people, sessions = scores.shape
    order = np.random.default_rng(1).permutation(scores.size)
    cells = {
        "person": np.repeat(np.arange(people), sessions)[order],
        "session": np.tile(np.arange(1, sessions + 1), people)[order],
        "score": scores.ravel()[order],
    }
    if left_out:
        cells = {name: column[~np.isnan(scores.ravel()[order])] for name, column in cells.items()}
    found = gains(table({name: column.tolist() for name, column in cells.items()}), **of_cohort)
    answers = {(row[0], row[1]): row[3:] for row in found.collect("pyarrow").rows()}
    assert list(answers) == sorted(answers)
    pure = sudden_gains(scores, **of_change)
    seen: set[int | None] = set()
    for person in range(people):
        for place, session in enumerate(pure.from_session):
            expected = [_cell(scores[person, session - 1]), _cell(scores[person, session])]
            for criterion in (pure.criterion_1, pure.criterion_2, pure.criterion_3, pure.gain):
                expected.append(None if criterion is None else _cell(criterion[person, place]))
            answer = answers.pop((person, int(session)), None)
            if answer is None:  # before a person's second session, or after the last but one
                assert left_out
                assert expected[-1] is None
            else:
                assert list(answer) == expected, (person, session)
            seen.add(expected[-1])
    assert not answers
    assert seen == {0, 1, None}


def _cell(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def test_wide_and_long_give_the_same(table: Table) -> None:
    scores = _cohort(seed=9)[:60]
    wide = table(
        {"id": list(range(60)), **{f"bdi_s{n}": scores[:, n].tolist() for n in range(scores.shape[1])}}
    )
    found = rows(gains(from_wide(wide, person="id"), 6))
    pure = sudden_gains(scores, cutoff=6, first_to_second=True)
    assert len(found) == pure.gain.size
    assert sum(row[8] == 1 for row in found) == int(np.sum(pure.gain == 1))
    assert [row[8] for row in found if row[0] == 0] == [_cell(cell) for cell in pure.gain[0]]


@pytest.mark.parametrize(
    "size", [{"cutoff": -1}, {"cutoff": NAN}, {"cutoff": 5, "share": -0.1}, {"cutoff": math.inf}]
)
def test_sizes_that_are_none_are_refused(size: dict[str, float]) -> None:
    with pytest.raises(OptionError, match="never negative"):
        gains(pl.DataFrame(_long({1: CLEAR})), **size)


@pytest.mark.parametrize(
    ("people", "first"),
    [
        ([3, -7, 2**40, -(2**40), 0], -5),
        ([3, -7, 2**41 + 1, 2**62, -(2**62)], 1),  # too large to share one number with a session
        ([3, 2, 1], 2_000_000),  # and sessions that are
        ([3, -7, 0], -(2**20) + 1),
    ],
)
def test_people_of_any_number_come_in_order(people: list[int], first: int) -> None:
    """Red when numbers too large for it are put in order by one number made of person and session."""
    columns = _long(dict.fromkeys(people, CLEAR), first)
    found = gains(pl.DataFrame(columns).sample(fraction=1.0, shuffle=True, seed=3), 7)
    told = [row[:3] for row in found.collect("pyarrow").rows()]
    assert told == [(person, first + n, first + n + 1) for person in sorted(people) for n in range(1, 6)]
    unsigned = pl.DataFrame(columns).filter(pl.col("person") >= 0).cast({"person": pl.UInt64})
    assert len(gains(unsigned, 7).collect()) == 5 * sum(person >= 0 for person in people)
