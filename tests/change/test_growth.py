"""Lines for a whole group: against the closed form of balanced data, and against plain large matrices."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from inkling.change import ChangeError, growth_change
from inkling.change.growth_fit import fit_lines


def _people(seed, people=30, sessions=8, own_slope=0.6, noise=3.0):
    """Lines around 30 - 1 per session, with intercepts of SD 5."""
    draw = np.random.default_rng(seed)
    when = np.arange(sessions, dtype=float)
    level = 30 + draw.normal(0, 5, (people, 1))
    scores = level + (-1 + draw.normal(0, own_slope, (people, 1))) * when
    scores = scores + draw.normal(0, noise, scores.shape)
    return np.repeat(np.arange(people), sessions), np.tile(when, people), scores.ravel()


@pytest.fixture
def uneven():
    """The same with a third of the answers missing at random, at times of the person's own."""
    person, when, what = _people(5)
    draw = np.random.default_rng(6)
    when = when + draw.uniform(0, 0.9, len(when))
    kept = draw.random(len(when)) > 0.3
    return person[kept], when[kept], what[kept]


def test_everyone_at_the_same_sessions_has_a_closed_form():
    person, when, what = _people(1)
    fit = fit_lines(person, when, what)
    design = np.column_stack([np.ones(8), np.arange(8.0)])
    scores = what.reshape(30, 8)
    own, *_ = np.linalg.lstsq(design, scores.T, rcond=None)  # each person's own least-squares line
    residual = np.sum((scores.T - design @ own) ** 2) / (30 * (8 - 2))
    spread = np.cov(own) - residual * np.linalg.inv(design.T @ design)
    assert np.all(np.linalg.eigvalsh(spread) > 0)  # inside the bounds, where the closed form holds
    assert_allclose([fit.intercept, fit.slope], own.mean(axis=1), rtol=1e-9)
    assert fit.residual_sd == pytest.approx(np.sqrt(residual), rel=1e-6)
    assert_allclose(fit.covariance, spread, rtol=1e-4, atol=1e-5)
    # shrunk towards the average line by D (D + s^2 (Z'Z)^-1)^-1
    shrink = spread @ np.linalg.inv(np.cov(own))
    assert_allclose(fit.difference, (shrink @ (own - own.mean(axis=1, keepdims=True)))[1], rtol=1e-4)
    conditional = np.linalg.inv(design.T @ design / residual + np.linalg.inv(spread))[1, 1]
    assert_allclose(fit.difference_sd, np.sqrt(conditional), rtol=1e-5)


def _plain(person, when, what, covariance, residual):
    """The criterion, the fixed line, everyone's own part and the errors, with whole matrices."""
    people = person.max() + 1
    fixed = np.column_stack([np.ones(len(when)), when])
    own = np.zeros((len(when), 2 * people))
    own[np.arange(len(when)), 2 * person] = 1
    own[np.arange(len(when)), 2 * person + 1] = when
    between = np.kron(np.eye(people), covariance)
    inverse = np.linalg.inv(own @ between @ own.T + residual**2 * np.eye(len(when)))
    weight = fixed.T @ inverse @ fixed
    line = np.linalg.solve(weight, fixed.T @ inverse @ what)
    left = what - fixed @ line
    criterion = (
        -np.linalg.slogdet(inverse)[1]
        + np.linalg.slogdet(weight)[1]
        + left @ inverse @ left
        + (len(when) - 2) * np.log(2 * np.pi)
    )
    # Henderson's equations: the inverse of the whole left side holds the errors of prediction
    both = np.hstack([fixed, own])
    left_side = both.T @ both / residual**2
    left_side[2:, 2:] += np.linalg.inv(between)
    errors = np.linalg.inv(left_side)
    slopes = 3 + 2 * np.arange(people)
    whole = errors[1, 1] + errors[slopes, slopes] + 2 * errors[1, slopes]
    known = np.linalg.inv(left_side[2:, 2:])
    conditional = known[slopes - 2, slopes - 2]
    return criterion, line, (between @ own.T @ inverse @ left)[1::2], np.sqrt(conditional), np.sqrt(whole)


def test_uneven_sessions_agree_with_plain_matrices(uneven):
    fit = fit_lines(*uneven)
    criterion, line, own, conditional, whole = _plain(*uneven, fit.covariance, fit.residual_sd)
    assert fit.criterion == pytest.approx(criterion, rel=1e-10)
    assert_allclose([fit.intercept, fit.slope], line, rtol=1e-8)
    assert_allclose(fit.difference, own, rtol=1e-6, atol=1e-8)
    assert_allclose(fit.difference_sd, conditional, rtol=1e-7)
    assert_allclose(fit.slope_sd, whole, rtol=1e-7)
    assert np.all(fit.slope_sd > fit.difference_sd)


def test_no_other_spread_fits_uneven_sessions_better(uneven):
    few = uneven[0] < 12
    uneven = tuple(rows[few] for rows in uneven)
    fit = fit_lines(*uneven)
    draw = np.random.default_rng(9)
    factor = np.linalg.cholesky(fit.covariance)
    for size in (0.3, 0.03, 0.003):
        for _ in range(6):
            other = factor * (1 + size * draw.normal(size=(2, 2)))
            residual = fit.residual_sd * (1 + size * draw.normal())
            assert _plain(*uneven, other @ other.T, residual)[0] > fit.criterion - 1e-6


