"""One small suggestion for each of the four, by a rule: the first that fits what the record shows. The words for it,
and where it leads, are said elsewhere."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from inkling.journal.entries import Practice, Session
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import (
    attempts_since,
    last_session,
    next_session,
    practices_now,
    sessions_untold,
)
from inkling.journal.space.expected import Expected
from inkling.journal.space.openness import Mark, Openness, middle_half
from inkling.journal.space.practised import Practised
from inkling.journal.space.rhythm import Rhythm

LATELY = timedelta(days=28)
"""What a session was like says something about the next one for so long."""

Why = Literal[
    "rhythm: back",
    "rhythm: begin",
    "rhythm: tell",
    "rhythm: ahead",
    "rhythm: plan",
    "rhythm: sessions",
    "openness: begin",
    "openness: less safe",
    "openness: unmarked",
    "openness: less open",
    "openness: half said",
    "openness: held",
    "openness: wait",
    "practice: begin",
    "practice: resting",
    "practice: smaller",
    "practice: untold",
    "practice: words",
    "practice: bring",
    "practice: line",
    "expectations: first",
    "expectations: begin",
    "expectations: tell",
    "expectations: hard",
    "expectations: hope",
    "expectations: routine",
    "expectations: word",
]


@dataclass(frozen=True)
class Suggestion:
    """What fits just now, and which entry it is about, if it is about one."""

    why: Why
    entry: UUID | None = None
    day: date | None = None


def for_rhythm(journal: Journal, seen: Rhythm) -> Suggestion:
    """What may help the rhythm?"""
    today = seen.months.today
    untold = [each for each in sessions_untold(journal, today) if each.happened.day >= seen.months.first]
    coming = next_session(journal, today)
    if seen.back:
        return Suggestion("rhythm: back")
    if not seen.written and not seen.sessions:
        return Suggestion("rhythm: begin")
    if untold:
        return _about("rhythm: tell", untold[-1])
    if coming:
        return _about("rhythm: ahead", coming)
    return Suggestion("rhythm: plan" if seen.sessions else "rhythm: sessions")


def for_openness(journal: Journal, seen: Openness) -> Suggestion:
    """What may help to be open? What is unsaid is never asked for."""
    last = _lately(journal, seen.months.today)
    if not (seen.opened or seen.safe or seen.uttered or seen.waiting or last):
        return Suggestion("openness: begin")
    if last and _lower(seen.safe, last.safety):
        return _about("openness: less safe", last)
    if last and last.openness is None and last.safety is None:
        return _about("openness: unmarked", last)
    if last and _lower(seen.opened, last.openness):
        return _about("openness: less open", last)
    if any(each.saying == "half said" for each in journal.unsaid):
        return Suggestion("openness: half said")
    return Suggestion("openness: held" if seen.waiting else "openness: wait")


def for_practice(journal: Journal, seen: Practised) -> Suggestion:
    """What may help to practise?"""
    now, last = practices_now(journal), last_session(journal, seen.months.today)
    if not journal.practices:
        return Suggestion("practice: begin")
    if not now:
        return Suggestion("practice: resting")
    if left := [each for each in now if _left_twice(journal, each)]:
        return Suggestion("practice: smaller", left[-1].id)
    mine = {each.id for each in now}
    since = attempts_since(journal, last.happened.day if last else date.min)
    lately = [each for each in since if each.practice in mine and each.happened.day <= seen.months.today]
    if not lately:
        return Suggestion("practice: untold", now[-1].id)
    if not lately[-1].what_happened:
        return Suggestion("practice: words", lately[-1].id)
    coming = next_session(journal, seen.months.today)
    return _about("practice: bring", coming) if coming else Suggestion("practice: line", now[-1].id)


def for_expectations(journal: Journal, seen: Expected) -> Suggestion:
    """What may help to expect neither too much nor too little?"""
    last, coming = _lately(journal, seen.months.today), next_session(journal, seen.months.today)
    if not seen.sessions:
        return _about("expectations: first", coming) if coming else Suggestion("expectations: begin")
    if last and not last.tone and not last.stayed:
        return _about("expectations: tell", last)
    if last and last.tone == "hard":
        return _about("expectations: hard", coming) if coming else Suggestion("expectations: hard")
    if coming and not coming.hope.strip():
        return _about("expectations: hope", coming)
    return Suggestion("expectations: routine" if seen.routine_that_stayed else "expectations: word")


def _about(why: Why, session: Session) -> Suggestion:
    return Suggestion(why, session.id, session.happened.day)


def _lately(journal: Journal, today: date) -> Session | None:
    """The last session, if it was not long ago."""
    last = last_session(journal, today)
    return last if last and today - last.happened.day <= LATELY else None


def _lower(marks: tuple[Mark, ...], value: int | None) -> bool:
    """Is this lower than her own marks usually are?"""
    usual = middle_half(marks)
    return usual is not None and value is not None and value < usual[0]


def _left_twice(journal: Journal, practice: Practice) -> bool:
    """Was it not tried the last two times?"""
    times = journal.attempts(practice.id)[-2:]
    return len(times) == 2 and all(each.outcome == "not tried" for each in times)
