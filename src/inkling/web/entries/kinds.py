"""The one place where a kind of entry meets the pages: which form writes and corrects it, and how it is told.

What it is called stands in `wording.KINDS`, by its tag.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inkling.journal import (
    Attempt,
    Breakthrough,
    Challenge,
    CheckIn,
    Echo,
    Entry,
    Finding,
    HelpAnswer,
    Inkling,
    Journal,
    LifeEvent,
    MeasureKept,
    Pause,
    Practice,
    Preferences,
    Reading,
    Response,
    SafetyPlan,
    Session,
    Thread,
    Unsaid,
    WordingKept,
)
from inkling.web.entries.breakthrough import BreakthroughForm
from inkling.web.entries.care import SafetyPlanForm
from inkling.web.entries.challenges import ChallengeForm, ResponseForm
from inkling.web.entries.check_in import CheckInForm
from inkling.web.entries.events import LifeEventForm
from inkling.web.entries.form import EntryForm
from inkling.web.entries.insights import EchoForm, FindingForm, InklingForm, ThreadForm
from inkling.web.entries.keeping import HelpAnswerForm, PauseForm, PreferencesForm
from inkling.web.entries.measures import MeasureForm, ReadingForm, WordingForm
from inkling.web.entries.sessions import AttemptForm, PracticeForm, SessionForm, UnsaidForm
from inkling.web.entries.telling import Told
from inkling.web.entries.told import care, challenges, days, events, insights, keeping, sessions


@dataclass(frozen=True)
class Kind:
    """What the pages know of one kind of entry."""

    form: type[EntryForm]
    told: Callable[[Any, Journal], Told]


KINDS_OF_ENTRY: dict[type[Entry], Kind] = {
    CheckIn: Kind(CheckInForm, days.check_in),
    MeasureKept: Kind(MeasureForm, days.measure),
    WordingKept: Kind(WordingForm, days.wording),
    Reading: Kind(ReadingForm, days.reading),
    Inkling: Kind(InklingForm, insights.inkling),
    Thread: Kind(ThreadForm, insights.thread),
    Echo: Kind(EchoForm, insights.echo),
    Breakthrough: Kind(BreakthroughForm, insights.breakthrough),
    Finding: Kind(FindingForm, insights.finding),
    Challenge: Kind(ChallengeForm, challenges.challenge),
    Response: Kind(ResponseForm, challenges.response),
    Session: Kind(SessionForm, sessions.session),
    Unsaid: Kind(UnsaidForm, sessions.unsaid),
    Practice: Kind(PracticeForm, sessions.practice),
    Attempt: Kind(AttemptForm, sessions.attempt),
    LifeEvent: Kind(LifeEventForm, events.life_event),
    SafetyPlan: Kind(SafetyPlanForm, care.safety_plan),
    Preferences: Kind(PreferencesForm, keeping.preferences),
    Pause: Kind(PauseForm, keeping.pause),
    HelpAnswer: Kind(HelpAnswerForm, keeping.help_answer),
}


def form_for(entry: Entry, data: Any = None, **around: Any) -> EntryForm:
    """The form that corrects this entry; `around` is what every entry form needs (see `EntryForm`)."""
    return KINDS_OF_ENTRY[type(entry)].form(data, of=entry, **around)


def told(entry: Entry, journal: Journal) -> Told:
    """What this entry is called, and everything it says, field by field."""
    return KINDS_OF_ENTRY[type(entry)].told(entry, journal)
