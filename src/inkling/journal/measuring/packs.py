"""Standard questionnaires this person uses, and the wording she added for them."""

from collections.abc import Callable
from uuid import UUID

from inkling.journal.entries import Entry, MeasureKept, Moment, WordingKept
from inkling.journal.journal import Journal
from inkling.measures import Instrument, Measure, Wording, instrument


def standard_kept(journal: Journal, key: str) -> MeasureKept | None:
    """Does this person use this questionnaire? The entry that says so, or None."""
    found = [kept for kept in journal.kind(MeasureKept) if kept.measure.key == key]
    return next((kept for kept in found if kept.measure.form == "standard"), None)


def wordings_kept(journal: Journal, key: str) -> tuple[WordingKept, ...]:
    """In which words has this questionnaire been asked? Oldest first; the last is the one to ask in."""
    return tuple(kept for kept in journal.kind(WordingKept) if kept.wording.instrument == key)


def use_questionnaire(
    journal: Journal, instrument: Instrument, *, now: Moment, ids: Callable[[], UUID]
) -> tuple[Entry, ...]:
    """What has to be kept so that this questionnaire is one this person uses? Nothing if it is already."""
    if standard_kept(journal, instrument.key):
        return ()
    measure = Measure(key=instrument.key, title=instrument.title, items=(), form="standard")
    return (MeasureKept(id=ids(), happened=now, written=now, measure=measure),)


def keep_wording(
    journal: Journal, wording: Wording, *, now: Moment, ids: Callable[[], UUID]
) -> tuple[Entry, ...]:
    """What has to be kept so that the questionnaire is asked in these words? Nothing if the same file is here
    already, and with the questionnaire itself where it is not used yet."""
    here = any(kept.wording.digest == wording.digest for kept in wordings_kept(journal, wording.instrument))
    use = use_questionnaire(journal, instrument(wording.instrument), now=now, ids=ids)
    return use if here else (*use, WordingKept(id=ids(), happened=now, written=now, wording=wording))
