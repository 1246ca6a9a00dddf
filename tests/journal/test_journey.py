"""What lies along a journey: every insight once, layers by age, trails without what is gone."""

from datetime import timedelta
from uuid import UUID, uuid4

from inkling.journal import (
    Attempt,
    Breakthrough,
    Inkling,
    Journal,
    Moment,
    Practice,
    Session,
    StageReached,
    Thread,
    way_of,
)
from inkling.journal.sample import sample_journal
from tests.clock import TODAY


def ago(days):
    """A moment so many days ago."""
    return Moment(TODAY - timedelta(days=days))


def thread(name, days):
    """A thread begun so many days ago."""
    return Thread(id=uuid4(), happened=ago(days), written=ago(days), name=name)


def inkling(days, *threads, stage="noticed"):
    """An insight of that day, in these threads."""
    stages = (StageReached(ago(days).day, stage),)
    ids: tuple[UUID, ...] = tuple(each.id for each in threads)
    return Inkling(id=uuid4(), happened=ago(days), written=ago(days), text="So.", stages=stages, threads=ids)


def test_the_oldest_thread_lies_lowest_and_what_is_in_none_on_top():
    young, old = thread("Young", 10), thread("Old", 90)
    found = way_of(Journal.of([young, old, inkling(5), inkling(8, young), inkling(80, old)]), TODAY)
    assert [(each.name, each.threads) for each in found.layers] == [("Old", 1), ("Young", 1), ("", 0)]


def test_an_insight_in_two_threads_is_counted_once_in_the_older():
    young, old = thread("Young", 10), thread("Old", 90)
    found = way_of(Journal.of([young, old, inkling(5, young, old)]), TODAY)
    assert [(each.name, len(each.insights)) for each in found.layers] == [("Old", 1)]


def test_a_thread_that_is_gone_leaves_its_insights():
    gone = thread("Gone", 50)
    found = way_of(Journal.of([inkling(20, gone)]), TODAY)
    assert [(each.threads, len(each.insights)) for each in found.layers] == [(0, 1)]


def test_of_many_threads_the_smallest_lie_together():
    threads = [thread(f"Thread {at}", 100 - at) for at in range(12)]
    insights = [inkling(30, each) for at, each in enumerate(threads) for _more in range(12 - at)]
    found = way_of(Journal.of([*threads, *insights, inkling(3)]), TODAY)
    assert len(found.layers) == 8
    assert [each.threads for each in found.layers] == [1, 1, 1, 1, 1, 1, 6, 0]
    assert sum(len(each.insights) for each in found.layers) == len(insights) + 1


def test_tried_and_lived_are_settled():
    stages = ("noticed", "worded", "tried", "lived")
    (layer,) = way_of(
        Journal.of([inkling(9 - at, stage=each) for at, each in enumerate(stages)]), TODAY
    ).layers
    assert [each.settled for each in layer.insights] == [False, False, True, True]


def test_what_is_planned_or_lies_ahead_is_no_part_of_it():
    held = [
        Session(id=uuid4(), happened=ago(days), written=ago(9), status=status, tone="hard")
        for days, status in ((3, "attended"), (2, "planned"), (1, "missed"), (-5, "planned"))
    ]
    practice = Practice(id=uuid4(), happened=ago(9), written=ago(9), text="Ask.")
    tries = [
        Attempt(id=uuid4(), happened=ago(days), written=ago(0), practice=practice.id, outcome=outcome)
        for days, outcome in ((4, "tried"), (3, "not tried"))
    ]
    found = way_of(Journal.of([*held, practice, *tries, inkling(-1)]), TODAY)
    assert [(each.status, each.tone) for each in found.sessions] == [("attended", "hard"), ("missed", None)]
    assert found.tried == (ago(4).day,) and not found.layers


def test_trails_are_oldest_first_and_without_what_is_gone():
    early, late = inkling(40), inkling(20)
    named = Breakthrough(
        id=uuid4(), happened=ago(5), written=ago(5), name="It", trail=(late.id, uuid4(), early.id, late.id)
    )
    (found,) = way_of(Journal.of([early, late, named]), TODAY).named
    assert [id for id, _day in found.led] == [early.id, late.id] and found.number == 1


def test_the_sample_has_its_whole_way():
    found = way_of(sample_journal(TODAY), TODAY)
    assert [len(each.insights) for each in found.layers] == [10, 10, 8, 6]
    assert sum(each.status == "attended" for each in found.sessions) == 25 and len(found.named) == 3
    assert min(found.days) <= max(found.days) <= TODAY
