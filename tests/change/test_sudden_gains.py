"""Sudden gains: small tables worked out by hand, and a slow loop written from the definition."""

import math

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy import stats

from inkling.change import (
    ChangeError,
    GainQuirks,
    count_intervals,
    define_cutoff,
    select_cases,
    sudden_gains,
)

NAN = float("nan")
PUBLISHED = GainQuirks.suddengains()

# One person, eight sessions, one clear gain of 12 points from session 4 to 5.
CLEAR = [30, 29, 31, 30, 18, 17, 18, 16]


def test_a_clear_gain_meets_all_three_criteria_only_where_it_is():
    found = sudden_gains([CLEAR], cutoff=7)
    # intervals 2>3  3>4  4>5  5>6  6>7
    # falls       -2    1   12    1   -1     at least 7 points: only the third
    # a quarter  7.25 7.75 7.5  4.5  4.25    only the third
    assert_array_equal(found.from_session, [2, 3, 4, 5, 6])
    assert_array_equal(found.criterion_1, [[0, 0, 1, 0, 0]])
    assert_array_equal(found.criterion_2, [[0, 0, 1, 0, 0]])
    # third criterion by hand, at 4>5: means (29+31+30)/3 = 30 and 53/3 = 17.667, sums of squares 2 and .667,
    # pooled SD sqrt(2.667/4) = .816, times 2.776 = 2.267 < 12.333: yes.
    # 3>4: (30, 29, 31) mean 30, squares 2; (30, 18, 17) mean 21.667, squares 104.667:
    #      8.333 against 2.776 * sqrt(106.667/4) = 14.34: no.
    # 2>3: (30, 29) mean 29.5, squares .5; (31, 30, 18) mean 26.333, squares 104.667:
    #      3.167 against 3.182 * sqrt(105.167/3) = 18.8: no.
    # 5>6: (31, 30, 18) mean 26.333; (17, 18, 16) mean 17, squares 2: 9.333 against 14.34: no.
    # 6>7: (30, 18, 17) mean 21.667, squares 104.667; (18, 16) mean 17, squares 2:
    #      4.667 against 3.182 * sqrt(106.667/3) = 18.97: no.
    assert_array_equal(found.criterion_3, [[0, 0, 1, 0, 0]])
    assert_array_equal(found.gain, [[0, 0, 1, 0, 0]])
    assert found.explain() == (
        "1 sudden gain in 1 of 1 people; 5 of 5 intervals between sessions could be judged."
    )


def test_exactly_the_cutoff_and_exactly_the_share_are_enough():
    found = sudden_gains([[20, 20, 15, 15]], cutoff=5, share=0.25, critical=None)
    assert_array_equal(found.criterion_1, [[1]])  # 5 >= 5
    assert_array_equal(found.criterion_2, [[1]])  # 5 >= .25 * 20
    assert found.criterion_3 is None
    assert_array_equal(sudden_gains([[20, 20, 15.5, 15]], cutoff=5, critical=None).gain, [[0]])


def test_from_zero_a_share_is_met_by_anything_not_higher_and_below_zero_it_cannot_be_told():
    scores = [[0, 0, 0, 0], [0, 0, 1, 0], [-4, -4, -5, -4]]
    assert_array_equal(sudden_gains(scores, cutoff=None, critical=None).gain, [[1], [0], [NAN]])
    literal = sudden_gains(scores, cutoff=None, critical=None, quirks=PUBLISHED)
    assert_array_equal(literal.gain, [[1], [0], [1]])  # 1 >= .25 * -4


def test_two_scores_a_side_are_judged_by_their_own_critical_value():
    # (20, 18) against (10, 12): means 19 and 11, squares 2 and 2, pooled SD sqrt(4/2) = 1.414
    # 8 > 4.303 * 1.414 = 6.085, and 8 > 2.776 * 1.414 = 3.926
    assert_array_equal(sudden_gains([[20, 18, 10, 12]], cutoff=None, share=None).gain, [[1]])
    # (20, 16) against (10, 14): means 18 and 12, squares 8 and 8, pooled SD 2.828
    # 6 < 4.303 * 2.828 = 12.17: no. 6 < 2.776 * 2.828 = 7.85: no. 6 > 2 * 2.828: yes.
    narrow = [[20, 16, 10, 14]]
    assert_array_equal(sudden_gains(narrow, cutoff=None, share=None).gain, [[0]])
    assert_array_equal(sudden_gains(narrow, cutoff=None, share=None, critical=2.776).gain, [[0]])
    assert_array_equal(sudden_gains(narrow, cutoff=None, share=None, critical=2).gain, [[1]])


