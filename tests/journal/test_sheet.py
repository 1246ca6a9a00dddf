"""The sheet of a session: what may go on it, what is ticked at first, and what never is."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import (
    Attempt,
    Breakthrough,
    Challenge,
    Entry,
    Finding,
    Inkling,
    Journal,
    Lookout,
    Moment,
    Practice,
    Response,
    SayingReached,
    Session,
    Sheet,
    ToBring,
    Unsaid,
    look,
    next_session,
    session_sheet,
)
from inkling.journal.sample import sample_journal
from tests.clock import TODAY


def made(kind: type[Any], ago: int = 0, **said: Any) -> Any:
    """An entry of this kind, so many days ago."""
    moment = Moment(TODAY - timedelta(days=ago))
    return kind(id=uuid4(), happened=moment, written=moment, **said)


LAST = made(Session, 7, status="attended")


def sheet(session: Session, *others: Entry, lookout: Lookout | None = None) -> Sheet:
    """The sheet of this session, a week after the last one."""
    journal = Journal.of([session, LAST, *others])
    return session_sheet(journal, session, lookout or look(journal), TODAY)


def words(sheet: Sheet, name: str) -> list[str]:
    """What stands in this section?"""
    return [item.said for section in sheet.sections if section.name == name for item in section.items]


def test_everything_since_the_last_session_is_on_it_in_order() -> None:
    practice, challenge = made(Practice, 30, text="Ask once."), made(Challenge, 90, name="When he goes quiet")
    older, newer = made(Inkling, 8, text="from before"), made(Inkling, 3, text="Silence is only silence.")
    came = made(
        Response,
        2,
        challenge=challenge.id,
        situation="A short call.",
        did="Let it stand.",
        catch="before",
        strength=4,
    )
    tried = made(Attempt, 1, practice=practice.id, outcome="tried", what_happened="She said yes.")
    named = made(Breakthrough, 1, name="It is his quiet")
    coming = made(
        Session, -1, hope="To begin.", bring=(ToBring("The call"), ToBring("The dream", on_sheet=False))
    )
    found = sheet(coming, practice, challenge, older, newer, came, tried, named)
    assert [section.name for section in found.sections] == [
        "hope", "bring", "practised", "challenges", "insights", "named",
    ]  # fmt: skip
    assert words(found, "bring") == ["The call", "The dream"]
    assert words(found, "insights") == ["Silence is only silence."]
    items = {item.said: item for item in found.items}
    assert items["She said yes."].about == "Ask once." and items["She said yes."].entry == tried.id
    answered = items["A short call.\nLet it stand."]
    assert answered.about == "When he goes quiet" and answered.entry == came.id
    assert "before it began" in answered.told and "strength 4 of 10" in answered.told
    assert {item.said for item in found.items if not item.ticked} == {"The dream"}
    assert found.since == LAST.happened.day
    assert len({item.key for item in found.items}) == len(found.items)


def test_what_is_unsaid_is_never_ticked_not_even_from_the_list() -> None:
    """Red when a line of the list that came from something unsaid is treated like any other."""
    waits, listed = made(Unsaid, 21, text="I nearly stopped."), made(Unsaid, 20, text="On the stairs.")
    said = made(Unsaid, 20, text="I was angry.", sayings=(SayingReached(TODAY, "said"),))
    lines = tuple(ToBring(each.text, entry=each.id) for each in (listed, said))
    found = sheet(made(Session, -1, bring=lines), waits, listed, said)
    assert [(item.said, item.ticked) for item in found.unsaid.items] == [
        ("I nearly stopped.", False), ("On the stairs.", False),
    ]  # fmt: skip
    assert found.unsaid.items[1].note and not found.unsaid.items[0].note
    assert words(found, "bring") == ["I was angry."], "said by now, it is a line like others"
    shown = [item.said for section in found.holding(found.ticked) for item in section.items]
    assert "On the stairs." not in shown and "I nearly stopped." not in shown


def test_a_line_whose_entry_is_gone_is_not_ticked() -> None:
    """It may have been something unsaid."""
    found = sheet(made(Session, -1, bring=(ToBring("from something", entry=uuid4()),)))
    assert [item.ticked for item in found.items] == [False]


def test_a_session_that_was_offers_what_there_was_then() -> None:
    was = made(Session, 0, status="attended")
    before = made(Session, 14, status="attended")
    then, later = made(Inkling, 3, text="then"), made(Inkling, 0, text="later")
    journal = Journal.of([was, LAST, before, then, later, made(Unsaid, 20, text="waits")])
    found = session_sheet(journal, LAST, look(journal), TODAY)
    assert found.since == before.happened.day and found.last == LAST.happened.day
    assert words(found, "insights") == [] and not found.unsaid.items


def test_of_many_the_newest_are_ticked_and_all_are_offered() -> None:
    many = [made(Inkling, 6 - at // 2, text=f"number {at}") for at in range(12)]
    found = sheet(made(Session, -1), *many)
    ticked = {item.said for item in found.items if item.ticked}
    assert len(found.items) == 12 and ticked == {f"number {at}" for at in range(6, 12)}


def test_what_is_brought_is_not_there_twice() -> None:
    insight = made(Inkling, 2, text="once")
    found = sheet(made(Session, -1, bring=(ToBring("once", entry=insight.id),)), insight)
    assert [item.said for item in found.items] == ["once"]
    assert found.items[0].entry == insight.id


def test_a_shift_stands_on_it_when_it_was_noticed_since_and_not_ticked_after_not_really() -> None:
    journal = sample_journal(TODAY)
    lookout = look(journal)
    noticed = {key: date.fromordinal(w.shifts[0].noticed) for key, w in lookout.watches.items() if w.shifts}
    key, day = next(iter(noticed.items()))
    after = next(s for s in journal.sessions if s.happened.day >= day)
    found = session_sheet(journal, after, lookout, TODAY)
    shift = next(section for section in found.sections if section.name == "shifts").items[0]
    assert shift.ticked and not shift.own and shift.entry is None
    answer = made(Finding, series=key, method="m", noticed=day, since=day, sentence="s", answer="not-really")
    again = session_sheet(Journal.of([*journal.entries, answer]), after, lookout, TODAY)
    told = next(section for section in again.sections if section.name == "shifts").items[0]
    assert told.key == shift.key and not told.ticked and told.entry == answer.id
    later = next(s for s in journal.sessions if s.happened.day > after.happened.day + timedelta(days=7))
    assert "shifts" not in [s.name for s in session_sheet(journal, later, lookout, TODAY).sections]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\x00b\x07c\x1b", "abc"),
        ("\ufeffbegin\r\nnext\tline\n", "begin\nnext line"),
        ("שלום \u202eabc", "שלום \u202eabc"),
        ("🌱 #import *x* $y$", "🌱 #import *x* $y$"),
        ("x" * 20_000, "x" * 20_000),
        ("\ud800\ufffe", ""),
    ],
)
def test_words_stay_as_they_are_but_for_signs_nobody_can_see(written: str, shown: str) -> None:
    found = sheet(made(Session, -1, hope=written))
    assert words(found, "hope") == ([shown] if shown else [])


def test_without_a_session_before_it_holds_the_last_quarter() -> None:
    first = made(Session, -1)
    journal = Journal.of([first, made(Inkling, 100, text="old"), made(Inkling, 80, text="newer")])
    found = session_sheet(journal, first, look(journal), TODAY)
    assert found.since is None and words(found, "insights") == ["newer"]


def test_an_empty_journal_has_an_empty_sheet() -> None:
    only = made(Session, -1)
    found = session_sheet(Journal.of([only]), only, look(Journal.of([only])), TODAY)
    assert found.items == () and found.first < found.last == TODAY


def test_the_sample_has_a_sheet_with_every_tick_but_the_unsaid() -> None:
    journal = sample_journal(TODAY)
    coming = next_session(journal, TODAY)
    assert coming
    found = session_sheet(journal, coming, look(journal), TODAY)
    assert {s.name for s in found.sections} >= {"hope", "bring", "practised", "challenges"}
    assert found.unsaid.items and found.ticked == {i.key for s in found.sections for i in s.items}
