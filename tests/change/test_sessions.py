"""Sessions and weekly measures: few answers, far apart, get the same promise and their own way of looking."""

import numpy as np
import pytest

from inkling.change import Series, rules, watch
from inkling.change.ways import DIARY, FEW, SETTLED, way_of

WEEKS = 7 * np.arange(16)


def totals(seed, dropped=0.0, at=8):
    rng = np.random.default_rng(seed)
    return np.clip(np.round(30 + 4 * (rng.standard_normal(16) - dropped * (np.arange(16) >= at))), 0, 63)


@pytest.mark.parametrize(
    ("days", "way"),
    [(np.arange(30), DIARY), (3 * np.arange(30), DIARY), (7 * np.arange(30), FEW), (30 * np.arange(9), FEW)],
)
def test_how_far_apart_answers_lie_decides_how_they_are_looked_at(days, way):
    assert way_of(days) is way
    assert way_of(days, settled=True) is (SETTLED if way is DIARY else FEW)


def test_least_is_asked_of_sixteen_sessions_and_more_of_fewer_and_of_longer_series():
    limits = {n: FEW.limit(n) for n in range(10, 60)}
    assert min(limits, key=limits.get) == 16 and limits[16] == rules.FEW_LIMIT
    assert limits[10] > limits[13] > limits[16] < limits[19] < limits[21] == limits[59]


def test_large_drops_within_sixteen_sessions_are_found_and_dated():
    seen = [watch(Series(WEEKS, totals(seed, 4.0))).shifts for seed in range(10)]
    found = [shifts[0] for shifts in seen if shifts]
    assert len(found) >= 7
    assert all(s.direction == "down" and s.noticed >= WEEKS[8] for s in found)
    assert sum(abs(s.since - WEEKS[8]) <= 7 for s in found) >= len(found) - 1


def test_quiet_sessions_are_left_alone():
    assert sum(bool(watch(Series(WEEKS, totals(seed))).shifts) for seed in range(60)) <= 4


def test_what_was_said_about_sessions_stays_said():
    values = totals(0, 4.0)
    whole = watch(Series(WEEKS, values))
    assert whole.shifts
    for end in range(len(values)):
        part = watch(Series(WEEKS[:end], values[:end]))
        expected = [s.as_noticed() for s in whole.shifts if end and s.noticed <= WEEKS[end - 1]]
        assert [s.as_noticed() for s in part.shifts] == expected
        assert watch(Series(WEEKS, values), so_far=part) == whole


def test_how_small_a_drop_could_be_seen_is_told_for_sessions_too():
    size = watch(Series(WEEKS, totals(3))).smallest_visible
    assert size is not None and 4.0 < size < 16.0


def test_a_series_that_turns_weekly_keeps_its_word():
    days = np.concatenate([np.arange(30), 30 + 7 * np.arange(60)])
    values = np.random.default_rng(2).normal(5, 1, len(days)) + 3.0 * (days >= 260)
    whole = watch(Series(days, values))
    assert whole.shifts
    for end in (25, 58, 66, 80):
        part = watch(Series(days[:end], values[:end]))
        assert watch(Series(days, values), so_far=part) == whole


# Measures of our own -------------------------------------------------------------------------------------


def test_quiet_counts_a_week_are_left_alone():
    rng = np.random.default_rng(31)
    years = [rng.poisson(3, 52).astype(float) for _ in range(15)]
    assert sum(bool(watch(Series(7 * np.arange(52), year)).shifts) for year in years) <= 2


def test_a_quiet_catch_scale_is_left_alone(made):
    """0 days after, 1 hours after, 2 in the moment, 3 before; three times a week."""
    rng = np.random.default_rng(32)
    days = np.sort(np.concatenate([7 * np.arange(40) + at for at in (0, 2, 4)]))
    said = 0
    for _ in range(8):
        caught = np.searchsorted([-0.5, 0.3, 1.0], made.carried(rng, 120, 0.3)).astype(float)
        said += bool(watch(Series(days, caught, scale=(0, 3))).shifts)
    assert said <= 1


def test_catching_it_sooner_is_noticed(made):
    rng = np.random.default_rng(33)
    days = np.sort(np.concatenate([7 * np.arange(40) + at for at in (0, 2, 4)]))
    latent = made.carried(rng, 120, 0.3) + 1.5 * (np.arange(120) >= 60)
    shift = watch(Series(days, np.searchsorted([-0.5, 0.3, 1.0], latent).astype(float))).shifts[0]
    assert shift.direction == "up" and abs(shift.since - days[60]) <= 21