def test_critical_values_are_those_of_the_literature():
    for values, freedom in ((2.776, 4), (3.182, 3), (4.303, 2)):
        assert round(float(stats.t.isf(0.025, freedom)), 3) == values
    # a pooled SD of exactly 1 (squares 2 + 2, 4 degrees of freedom) makes the limit the critical value itself
    for fall, met in ((2.77, 0.0), (2.78, 1.0)):
        row = [9, 1 + 9, -1 + 9, 9 - fall, 10 - fall, 8 - fall]
        assert sudden_gains([row], cutoff=None, share=None).gain[0, 1] == met


def test_without_any_spread_every_fall_will_do_and_standing_still_will_not():
    assert_array_equal(sudden_gains([[5, 5, 4.9, 4.9]], cutoff=None, share=None).gain, [[1]])
    assert_array_equal(sudden_gains([[0.1] * 6], cutoff=None, share=None).gain, [[0, 0, 0]])
    assert_array_equal(sudden_gains([[5, 5, 5.1, 5.1]], cutoff=None, share=None).gain, [[0]])


def test_missing_sessions_leave_undecided_what_they_leave_undecided():
    found = sudden_gains([[30, NAN, 31, 30, NAN, 17, 18, 16]], cutoff=7)
    # x or y missing at 2>3, 4>5, 5>6
    assert_array_equal(found.criterion_1, [[NAN, 0, NAN, NAN, 0]])
    assert_array_equal(found.criterion_2, [[NAN, 0, NAN, NAN, 0]])
    # third: 2>3 has only session 1 before it; 3>4: (30, 31) against (30, 17): means 30.5 and 23.5,
    # squares .5 and 84.5, 7 against 4.303 * 6.519: no; 4>5: (31, 30) against (17, 18): 13 against
    # 4.303 * sqrt(1/2) = 3.04: yes, though 5 is missing; 5>6: (31, 30) against (17, 18, 16): means 30.5 and
    # 17, 13.5 against 3.182 * sqrt(2.5/3) = 2.905: yes; 6>7: (30, 17) against (18, 16): 23.5 - 17 = 6.5: no
    assert_array_equal(found.criterion_3, [[NAN, 0, 1, 1, 0]])
    # a criterion known to fail does not decide an interval that another criterion cannot judge
    assert_array_equal(found.gain, [[NAN, 0, NAN, NAN, 0]])


def test_one_known_no_and_one_unknown_make_unknown():
    found = sudden_gains([[NAN, 20, 19, 18, 17]], cutoff=5)  # the fall of 1 is no; only one score before
    assert_array_equal(found.criterion_1, [[0, 0]])
    assert_array_equal(found.criterion_3, [[NAN, 0]])
    assert_array_equal(found.gain, [[NAN, 0]])


def test_a_loss_must_rise_by_the_share_unless_the_oddity_is_asked_for():
    rise = [[20, 20, 24, 24]]  # 4 is a fifth of 20
    assert_array_equal(sudden_gains(rise, cutoff=3, direction="loss").criterion_2, [[0]])
    assert_array_equal(sudden_gains(rise, cutoff=3, share=0.2, direction="loss").criterion_2, [[1]])
    odd = sudden_gains(rise, cutoff=3, direction="loss", quirks=PUBLISHED)
    assert_array_equal(odd.criterion_2, [[1]])  # 20 - 24 <= .25 * 20
    assert_array_equal(sudden_gains(rise, cutoff=3, quirks=PUBLISHED).criterion_2, [[0]])  # gains as ever


def test_a_baseline_column_only_changes_the_numbers():
    plain = sudden_gains([CLEAR], cutoff=7)
    baseline = sudden_gains([CLEAR], cutoff=7, first_to_second=True)
    assert_array_equal(baseline.gain, plain.gain)
    assert_array_equal(baseline.from_session, [1, 2, 3, 4, 5])


