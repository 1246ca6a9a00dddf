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
    limits = {n: FEW.limit(n) for n in range(6, 60)}
    assert min(limits, key=limits.get) == 16 and limits[16] == rules.FEW_LIMIT
    assert limits[6] > limits[10] > limits[16] < limits[24] < limits[36] == limits[59]


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
