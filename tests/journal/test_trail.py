"""What is proposed as the trail of a breakthrough, why, and what is never in it."""

from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import (
    ENTRY_KINDS,
    Attempt,
    Breakthrough,
    Challenge,
    CheckIn,
    Echo,
    Entry,
    Inkling,
    Journal,
    LifeEvent,
    Practice,
    Response,
    SayingReached,
    Thread,
    Unsaid,
    nameable,
    proposed_trail,
    threads_around,
    trail_of,
)
from tests.contracts.canary import Canaries
from tests.journal.dated import made, on

ASKING, RESTING = made(Thread, name="Asking for help"), made(Thread, name="Rest, unearned")
IN_IT = {"threads": (ASKING.id,)}


def proposed(
    entries: list[Entry], entry: Entry | None, day: int = 100, **said: Any
) -> list[tuple[Entry, str]]:
    """What is proposed, and why."""
    journal = Journal.of([ASKING, RESTING, *entries])
    return [(led.entry, led.explain()) for led in proposed_trail(journal, entry, on(day), **said)]


def test_what_happened_in_life_is_proposed_only_if_she_put_it_in_the_thread() -> None:
    mine, other = made(LifeEvent, 2, text="Moved house.", **IN_IT), made(LifeEvent, 3, text="A new job.")
    insight = made(Inkling, 4, text="I would rather carry both boxes.", **IN_IT)
    found = [entry for entry, _why in proposed([mine, other, insight], insight)]
    assert found == [mine, insight]


def test_insights_and_echoes_of_its_threads_and_of_no_other() -> None:
    first = made(Inkling, 1, text="I would rather carry both boxes.", **IN_IT)
    echo = made(Echo, 3, now="She went quiet.", **IN_IT)
    last = made(Inkling, 5, text="I asked.", **IN_IT)
    elsewhere = made(Inkling, 2, text="Sat down.", threads=(RESTING.id,))
    nowhere = made(Inkling, 2, text="Rain.")
    assert proposed([last, elsewhere, echo, nowhere, first], last) == [
        (first, "in “Asking for help”"),
        (echo, "in “Asking for help”"),
        (last, "you name it from here"),
    ]


def test_all_responses_of_a_challenge_of_which_one_shares_the_thread() -> None:
    silence, other = made(Challenge, name="Silence after asking"), made(Challenge, name="Being late")
    mine = made(Response, 4, challenge=silence.id, did="waited", **IN_IT)
    same = made(Response, 2, challenge=silence.id, did="took it back")
    not_mine = made(Response, 3, challenge=other.id, did="ran")
    start = made(Inkling, 5, text="It is only silence.", **IN_IT)
    assert proposed([silence, other, mine, same, not_mine, start], start) == [
        (same, "“Silence after asking” came back"),
        (mine, "in “Asking for help”"),
        (start, "you name it from here"),
    ]


def test_from_a_response_its_challenge_speaks_even_without_any_thread() -> None:
    silence = made(Challenge, name="Silence after asking")
    before = made(Response, 2, challenge=silence.id, did="took it back")
    here = made(Response, 4, challenge=silence.id, did="waited")
    later = made(Response, 6, challenge=silence.id, did="waited longer")
    found = proposed([silence, before, here, later], here, day=4)
    assert [entry for entry, _why in found] == [before, here]


def test_a_challenge_in_the_thread_brings_its_responses_and_what_was_practised_for_it() -> None:
    silence = made(Challenge, name="Silence after asking", **IN_IT)
    answer = made(Response, 2, challenge=silence.id, did="waited")
    practice = made(Practice, 1, text="Count to five", challenge=silence.id)
    tried = made(Attempt, 3, practice=practice.id, outcome="tried")
    assert proposed([silence, answer, practice, tried], ASKING) == [
        (answer, "“Silence after asking” came back"),
        (tried, "“Count to five”, tried"),
    ]


def test_a_practice_brings_what_was_tried_and_not_what_was_not_unless_it_is_marked() -> None:
    practice = made(Practice, 1, text="Ask for one small thing", **IN_IT)
    tried = made(Attempt, 2, practice=practice.id, outcome="tried", what_happened="She said yes.")
    not_tried = made(Attempt, 3, practice=practice.id, outcome="not tried")
    marked = made(Attempt, 4, practice=practice.id, outcome="not tried", what_happened="Saw why.", **IN_IT)
    assert proposed([practice, tried, not_tried, marked], tried) == [
        (practice, "in “Asking for help”"),
        (tried, "you name it from here"),
        (marked, "in “Asking for help”"),
    ]


