"""Watching goes forward only: nothing said is unsaid, and a continued watch is the same watch."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.change import ChangeError, Series, Watch, watch, watch_all


def two_shifts(made, seed=4):
    """500 days, a fifth of them missing, up by 1.8 on day 120 and back on day 300."""
    course = np.zeros(500)
    course[120:300] = 1.8
    return Series(*made.realistic(np.random.default_rng(seed), 500, course), name="calm")


def cut(series, days):
    """What was there by the end of that day."""
    here = series.days <= days
    return Series(series.days[here], series.values[here], name=series.name)


def as_noticed(seen, by=10**9):
    """What was said by that day, without what became of it."""
    return tuple(shift.as_noticed() for shift in seen.shifts if shift.noticed <= by)


@pytest.fixture(scope="module")
def up_and_back(made):
    series = two_shifts(made)
    return series, watch(series)


def test_both_shifts_are_found(up_and_back):
    _, seen = up_and_back
    up, back = seen.shifts[:2]
    assert (up.direction, back.direction) == ("up", "down")
    assert abs(up.since - 120) <= 7 and abs(back.since - 300) <= 7
    assert up.name == "calm"


@pytest.mark.parametrize("day", [0, 119, 135, 200, 320, 440])
def test_a_prefix_says_what_was_said_by_then(up_and_back, day):
    series, seen = up_and_back
    assert as_noticed(watch(cut(series, day))) == as_noticed(seen, day)


def test_a_prefix_says_it_on_the_very_day_and_not_before(up_and_back):
    series, seen = up_and_back
    for shift in seen.shifts:
        assert shift.as_noticed() in as_noticed(watch(cut(series, shift.noticed)))
        assert shift.as_noticed() not in as_noticed(watch(cut(series, shift.noticed - 1)))


@pytest.mark.parametrize("day", [-1, 10, 135, 310, 499])
def test_continuing_equals_starting_over(up_and_back, day):
    series, seen = up_and_back
    assert watch(series, so_far=watch(cut(series, day))) == seen


def test_continuing_looks_only_at_what_is_new(up_and_back, monkeypatch):
    series, seen = up_and_back
    before = watch(cut(series, 497))
    looked = []
    real = watch.__globals__["look"]

    def counted(days, values, **asked):
        looked.append(len(days))
        return real(days, values, **asked)

    monkeypatch.setitem(watch.__globals__, "look", counted)
    assert watch(series, so_far=before) == seen
    assert len(looked) <= 3


def test_corrected_answers_start_over(up_and_back):
    series, seen = up_and_back
    values = series.values.copy()
    values[60:] = values[60:][::-1]
    other = Series(series.days, values, name="calm")
    assert watch(other, so_far=seen) == watch(other) != seen


def test_another_chance_starts_over(up_and_back):
    series, seen = up_and_back
    assert watch(series, chance=0.01, so_far=seen) == watch(series, chance=0.01)


def test_a_watch_survives_being_stored(up_and_back):
    _, seen = up_and_back
    assert seen.shifts
    assert msgspec.json.decode(msgspec.json.encode(seen), type=Watch) == seen


few_answers = st.lists(
    st.tuples(st.integers(1, 40), st.sampled_from([0.0, 1.0, 2.0, 3.0, 7.0, float("nan")])), max_size=70
)


@given(few_answers, st.integers(0, 70))
@settings(max_examples=25, deadline=None)
def test_any_series_continues_and_keeps_its_word(steps, at):
    days = np.cumsum([gap for gap, _ in steps], dtype=np.int64)
    values = np.array([value for _, value in steps])
    whole, part = Series(days, values), Series(days[:at], values[:at])
    seen, earlier = watch(whole, chance=0.5), watch(part, chance=0.5)
    last = days[:at][-1] if len(days[:at]) else -1
    assert as_noticed(earlier) == as_noticed(seen, last)
    assert watch(whole, chance=0.5, so_far=earlier) == seen


# Several series together ---------------------------------------------------------------------------------


def household(made):
    course = 2.0 * (np.arange(260) >= 130)
    rng = np.random.default_rng(8)
    late = made.realistic(rng, 260)
    return {
        "shifting": Series(*made.realistic(rng, 260, course)),
        "quiet": Series(*made.realistic(rng, 260)),
        "late": Series(late[0][100:] + 20, late[1][100:]),
        "empty": Series([], []),
    }


def test_one_series_together_is_the_same_as_alone(up_and_back):
    series, seen = up_and_back
    assert watch_all({"calm": series}) == {"calm": seen}


@pytest.mark.parametrize("day", [50, 145, 160])
def test_together_a_prefix_says_what_was_said_by_then(made, day):
    named = household(made)
    all_of_it = watch_all(named)
    parts = {key: cut(series, day) for key, series in named.items()}
    part = watch_all(parts)
    assert all_of_it["shifting"].shifts
    for key in named:
        assert as_noticed(part[key]) == as_noticed(all_of_it[key], day)
    assert watch_all(named, so_far=part) == all_of_it


def test_an_earlier_newcomer_starts_the_others_over(made):
    named = household(made)
    alone = watch_all({"shifting": named["shifting"]})
    assert watch_all(named, so_far=alone) == watch_all(named)


def test_company_asks_for_more_evidence(made):
    series = household(made)["shifting"]
    alone = watch(series).shifts[0]
    company = {str(i): Series(series.days[:1], [1.0]) for i in range(40)}
    together = watch_all({"it": series, **company})["it"].shifts[0]
    assert together.noticed > alone.noticed
    assert together.evidence > alone.evidence


# The chance that is put up with --------------------------------------------------------------------------


def test_a_smaller_chance_never_speaks_earlier(made):
    noticed = []
    plant = made.planted(np.random.default_rng(3), 1.6)
    series = Series(plant.days, plant.values)
    for chance in (0.5, 0.05, 0.001):
        shifts = watch(series, chance=chance).shifts
        noticed.append(shifts[0].noticed if shifts else np.inf)
    assert noticed == sorted(noticed)
    assert noticed[0] < noticed[-1]


@pytest.mark.parametrize("chance", [0.0, 1.0, -0.1, 5.0, float("nan")])
def test_a_chance_lies_between_nothing_and_certainty(chance):
    with pytest.raises(ChangeError, match="between 0 and 1"):
        watch(Series([], []), chance=chance)
