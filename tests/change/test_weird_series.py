"""Strange diaries: nothing warns, nothing breaks, and the scale it is told on changes nothing."""

import numpy as np
import pytest

from inkling.change import Series, SeriesError, watch

DAY = np.arange(200)
RNG = np.random.default_rng(12)
COIN = (RNG.random(200) < 0.5).astype(float)

SILENT = {
    "empty": ([], []),
    "one answer": ([3], [4.0]),
    "never answered": (DAY, np.full(200, np.nan)),
    "constant": (DAY, np.full(200, 3.0)),
    "two values": (DAY, COIN),
    "sessions": (7 * np.arange(12), np.round(30 + 4 * RNG.standard_normal(12))),
    "more sessions": (7 * np.arange(30), np.round(30 + 4 * RNG.standard_normal(30))),
    "weekly": (7 * np.arange(104), RNG.standard_normal(104)),
    "years away": (np.concatenate([DAY[:40], DAY[40:80] + 2000]), RNG.standard_normal(80)),
    "enormous": (DAY, 1e12 + RNG.standard_normal(200)),
    "tiny": (DAY, 1e-200 * RNG.standard_normal(200)),
    "rare panic": (DAY, (RNG.random(200) < 0.03).astype(float)),
    "mostly zero": (DAY, np.where(RNG.random(200) < 0.8, 0.0, RNG.integers(1, 4, 200))),
    "two odd days, one after the other": (DAY[DAY % 11 > 0], np.isin(DAY, [150, 152])[DAY % 11 > 0] * 1.0),
    "before the epoch": (DAY - 800_000, RNG.standard_normal(200)),
}


@pytest.mark.parametrize("kind", SILENT)
def test_noise_of_every_kind_is_met_with_silence(kind):
    seen = watch(Series(*SILENT[kind]))
    assert seen.shifts == ()
    assert seen.smallest_visible is None or seen.smallest_visible > 0


def test_one_odd_day_in_a_constant_series_is_no_shift():
    assert watch(Series(DAY, np.where(DAY == 150, 9.0, 3.0))).shifts == ()


def test_panic_that_becomes_frequent_is_noticed():
    often = np.where(DAY < 110, RNG.random(200) < 0.05, RNG.random(200) < 0.8).astype(float)
    shift = watch(Series(DAY, often)).shifts[0]
    assert shift.direction == "up" and abs(shift.since - 110) <= 7
    assert shift.before < 0.2 and shift.after > 0.6


def test_a_shift_during_years_away_is_dated_to_the_years_away():
    values = RNG.standard_normal(160) + 2.5 * (np.arange(160) >= 80)
    days = np.arange(160) + 1500 * (np.arange(160) >= 80)
    shift = watch(Series(days, values)).shifts[0]
    assert shift.earliest <= 80 < 1580 <= shift.latest
    assert shift.since == 1580


# The same answers, told differently ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def diary(made):
    plant = made.planted(np.random.default_rng(33), 1.8)
    here = plant.days < plant.onset + 60
    return plant.days[here], plant.values[here]


@pytest.mark.parametrize("factor", [0.1, 3.7, 1e6])
@pytest.mark.parametrize("offset", [0.0, -12.3])
def test_the_unit_does_not_matter(diary, factor, offset):
    days, values = diary
    one, other = watch(Series(days, values)), watch(Series(days, factor * values + offset))
    assert one.shifts
    for a, b in zip(one.shifts, other.shifts, strict=True):
        assert (a.noticed, a.since, a.earliest, a.latest, a.shape, a.direction, a.begun) == (
            (b.noticed, b.since, b.earliest, b.latest, b.shape, b.direction, b.begun)
        )
        assert b.after - b.before == pytest.approx(factor * (a.after - a.before))


def test_upside_down_is_the_same_the_other_way(diary):
    days, values = diary
    one, other = watch(Series(days, values)), watch(Series(days, 10.0 - values))
    assert [(s.noticed, s.since, s.shape) for s in one.shifts] == [
        (s.noticed, s.since, s.shape) for s in other.shifts
    ]
    assert [s.direction for s in one.shifts] != [s.direction for s in other.shifts]


@pytest.mark.parametrize("origin", [1, 5, 738_000, -40_003])
def test_the_origin_of_days_does_not_matter(diary, origin):
    days, values = diary
    one, other = watch(Series(days, values)), watch(Series(days + origin, values))
    assert [(s.noticed + origin, s.since + origin, s.evidence) for s in one.shifts] == [
        (s.noticed, s.since, s.evidence) for s in other.shifts
    ]


def test_days_asked_and_not_answered_say_nothing(diary):
    days, values = diary
    every = np.arange(365)[: days[-1] + 1]
    asked = np.full(len(every), np.nan)
    asked[days] = values
    assert watch(Series(every, asked)) == watch(Series(days, values))


# What makes no series ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "values", "why"),
    [
        ([1, 2], [1.0], "same length"),
        ([2, 1], [1.0, 2.0], "ascending"),
        ([1, 1], [1.0, 2.0], "each day once"),
        ([1.5, 2], [1.0, 2.0], "whole"),
        ([1, 2], [1.0, float("inf")], "finite"),
    ],
)
def test_what_is_no_series_is_refused(days, values, why):
    with pytest.raises(SeriesError, match=why):
        Series(days, values)
