"""The kinds of entry a journal holds: typed, frozen, and readable for ever.

A new field needs a default, so that records written before it still open; a field is never renamed or given a new
meaning. Entries cannot form cycles, so the garbage collector leaves them alone (`gc=False`), which makes opening a
long journal quicker. One file holds the kinds of one part of the process.
"""

from inkling.journal.entries.base import Category, Earlier, Entry, Moment, Sign
from inkling.journal.entries.care import SafetyPlan
from inkling.journal.entries.challenges import CATCHES, STRONGEST, Catch, Challenge, Response
from inkling.journal.entries.days import PLACES, CheckIn, MeasureKept, Reading, WordingKept
from inkling.journal.entries.events import LifeEvent
from inkling.journal.entries.insights import (
    Answer,
    Breakthrough,
    Echo,
    Finding,
    Inkling,
    Manner,
    Stage,
    StageReached,
    Thread,
    Turned,
)
from inkling.journal.entries.keeping import HelpAnswer, Helps, Pause, Preferences
from inkling.journal.entries.remembering import remembering
from inkling.journal.entries.sessions import (
    MOST,
    Attempt,
    Outcome,
    Practice,
    Saying,
    SayingReached,
    Session,
    Status,
    ToBring,
    Tone,
    Unsaid,
)
from inkling.journal.entries.writing import ENTRY_KINDS, corrected, decode, encode, versions

__all__ = [
    "CATCHES",
    "ENTRY_KINDS",
    "MOST",
    "PLACES",
    "STRONGEST",
    "Answer",
    "Attempt",
    "Breakthrough",
    "Catch",
    "Category",
    "Challenge",
    "CheckIn",
    "Earlier",
    "Echo",
    "Entry",
    "Finding",
    "HelpAnswer",
    "Helps",
    "Inkling",
    "LifeEvent",
    "Manner",
    "MeasureKept",
    "Moment",
    "Outcome",
    "Pause",
    "Practice",
    "Preferences",
    "Reading",
    "Response",
    "SafetyPlan",
    "Saying",
    "SayingReached",
    "Session",
    "Sign",
    "Stage",
    "StageReached",
    "Status",
    "Thread",
    "ToBring",
    "Tone",
    "Turned",
    "Unsaid",
    "WordingKept",
    "corrected",
    "decode",
    "encode",
    "remembering",
    "versions",
]
