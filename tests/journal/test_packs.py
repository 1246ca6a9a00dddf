"""Which questionnaires are used, and in which words: kept once, and with what they need."""

from datetime import timedelta
from uuid import uuid4

from inkling.exchange import read_questionnaire
from inkling.journal import (
    Journal,
    MeasureKept,
    Moment,
    WordingKept,
    keep_wording,
    standard_kept,
    use_questionnaire,
    wording_of,
    wordings_kept,
)
from inkling.measures import Measure, Wording, instrument, match
from tests.cast import NOW_MOMENT
from tests.clock import TODAY
from tests.packs import pack


def wording(**also: object) -> Wording:
    return match(instrument("phq9"), read_questionnaire(pack("phq9", **also))).wording


def kept(journal: Journal, of: Wording, *, later: int = 0):
    now = Moment(day=TODAY + timedelta(days=later))
    return keep_wording(journal, of, now=now, ids=uuid4)


def test_a_wording_comes_with_the_questionnaire_it_belongs_to():
    found = kept(Journal.of([]), wording())
    assert [type(entry) for entry in found] == [MeasureKept, WordingKept]
    journal = Journal.of(found)
    used = standard_kept(journal, "phq9")
    assert used is not None
    assert used.measure == Measure(key="phq9", title="PHQ-9", items=(), form="standard")
    assert wordings_kept(journal, "phq9")[-1].wording == wording()
    assert wordings_kept(journal, "gad7") == ()


def test_the_same_file_is_kept_once():
    journal = Journal.of(kept(Journal.of([]), wording()))
    assert kept(journal, wording()) == ()


def test_another_language_is_another_wording_of_the_same_questionnaire():
    first = kept(Journal.of([]), wording())
    second = kept(Journal.of(first), wording(language="es"), later=1)
    assert [type(entry) for entry in second] == [WordingKept]
    journal = Journal.of([*first, *second])
    assert [one.wording.language for one in wordings_kept(journal, "phq9")] == ["en", "es"]


def test_the_words_kept_last_are_asked_and_going_back_to_earlier_ones_is_keeping_them_again():
    entries = []
    assert wording_of(Journal.of(entries), "phq9") is None
    for later, language in enumerate(["en", "es", "en"]):
        entries.extend(kept(Journal.of(entries), wording(language=language), later=later))
        assert wording_of(Journal.of(entries), "phq9") == wording(language=language)
    assert kept(Journal.of(entries), wording(language="en"), later=3) == ()


def test_a_questionnaire_can_be_used_without_its_wording():
    found = use_questionnaire(Journal.of([]), instrument("phq9"), now=NOW_MOMENT, ids=uuid4)
    assert [type(entry) for entry in found] == [MeasureKept]
    assert use_questionnaire(Journal.of(found), instrument("phq9"), now=NOW_MOMENT, ids=uuid4) == ()


def test_a_diary_of_the_same_name_is_no_questionnaire():
    diary = MeasureKept(
        id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=Measure(key="phq9", title="", items=())
    )
    assert standard_kept(Journal.of([diary]), "phq9") is None
