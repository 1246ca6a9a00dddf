"""Percentages and smallest important differences, for people and for groups."""

import math

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy import stats

from inkling.change import (
    ChangeError,
    ChangeQuirks,
    anchor_between,
    anchor_change,
    anchor_within,
    percentage_change,
)

NAN = float("nan")
PUBLISHED = ChangeQuirks.clinicalsignificance()


def test_a_percentage_of_the_first_score():
    #      exactly half, less, exactly half more, same, missing, from nothing to nothing, from nothing, below
    pre = [20, 20, 20, 20, NAN, 0, 0, -10]
    post = [10, 11, 30, 20, 3, 0, 5, -5]
    found = percentage_change(pre, post, share=0.5)
    assert found.labels.tolist() == [
        "improved",
        "unchanged",
        "deteriorated",
        "unchanged",
        "undecided",
        "unchanged",
        "undecided",
        "undecided",
    ]
    assert_array_equal(found.share, [-0.5, -0.45, 0.5, 0, NAN, NAN, NAN, NAN])
    assert found.used == 5


def test_a_percentage_has_its_own_share_for_the_worse():
    found = percentage_change([20, 20, 20], [10, 24, 23], share=0.5, share_worse=0.2)
    assert found.labels.tolist() == ["improved", "deteriorated", "unchanged"]
    turned = percentage_change([20, 20, 20], [30, 16, 17], share=0.5, share_worse=0.2, better="higher")
    assert turned.labels.tolist() == ["improved", "deteriorated", "unchanged"]


def test_published_software_finds_improvement_after_a_zero():
    found = percentage_change([0, 0, -10], [5, 0, -5], share=0.5, quirks=PUBLISHED)
    assert_array_equal(found.improved, [1, 0, 1])  # -5 points of -10 counts as a fall by half
    assert_array_equal(found.deteriorated, [1, 0, 0])
    assert_array_equal(found.unchanged, [0, 1, 0])
    assert found.labels[0] == "improved"
    higher = percentage_change([0.0], [5.0], share=0.5, better="higher", quirks=PUBLISHED)
    assert (higher.improved[0], higher.deteriorated[0]) == (1, 0)


def test_the_smallest_difference_itself_is_enough():
    found = anchor_change([20, 20, 20, 20, NAN], [15, 15.5, 25, 24, 1], smallest=5)
    assert found.labels.tolist() == ["improved", "unchanged", "deteriorated", "unchanged", "undecided"]
    assert_array_equal(found.change, [-5, -4.5, 5, 4, NAN])
    strict = anchor_change([20, 20], [25, 23], smallest=5, smallest_worse=3)
    assert strict.labels.tolist() == ["deteriorated", "deteriorated"]
    higher = anchor_change([20, 20], [25, 15], smallest=5, better="higher")
    assert higher.labels.tolist() == ["improved", "deteriorated"]


def test_the_smallest_difference_with_a_cutoff():
    # cutoff b: 10 + 2 * 2 = 14; the same smallest difference for all
    found = anchor_change([30, 30, 12, 12], [10, 20, 20, 2], smallest=5, functional=(10, 2), cutoff="b")
    assert found.at is not None and found.at.value == 14
    assert found.labels.tolist() == ["recovered", "improved", "harmed", "improved"]


# Changes -4, -6, -5, -5: mean -5, SD sqrt(2/3), standard error .40825, t(3) = 3.18245, so -6.299 to -3.701.
BEFORE, AFTER = [20, 20, 20, 20, NAN], [16, 14, 15, 15, 3]


@pytest.mark.parametrize(
    ("smallest", "relevance"),
    [(3, "large"), (4, "probable"), (5, "probable"), (5.5, "not clearly less"), (7, "too small")],
)
def test_a_group_against_the_smallest_difference(smallest, relevance):
    found = anchor_within(BEFORE, AFTER, smallest=smallest)
    half = 3.182446305 * math.sqrt(2 / 3) / 2
    assert (found.difference, found.people) == (-5, (4,))
    assert found.lower == pytest.approx(-5 - half) and found.upper == pytest.approx(-5 + half)
    assert found.relevance == relevance
    turned = anchor_within(AFTER, BEFORE, smallest=smallest, better="higher")
    assert turned.relevance == relevance
    assert (turned.lower, turned.upper) == pytest.approx((-found.upper, -found.lower))


