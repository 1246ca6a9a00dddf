"""Quiet people are left alone, shifts are found, and what could be seen is said."""

import inspect

import numpy as np
import pytest

import inkling.change as change
from inkling.change import Series, watch, watch_all


def test_the_door_has_the_promised_names():
    assert {"Series", "Shift", "Watch", "watch", "watch_all"} <= set(change.__all__)
    assert all(hasattr(change, name) for name in change.__all__)
    for call in (watch, watch_all):
        chance = inspect.signature(call).parameters["chance"]
        assert chance.default == 0.05 and chance.kind is inspect.Parameter.KEYWORD_ONLY
    fields = "noticed since earliest latest shape before after direction begun evidence name"
    later = "undoes state state_since level_now visit_until shape_later shape_later_day earliest_later latest_later"
    assert set(fields.split()) | set(later.split()) == set(change.Shift.__dataclass_fields__)


KINDS = ["carry-over .7", "80 % zeros", "first days 1.5 off, 10 days", "heavy tails"]


def test_quiet_people_are_left_alone(made):
    """40 times four months; at 5 % a year, 3 or more findings would be a one in thirty accident."""
    rng = np.random.default_rng(77)
    spoke = sum(bool(watch(Series(*made.realistic(rng, 120))).shifts) for _ in range(40))
    assert spoke <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_quiet_people_of_other_kinds_are_left_alone(made, kind):
    rng = np.random.default_rng(78)
    spoke = 0
    for _ in range(6):
        days, values = made.QUIET[kind](rng)
        spoke += bool(watch(Series(days[:150], values[:150])).shifts)
    assert spoke <= 1


def test_moods_that_last_are_not_told_as_shifts(made):
    """Days of chance on top of moods of a week: three of these people had a shift by the carry-over alone."""
    rng = np.random.default_rng(81)
    spoke = 0
    for _ in range(24):
        mood, day = made.carried(rng, 200, 0.8), made.carried(rng, 200, 0.1)
        values = made.rounded(np.sqrt(0.4) * mood + np.sqrt(0.6) * day)
        spoke += bool(watch(Series(range(200), values)).shifts)
    assert spoke == 0


def test_shifts_are_found(made):
    rng = np.random.default_rng(79)
    found = 0
    for _ in range(10):
        plant = made.planted(rng, 1.6)
        end = int(np.searchsorted(plant.days, plant.onset + 70))
        shifts = watch(Series(plant.days[:end], plant.values[:end])).shifts
        found += bool(shifts) and shifts[0].noticed >= plant.onset
    assert found >= 7


def test_a_huge_early_change_is_not_hidden_by_its_order(made):
    """Six spreads half way through ten weeks: ranks alone found a quarter of these."""
    for seed in range(6):
        values = made.carried(np.random.default_rng(seed), 70, 0.4) + 6.0 * (np.arange(70) >= 35)
        shift = watch(Series(range(70), values)).shifts[0]
        assert abs(shift.since - 35) <= 2 and shift.direction == "up"


def test_a_family_shares_one_chance(made):
    """8 quiet series of one person, five people: together as quiet as one."""
    rng = np.random.default_rng(80)
    spoke = 0
    for _ in range(5):
        named = {str(i): Series(d[:100], v[:100]) for i, (d, v) in enumerate(made.family(rng, 8))}
        spoke += any(seen.shifts for seen in watch_all(named).values())
    assert spoke == 0


# What would be noticed by now ----------------------------------------------------------------------------


def test_more_answers_make_smaller_changes_visible(made):
    values = made.carried(np.random.default_rng(5), 400, 0.2)
    seen = [watch(Series(range(n), values[:n])).smallest_visible for n in (10, 90, 130, 250)]
    assert seen[0] is None
    assert seen[1] > seen[2] > seen[3] > 0


def test_a_smaller_chance_hides_more(made):
    series = Series(range(150), made.carried(np.random.default_rng(5), 150, 0.2))
    assert watch(series, chance=0.001).smallest_visible > watch(series).smallest_visible


def test_a_calm_person_shows_smaller_changes(made):
    values = made.carried(np.random.default_rng(5), 150, 0.2)
    wild, calm = (watch(Series(range(150), f * values)).smallest_visible for f in (2.0, 1.0))
    assert wild == pytest.approx(2.0 * calm)


def test_a_change_of_the_visible_size_is_mostly_noticed(made):
    rng = np.random.default_rng(6)
    noticed = 0
    for _ in range(12):
        values = made.carried(rng, 150, 0.2)
        size = watch(Series(range(150), values)).smallest_visible
        moved = values + size * (np.arange(150) >= 150 - 56)
        noticed += bool(watch(Series(range(150), moved)).shifts)
    assert noticed >= 6
