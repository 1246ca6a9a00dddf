"""What somebody could work out who has the report's folder alone, and not the table: no number of fewer than ten."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from inkling.cohort.report import Report, report, yardstick
from inkling.cohort.report.attrition import _told
from inkling.cohort.report.small_cells import SMALL
from tests.cohort.simulated import write

PHQ9 = yardstick("phq9")

Course = tuple[int, ...]
Told = Callable[[list[Course]], Report]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The report of these courses, in two groups of people: the even and the odd ones."""

    def of(courses: list[Course]) -> Report:
        lines = [
            f"p{person},{session},{score},{'ab'[person % 2]}"
            for person, course in enumerate(courses)
            for session, score in enumerate(course, 1)
        ]
        path = tmp_path / "courses.csv"
        path.write_text("\n".join(["person,session,score,place", *lines]) + "\n")
        return report(path, PHQ9, group="place")

    return of


STEADY = (15, 14, 15, 14, 15, 14, 15, 14)
A_GAIN = (20, 19, 20, 10, 9, 10, 9, 10)
TWO_GAINS = (24, 23, 24, 16, 15, 16, 15, 6, 5, 6, 5)
A_LITTLE_WORSE = (12, 13, 12, 13, 14, 15)
MUCH_WORSE = (8, 9, 8, 15, 18, 20)


def test_nobody_learns_how_many_had_more_than_one_gain(told: Told) -> None:
    """Three people had two gains: 33 gains of 30 people would say so, and so would every number of gains."""
    found = told([STEADY] * 40 + [A_GAIN] * 27 + [TWO_GAINS] * 3).gains
    assert found is not None and found.people is not None and found.people.count == 30
    assert found.gains == found.people.count == sum(span.people for span in found.when)
    assert all(one.people == 30 for one in found.around)


def test_that_everybody_had_a_gain_is_not_told(told: Told) -> None:
    """None who had no gain is a number of fewer than ten people."""
    found = told([A_GAIN] * 40).gains
    assert found is not None and found.people is None and found.gains is None


@pytest.mark.parametrize("back", [0, 5, 35, 40])
def test_that_every_gain_or_none_went_back_is_not_told(told: Told, back: int) -> None:
    found = told([STEADY] * 40 + [A_GAIN] * (40 - back) + [(*A_GAIN, 20, 19)] * back).gains
    assert found is not None and found.people is not None and found.people.count == 40
    assert found.reversed is None


@pytest.mark.parametrize(("gains", "are_told"), [(39, False), (40, True)])
def test_a_quarter_of_the_gains_is_ten_of_them(told: Told, gains: int, are_told: bool) -> None:
    """A quartile between two sizes says how many gains are smaller: so many must not be few."""
    found = told([STEADY] * 20 + [A_GAIN] * gains).gains
    assert found is not None and found.people is not None and (found.quartiles is not None) == are_told


def test_single_courses_never_say_that_nobody_got_worse(told: Told) -> None:
    """The course that went worst would say so: it and eight more at either end are not shown."""
    changes = [one.change for one in told([A_GAIN] * 20 + [STEADY] * 60 + [A_LITTLE_WORSE] * 5).examples]
    assert changes and max(changes) < 3
    changes = [one.change for one in told([A_GAIN] * 9 + [STEADY] * 60 + [A_LITTLE_WORSE] * 9).examples]
    assert changes and set(changes) == {-1}


def test_single_courses_never_show_a_kind_that_is_hidden(told: Told) -> None:
    """Nine got reliably worse: how many is hidden, and to see one would say that it is not none."""
    found = told([A_GAIN] * 30 + [STEADY] * 30 + [MUCH_WORSE] * 9 + [A_LITTLE_WORSE] * 30)
    assert found.outcomes is not None and found.outcomes.kinds["deteriorated"] is None
    assert found.examples and all(one.change < 6 for one in found.examples)


def test_a_hidden_kind_beside_a_rare_one_is_seen_only_where_that_leaves_enough(told: Told) -> None:
    """To see one of eleven who deteriorated says that ten did: of 14 in all, four at most would be harmed."""
    worse = (12, 13, 12, 18, 19, 20)
    few = told([A_GAIN] * 30 + [STEADY] * 60 + [MUCH_WORSE] * 3 + [worse] * 11)
    assert few.outcomes is not None and few.outcomes.worse is not None and few.outcomes.worse.count == 14
    assert few.examples and all(one.change < 6 for one in few.examples)
    many = told([A_GAIN] * 30 + [STEADY] * 60 + [MUCH_WORSE] * 3 + [worse] * 20)
    assert many.outcomes is not None and many.outcomes.kinds["harmed"] is None
    assert {one.scores[0] for one in many.examples if one.change >= 6} == {12}


def test_means_of_those_who_left_leave_no_mean_of_a_few() -> None:
    """The mean of everybody less all that are told is that of the rest: nobody at all, or ten people at least."""
    assert _told([0, 12, 30]) == [False, True, True]
    assert _told([0, 6, 12, 30, 11]) == [False, False, True, True, False]
    assert _told([6, 4, 30]) == [False, False, True]
    assert _told([9, 9, 30]) == [False, False, True]


def test_a_hidden_number_of_a_group_hides_its_means(tmp_path: Path) -> None:
    """From a mean change of 9 points in a group of 15 follows that some of them got reliably better."""
    found = report(write(tmp_path / "s.csv", 300), PHQ9, group="location").groups
    assert found is not None
    away = [group for group in found.each if group.improved is None]
    assert away and len(away) < len(found.each)
    assert all(group.before is None and group.after is None for group in away)
    assert all(group.before and group.after for group in found.each if group.improved)


def test_without_a_yardstick_the_means_of_groups_are_told(tmp_path: Path) -> None:
    found = report(write(tmp_path / "s.csv", 300), yardstick(), group="location").groups
    assert found is not None and all(group.before and group.after for group in found.each)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_of_all_means_is_that_of_ten_people_at_least(tmp_path: Path, seed: int) -> None:
    found = report(
        write(tmp_path / "s.csv", int(np.geomspace(100, 900, 4)[seed]), seed), PHQ9, group="location"
    )
    rest = found.paired - sum(one.before.people for one in found.left if one.before)
    assert rest == 0 or rest >= SMALL
    if found.by_gain:
        assert all(one.people >= 2 * SMALL for one in found.by_gain)
