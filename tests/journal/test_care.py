"""A safety plan is counted nowhere and comes up nowhere by itself; it is found and read where it was looked for."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from inkling.journal import (
    LOOKED_BACK_AT,
    Attempt,
    Breakthrough,
    CheckIn,
    Entry,
    HelpAnswer,
    Inkling,
    Journal,
    Moment,
    Practice,
    Preferences,
    SafetyPlan,
    Sought,
    belonging,
    comparable,
    gist,
    look_back,
    proposed_trail,
    search,
    series_of,
    texts_to_compare,
    time_to_ask,
    way_of,
)
from inkling.journal.space.months import days_written, months_of

TODAY = date(2026, 11, 23)
WORDS = "I stop answering messages and I lie awake until the birds begin"


def made(kind: type[Entry], ago: int, **said: object) -> Entry:
    """An entry of so many days ago."""
    moment = Moment(TODAY - timedelta(days=ago))
    return kind(id=uuid4(), happened=moment, written=moment, **said)


def plan(ago: int = 0, **said: object) -> SafetyPlan:
    """A plan written so many days ago."""
    written = made(SafetyPlan, ago, **{"warning_signs": WORDS, "person": "Ruth", **said})
    assert isinstance(written, SafetyPlan)
    return written


def lived() -> list[Entry]:
    """Weeks with all that is counted: check-ins, a practice, insights."""
    practice = made(Practice, 80, text="Ask for ten minutes.")
    entries: list[Entry] = [practice, made(Preferences, 80, look_back=True)]
    for ago in range(0, 80, 3):
        entries.append(made(CheckIn, ago, pleasantness=ago % 5, energy=2, words=("calm",)))
        entries.append(made(Inkling, ago, text=f"Silence is only silence, {ago} times over."))
        entries.append(made(Attempt, ago, practice=practice.id, outcome="tried"))
    return entries


def watched(journal: Journal) -> dict[str, object]:
    """All that can be watched in it, as plain values."""
    return {key: (each.days.tolist(), each.values.tolist()) for key, each in series_of(journal).items()}


def with_and_without() -> tuple[Journal, Journal]:
    """The same weeks, and in one of them also a plan on the days between, and one of long ago and of today."""
    entries = lived()
    between = [plan(ago) for ago in (1, 4, 400)]
    return Journal.of(entries), Journal.of([*entries, *between])


def test_no_series_no_day_and_no_month_is_another_one_for_it() -> None:
    """Red without it in `_lived`, in `_days_written`, or in `_is_writing`."""
    without, with_it = with_and_without()
    assert watched(without) == watched(with_it)
    assert (without.first_day, without.last_day) == (with_it.first_day, with_it.last_day)
    assert days_written(without) == days_written(with_it)
    assert months_of(without, TODAY) == months_of(with_it, TODAY)


def test_a_week_with_a_plan_alone_is_no_week_without_practice() -> None:
    """The first week of the practice, a week in which only the plan was written, and a last one."""
    practice = made(Practice, 40, text="Ask.")
    entries = [practice, *(made(Attempt, ago, practice=practice.id, outcome="tried") for ago in (38, 3))]
    assert watched(Journal.of(entries)) == watched(Journal.of([*entries, plan(20)]))


def test_the_path_and_what_is_looked_back_at_do_not_know_it() -> None:
    without, with_it = with_and_without()
    assert way_of(without, TODAY) == way_of(with_it, TODAY)
    assert "safety-plan" not in LOOKED_BACK_AT
    old = Journal.of([made(Preferences, 200, look_back=True), *(plan(ago) for ago in range(60, 200))])
    assert [day for day in range(30) if look_back(old, TODAY - timedelta(days=day))] == []


def test_nothing_is_an_echo_of_it_and_no_trail_leads_through_it() -> None:
    here = plan(10, threads=(uuid4(),))
    assert not comparable(here)
    assert here.id not in texts_to_compare(Journal.of([here, *lived()]))
    named = made(Breakthrough, 0, name="It holds", threads=here.threads)
    assert isinstance(named, Breakthrough)
    journal = Journal.of([here, named, *lived()])
    assert here.id not in {led.entry.id for led in proposed_trail(journal, named, TODAY, here.threads)}


def test_writing_it_does_not_hurry_the_one_question() -> None:
    """Whether it helps is asked after four weeks of writing; a plan is no week of it."""
    journal = Journal.of([plan(ago) for ago in range(0, 60, 5)])
    assert not time_to_ask(journal, TODAY)
    assert not journal.kind(HelpAnswer)


def test_it_has_no_gist_and_nothing_belongs_to_it() -> None:
    journal = Journal.of([plan()])
    assert gist(plan(), journal) == ""
    assert belonging(plan(), journal) == ()


@pytest.mark.parametrize("words", ["messages birds", "RUTH", "awake"])
def test_whoever_looks_for_it_finds_it(words: str) -> None:
    here = plan()
    assert search(Journal.of([here, *lived()]), Sought(words=words)) == (here,)
    assert search(Journal.of([here, *lived()]), Sought(kind="safety-plan")) == (here,)


def test_there_is_one_plan_and_the_newest_counts_where_a_second_was_brought_in() -> None:
    assert Journal.of(lived()).safety_plan is None
    old, new = plan(30), plan(2)
    assert Journal.of([new, old]).safety_plan == new
