"""What became of a shift: it holds, wobbles or has returned; visits, returns, and coming again."""

from dataclasses import replace

import numpy as np
import pytest

from inkling.change import Series, Shift, watch
from inkling.change.holding import as_of_now, taken_back


def shift(noticed, before, after, **more):
    return Shift(
        noticed=noticed,
        since=noticed - 10,
        earliest=noticed - 12,
        latest=noticed - 9,
        shape="unclear",
        before=before,
        after=after,
        direction="up" if after > before else "down",
        begun=(),
        evidence=2.0,
        name="sleep",
        **more,
    )


def answers(*levels):
    """30 answers at each level, with a little noise that is always the same."""
    noise = 0.3 * np.random.default_rng(1).standard_normal(30 * len(levels))
    return Series(np.arange(30 * len(levels)), np.repeat(levels, 30) + noise)


UP, BACK, AGAIN = shift(40, 4.0, 7.0), shift(100, 7.0, 4.2), shift(160, 4.2, 6.8)


def test_a_level_that_stays_holds():
    (up,) = as_of_now(answers(4, 7, 7, 7), [UP])
    assert (up.state, up.state_since, up.visit_until) == ("holds", None, None)
    assert up.explain() == "Around day 30, “sleep” went up from about 4.0 to about 7.0."


def test_a_level_that_went_back_has_returned():
    up, back = as_of_now(answers(4, 7, 7, 4, 4), [UP, BACK])
    assert (up.state, up.state_since, up.level_now) == ("returned", 90, 4.2)
    assert back.state == "holds"
    assert replace(back, undoes=40).explain().endswith("to about 4.2, back near where it had been.")
    assert up.explain().endswith("to about 7.0, and by day 90 it was back near 4.2.")


def test_what_went_back_and_came_again_holds_since_it_came_again():
    up, back, again = as_of_now(answers(4, 7, 7, 4, 4, 7, 7), [UP, BACK, AGAIN])
    assert (up.state, up.state_since) == ("holds", 150)
    assert (back.state, back.state_since) == ("returned", 150)
    assert again.state == "holds"
    assert up.explain().endswith(", was back for a while, and since day 150 is near 6.8 again.")


def test_a_few_weeks_are_a_visit():
    up, _ = as_of_now(answers(4, 7, 4, 4), [UP, shift(80, 7.0, 4.0)])
    assert up.visit_until == 69
    up, _ = as_of_now(answers(4, 7, 7, 7, 7, 4, 4), [UP, shift(180, 7.0, 4.0)])
    assert up.visit_until is None


def test_going_on_in_the_same_direction_is_no_return():
    up, _ = as_of_now(answers(4, 7, 9, 9), [UP, shift(80, 7.0, 9.0)])
    assert up.state == "holds"


def test_the_last_weeks_more_than_half_way_back_are_a_wobble():
    (up,) = as_of_now(answers(4, 7, 7, 5.4), [UP])
    assert (up.state, up.state_since) == ("wobbles", 92)
    assert up.level_now == pytest.approx(5.4, abs=0.3)
    assert "but since day 92 it has wobbled, around 5.4." in up.explain()


def test_a_few_bad_days_are_no_wobble():
    series = answers(4, 7, 7, 7)
    values = series.values.copy()
    values[-4:] = 4.0
    assert as_of_now(Series(series.days, values), [UP])[0].state == "holds"


def test_what_is_taken_back_is_named():
    assert taken_back(BACK, [UP]) == 40
    assert taken_back(AGAIN, [UP, BACK]) == 100
    assert taken_back(shift(100, 7.0, 6.5), [UP]) is None
    assert taken_back(shift(100, 7.0, 9.0), [UP]) is None


def test_a_percent_sign_in_a_day_or_name_is_harmless():
    up, _ = as_of_now(answers(4, 7, 7, 4, 4), [replace(UP, name="100 % rest"), BACK])
    assert "by 5 % it was back" in up.explain(lambda day: "5 %")


# Planted: there and back, and there again ----------------------------------------------------------------


def people(made, course, seeds=range(3)):
    for seed in seeds:
        days, values = made.realistic(np.random.default_rng(seed), len(course), course)
        yield watch(Series(days, values)).shifts


def test_a_return_after_three_months_is_found_and_told(made):
    since = np.arange(300)
    for shifts in people(made, 2.0 * ((since >= 90) & (since < 180))):
        first, second = shifts[:2]
        assert (first.direction, second.direction) == ("up", "down")
        assert second.undoes == first.noticed and abs(first.state_since - 180) <= 7
        assert first.state == "returned"


def test_a_short_visit_is_told_as_one_once_it_is_over(made):
    since = np.arange(240)
    told = [s[0] for s in people(made, 2.5 * ((since >= 90) & (since < 125)), range(4)) if s]
    visits = [first for first in told if first.visit_until is not None]
    assert len(visits) >= 3
    assert all(abs(first.visit_until - 124) <= 7 and first.state == "returned" for first in visits)


def test_a_visit_is_told_within_a_month_of_its_end_though_the_way_back_is_no_shift_yet(made):
    since = np.arange(155)
    told = [s for s in people(made, 2.0 * ((since >= 90) & (since < 125)), range(4)) if s]
    over = [s[0] for s in told if len(s) == 1 and s[0].visit_until is not None]
    assert len(over) >= 2
    assert all(abs(first.visit_until - 124) <= 7 and first.state == "returned" for first in over)


def test_a_level_that_stays_is_never_told_as_a_visit(made):
    since = np.arange(220)
    for seed in range(3):
        days, values = made.realistic(np.random.default_rng(seed), 220, 2.0 * (since >= 90))
        for end in range(140, len(days), 6):
            shifts = watch(Series(days[:end], values[:end])).shifts
            assert shifts and all(shift.state != "returned" for shift in shifts)


def test_relapse_and_recovery_are_each_told(made):
    since = np.arange(520)
    course = 2.0 * (((since >= 100) & (since < 220)) | (since >= 350))
    for shifts in people(made, course, range(2)):
        assert [s.direction for s in shifts[:3]] == ["up", "down", "up"]
        assert [s.undoes for s in shifts[:3]] == [None, shifts[0].noticed, shifts[1].noticed]
        assert shifts[0].state == "holds" and abs(shifts[0].state_since - 350) <= 10


def test_the_shape_is_looked_at_once_more(made):
    since = np.arange(260)
    (first, *_rest) = next(people(made, 2.0 * (since >= 100), [7]))
    assert first.shape_later_day - first.noticed >= 42
    assert first.shape_later in ("step", "unclear")
    assert first.as_noticed().shape_later is None


def test_the_days_of_the_beginning_are_looked_at_once_more(made):
    since = np.arange(260)
    firsts = [shifts[0] for shifts in people(made, 1.2 * (since >= 100), range(1, 7))]
    wide = np.median([s.latest - s.earliest for s in firsts])
    later = np.median([s.latest_later - s.earliest_later for s in firsts])
    assert later < wide
    assert sum(s.earliest_later <= 100 <= s.latest_later for s in firsts) >= len(firsts) - 1
    for s in firsts:
        assert s.earliest_later <= s.latest_later <= s.noticed
        assert (s.as_noticed().earliest_later, s.as_noticed().latest_later) == (None, None)
        assert (s.earliest, s.latest) == (s.as_noticed().earliest, s.as_noticed().latest)
