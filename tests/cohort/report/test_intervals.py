"""Intervals against numbers worked out elsewhere, and the limits of a funnel against counting."""

import numpy as np
import pytest
from scipy import stats

from inkling.cohort.report.intervals import effect_of, funnel_limits, mean_from, mean_of, share_of


def test_wilson_as_the_literature_prints_it() -> None:
    """Newcombe (1998), doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method 3."""
    for count, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        found = share_of(count, of)
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_mean_of_five() -> None:
    """Mean 3, SD 1.5811, t 2.7764 for four degrees of freedom."""
    found = mean_of(np.array([1.0, 2, 3, 4, 5, np.nan]))
    assert (found.people, found.mean) == (5, 3)
    assert (found.low, found.high) == pytest.approx((1.0368, 4.9632), abs=1e-4)
    assert mean_from(5, 3.0, found.sd) == found


def test_of_nobody_and_of_one_there_is_no_interval() -> None:
    assert np.isnan(share_of(0, 0).share) and np.isnan(mean_of(np.array([2.0])).low)


def test_the_interval_of_an_effect_holds_as_often_as_it_says() -> None:
    """Two scores of a person, correlation .6, a change of .5 SD: the true effect lies inside 95 of 100 times."""
    draw, inside = np.random.default_rng(4), 0
    for _ in range(1_000):
        person = draw.normal(0, np.sqrt(0.6), 80)
        pre, post = (person + draw.normal(0, np.sqrt(0.4), 80) for _half in range(2))
        found = effect_of(pre, post - 0.5, sign=-1)
        assert found is not None
        inside += found.low <= 0.5 <= found.high
    assert 930 <= inside <= 970


def test_where_nobody_differs_there_is_no_effect() -> None:
    assert effect_of(np.full(20, 7.0), np.arange(20.0), sign=1) is None


@pytest.mark.parametrize("within", [0.95, 0.998])
def test_groups_like_everybody_lie_within_the_limits_as_often_as_they_say(within: float) -> None:
    """By the binomial itself, for each size: no more outside than promised, but for one step between two counts."""
    for share, size in ((0.33, 12), (0.33, 100), (0.5, 1_000), (0.05, 400)):
        low, high = funnel_limits(share, np.array([size]), within)
        counts = np.arange(size + 1)
        outside = stats.binom.pmf(counts, size, share)[(counts / size < low) | (counts / size > high)].sum()
        step = stats.binom.pmf(counts, size, share).max()
        assert outside <= 1 - within + step


def test_the_limits_close_in_on_everybody() -> None:
    low, high = funnel_limits(0.3, np.array([10, 100, 1_000, 10_000]), 0.95)
    assert (np.diff(low) > 0).all() and (np.diff(high) < 0).all()
    assert (low[-1], high[-1]) == pytest.approx((0.291, 0.309), abs=5e-4)
