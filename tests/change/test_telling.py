"""What is said about a shift: days, levels, shape, and one plain sentence."""

import re
from dataclasses import replace

import numpy as np
import pytest

from inkling.change import Series, Shift, watch


@pytest.fixture(scope="module")
def shift():
    return Shift(
        noticed=170,
        since=160,
        earliest=150,
        latest=164,
        shape="step",
        before=4.1234,
        after=6.3219,
        direction="up",
        begun=((150, 0.05), (160, 0.8), (164, 1.0)),
        evidence=2.5,
        name="sleep",
    )


def test_a_step_is_told_as_coming_within_days(shift):
    assert shift.explain() == (
        "Around day 160, “sleep” went up from about 4.1 to about 6.3 within a few days."
    )


def test_a_drift_is_told_as_coming_little_by_little(shift):
    drift = replace(shift, shape="drift", direction="down", before=6.3, after=4.1)
    assert drift.explain() == (
        "From around day 160 on, “sleep” went down little by little, from about 6.3 to about 4.1."
    )


def test_an_unclear_shape_is_not_told(shift):
    assert replace(shift, shape="unclear").explain() == (
        "Around day 160, “sleep” went up from about 4.1 to about 6.3."
    )


def test_days_are_told_as_the_reader_wants_them(shift):
    assert shift.explain(lambda day: f"3 March ({day})").startswith("Around 3 March (160), “sleep”")


def test_a_shift_without_a_name_can_be_told(shift):
    assert "what you answered went up" in replace(shift, name="").explain()


def test_a_percent_sign_in_a_name_is_harmless(shift):
    assert "“100 % rest” went up" in replace(shift, name="100 % rest").explain()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (4.1234, 6.3219, "from about 4.1 to about 6.3"),
        (4.11, 4.46, "from about 4.11 to about 4.46"),
        (8123.4, 10456.7, "from about 8100 to about 10500"),
        (41.3, 70.2, "from about 41 to about 70"),
        (0.104, 0.52, "from about 0.1 to about 0.5"),
        (-0.04, 2.0, "from about 0.0 to about 2.0"),
        (1e12 + 3, 1e12 + 5.5, "from about 1000000000003.0 to about 1000000000005.5"),
        (2.0, 2.0, "from about 2.0 to about 2.0"),
    ],
)
def test_levels_are_rounded_to_what_matters(shift, before, after, said):
    assert said in replace(shift, before=before, after=after).explain()


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("shape", ["step", "drift", "unclear"])
def test_sentences_are_single_short_and_calm(shift, shape, direction):
    said = replace(shift, shape=shape, direction=direction).explain()
    assert said.endswith(".") and "!" not in said and "%" not in said
    words = re.findall(r"[a-z]+", said.lower())
    assert len(words) <= 22 and max(map(len, words)) <= 7
    assert ". " not in said.replace("4.1", "").replace("6.3", "")


# A planted step, and how its finding is told -------------------------------------------------------------


@pytest.fixture(scope="module")
def big_step(made):
    """Up by two spreads (3.2 points) on day 100 of 200, otherwise realistic."""
    rng = np.random.default_rng(21)
    days, values = made.realistic(rng, 200, 2.0 * (np.arange(200) >= 100))
    return watch(Series(days, values, name="calm")).shifts[0]


def test_a_big_step_is_dated_right(big_step):
    assert abs(big_step.since - 100) <= 7
    assert big_step.earliest <= 100 <= big_step.latest
    assert 100 < big_step.noticed <= 130


def test_the_days_are_in_order(big_step):
    assert big_step.earliest <= big_step.since <= big_step.latest <= big_step.noticed


def test_levels_are_those_of_the_answers(big_step):
    assert big_step.before == pytest.approx(5.0, abs=0.5)
    assert big_step.after == pytest.approx(8.2, abs=0.8)
    assert big_step.direction == "up"


def test_the_curve_of_beginnings_rises_to_certainty(big_step):
    days, chances = zip(*big_step.begun, strict=True)
    assert 2 <= len(days) <= 60
    assert list(days) == sorted(set(days)) and list(chances) == sorted(chances)
    assert chances[0] < 0.1 and chances[-1] > 0.99
    inside = [c for d, c in big_step.begun if big_step.earliest <= d <= big_step.latest]
    assert inside[-1] - chances[0] >= 0.85


def shape_on_quiet_answers(course, seed, spread):
    noise = spread * np.random.default_rng(seed).standard_normal(len(course))
    shift = watch(Series(np.arange(len(course)), course + noise)).shifts[0]
    return shift.shape_later or shift.shape


def test_a_clear_step_is_called_a_step():
    course = 1.0 * (np.arange(160) >= 100)
    assert [shape_on_quiet_answers(course, seed, 0.3) for seed in range(4)] == ["step"] * 4


def test_a_slow_rise_is_called_a_drift_or_left_open():
    course = 1.5 * np.clip((np.arange(220) - 100) / 100, 0, 1)
    shapes = [shape_on_quiet_answers(course, seed, 0.6) for seed in range(8)]
    assert "step" not in shapes and shapes.count("drift") >= 5


def test_odd_values_do_not_turn_levels_around():
    rng = np.random.default_rng(6)
    values = rng.normal(0, 1, 200) + 2.0 * (np.arange(200) >= 100)
    values[30] = 1e6
    shift = watch(Series(np.arange(200), values)).shifts[0]
    assert shift.direction == "up" and shift.after > shift.before
