"""Several series of one person: what they say together, and that it never depends on when one looked."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from inkling.change import Series, rules, together, watch, watch_all
from inkling.change.look import look

DAY = 110
END = 200


def made_family(made, seed, sizes, alike=0.0, days=END):
    """One daily series for each size of its shift on day 110, a fifth of the days missing."""
    rng = np.random.default_rng(seed)
    shared = made.carried(rng, days, 0.4)
    named = {}
    for k, size in enumerate(sizes):
        own = np.sqrt(alike) * shared + np.sqrt(1.0 - alike) * made.carried(rng, days, 0.4)
        named[str(k)] = Series(*made.kept(rng, made.rounded(own + size * (np.arange(days) >= DAY)), 0.2))
    return named


def until(series, day):
    size = int(np.searchsorted(series.days, day, side="right"))
    return Series(series.days[:size], series.values[:size], name=series.name)


def first_noticed(seen):
    return min((w.shifts[0].noticed for w in seen.values() if w.shifts), default=10**6)


@pytest.fixture(scope="module")
def three_of_four(made):
    """Three small shifts and a quiet one, and what was noticed."""
    named = made_family(made, 2, [1.0, 1.0, 1.0, 0.0])
    return named, watch_all(named)


# What they say together ----------------------------------------------------------------------------------


@pytest.mark.parametrize("alike", [0.0, 0.5, -0.3])
def test_the_evidence_of_a_group_is_that_of_the_normal_distribution(alike):
    """Against densities worked out without any of the shortcuts: (correlation and norms), three series."""
    rng = np.random.default_rng(1)
    correlation = np.full((3, 3), alike) + (1.0 - alike) * np.eye(3)
    norm, errors = rng.uniform(2.0, 20.0, (3, 4)), 2.0 * rng.standard_normal((3, 4))
    gain, order = together._groups(together._Moves(np.ones((3, 4)), norm, errors), correlation, 3)
    for day in range(4):
        quiet = multivariate_normal(cov=correlation).logpdf(errors[:, day])
        for size in range(1, 4):
            wider = correlation.copy()
            for k in order[:size, day]:
                wider[k, k] += norm[k, day]
            shifted = multivariate_normal(cov=wider).logpdf(errors[:, day])
            assert gain[size - 1, day] == pytest.approx(shifted - quiet)


def test_series_that_have_nothing_in_common_add_up_their_own_evidence(made):
    named = made_family(made, 5, [1.0, 1.0])
    looks = [look(s.days, s.values) for s in named.values()]
    days = np.arange(END - 1 - rules.LOOK_BACK, END)
    gain = np.stack([together._gain(one, days) for one in looks])
    sums, _ = together._groups(together._moves(looks, gain, days), np.eye(2), 2)
    known = np.all(gain != 0.0, axis=0)
    clear = known & np.all(gain > 0.0, axis=0)
    assert clear.sum() > 20
    assert sums[1][clear] == pytest.approx(gain.sum(axis=0)[clear])
    total = np.exp(gain[0][known]).sum() / 365.0
    assert np.log(total) == pytest.approx(looks[0].evidence.log_bayes, abs=0.05)


def test_what_all_share_does_not_hide_the_shift_of_one():
    """One series moved while those that go up and down with it did not: clearer than among strangers."""
    errors, norm = np.array([[3.0], [0.0], [0.0], [0.0]]), np.full((4, 1), 9.0)
    moves = together._Moves(np.ones((4, 1)), norm, errors)
    strangers, order = together._groups(moves, np.eye(4), 1)
    close, same_order = together._groups(moves, 0.4 * np.eye(4) + 0.6, 1)
    assert order[0] == same_order[0] == 0
    assert close[0] > strangers[0] + 2.0


def test_what_all_share_is_not_told_as_a_shift_of_each():
    """All moved alike, as they do every day: less evidence than the same among strangers."""
    moves = together._Moves(np.ones((4, 1)), np.full((4, 1), 9.0), np.full((4, 1), 2.0))
    strangers, _ = together._groups(moves, np.eye(4), 4)
    close, _ = together._groups(moves, 0.4 * np.eye(4) + 0.6, 4)
    assert close[3] < strangers[3] - 1.0


def test_too_little_in_common_and_nothing_is_said_together(made):
    """Answers on even days beside answers on odd days: nobody knows how alike they are."""
    named = made_family(made, 3, [1.5, 1.5])
    cut = [Series(s.days[s.days % 2 == k], s.values[s.days % 2 == k]) for k, s in enumerate(named.values())]
    assert together.weigh_together([look(s.days, s.values) for s in named.values()], END - 1) is not None
    assert together.weigh_together([look(s.days, s.values) for s in cut], END - 1) is None


def test_series_with_few_answers_stay_apart(made):
    named = made_family(made, 3, [2.0, 0.0])
    weeks = Series(named["0"].days[::7], named["0"].values[::7])
    looks = [look(s.days, s.values) for s in (*named.values(), weeks)]
    assert looks[2].way.few
    joint = together.weigh_together(looks, END - 1)
    assert joint.shifted[2] == 0.0 and joint.own[2] == 0.0


# What is told --------------------------------------------------------------------------------------------


def test_three_shifts_are_noticed_sooner_than_any_of_them_alone(made):
    sooner = 0
    for seed in range(6):
        named = made_family(made, seed, [0.9, 0.9, 0.9, 0.0], days=DAY + 90)
        alone = {key: watch(series, chance=0.05 / 4) for key, series in named.items()}
        before, now = first_noticed(alone), first_noticed(watch_all(named))
        assert DAY <= now <= before
        sooner += now < before
    assert sooner >= 3


def test_only_those_that_shifted_are_told_each_in_its_own_words(three_of_four):
    _, seen = three_of_four
    assert [len(seen[key].shifts) for key in "0123"] == [1, 1, 1, 0]
    for key in "012":
        shift = seen[key].shifts[0]
        assert shift.direction == "up" and shift.earliest <= DAY <= shift.latest
        assert shift.before < shift.after and "went up from about" in shift.explain()


def test_a_shift_is_told_on_a_day_with_an_answer_of_its_own(three_of_four):
    named, seen = three_of_four
    for key in "012":
        assert seen[key].shifts[0].noticed in named[key].days


def test_a_quiet_series_is_not_told_whatever_its_company_does(made):
    for seed in range(4):
        named = made_family(made, seed, [2.0, 2.0, 0.0], days=DAY + 60)
        seen = watch_all(named)
        assert seen["0"].shifts and seen["1"].shifts and not seen["2"].shifts


# It never depends on when one looked ---------------------------------------------------------------------


@pytest.mark.parametrize("day", [90, 119, 125, 131, 150])
def test_every_prefix_says_what_was_said_by_then(three_of_four, day):
    named, seen = three_of_four
    part = watch_all({key: until(series, day) for key, series in named.items()})
    for key in named:
        said = tuple(s.as_noticed() for s in seen[key].shifts if s.noticed <= day)
        assert tuple(s.as_noticed() for s in part[key].shifts) == said
    assert watch_all(named, so_far=part) == seen


def test_day_by_day_is_the_same_as_at_once(three_of_four):
    named, seen = three_of_four
    found = {}
    for day in [*range(125, 160), END]:
        found = watch_all({key: until(series, day) for key, series in named.items()}, so_far=found)
    assert found == seen


def test_answers_of_one_day_may_come_one_after_the_other(three_of_four):
    """Looked at when only some of the series were answered, on the day it is noticed and around it."""
    named, seen = three_of_four
    noticed = first_noticed(seen)
    for day in (noticed - 1, noticed, noticed + 1):
        found = {}
        for last in (0, 1, 2, 3):
            parts = {key: until(s, day if int(key) <= last else day - 1) for key, s in named.items()}
            found = watch_all(parts, so_far=found)
            assert found == watch_all(parts)


def test_late_corrected_and_removed_answers_are_the_same_as_from_the_start(three_of_four):
    named, seen = three_of_four
    days, values = named["1"].days, named["1"].values
    wrong = values.copy()
    wrong[-20:] = 5.0
    others = {
        "late": Series(np.delete(days, -30), np.delete(values, -30)),
        "corrected": Series(days, wrong),
        "more, since removed": Series([*days, END + 5], [*values, 3.0]),
        "first one late": Series(days[1:], values[1:]),
    }
    for earlier in others.values():
        found = watch_all(named | {"1": earlier})
        assert watch_all(named, so_far=found) == seen


def test_members_that_come_and_go_are_the_same_as_from_the_start(made, three_of_four):
    named, seen = three_of_four
    fewer = {key: series for key, series in named.items() if key != "2"}
    found = watch_all(fewer)
    assert watch_all(named, so_far=found) == seen
    assert watch_all(fewer, so_far=seen) == found
    newcomer = {"new": Series([END + 1], [1.0])}
    more = watch_all(named | newcomer)
    assert [more[key].shifts for key in named] == [seen[key].shifts for key in named]
    assert watch_all(named | newcomer, so_far=seen) == more


def test_another_name_is_told_without_looking_again(three_of_four, monkeypatch):
    named, seen = three_of_four
    renamed = {key: Series(s.days, s.values, name="sleep") for key, s in named.items()}
    looked = counted_looks(monkeypatch)
    again = watch_all(renamed, so_far=seen)
    assert all(shift.name == "sleep" for one in again.values() for shift in one.shifts)
    assert len(looked) == len(named)  # only for the smallest visible change
    assert again == watch_all(renamed)


def test_a_correction_is_looked_at_from_its_day_on(three_of_four, monkeypatch):
    """A wrong answer three weeks ago does not cost the whole journal."""
    named, seen = three_of_four
    values = named["1"].values.copy()
    values[-1] += 1.0
    corrected = named | {"1": Series(named["1"].days, values)}
    looked = counted_looks(monkeypatch)
    again = watch_all(corrected, so_far=seen)
    part = len(looked)
    assert again == watch_all(corrected)
    assert part < 0.5 * (len(looked) - part)


def test_one_more_answer_costs_one_look_a_series(three_of_four, monkeypatch):
    named, _ = three_of_four
    before = {key: until(series, END - 2) for key, series in named.items()}
    found = watch_all(before)
    looked = counted_looks(monkeypatch)
    watch_all(named, so_far=found)
    assert len(looked) <= 3 * len(named)


def counted_looks(monkeypatch):
    looked, real = [], watch_all.__globals__["look"]

    def counted(days, values, **asked):
        looked.append(len(days))
        return real(days, values, **asked)

    monkeypatch.setitem(watch_all.__globals__, "look", counted)
    return looked
