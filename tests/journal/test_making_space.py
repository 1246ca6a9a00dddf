"""Making space: the months, the rhythm, openness, practice and expectations of small journals counted by hand."""

from datetime import date
from uuid import uuid4

import pytest

from inkling.journal import (
    Apart,
    Journal,
    MeasureKept,
    Moment,
    Preferences,
    SessionMark,
    making_space,
    middle_half,
)
from inkling.measures import Item, Measure
from tests.spaces import TODAY, ago, made, practice, session, space, unsaid, wrote


def months(*entries):
    return [f"{first:%Y-%m}" for first in space(*entries).months.firsts]


def test_an_empty_journal_has_this_month():
    seen = space()
    assert months() == ["2026-11"]
    assert (seen.months.first, seen.months.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert not seen.months.earlier


def test_months_begin_with_the_first_day_that_has_something():
    assert months(*wrote(60)) == ["2026-09", "2026-10", "2026-11"]
    assert months(session(60, "missed")) == ["2026-09", "2026-10", "2026-11"]


def test_there_are_at_most_twelve_months_and_it_says_that_there_is_more():
    seen = space(*wrote(0, 700))
    assert len(seen.months.firsts) == 12 and seen.months.first == date(2025, 12, 1)
    assert seen.months.earlier
    assert seen.rhythm.written == (TODAY,)
    assert not space(*wrote(0, 300)).months.earlier


def test_a_session_planned_for_the_next_month_brings_that_month_and_no_later_one_does():
    assert months(session(-9, "planned"), *wrote(0)) == ["2026-11", "2026-12"]
    assert months(session(-40, "planned"), *wrote(0)) == ["2026-11"]
    far = made(type(session(0)), 0, status="planned")
    far = type(far)(id=uuid4(), happened=Moment(date(9999, 12, 31)), written=Moment(TODAY), status="planned")
    assert months(far) == ["2026-11"]


def test_what_goes_back_further_than_it_was_written_does_not_stretch_the_months():
    assert months(made(type(unsaid(0)), 9000, late=9000, text="For years.")) == ["2026-11"]


def test_days_written_are_those_on_which_something_was_written_each_once():
    entries = [*wrote(1, 1, 3), session(20, late=18)]
    assert space(*entries).rhythm.written == (ago(3), ago(2), ago(1))


def test_an_imported_day_was_written_in_its_time_and_setting_up_is_no_writing():
    imported = made(type(wrote(0)[0]), 40, late=40, pleasantness=1, energy=1, imported=True)
    kept = MeasureKept(
        id=uuid4(),
        happened=Moment(TODAY),
        written=Moment(TODAY),
        measure=Measure(key="k", title="K", items=(Item(key="a", name="A", low=0, high=10, better=None),)),
    )
    assert space(imported, kept, made(Preferences, 0)).rhythm.written == (ago(40),)


def test_a_gap_is_two_weeks_without_a_word():
    assert space(*wrote(0, 14, 15, 16)).rhythm.gaps == ()
    assert space(*wrote(0, 15, 16, 17)).rhythm.gaps == ((ago(14), ago(1)),)


def test_who_writes_every_third_week_is_not_away_in_between():
    """Red when every silence of two weeks is a gap, whoever keeps it."""
    assert space(*wrote(0, 21, 42, 63)).rhythm.gaps == ()
    assert space(*wrote(0, 21, 42, 63, 127)).rhythm.gaps == ((ago(126), ago(64)),)
    assert not space(*wrote(21, 42, 63, 84)).rhythm.back


def test_of_two_gaps_the_longest_is_told_and_of_equal_ones_the_latest():
    assert space(*wrote(0, 1, 2, 20, 60, 61)).rhythm.longest == (ago(59), ago(21))
    assert space(*wrote(0, 1, 2, 22, 42, 43)).rhythm.longest == (ago(21), ago(3))


@pytest.mark.parametrize(
    ("days", "apart"),
    [
        ((0, 7, 14), None),
        ((0, 7, 14, 21), Apart((1,), 7, 7)),
        ((0, 14, 28, 35), Apart((2,), 7, 14)),
        ((0, 14, 28, 35, 42), Apart((1, 2), 7, 14)),
        ((0, 7, 21, 42, 70), Apart((), 7, 28)),
        ((0, 3, 7, 10, 14), Apart((0,), 3, 4)),
        ((0, 0, 7, 14, 21), Apart((1,), 7, 7)),
        ((0, 41, 83, 125), Apart((6,), 41, 42)),
    ],
)
def test_how_far_apart_sessions_are(days, apart):
    """Red when the distance they have most often is told for one that is no more common than two others."""
    assert space(*(session(day) for day in days)).rhythm.apart == apart


def test_missed_and_cancelled_sessions_stand_beside_those_that_took_place_and_are_no_part_of_the_distance():
    entries = [
        session(0),
        session(7, "missed"),
        session(14),
        session(28),
        session(42),
        session(3, "cancelled"),
    ]
    seen = space(*entries, session(-3, "planned")).rhythm
    assert [status for _day, status in seen.sessions] == [
        "attended", "attended", "attended", "missed", "cancelled", "attended", "planned"
    ]  # fmt: skip
    assert seen.apart == Apart((2,), 14, 14)


@pytest.mark.parametrize(
    ("days", "back"),
    [
        ((14,), True),
        ((13,), False),
        ((0, 30), True),
        ((6, 30), True),
        ((7, 30), False),
        ((0, 3), False),
        ((), False),
    ],
)
def test_somebody_who_was_away_is_welcomed_back_for_some_days(days, back):
    assert space(*wrote(*days)).rhythm.back is back


def test_a_diary_brought_in_today_is_no_coming_back():
    old = made(type(wrote(0)[0]), 900, late=900, pleasantness=1, energy=1, imported=True)
    assert not space(old).rhythm.back
    assert not space(old, *wrote(0, 1)).rhythm.back


def test_marks_of_openness_and_safety_stand_in_order_and_say_whether_they_came_late():
    seen = space(
        session(7, openness=6, safety=None), session(14, openness=3, safety=8, late=5), session(21, "missed"),
        session(500, openness=1),
    ).openness  # fmt: skip
    assert seen.opened == (SessionMark(ago(14), 3, later=True), SessionMark(ago(7), 6))
    assert seen.safe == (SessionMark(ago(14), 8, later=True),)


@pytest.mark.parametrize(
    ("values", "half"),
    [((3, 5, 7, 9), None), ((1, 5, 5, 6, 9), (5, 6)), ((4,) * 5, (4, 4)), ((1, 2, 3, 4, 5, 6, 7, 8), (3, 6))],
)
def test_the_middle_half_leaves_a_quarter_aside_at_each_end(values, half):
    assert middle_half([SessionMark(TODAY, value) for value in values]) == half


def test_what_was_said_is_told_by_its_days_and_what_waits_by_its_number():
    seen = space(
        unsaid(90, (30, "half said"), (10, "said")), unsaid(80, (5, "half said")), unsaid(70),
        unsaid(900, (800, "said")),
    ).openness  # fmt: skip
    assert seen.uttered == ((ago(30), "half said"), (ago(10), "said"), (ago(5), "half said"))
    assert seen.days("said") == (ago(10),) and seen.days("half said") == (ago(30), ago(5))
    assert seen.waiting == 2


def test_practising_is_counted_with_both_outcomes_alike():
    seen = space(
        *practice(50, (40, "tried", "She said yes."), (30, "not tried", ""), (2, "not tried", "Too loud.")),
        *practice(10, resting=True),
        session(35), session(20), session(8), session(7, "missed"),
    ).practised  # fmt: skip
    assert seen.chosen == (ago(50), ago(10))
    assert seen.tried == (ago(40),) and seen.not_tried == (ago(30), ago(2))
    assert seen.in_words == (ago(40), ago(2))
    assert seen.brought == (ago(35), ago(20)), "nothing was tried or left between the last two"
    assert seen.now == 1


def test_sessions_are_told_with_hope_feeling_and_what_stayed():
    seen = space(
        session(21, tone="routine", stayed="A word."), session(14, tone="routine", stayed="  "),
        session(7, tone="hard", hope="To say it."), session(1), session(3, "missed"), session(-7, "planned", hope="x"),
    ).expected  # fmt: skip
    assert [(s.tone, s.hoped, s.stayed) for s in seen.sessions] == [
        ("routine", False, True), ("routine", False, False), ("hard", True, False), (None, False, False)
    ]  # fmt: skip
    assert (len(seen.told), len(seen.of("routine")), seen.routine_that_stayed) == (3, 2, 1)


def test_of_ten_years_only_the_last_twelve_months_are_counted():
    entries = [
        each for day in range(0, 3650, 7) for each in (session(day, tone="routine", openness=5), *wrote(day))
    ]
    seen = making_space(Journal.of(entries), TODAY)
    assert len(seen.expected.sessions) == len(
        [day for day in range(0, 3650, 7) if ago(day) >= date(2025, 12, 1)]
    )