def _slow(scores, cutoff, share, critical, loss):
    """The definition, cell by cell, with nothing but the standard library and columns counted from 1."""
    answer = []
    for row in scores:
        value = {place + 1: score for place, score in enumerate(row)}
        last = len(row)
        cells = []
        for j in range(3, last):
            x, y = value[j - 1], value[j]
            verdicts = []
            unknown = math.isnan(x) or math.isnan(y)
            if cutoff is not None:
                verdicts.append(NAN if unknown else float(y - x >= cutoff if loss else x - y >= cutoff))
            if share is not None:
                verdicts.append(NAN if unknown else float((y - x if loss else x - y) >= share * x))
            if critical is not None:
                pre = [value[k] for k in range(max(1, j - 3), j) if not math.isnan(value[k])]
                post = [value[k] for k in range(j, min(last, j + 2) + 1) if not math.isnan(value[k])]
                verdicts.append(_third(pre, post, critical, loss))
            cells.append(math.prod(verdicts))
        answer.append(cells)
    return np.array(answer)


def _third(pre, post, critical, loss):
    if len(pre) < 2 or len(post) < 2:
        return NAN
    m1, m2 = math.fsum(pre) / len(pre), math.fsum(post) / len(post)
    squares = math.fsum((v - m1) ** 2 for v in pre) + math.fsum((v - m2) ** 2 for v in post)
    freedom = len(pre) + len(post) - 2
    times = {2: 4.302652729749464, 3: 3.182446305283709, 4: 2.7764451051977934}[freedom]
    if critical != "by-count":
        times = critical
    return float((m2 - m1 if loss else m1 - m2) > times * math.sqrt(squares / freedom))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("loss", [False, True])
@pytest.mark.parametrize(
    ("cutoff", "share", "critical"),
    [(6, 0.25, "by-count"), (None, 0.5, None), (4, None, 2.776), (None, None, "by-count"), (7, 0.1, None)],
)
def test_the_fast_table_agrees_with_the_slow_definition(seed, loss, cutoff, share, critical):
    draw = np.random.default_rng(seed)
    sessions = [4, 5, 9, 16][seed]
    scores = np.abs(np.cumsum(draw.integers(-9, 9, (120, sessions)), axis=1) + 15).astype(float)
    scores[draw.random(scores.shape) < 0.2] = NAN
    found = sudden_gains(
        scores, cutoff=cutoff, share=share, critical=critical, direction="loss" if loss else "gain"
    )
    assert_array_equal(found.gain, _slow(scores, cutoff, share, critical, loss))
    assert np.any(found.gain == 1) and np.any(found.gain == 0) and np.any(np.isnan(found.gain))


@pytest.fixture
def walks():
    draw = np.random.default_rng(11)
    scores = np.abs(np.cumsum(draw.integers(-9, 9, (200, 12)), axis=1) + 30).astype(float)
    scores[draw.random(scores.shape) < 0.1] = NAN
    return scores


def test_a_gain_on_a_scale_where_higher_is_better_is_a_rise(walks):
    loss = sudden_gains(walks, cutoff=6, direction="loss", better="lower")
    gain = sudden_gains(walks, cutoff=6, direction="gain", better="higher")
    assert_array_equal(loss.gain, gain.gain)
    losses, gains = loss.table(), gain.table()
    assert_array_equal(losses.magnitude, -gains.magnitude)
    assert_array_equal(losses.reversal, gains.reversal)


def test_turning_the_scale_around_turns_gains_into_losses(walks):
    gain = sudden_gains(walks, cutoff=6, share=None)
    loss = sudden_gains(100 - walks, cutoff=6, share=None, direction="loss")
    assert_array_equal(gain.gain, loss.gain)
    assert_array_equal(gain.table().reversal, loss.table().reversal)


def test_adding_points_matters_to_the_share_only(walks):
    plain, moved = sudden_gains(walks, cutoff=6), sudden_gains(walks + 40, cutoff=6)
    assert_array_equal(plain.criterion_1, moved.criterion_1)
    assert_array_equal(plain.criterion_3, moved.criterion_3)
    assert np.any(plain.criterion_2 != moved.criterion_2)


def test_people_do_not_matter_to_each_other(walks):
    order = np.random.default_rng(0).permutation(len(walks))
    assert_array_equal(sudden_gains(walks[order], cutoff=6).gain, sudden_gains(walks, cutoff=6).gain[order])


# One row a person: two gains (12 and 6) and a relapse; none; a gain at the very end.
THREE = [
    [40, 40, 28, 28, 22, 36, 36, 36],
    [20, 20, 20, 20, 20, 20, 20, 20],
    [30, 30, 30, 30, 30, 30, 20, NAN],
]