def test_a_group_that_got_worse_or_did_not_move():
    assert anchor_within(AFTER, BEFORE, smallest=3).relevance == "worse"
    assert anchor_within(AFTER, BEFORE, smallest=3, quirks=PUBLISHED).relevance == "too small"
    still = anchor_within([20, 20, 20], [19, 21, 20.5], smallest=3)
    assert still.lower < 0 < still.upper and still.relevance == "not significant"


def test_published_software_overlooks_an_interval_around_zero_where_higher_is_better():
    pre, post = [20, 20, 20], [21, 24, 19]  # mean 1.33, SD 2.52, interval -4.9 to 7.6
    for smallest, odd in ((1, "probable"), (3, "not clearly less"), (9, "undecided")):
        ours = anchor_within(pre, post, smallest=smallest, better="higher")
        theirs = anchor_within(pre, post, smallest=smallest, better="higher", quirks=PUBLISHED)
        assert (ours.relevance, theirs.relevance) == ("not significant", odd)
        lower_is_better = anchor_within(post, pre, smallest=smallest, quirks=PUBLISHED)
        assert lower_is_better.relevance == "not significant"


def test_two_groups_by_the_interval_of_welch():
    # means 10 and 16, variances 1 and 4, three and four people: error sqrt(1/3 + 1)
    comparison, reference = [9, 10, 11], [14, 16, 16, 18, NAN]
    reference_variance = 8 / 3
    error = math.sqrt(1 / 3 + reference_variance / 4)
    freedom = error**4 / ((1 / 3) ** 2 / 2 + (reference_variance / 4) ** 2 / 3)
    half = stats.t.ppf(0.95, freedom) * error
    found = anchor_between(comparison, reference, smallest=2, confidence=0.9)
    assert (found.difference, found.people) == (-6, (3, 4))
    assert (found.lower, found.upper) == pytest.approx((-6 - half, -6 + half))
    assert found.relevance == "large"
    assert anchor_between(reference, comparison, smallest=2).relevance == "worse"


def test_intervals_agree_with_scipy():
    draw = np.random.default_rng(4)
    pre, post, other = draw.normal(30, 8, 40), draw.normal(25, 9, 40), draw.normal(27, 5, 25)
    within = anchor_within(pre, post, smallest=3, confidence=0.8)
    expected = stats.ttest_rel(post, pre).confidence_interval(0.8)
    assert (within.lower, within.upper) == pytest.approx((expected.low, expected.high))
    between = anchor_between(post, other, smallest=3)
    expected = stats.ttest_ind(post, other, equal_var=False).confidence_interval(0.95)
    assert (between.lower, between.upper) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(("pre", "post"), [([], []), ([20], [10]), ([20, 30], [10, 20])])
def test_a_group_without_spread_is_undecided(pre, post):
    found = anchor_within(pre, post, smallest=3)
    assert found.relevance == "undecided" and math.isnan(found.lower)
    assert "too few" in found.explain()


def test_a_group_is_told_in_a_sentence():
    assert anchor_within(BEFORE, AFTER, smallest=3).explain() == (
        "The difference is -5.00 points (95% interval -6.30 to -3.70): large."
    )


@pytest.mark.parametrize("wrong", [0, -2, NAN, math.inf])
def test_a_size_must_be_a_size(wrong):
    for refused in (
        lambda: anchor_change([1, 2], [1, 2], smallest=wrong),
        lambda: anchor_change([1, 2], [1, 2], smallest=1, smallest_worse=wrong),
        lambda: percentage_change([1, 2], [1, 2], share=wrong),
        lambda: anchor_within([1, 2], [2, 4], smallest=wrong),
        lambda: anchor_within([1, 2], [2, 4], smallest=1, confidence=wrong),
        lambda: anchor_between([1, 2], [2, 4], smallest=wrong),
    ):
        with pytest.raises(ChangeError):
            refused()
