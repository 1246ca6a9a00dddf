"""How insights gather in threads, how they move from stage to stage, and by which words entries are recognised."""

from uuid import uuid4

import pytest

from inkling.journal import (
    Attempt,
    CheckIn,
    Echo,
    Entry,
    Inkling,
    Journal,
    Practice,
    Response,
    Session,
    Stage,
    StageReached,
    Thread,
    gathered,
    gathering,
    gist,
    moved,
    reached,
    unthreaded,
)
from tests.journal.dated import made, on


def stages(*reached: tuple[int, Stage]) -> tuple[StageReached, ...]:
    """Stages with the days they were reached on."""
    return tuple(StageReached(on(day), stage) for day, stage in reached)


def test_moving_on_keeps_the_days_of_the_stages_before() -> None:
    here = made(Inkling, text="a", stages=stages((0, "noticed")))
    lived = moved(moved(here, "tried", on(4)), "lived", on(9))
    assert lived.stages == stages((0, "noticed"), (4, "tried"), (9, "lived"))
    assert reached(lived) == {"noticed": on(0), "tried": on(4), "lived": on(9)}
    assert lived.stage == "lived"


def test_it_may_go_back_and_nothing_is_lost_by_that() -> None:
    here = made(Inkling, text="a", stages=stages((0, "worded"), (4, "tried")))
    assert moved(here, "worded", on(6)).stages == stages((0, "worded"), (4, "tried"), (6, "worded"))


def test_a_step_taken_back_on_its_own_day_leaves_no_mark() -> None:
    here = made(Inkling, text="a", stages=stages((0, "worded")))
    assert moved(moved(here, "lived", on(6)), "worded", on(6)) == here
    assert moved(here, "worded", on(6)) is here


def test_an_insight_from_before_there_were_stages_was_noticed_on_its_day() -> None:
    here = made(Inkling, 2, text="a")
    assert reached(here) == {"noticed": on(2)}
    assert moved(here, "tried", on(5)).stages == stages((2, "noticed"), (5, "tried"))


def test_a_thread_has_its_insights_and_everything_else_in_time() -> None:
    thread = made(Thread, 0, name="Asking")
    said = {"threads": (thread.id,)}
    late = made(Inkling, 9, text="b", stages=stages((9, "lived")), **said)
    early, echo = made(Inkling, 1, text="a", **said), made(Echo, 12, now="c", **said)
    found = gathered(Journal.of([thread, late, early, echo]), thread)
    assert (found.inklings, found.others, found.last) == ((early, late), (echo,), late)
    assert (found.first_day, found.last_day) == (on(1), on(12))
    assert found.stages == {"noticed": 1, "lived": 1}


def test_an_empty_thread_gathers_since_it_was_begun() -> None:
    thread = made(Thread, 3, name="Asking")
    found = gathered(Journal.of([thread]), thread)
    assert (found.last, found.first_day, found.last_day) == (None, on(3), on(3))


def test_the_thread_added_to_last_comes_first() -> None:
    old, new, empty = made(Thread, 0, name="old"), made(Thread, 1, name="new"), made(Thread, 2, name="empty")
    entries = [made(Inkling, 3, text="a", threads=(new.id,)), made(Inkling, 8, text="b", threads=(old.id,))]
    assert [each.thread.name for each in gathering(Journal.of([old, new, empty, *entries]))] == [
        "old",
        "new",
        "empty",
    ]


def test_what_belongs_to_no_thread_or_to_one_that_is_gone_stands_apart() -> None:
    thread = made(Thread, name="Asking")
    loose, orphan = made(Inkling, 1, text="a"), made(Inkling, 2, text="b", threads=(uuid4(),))
    inside = made(Inkling, 3, text="c", threads=(uuid4(), thread.id))
    assert unthreaded(Journal.of([thread, inside, orphan, loose])) == (loose, orphan)


PRACTICE = made(Practice, text="Ask for one small thing")
RECOGNISED = [
    (made(Inkling, text="Silence is\nonly silence."), "Silence is only silence."),
    (made(Thread, name="Asking", about="since spring"), "Asking"),
    (made(Response, challenge=uuid4(), situation="She sighed.", did="I waited."), "I waited."),
    (made(Session, hope="to say it", stayed="the pause"), "the pause"),
    (made(CheckIn, pleasantness=1, energy=1, words=("weary", "far")), "weary, far"),
    (made(CheckIn, pleasantness=1, energy=1), ""),
    (made(Attempt, practice=PRACTICE.id, outcome="tried"), "Ask for one small thing"),
    (made(Attempt, practice=PRACTICE.id, outcome="tried", what_happened="Yes."), "Yes."),
    (made(Attempt, practice=uuid4(), outcome="tried"), ""),
    (made(Echo, now="She went quiet.", then="The keys on the table."), "She went quiet."),
]


@pytest.mark.parametrize(("entry", "says"), RECOGNISED)
def test_an_entry_is_recognised_by_what_says_most(entry: Entry, says: str) -> None:
    assert gist(entry, Journal.of([PRACTICE, entry])) == says


def test_many_words_are_cut_at_a_word_and_one_long_word_anywhere() -> None:
    long = made(Inkling, text="small steps " * 100)
    cut = gist(long, Journal.of([long]), 40)
    assert cut == "small steps small steps small steps…"
    endless = made(Inkling, text="a" * 20_000)
    assert len(gist(endless, Journal.of([endless]), 40)) == 40