def test_the_table_describes_every_gain():
    found = sudden_gains(THREE, cutoff=5, share=None, critical=None)
    table = found.table(ids=["ann", "bo", "cy"], end=[30, 20, 20])
    assert table.names == ["ann_sg_2", "ann_sg_4", "cy_sg_6"]
    assert_array_equal(table.count, [2, 2, 1])
    assert_array_equal(table.before, [[NAN, 40, 40], [40, 28, 28], [30, 30, 30]])
    assert_array_equal(table.after, [[28, 28, 22], [22, 36, 36], [20, NAN, NAN]])
    assert_array_equal(table.magnitude, [12, 6, 10])
    assert_array_equal(table.total_change, [10, 10, 10])
    assert_array_equal(table.change_proportion, [1.2, 0.6, 1.0])
    assert_array_equal(table.reversal_value, [34, 25, 25])  # halfway between the two scores
    assert_array_equal(table.reversal, [1, 1, NAN])  # 36 > 34 and 36 > 25; nothing was answered later
    assert len(table) == 3


def test_published_software_does_not_look_at_the_first_session_after_a_gain():
    back_at_once = [[40, 40, 28, 39, 28, 28]]  # back beyond 34 in the session right after, then no more
    plain = sudden_gains(back_at_once, cutoff=12, share=None, critical=None)
    assert_array_equal(plain.table().reversal, [1])
    odd = sudden_gains(back_at_once, cutoff=12, share=None, critical=None, quirks=PUBLISHED)
    assert_array_equal(odd.table().reversal, [0])
    numbered = sudden_gains(
        back_at_once, cutoff=12, share=None, critical=None, first_to_second=True, quirks=PUBLISHED
    )
    assert_array_equal(numbered.table().reversal, [1])


def test_published_software_calls_an_unseen_reversal_none():
    row = [[30, 30, 20, NAN]]
    plain = sudden_gains(row, cutoff=5, share=None, critical=None)
    assert_array_equal(plain.table().reversal, [NAN])
    odd = GainQuirks(unseen_reversal_is_none=True)
    assert_array_equal(
        sudden_gains(row, cutoff=5, share=None, critical=None, quirks=odd).table().reversal, [0]
    )


def test_the_last_interval_still_has_one_session_for_a_reversal():
    row = [[30, 30, 30, 20, 29]]
    options = {"cutoff": 5, "share": None, "critical": None}
    assert_array_equal(sudden_gains(row, **options).table().reversal, [1])
    assert_array_equal(sudden_gains(row, **options, quirks=PUBLISHED).table().reversal, [0])


def test_a_change_of_zero_in_all_has_no_proportion():
    row = [[30, 30, 20, 20, 30]]
    options = {"cutoff": 5, "share": None, "critical": None}
    assert_array_equal(sudden_gains(row, **options).table().change_proportion, [NAN])
    assert_array_equal(sudden_gains(row, **options, quirks=PUBLISHED).table().change_proportion, [np.inf])


def test_one_gain_stands_for_each_person():
    scores = [[50, 50, 44, 30, 30, 24, 24], [20] * 7, [40, 40, 33, 33, 26, 26, 26]]
    # gains of 6 (2>3), 14 (3>4), 6 (5>6); none; 7 (2>3), 7 (4>5): ties go to the earlier
    table = sudden_gains(scores, cutoff=5, share=None, critical=None).table()
    expected = {
        "first": (6, 2, 7, 2),
        "last": (6, 5, 7, 4),
        "smallest": (6, 2, 7, 2),
        "largest": (14, 3, 7, 2),
    }
    for choice, (size_a, at_a, size_c, at_c) in expected.items():
        chosen = table.per_person(choice)
        assert_array_equal(chosen.each("magnitude"), [size_a, NAN, size_c])
        assert_array_equal(chosen.each("session"), [at_a, NAN, at_c])
        assert_array_equal(chosen.count, [3, 0, 2])
    assert chosen.each("before").shape == (3, 3)
    with pytest.raises(ChangeError):
        chosen.each("names")
    with pytest.raises(ChangeError):
        table.per_person("middle")


def test_the_largest_loss_is_the_worst_one_unless_the_oddity_is_asked_for():
    row = [[10, 10, 23, 23, 43, 43]]  # losses of 13 and of 20
    options = {"cutoff": 5, "share": None, "critical": None, "direction": "loss"}
    table = sudden_gains(row, **options).table()
    assert_array_equal(table.magnitude, [-13, -20])
    assert_array_equal(table.per_person("largest").each("magnitude"), [-20])
    assert_array_equal(table.per_person("smallest").each("magnitude"), [-13])
    assert_array_equal(table.change_proportion, [13 / -33, 20 / -33])  # size over 10 - 43
    odd = sudden_gains(row, **options, quirks=PUBLISHED).table()
    assert_array_equal(odd.per_person("largest").each("magnitude"), [-13])


