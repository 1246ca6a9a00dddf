"""Which form writes and corrects which kind of entry?"""

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
    LifeEvent,
    MeasureKept,
    Pause,
    Practice,
    Preferences,
    Reading,
    Response,
    Session,
    Thread,
    Unsaid,
)
from inkling.web.entries.breakthrough import BreakthroughForm
from inkling.web.entries.challenges import ChallengeForm, ResponseForm
from inkling.web.entries.check_in import CheckInForm
from inkling.web.entries.events import LifeEventForm
from inkling.web.entries.form import EntryForm
from inkling.web.entries.insights import EchoForm, FindingForm, InklingForm, ThreadForm
from inkling.web.entries.keeping import HelpAnswerForm, PauseForm, PreferencesForm
from inkling.web.entries.measures import MeasureForm, ReadingForm
from inkling.web.entries.sessions import AttemptForm, PracticeForm, SessionForm, UnsaidForm

FORMS: dict[type[Entry], type[EntryForm]] = {
    CheckIn: CheckInForm,
    MeasureKept: MeasureForm,
    Reading: ReadingForm,
    Inkling: InklingForm,
    Thread: ThreadForm,
    Echo: EchoForm,
    Breakthrough: BreakthroughForm,
    Finding: FindingForm,
    Challenge: ChallengeForm,
    Response: ResponseForm,
    Session: SessionForm,
    Unsaid: UnsaidForm,
    Practice: PracticeForm,
    Attempt: AttemptForm,
    LifeEvent: LifeEventForm,
    Preferences: PreferencesForm,
    Pause: PauseForm,
    HelpAnswer: HelpAnswerForm,
}


def form_for(entry: Entry, data: Any = None, **around: Any) -> EntryForm:
    """The form that corrects this entry; `around` is what every entry form needs (see `EntryForm`)."""
    return FORMS[type(entry)](data, of=entry, **around)
