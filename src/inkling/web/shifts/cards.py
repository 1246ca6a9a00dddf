"""One shift as its card shows it: a sentence, a picture, the words behind it, how it stands, how sure, and what was
said to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zlib import crc32

from django.utils.translation import gettext as _

from inkling.change import Series, Shift, Watch, told_levels
from inkling.journal import (
    CATCHES,
    Breakthrough,
    Entry,
    Finding,
    Journal,
    Session,
    catch_in_words,
    caught_sooner_or_later,
    day_in_words,
    entries_behind,
    event_days_in_words,
    events_around,
    finding_of,
    gist,
    standing_in_words,
    standing_told,
    versions,
)
from inkling.pictures import Picture, shift_picture
from inkling.web.entries.lines import scale_note
from inkling.web.entries.wording import ANSWERS, said
from inkling.web.shifts.sure import how_sure, what_would_change_our_mind

LONGEST = 170
"""Characters after which the rest is left to the entry itself."""


@dataclass(frozen=True)
class Said:
    """Something the person wrote around then, and the entry in which it stands."""

    iso: str
    day: str
    words: str
    id: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class ShiftCard:
    """One shift, whole."""

    id: str
    series: str
    noticed: str
    kind: str
    standing: str
    sentence: str
    picture: Picture
    own_range: str
    behind: tuple[Said, ...]
    around: tuple[Said, ...]
    holds: str
    sure: tuple[str, ...]
    unsure: str
    answer: str
    answered: str
    scale_note: str
    path: str


def card_of(
    number: int, key: str, series: Series, watch: Watch, shift: Shift, journal: Journal, path: str
) -> ShiftCard:
    """What does the card of this shift say? `path` is where it stands on the Path."""
    finding = finding_of(journal, key, shift)
    named, last = _named(key), date.fromordinal(int(series.answered.days[-1]))
    picture = shift_picture(series, watch, shift=shift, prefix=f"s{number}", named=named)
    return ShiftCard(
        id=card_id(key, shift),
        series=key,
        noticed=date.fromordinal(shift.noticed).isoformat(),
        kind=_kind(shift, series),
        standing=standing_in_words(shift),
        sentence=sentence_of(key, shift),
        picture=picture,
        own_range=picture.usual,
        behind=_behind(shift, key, journal),
        around=_around(shift, journal),
        holds=" ".join(filter(None, (standing_told(shift, last), picture.came_back))),
        sure=how_sure(shift, series),
        unsure=what_would_change_our_mind(shift, named),
        answer=finding.answer if finding else "",
        answered=_answered(finding) if finding else "",
        scale_note="" if named else scale_note(key),
        path=path,
    )


def card_id(series: str, shift: Shift) -> str:
    """Where on the page does this shift stand? Says nothing about what it is."""
    return f"shift-{crc32(series.encode()):x}-{shift.noticed}"


def sentence_of(key: str, shift: Shift) -> str:
    """What happened, in one sentence? When something is caught is told in the words in which it was answered."""
    if not _named(key):
        return shift.explain(_day)
    return caught_sooner_or_later(shift, year=0)


def in_short(key: str, shift: Shift) -> str:
    """From where to where, in a few words?"""
    if _named(key):
        return _("sooner") if shift.direction == "up" else _("later")
    before, after = told_levels(shift.before, shift.after)
    return _("from about %(before)s to about %(after)s") % {"before": before, "after": after}


def _named(key: str) -> tuple[tuple[float, str], ...]:
    if key.partition(":")[0] != "catch":
        return ()
    return tuple((float(at), catch_in_words(catch)) for at, catch in enumerate(CATCHES))


def _kind(shift: Shift, series: Series) -> str:
    told = {"step": _("A step, in: %(name)s"), "drift": _("A drift, in: %(name)s")}
    return told.get(shift.shape_later or shift.shape, _("In: %(name)s")) % {"name": series.name}


def _behind(shift: Shift, key: str, journal: Journal) -> tuple[Said, ...]:
    named_from = {named.named_from for named in journal.kind(Breakthrough)}
    return tuple(_said(entry, journal, named_from) for entry in entries_behind(journal, shift, key))


def _said(entry: Entry, journal: Journal, named_from: set[UUID | None]) -> Said:
    day = entry.happened.day
    note = ""
    if isinstance(entry, Breakthrough) or entry.id in named_from:
        note = _("Named as a breakthrough")
    elif isinstance(entry, Session):
        note = _("What stayed of a session")
    return Said(day.isoformat(), day_in_words(day), gist(entry, journal, LONGEST), entry.id, note)


def _around(shift: Shift, journal: Journal) -> tuple[Said, ...]:
    """What happened in life around then? A fact beside the others; nothing is said of what came from it."""
    return tuple(
        Said(event.happened.day.isoformat(), event_days_in_words(event), gist(event, journal, 120), event.id)
        for event in events_around(journal, shift)
    )


def _answered(finding: Finding) -> str:
    """What was said to it, and what was said before that?"""
    words = {"answer": said(ANSWERS, finding.answer), "day": day_in_words(finding.written.day)}
    now = _("You said “%(answer)s” on %(day)s. You can change your mind.") % words
    return " ".join((now, *_before(finding, versions(finding))))


def _before(finding: Finding, earlier: Sequence[tuple[object, Finding]]) -> list[str]:
    others = [was for _until, was in earlier if was.answer != finding.answer]
    if not others:
        return []
    words = {"answer": said(ANSWERS, others[-1].answer), "day": day_in_words(others[-1].written.day)}
    return [_("Before that, on %(day)s, you said “%(answer)s”.") % words]


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal), year=True)
