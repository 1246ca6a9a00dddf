"""Entries to bytes and back, and how an entry is corrected without forgetting how it stood."""

from functools import reduce
from operator import or_
from typing import Any, TypeVar

import msgspec

from inkling.journal.entries.base import Earlier, Entry, Moment
from inkling.journal.entries.care import SafetyPlan
from inkling.journal.entries.challenges import Challenge, Response
from inkling.journal.entries.days import CheckIn, MeasureKept, Reading, WordingKept
from inkling.journal.entries.events import LifeEvent
from inkling.journal.entries.insights import Breakthrough, Echo, Finding, Inkling, Thread
from inkling.journal.entries.keeping import HelpAnswer, Pause, Preferences
from inkling.journal.entries.sessions import Attempt, Practice, Session, Unsaid

E = TypeVar("E", bound=Entry)

ENTRY_KINDS: tuple[type[Entry], ...] = (
    CheckIn,
    MeasureKept,
    WordingKept,
    Reading,
    Inkling,
    Thread,
    Echo,
    Breakthrough,
    Finding,
    Challenge,
    Response,
    Session,
    Unsaid,
    Practice,
    Attempt,
    LifeEvent,
    SafetyPlan,
    Preferences,
    Pause,
    HelpAnswer,
)

_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(reduce(or_, ENTRY_KINDS))
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(entry: Entry) -> bytes:
    """What bytes stand for this entry? Deterministic, so that equal entries give equal bytes."""
    return _encoder.encode(entry)


def decode(data: bytes | str) -> Entry:
    """Which entry do these bytes stand for? Raises `msgspec.ValidationError` if they are not one."""
    entry: Entry = _decoder.decode(data)
    return entry


def corrected(was: E, becomes: E, now: Moment) -> E:
    """The entry as it should have been, remembering how it stood until now. Unchanged if nothing changed."""
    becomes = msgspec.structs.replace(becomes, earlier=was.earlier)
    if becomes == was:
        return was
    before = encode(msgspec.structs.replace(was, earlier=())).decode()
    return msgspec.structs.replace(becomes, earlier=(*was.earlier, Earlier(now, before)))


def versions(entry: E) -> tuple[tuple[Moment, E], ...]:
    """How has this entry stood, and until when? Oldest first, without how it stands now."""
    return tuple((each.until, decode(each.was)) for each in entry.earlier)  # type: ignore[misc]