@pytest.mark.parametrize("sayings", [(), ("half said",), ("said", "held")])
def test_an_unsaid_thing_is_proposed_only_if_it_was_said(sayings: tuple[Any, ...]) -> None:
    """Red without the test of `saying`, wherever it is found: in the thread, or as the entry itself."""
    reached = tuple(SayingReached(on(at), saying) for at, saying in enumerate(sayings))
    unsaid = made(Unsaid, 0, text="I was angry in May", sayings=reached, **IN_IT)
    assert proposed([unsaid], ASKING) == []
    assert proposed([unsaid], unsaid) == []
    assert not nameable(unsaid)


def test_what_was_said_counts_from_the_day_it_was_said() -> None:
    said = made(Unsaid, 0, text="I was angry in May", sayings=(SayingReached(on(9), "said"),), **IN_IT)
    between = made(Inkling, 5, text="It sits in the throat.", **IN_IT)
    assert [entry for entry, _why in proposed([said, between], ASKING)] == [between, said]
    assert [entry for entry, _why in proposed([said, between], ASKING, day=8)] == [between]
    assert nameable(said)


def test_nothing_after_the_day() -> None:
    """Red with `<` or without the comparison."""
    that_day, next_day = made(Inkling, 5, text="a", **IN_IT), made(Inkling, 6, text="b", **IN_IT)
    assert [entry for entry, _why in proposed([that_day, next_day], ASKING, day=5)] == [that_day]


def test_from_nothing_nothing_and_from_chosen_threads_what_is_in_them() -> None:
    first = made(Inkling, 1, text="a", **IN_IT)
    assert proposed([first], None) == []
    assert proposed([first], None, threads=[ASKING.id]) == [(first, "in “Asking for help”")]
    assert proposed([first], None, threads=[uuid4()]) == []


def test_chosen_threads_take_the_place_of_its_own() -> None:
    """She took its thread out of the form: what was only in that thread is not proposed."""
    here, other = made(Inkling, 1, text="a", **IN_IT), made(Inkling, 2, text="b", **IN_IT)
    assert [entry for entry, _why in proposed([here, other], here, threads=[])] == [here]


def test_a_check_in_in_which_it_came_stands_in_its_trail() -> None:
    here = made(CheckIn, 4, pleasantness=3, energy=2, **IN_IT)
    elsewhere = made(CheckIn, 3, pleasantness=3, energy=2, **IN_IT)
    assert proposed([here, elsewhere], here) == [(here, "you name it from here")]


def test_nothing_stands_in_it_twice() -> None:
    both = made(Inkling, 1, text="a", threads=(ASKING.id, RESTING.id))
    assert len(proposed([both], both)) == 1


def test_a_thread_that_is_gone_brings_nothing() -> None:
    here = made(Inkling, 1, text="a", threads=(uuid4(),))
    assert threads_around(Journal.of([here]), here) == ()
    assert [entry for entry, _why in proposed([here], here)] == [here]


def test_a_response_belongs_where_its_challenge_belongs() -> None:
    silence = made(Challenge, name="Silence", **IN_IT)
    answer = made(Response, 2, challenge=silence.id, did="waited", threads=(RESTING.id,))
    journal = Journal.of([ASKING, RESTING, silence, answer])
    assert threads_around(journal, answer) == (RESTING.id, ASKING.id)
    assert threads_around(journal, ASKING) == (ASKING.id,)
    assert threads_around(journal, None) == ()


def test_the_kept_trail_is_in_time_and_without_what_is_gone_or_cannot_lead() -> None:
    late, early = made(Inkling, 5, text="b"), made(Inkling, 1, text="a")
    said = made(Unsaid, 0, text="c", sayings=(SayingReached(on(3), "said"),))
    named = made(Breakthrough, 6, name="I ask.", trail=(late.id, uuid4(), ASKING.id, said.id, early.id))
    journal = Journal.of([ASKING, late, early, said, named])
    assert trail_of(journal, named) == (early, said, late)


NOT_NAMEABLE = {"breakthrough", "measure", "wording", "safety-plan", "preferences", "pause", "help-answer"}


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_from_which_kinds_one_can_be_named(kind: type[Entry]) -> None:
    """A new kind has to be decided about here."""
    (entry,) = (each for each in Canaries().entries() if type(each) is kind)
    assert nameable(entry) == (entry.kind not in NOT_NAMEABLE)
