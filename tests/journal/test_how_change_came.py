"""What lay on the way to a change: counts by hand, intervals that are no days, hopes beside what stayed."""

from datetime import date, time, timedelta
from uuid import uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from inkling.change import Shift
from inkling.journal import (
    Held,
    Journal,
    Moment,
    Named,
    Session,
    Tones,
    corrected,
    count_tones,
    hopes,
    through_routine,
    took_place,
    way_of,
    way_to_breakthrough,
    way_to_shift,
)
from tests.clock import TODAY

FIRST = date(2026, 3, 2)


def held(at, tone=None, status="attended"):
    """A session so many days after the first."""
    return Held(FIRST + timedelta(days=at), tone, status)


def shift(earliest, latest, noticed):
    """A shift by its days, counted from the first."""
    day = FIRST.toordinal()
    return Shift(
        noticed=day + noticed,
        since=day + latest,
        earliest=day + earliest,
        latest=day + latest,
        shape="step",
        before=3.0,
        after=5.0,
        direction="up",
        begun=(),
        evidence=9.0,
    )


def named(at, *led):
    """A breakthrough of that day, with a trail of these days."""
    trail = tuple((uuid4(), FIRST + timedelta(days=day)) for day in led)
    return Named(uuid4(), 1, FIRST + timedelta(days=at), "So.", True, trail)


def session(ago, **said):
    """A session so many days ago, told on its day."""
    day = Moment(TODAY - timedelta(days=ago))
    return Session(**{"id": uuid4(), "happened": day, "written": day, "status": "attended", **said})


def test_each_tone_is_counted_and_so_are_those_not_told():
    sessions = [held(0, "routine"), held(7, "routine"), held(14, "profound"), held(21), held(28, "hard")]
    found = count_tones(sessions)
    assert found == Tones(routine=2, profound=1, hard=1, untold=1)
    assert (found.told, found.all) == (4, 5)


def test_what_did_not_take_place_is_not_counted():
    sessions = [held(0, "hard"), held(7, None, "missed"), held(14, None, "cancelled")]
    assert count_tones(sessions) == Tones(hard=1) and len(took_place(sessions)) == 1


def test_sessions_of_one_day_stand_in_the_order_of_their_hours():
    late = session(3, tone="hard", begins=time(18))
    early = session(3, tone="routine", begins=time(9))
    assert [each.tone for each in way_of(Journal.of([late, early]), TODAY).sessions] == ["routine", "hard"]


def test_the_way_to_a_shift_begins_four_weeks_before_it_and_ends_when_it_was_noticed():
    days = (2, 3, 31, 45, 46)
    way = way_to_shift(shift(31, 31, 45), [held(day, "routine") for day in days])
    assert [(each.day - FIRST).days for each in way.sessions] == [3, 31, 45]
    assert way.fewest == way.most == Tones(routine=3)


def test_where_the_beginning_is_an_interval_there_are_fewest_and_most():
    """It began between day 40 and day 54: the way began between day 12 and day 26."""
    sessions = [held(10, "hard"), held(17, "routine"), held(24, "profound"), held(31, "routine"), held(60)]
    way = way_to_shift(shift(40, 54, 60), sessions)
    assert (way.first, way.surely) == (FIRST + timedelta(days=12), FIRST + timedelta(days=26))
    assert way.fewest == Tones(routine=1, untold=1)
    assert way.most == Tones(routine=2, profound=1, untold=1)
    assert [each.day for each in way.certain] == [each.day for each in sessions[3:]]


def test_the_way_to_a_breakthrough_begins_with_its_trail_and_ends_on_its_day():
    sessions = [held(4, "hard"), held(5, "routine"), held(20, "routine"), held(30, "profound"), held(31)]
    way = way_to_breakthrough(named(30, 12, 5, 28), sessions)
    assert way is not None and way.fewest == way.most == Tones(routine=2, profound=1)


def test_without_a_trail_that_comes_before_it_the_way_is_not_known():
    sessions = [held(5, "routine")]
    assert way_to_breakthrough(named(30), sessions) is None
    assert way_to_breakthrough(named(30, 31), sessions) is None
    assert way_to_breakthrough(named(30, 30), sessions) is not None


def test_only_a_routine_session_that_is_certain_counts_as_on_the_way():
    perhaps = way_to_shift(shift(40, 54, 60), [held(17, "routine")])
    surely = way_to_shift(shift(40, 54, 60), [held(30, "routine")])
    hard = way_to_shift(shift(40, 54, 60), [held(30, "hard")])
    assert [through_routine([each]) for each in (perhaps, surely, hard)] == [0, 1, 0]
    assert through_routine([perhaps, surely, hard]) == 1


TONES = st.sampled_from(["routine", "profound", "hard", None])


@given(
    st.lists(st.tuples(st.integers(0, 200), TONES), max_size=40),
    st.integers(0, 150),
    st.integers(0, 40),
    st.integers(0, 60),
)
def test_counts_add_up_whatever_the_days(drawn, earliest, long, later):
    sessions = [held(day, tone) for day, tone in drawn]
    way = way_to_shift(shift(earliest, earliest + long, earliest + long + later), sessions)
    assert way.most.all == len(way.sessions) and way.fewest.all == len(way.certain)
    assert way.most == count_tones(way.sessions) and way.fewest == count_tones(way.certain)
    for begins in range(earliest, earliest + long + 1):
        if_known = way_to_shift(shift(begins, begins, earliest + long + later), sessions).most
        for tone in ("routine", "profound", "hard", "untold", "all"):
            assert getattr(way.fewest, tone) <= getattr(if_known, tone) <= getattr(way.most, tone)


def test_hopes_stand_beside_what_stayed_the_latest_first():
    both = session(10, hope="To say it.", stayed="I said half.")
    hope, stayed = session(20, hope="A quiet one."), session(3, stayed="The chair.")
    rest = [session(5), session(4, hope=" "), session(1, status="missed", hope="To go.")]
    ahead = session(-3, status="planned", hope="Still to come.")
    found = hopes(Journal.of([both, hope, stayed, *rest, ahead]), TODAY)
    assert [each.session.id for each in found] == [stayed.id, both.id, hope.id]
    assert [(each.hoped_on is None, each.stayed_on is None) for each in found] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_hope_and_what_stayed_each_have_the_day_they_were_written():
    """Planned on Monday with a hope, told on Thursday, and what helped was added on Friday."""
    monday, thursday, friday = (Moment(TODAY - timedelta(days=ago)) for ago in (9, 6, 5))
    planned = Session(id=uuid4(), happened=thursday, written=monday, hope="To say it.")
    told = msgspec.structs.replace(planned, status="attended", stayed="I said it.", written=thursday)
    told = corrected(planned, told, thursday)
    more = corrected(told, msgspec.structs.replace(told, helpful="She waited."), friday)
    (found,) = hopes(Journal.of([more]), TODAY)
    assert (found.hoped_on, found.stayed_on) == (monday.day, thursday.day) and not found.after_all


def test_a_hope_put_in_other_words_has_the_day_of_these_words():
    day, later = Moment(TODAY - timedelta(days=6)), Moment(TODAY - timedelta(days=2))
    first = session(6, hope="To say it.", stayed="I said it.")
    again = corrected(first, msgspec.structs.replace(first, hope="To be brave."), later)
    (found,) = hopes(Journal.of([again]), TODAY)
    assert (found.hoped_on, found.stayed_on) == (later.day, day.day) and found.after_all
