"""How many different words, and how finely told apart: against slow and independent ways of working it out."""

from itertools import combinations
from math import comb
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkling.words import differentiation, expected_different

USES = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@given(USES, st.data())
def test_it_is_the_mean_over_every_way_to_draw(uses, data):
    pool = [word for word, count in enumerate(uses) for _use in range(count)][:11]
    counts = [pool.count(word) for word in range(len(uses))]
    drawn = data.draw(st.integers(0, min(len(pool), 5)))
    every = [len({pool[at] for at in picked}) for picked in combinations(range(len(pool)), drawn)]
    assert comb(len(pool), drawn) == len(every)
    assert expected_different(counts, drawn) == pytest.approx(fmean(every))


def test_writing_twice_as_much_with_the_same_words_is_not_a_larger_vocabulary():
    assert expected_different([8, 8, 8, 8], 6) <= expected_different([4, 4, 4, 4], 6)
    assert expected_different([1] * 30, 6) == pytest.approx(6)
    assert expected_different([30], 6) == pytest.approx(1)


def test_more_than_there_are_cannot_be_drawn():
    with pytest.raises(ValueError, match="7 uses cannot be drawn from 6"):
        expected_different([3, 3], 7)


def _anova(ratings):
    """The same by the sums of squares of a two-way table, one cell at a time."""
    n, k = ratings.shape
    mean = ratings.mean()
    rows = k * sum((ratings[i].mean() - mean) ** 2 for i in range(n))
    columns = n * sum((ratings[:, j].mean() - mean) ** 2 for j in range(k))
    total = sum((ratings[i, j] - mean) ** 2 for i in range(n) for j in range(k))
    between, error = rows / (n - 1), (total - rows - columns) / ((n - 1) * (k - 1))
    return 1 - (between - error) / between


@given(st.integers(8, 20), st.integers(2, 6), st.integers(0, 10**6))
def test_differentiation_is_one_minus_the_intraclass_correlation(n, k, seed):
    chance = np.random.default_rng(seed)
    ratings = chance.normal(size=(n, 1)) + chance.normal(size=(n, k))
    found = differentiation(ratings)
    expected = _anova(ratings)
    if found.value is None:
        assert found.why == "negative"
        assert expected >= 1 - 1e-9
    else:
        assert found.value == pytest.approx(expected)
        assert 0 <= found.value < 1


def test_words_that_always_come_together_are_not_told_apart():
    together = np.tile(np.array([[0.0], [1.0], [1.0], [0.0], [1.0]]), (2, 3))
    assert differentiation(together).value == pytest.approx(0)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        (np.zeros((0, 3)), "few occasions"),
        (np.eye(6), "few occasions"),
        (np.ones((9, 3)), "few words"),
        (np.hstack([np.eye(9)[:, :1], np.ones((9, 4))]), "few words"),
        (np.tile(np.eye(2), (5, 1)), "negative"),
    ],
)
def test_where_it_cannot_be_told_the_reason_is(ratings, why):
    found = differentiation(ratings)
    assert (found.value, found.why) == (None, why)