def test_another_measure_around_the_gains():
    found = sudden_gains(THREE, cutoff=5, share=None, critical=None)
    other = np.arange(24.0).reshape(3, 8)
    before, after = found.around(other)
    assert_array_equal(before, [[NAN, 0, 1], [1, 2, 3], [19, 20, 21]])
    assert_array_equal(after, [[2, 3, 4], [4, 5, 6], [22, 23, NAN]])
    with pytest.raises(ChangeError):
        found.around(other[:, :5])


def test_nothing_found_is_an_empty_table():
    found = sudden_gains([[20, 20, 20, 20]], cutoff=5)
    assert len(found.table()) == 0
    assert_array_equal(found.table().per_person("first").each("magnitude"), [NAN])
    assert found.explain().startswith("0 sudden gains in 0 of 1 people")


def test_nobody_is_a_table_too():
    found = sudden_gains(np.empty((0, 6)), cutoff=5)
    assert found.gain.shape == (0, 3)
    assert len(found.table()) == 0


def test_the_cutoff_is_the_error_of_a_difference():
    # 1.96 * sqrt(2 * (10 * sqrt(1 - .75))^2) = 1.96 * sqrt(2 * 25) = 13.859
    assert define_cutoff(10, 0.75) == pytest.approx(1.96 * math.sqrt(50))
    with pytest.raises(ChangeError):
        define_cutoff(10, 1.2)


def test_people_with_enough_sessions_are_selected():
    one, none = 1.0, NAN
    scores = [
        [one, one, one, one, none, none, none],
        [none, one, one, one, none, one, none],
        [one, none, one, one, one, none, none],
        [none, one, none, one, one, none, one],
        [one, one, none, one, one, none, none],  # the interval itself is not answered
        [one, none, one, one, none, none, one],
    ]
    assert_array_equal(select_cases(scores), [True, True, True, True, False, False])
    assert_array_equal(select_cases(scores, "min_sess", least=5), [False] * 6)
    assert_array_equal(select_cases(scores, "min_sess", least=4), [True] * 6)
    with pytest.raises(ChangeError):
        select_cases(scores, "min_sess")


def test_selected_people_are_those_in_whom_something_can_be_judged(walks):
    walks[np.random.default_rng(3).random(walks.shape) < 0.35] = NAN
    judged = np.any(~np.isnan(sudden_gains(walks, cutoff=5).gain), axis=1)
    assert_array_equal(select_cases(walks), judged)
    assert 0 < judged.sum() < len(judged)


def test_intervals_are_counted():
    counts = count_intervals([CLEAR, [30, NAN, 31, 30, NAN, 17, 18, 16]])
    assert (counts.total, counts.in_theory, counts.judged, counts.missing) == (14, 10, 7, 3)
    odd = count_intervals([CLEAR], first_to_second=True, quirks=PUBLISHED)
    assert (odd.total, odd.in_theory, odd.judged, odd.missing) == (7, 6, 5, 0)
    ours = count_intervals([CLEAR], first_to_second=True)
    assert (ours.total, ours.in_theory, ours.judged, ours.missing) == (7, 5, 5, 0)
    assert "10 have two sessions on either side; 7 of these could be judged" in counts.explain()


@pytest.mark.parametrize(
    ("scores", "options"),
    [
        ([[1, 2, 3]], {"cutoff": 1}),
        ([1, 2, 3, 4], {"cutoff": 1}),
        ([[1, 2, 3, np.inf]], {"cutoff": 1}),
        ([CLEAR], {"cutoff": None, "share": None, "critical": None}),
        ([CLEAR], {"cutoff": -7, "direction": "loss"}),
        ([CLEAR], {"cutoff": 7, "share": -0.25}),
        ([CLEAR], {"cutoff": NAN}),
        ([CLEAR], {"cutoff": 7, "critical": "t"}),
        ([CLEAR], {"cutoff": 7, "significance": 0}),
        ([CLEAR], {"cutoff": 7, "direction": "up"}),
        ([CLEAR], {"cutoff": 7, "better": "more"}),
    ],
)
def test_what_makes_no_sense_is_refused(scores, options):
    with pytest.raises(ChangeError):
        sudden_gains(scores, **options)
