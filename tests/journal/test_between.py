"""Between two sessions: which is next, what is brought to it, what came of practising, what waits to be said."""

from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import (
    Attempt,
    Inkling,
    Journal,
    Moment,
    Practice,
    SayingReached,
    Session,
    ToBring,
    Unsaid,
    attempts_since,
    brought_back,
    insights_to_bring,
    last_session,
    likely_day,
    next_session,
    practices_now,
    said_by_now,
    session_before,
    sessions_ahead,
    sessions_untold,
    to_bring,
    unsaid_now,
)

TODAY = date(2026, 3, 12)
WEEK = timedelta(days=7)


def at(days: int) -> Moment:
    """So many days from today."""
    return Moment(TODAY + timedelta(days=days))


def session(days: int, status: Any = "attended", **said: Any) -> Session:
    """A session so many days from today."""
    return Session(id=uuid4(), happened=at(days), written=at(0), status=status, **said)


def practice(text: str = "Ask one person for one small thing.", **said: Any) -> Practice:
    """Something small to practise."""
    return Practice(id=uuid4(), happened=at(-30), written=at(-30), text=text, **said)


def attempt(of: Practice, days: int, what_happened: str = "") -> Attempt:
    """A time with it."""
    return Attempt(
        id=uuid4(),
        happened=at(days),
        written=at(days),
        practice=of.id,
        outcome="tried",
        what_happened=what_happened,
    )


def unsaid(text: str, *sayings: SayingReached) -> Unsaid:
    """Something not said yet, or said by now."""
    return Unsaid(id=uuid4(), happened=at(-40), written=at(-40), text=text, sayings=sayings)


def insight(days: int, text: str = "Silence is only silence.") -> Inkling:
    """A small insight."""
    return Inkling(id=uuid4(), happened=at(days), written=at(days), text=text)


def test_the_next_session_is_the_nearest_that_is_planned() -> None:
    gone, today, soon, later = (
        session(-7),
        session(0, "planned"),
        session(7, "planned"),
        session(14, "planned"),
    )
    off = session(1, "cancelled")
    journal = Journal.of([later, off, soon, gone, today])
    assert next_session(journal, TODAY) == today
    assert sessions_ahead(journal, TODAY) == (today, soon, later)
    assert next_session(journal, TODAY + timedelta(days=1)) == soon
    assert next_session(Journal.of([gone, off]), TODAY) is None


def test_two_sessions_on_one_day_stand_by_their_hours() -> None:
    evening, noon = session(0, "planned", begins=time(18)), session(0, "planned", begins=time(12))
    assert sessions_ahead(Journal.of([evening, noon]), TODAY) == (noon, evening)


def test_a_planned_session_that_has_passed_waits_to_be_told() -> None:
    passed, missed, coming = session(-2, "planned"), session(-9, "missed"), session(5, "planned")
    journal = Journal.of([passed, missed, coming])
    assert sessions_untold(journal, TODAY) == (passed,)
    assert last_session(journal, TODAY) is None


def test_the_last_session_is_one_that_took_place() -> None:
    old, last = session(-14), session(-7)
    journal = Journal.of([old, last, session(-1, "missed"), session(-2, "cancelled"), session(3, "planned")])
    assert last_session(journal, TODAY) == last
    assert last_session(journal, TODAY - timedelta(days=10)) == old


def test_the_session_before_one_is_the_last_that_took_place() -> None:
    first, missed, second, coming = session(-14), session(-10, "missed"), session(-7), session(7, "planned")
    journal = Journal.of([first, missed, second, coming])
    assert session_before(journal, coming) == second
    assert session_before(journal, second) == first
    assert session_before(journal, first) is None


def test_of_two_sessions_on_one_day_only_one_is_before_the_other() -> None:
    one, other = session(-7), session(-7)
    journal = Journal.of([one, other])
    assert {session_before(journal, one), session_before(journal, other)} & {None}


@pytest.mark.parametrize(
    ("sessions", "ahead"),
    [
        ([-7], 7),
        ([-5], 2),
        ([0], 7),
        ([-21, -7], 7),
        ([-25, -11], 3),
        ([-12, -5], 2),
        ([-5, 9], 23),
        ([-400], 6),
    ],
)
def test_the_likely_day_is_the_same_weekday_ahead(sessions: list[int], ahead: int) -> None:
    journal = Journal.of(session(days) for days in sessions)
    assert likely_day(journal, TODAY) == TODAY + timedelta(days=ahead)


def test_without_a_session_no_day_is_likely() -> None:
    assert likely_day(Journal.of([session(3, "cancelled")]), TODAY) is None


def test_what_is_ticked_is_brought_to_the_next_session() -> None:
    call, dream = ToBring("the call"), ToBring("the dream", on_sheet=False)
    coming = session(3, "planned", bring=(call, dream))
    journal = Journal.of([session(-4, bring=(ToBring("old"),)), coming])
    assert to_bring(journal, TODAY) == (call,)
    assert to_bring(Journal.of([]), TODAY) == ()


def test_what_rests_is_not_offered_for_practice() -> None:
    now, resting = practice(), practice("Write less", resting=True)
    assert practices_now(Journal.of([resting, now])) == (now,)


def test_attempts_since_a_day_include_that_evening() -> None:
    asked = practice()
    before, same_day, after = attempt(asked, -8), attempt(asked, -7), attempt(asked, -1)
    assert attempts_since(Journal.of([after, before, asked, same_day]), TODAY - WEEK) == (same_day, after)


def test_what_came_of_practising_is_brought_to_the_session_after_it() -> None:
    asked, rested, untried = practice(), practice("Go out at noon", resting=True), practice("Call Jo")
    old, first, second, later = attempt(asked, -20), attempt(asked, -5), attempt(asked, -2), attempt(asked, 1)
    slept = attempt(rested, -3)
    last, now = session(-7), session(0, "planned")
    entries = [asked, rested, untried, old, first, slept, second, later, last, now]
    journal = Journal.of(entries)
    assert {p.text: set(times) for p, times in brought_back(journal, now)} == {
        asked.text: {first, second},
        rested.text: {slept},
    }
    assert [times for _practice, times in brought_back(journal, last)] == [(old,)]


def test_an_attempt_whose_practice_is_gone_is_left_out() -> None:
    now = session(0, "planned")
    assert brought_back(Journal.of([attempt(practice(), -1), now]), now) == ()


def test_what_waits_to_be_said_and_what_has_been() -> None:
    held, half = unsaid("held"), unsaid("half", SayingReached(TODAY - WEEK, "half said"))
    said = unsaid("said", SayingReached(TODAY - WEEK, "half said"), SayingReached(TODAY - 2 * WEEK, "said"))
    later = unsaid("later", SayingReached(TODAY, "said"))
    back = unsaid("back", SayingReached(TODAY - WEEK, "said"), SayingReached(TODAY, "held"))
    journal = Journal.of([said, held, later, half, back])
    assert {each.text for each in unsaid_now(journal)} == {"held", "half", "back"}
    assert said_by_now(journal) == (later, said)


def test_insights_since_the_last_session_may_be_brought_and_none_twice() -> None:
    old, first, second, after = insight(-9), insight(-6), insight(-1), insight(2)
    last = session(-7)
    now = session(0, "planned", bring=(ToBring("already", entry=first.id),))
    journal = Journal.of([old, first, second, after, last, now])
    assert insights_to_bring(journal, now) == (second,)
    assert insights_to_bring(journal, last) == (old,)
    many = [insight(-1, f"{n}") for n in range(9)]
    assert len(insights_to_bring(Journal.of([*many, now]), now)) == 6
