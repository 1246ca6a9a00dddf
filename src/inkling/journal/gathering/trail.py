"""What led to a breakthrough: the trail the person kept, and the one that could be proposed to her."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from inkling.journal.entries import (
    Attempt,
    Breakthrough,
    Challenge,
    CheckIn,
    Echo,
    Entry,
    Finding,
    Inkling,
    LifeEvent,
    Practice,
    Reading,
    Response,
    Session,
    Thread,
    Unsaid,
)
from inkling.journal.gist import gist
from inkling.journal.journal import Journal
from inkling.language import gettext as _

Why = Literal["named from", "thread", "challenge", "practice"]

_NAMES_LONGEST = 60
_STEPS = (Inkling, Echo, Response, Practice, Attempt, Unsaid, LifeEvent)
"""What is looked for in a thread."""

_MOMENTS = (*_STEPS, CheckIn, Reading, Session)
"""What tells of a day, and so may stand in a trail itself."""


@dataclass(frozen=True)
class Led:
    """One entry that may have led there: on which day, and why it is proposed. `through` is the thread, challenge
    or practice by which it was found, in the person's words."""

    entry: Entry
    day: date
    why: Why
    through: str = ""

    def explain(self) -> str:
        """Why is it proposed?"""
        match self.why:  # each is looked up only when it is needed, for that takes time
            case "named from":
                return _("you name it from here")
            case "thread":
                said = _("in “{name}”")
            case "challenge":
                said = _("“{name}” came back")
            case "practice":
                said = _("“{name}”, tried")
        return said.format(name=self.through)


def nameable(entry: Entry) -> bool:
    """Can a breakthrough be named from this? From anything that was lived or gathered; from something unsaid once
    it was said."""
    if isinstance(entry, Unsaid):
        return entry.saying == "said"
    return isinstance(entry, (*_MOMENTS, Thread, Challenge, Finding))


def threads_around(journal: Journal, entry: Entry | None) -> tuple[UUID, ...]:
    """To which threads does this entry belong, itself or by what it is a part of? Only such as are there."""
    if entry is None:
        return ()
    mine = [entry.id] if isinstance(entry, Thread) else []
    whole = _whole(journal, entry)
    named = (*mine, *entry.threads, *(whole.threads if whole else ()))
    return tuple(id for id in dict.fromkeys(named) if journal.one(Thread, id))


def proposed_trail(
    journal: Journal, entry: Entry | None, today: date, threads: Iterable[UUID] | None = None
) -> tuple[Led, ...]:
    """What may have led there, up to `today`, oldest first? `entry` is what it is named from, and `threads` are
    those it belongs to if they are not the entry's own.

    The insights, echoes, responses, practices, attempts and life events of the threads, and what was unsaid until it
    was said;
    every response of a challenge that shares a thread, or that the entry itself belongs to; and what was tried
    of a practice that does. The person takes out what does not belong.
    """
    around = threads_around(journal, entry) if threads is None else tuple(threads)
    found: dict[UUID, Led] = {}
    for led in _candidates(journal, entry, around):
        if led.day <= today and not (isinstance(led.entry, Unsaid) and led.entry.saying != "said"):
            found.setdefault(led.entry.id, led)
    place = {each.id: at for at, each in enumerate(journal.entries)}
    return tuple(sorted(found.values(), key=lambda led: (led.day, place[led.entry.id])))


def trail_of(journal: Journal, breakthrough: Breakthrough) -> tuple[Entry, ...]:
    """What led there, as the person kept it: oldest first, without what is gone."""
    kept = (journal.find(id) for id in dict.fromkeys(breakthrough.trail))
    there = journal.in_order(entry for entry in kept if entry and can_lead(entry))
    return tuple(sorted(there, key=trail_day))


def trail_day(entry: Entry) -> date:
    """On which day did it happen? What was unsaid happened when it was said."""
    if isinstance(entry, Unsaid):
        return next(
            (each.day for each in reversed(entry.sayings) if each.saying == "said"), entry.happened.day
        )
    return entry.happened.day


def can_lead(entry: Entry) -> bool:
    """Can this stand in a trail?"""
    return isinstance(entry, _MOMENTS)


def _candidates(journal: Journal, entry: Entry | None, threads: tuple[UUID, ...]) -> Iterator[Led]:
    """Everything that could be proposed. What comes first tells why."""
    if entry and can_lead(entry):
        yield Led(entry, trail_day(entry), "named from")
    in_threads = [(thread, each) for thread in threads for each in journal.in_thread(thread)]
    for thread, each in in_threads:
        if isinstance(each, _STEPS):
            yield Led(each, trail_day(each), "thread", _name(journal.find(thread), journal))
    members = [each for _thread, each in in_threads] + [entry]
    wholes = _wholes(journal, members)
    challenges = {each.id: each for each in wholes if isinstance(each, Challenge)}
    for challenge in challenges.values():
        for response in journal.responses(challenge.id):
            yield Led(response, trail_day(response), "challenge", _name(challenge, journal))
    meant_for = [each for each in journal.practices if each.challenge in challenges]
    for practice in (*(each for each in wholes if isinstance(each, Practice)), *meant_for):
        yield from _practised(journal, practice)


def _practised(journal: Journal, practice: Practice) -> Iterator[Led]:
    for attempt in journal.attempts(practice.id):
        if attempt.outcome == "tried":
            yield Led(attempt, trail_day(attempt), "practice", _name(practice, journal))


def _wholes(journal: Journal, members: list[Entry | None]) -> tuple[Entry, ...]:
    """The challenges and practices among these entries, and those of which they are parts."""
    found = {whole.id: whole for each in members if each and (whole := _whole(journal, each) or each)}
    return tuple(found.values())


def _whole(journal: Journal, entry: Entry) -> Entry | None:
    """Of what is this entry a part?"""
    match entry:
        case Response():
            return journal.one(Challenge, entry.challenge)
        case Attempt():
            return journal.one(Practice, entry.practice)
    return None


def _name(entry: Entry | None, journal: Journal) -> str:
    return gist(entry, journal, _NAMES_LONGEST) if entry else ""