def test_the_person_is_compared_with_before_or_with_the_average():
    person, when, what = _people(2, people=60)
    before = growth_change(person, when, what)
    average = growth_change(person, when, what, compared_with="average")
    assert_allclose(before.rci, (before.fit.slope + before.fit.difference) / before.fit.slope_sd)
    assert_allclose(average.rci, average.fit.difference / average.fit.difference_sd)
    # nearly everyone loses a point a session; against the average only a few stand out, either way
    assert before.counts["improved"] > 30 and before.counts["deteriorated"] <= 2
    assert average.counts["unchanged"] > 40
    assert average.counts["improved"] > 0 and average.counts["deteriorated"] > 0


def test_turning_the_scale_or_changing_units_does_not_matter(uneven):
    person, when, what = uneven
    plain = growth_change(person, when, what)
    turned = growth_change(person, when, -what, better="higher")
    units = growth_change(person, when * 7 + 100, what * 3 + 50)
    assert_allclose(turned.rci, -plain.rci, rtol=1e-4, atol=1e-5)
    assert_array_equal(turned.labels, plain.labels)
    assert_allclose(units.rci, plain.rci, rtol=1e-4, atol=1e-5)
    assert_allclose(units.slope, plain.slope * 3 / 7, rtol=1e-4, atol=1e-6)


def test_few_answers_leave_a_person_undecided_and_out_of_the_fit():
    person, when, what = _people(3)
    more = growth_change(
        np.append(person, [99, 99, 98]), np.append(when, [0, 5, 1]), np.append(what, [900, -900, 4])
    )
    alone = growth_change(person, when, what)
    assert_array_equal(more.ids[-2:], [98, 99])
    assert_array_equal(more.rci[:30], alone.rci)
    assert np.all(np.isnan(more.rci[30:])) and more.labels[-1] == "undecided"
    assert_array_equal(more.change[-2:], [0, -1800])
    assert (more.people, more.used) == (32, 30)


def test_missing_answers_count_as_not_given():
    person, when, what = _people(3)
    what[::5] = np.nan
    here = ~np.isnan(what)
    assert_array_equal(
        growth_change(person, when, what).rci, growth_change(person[here], when[here], what[here]).rci
    )


def test_first_and_last_go_by_the_order_given_and_ids_may_be_words():
    person = np.array(["cy", "bo", "cy", "bo", "cy", "bo", "cy", "bo"])
    found = growth_change(person, [0, 0, 1, 1, 2, 2, 3, 3], [9, 7, np.nan, 8, 7, 5, 3, 4])
    assert found.ids.tolist() == ["bo", "cy"]
    assert_array_equal(found.pre, [7, 9])
    assert_array_equal(found.post, [4, 3])
    assert_array_equal(found.change, [-3, -6])


def test_where_slopes_do_not_differ_nobody_can_be_compared_with_the_average():
    # two people with exactly opposite residuals around parallel lines: no spread of slopes at all
    wave = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0])
    when = np.arange(8.0)
    person = np.repeat(np.arange(6), 8)
    what = np.concatenate([20 + 2 * k - when + (-1) ** k * wave for k in range(6)])
    average = growth_change(person, np.tile(when, 6), what, compared_with="average")
    assert np.all(np.isnan(average.rci)) and average.used == 0
    before = growth_change(person, np.tile(when, 6), what)
    assert before.counts["improved"] == 6  # all of them, by the line they share


def test_lines_without_any_residual_leave_nothing_to_judge_by():
    person, when = np.repeat(np.arange(5), 6), np.tile(np.arange(6.0), 5)
    found = growth_change(person, when, 3.0 * person + (person - 2) * when)
    assert np.all(np.isnan(found.rci))
    assert found.used == growth_change(person, when, np.full(30, 4.0)).used == 0
    assert_allclose(found.change, 5.0 * np.arange(-2, 3))


def test_hardly_any_residual_is_still_fitted():
    person, when, what = _people(4, noise=1e-4)
    found = growth_change(person, when, what)
    assert found.fit.residual_sd == pytest.approx(1e-4, rel=0.2)
    assert found.used == 30


@pytest.mark.parametrize(
    ("person", "when", "what"),
    [
        ([1, 1, 1, 2, 2], [0, 1, 2, 0, 1], [5, 4, 3, 2, 1]),  # only one person with three answers
        ([1, 1, 1], [0, 1], [5, 4, 3]),
        ([1, 1, 1, 2, 2, 2], [0, 1, np.inf, 0, 1, 2], [5, 4, 3, 2, 1, 0]),
        ([1, 1, 1, 2, 2, 2], [1, 1, 1, 1, 1, 1], [5, 4, 3, 2, 1, 0]),  # time stands still
        ([], [], []),
    ],
)
def test_what_makes_no_lines_is_refused(person, when, what):
    with pytest.raises(ChangeError):
        growth_change(person, when, what)


def test_options_are_checked():
    for wrong in ({"compared_with": "after"}, {"significance": 0}, {"better": "more"}):
        with pytest.raises(ChangeError):
            growth_change(*_people(1), **wrong)
