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
    """In which words has this questionnaire been asked? Oldest first."""
    return tuple(kept for kept in journal.kind(WordingKept) if kept.wording.instrument == key)


def wording_of(journal: Journal, key: str) -> Wording | None:
    """In which words is this questionnaire asked now? None where it is asked by its numbers."""
    kept = wordings_kept(journal, key)
    return kept[-1].wording if kept else None


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
    """What has to be kept so that the questionnaire is asked in these words? Nothing if it is already; and the
    questionnaire itself where it is not used yet."""
    asked = wording_of(journal, wording.instrument)
    here = asked is not None and asked.digest == wording.digest
    use = use_questionnaire(journal, instrument(wording.instrument), now=now, ids=ids)
    return use if here else (*use, WordingKept(id=ids(), happened=now, written=now, wording=wording))
