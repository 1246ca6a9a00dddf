"""Readings as FHIR: a standard reader takes them, every answer is there, and nobody's sentences or names are."""

import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from fhir.resources.R4B.bundle import Bundle

from inkling.exchange import read_questionnaire, write_fhir
from inkling.journal import Entry, Journal, MeasureKept, Moment, Reading, WordingKept
from inkling.measures import Item, Measure, instrument, instruments, match
from tests.cast import NOW_MOMENT
from tests.packs import pack

DAY = date(2026, 11, 1)
STANDARD = [key for key, one in instruments().items() if one.form == "standard"]


def kept(key: str) -> MeasureKept:
    measure = Measure(key=key, title=instrument(key).title, items=(), form="standard")
    return MeasureKept(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=measure)


def reading(
    key: str, answers: dict[str, float | None], *, day: date = DAY, later: int = 0, **also
) -> Reading:
    happened, written = Moment(day=day), Moment(day=day + timedelta(days=later))
    return Reading(
        id=uuid4(), happened=happened, written=written, **{"measure": key, "answers": answers, **also}
    )


def bundle(*entries: Entry, only=()) -> dict:
    """What is written, once the standard reader has taken it."""
    data = write_fhir(Journal.of(entries), only)
    Bundle.model_validate_json(data)
    return json.loads(data)


def resources(said: dict, kind: str) -> list[dict]:
    return [one["resource"] for one in said.get("entry", []) if one["resource"]["resourceType"] == kind]


def middle(key: str) -> dict[str, float | None]:
    return {item.id: float(item.low + item.high) // 2 for item in instrument(key).items}


@pytest.mark.parametrize("key", STANDARD)
def test_a_standard_reader_takes_every_questionnaire(key):
    said = bundle(kept(key), reading(key, middle(key)))
    (response,) = resources(said, "QuestionnaireResponse")
    assert [item["linkId"] for item in response["item"]] == [item.id for item in instrument(key).items]
    assert response["authored"] == "2026-11-01"
    scores = resources(said, "Observation")
    assert len(scores) == 1 + len(instrument(key).subscales)
    assert all(score["effectiveDateTime"] == "2026-11-01" for score in scores)


def test_the_reader_does_look():
    with pytest.raises(ValueError, match="status"):
        Bundle.model_validate_json(
            b'{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Observation","code":{"text":"x"}}}]}'
        )


def test_the_numbers_are_those_worked_out_by_hand():
    said = bundle(kept("phq9"), reading("phq9", {str(n): float(n % 4) for n in range(1, 10)}))
    (total,) = resources(said, "Observation")
    assert total["valueQuantity"]["value"] == 13  # 1+2+3+0+1+2+3+0+1
    assert total["code"] == {"text": "PHQ-9", "coding": [{"system": "http://loinc.org", "code": "44261-6"}]}
    assert total["note"] == [{"text": "From 0 to 27. Lower is better."}]
    (response,) = [one for one in said["entry"] if one["resource"]["resourceType"] == "QuestionnaireResponse"]
    assert total["derivedFrom"] == [{"reference": response["fullUrl"]}]


def test_only_verified_codes_are_given():
    said = json.dumps(
        bundle(*(entry for key in STANDARD for entry in (kept(key), reading(key, middle(key)))))
    )
    assert said.count('"http://loinc.org"') == 2
    assert "44261-6" in said and "70274-6" in said


def test_an_answer_left_out_is_an_item_without_answer_and_told_at_the_total():
    answers = middle("phq9") | {"3": None}
    said = bundle(kept("phq9"), reading("phq9", answers))
    (response,) = resources(said, "QuestionnaireResponse")
    assert {"linkId": "3"} in response["item"]
    (total,) = resources(said, "Observation")
    assert "1 item was left out and counted as the mean of the others." in total["note"][0]["text"]


def test_without_a_score_there_is_no_observation():
    said = bundle(kept("swls"), reading("swls", middle("swls") | {"1": None}))
    assert len(resources(said, "QuestionnaireResponse")) == 1
    assert resources(said, "Observation") == []


def test_a_total_from_paper_is_an_observation_alone():
    said = bundle(kept("phq9"), reading("phq9", {"total": 14.0}))
    assert resources(said, "QuestionnaireResponse") == []
    (total,) = resources(said, "Observation")
    assert total["valueQuantity"]["value"] == 14
    assert "derivedFrom" not in total
    assert "copied from paper" in total["note"][0]["text"]


def test_without_work_the_total_is_told_as_another_one():
    answers = {str(n): 2.0 for n in range(2, 6)}
    (total,) = resources(bundle(kept("wsas"), reading("wsas", answers)), "Observation")
    assert total["code"]["text"] != "WSAS"
    assert "From 0 to 32." in total["note"][0]["text"]


def test_what_was_written_later_says_so():
    (total,) = resources(bundle(kept("swls"), reading("swls", middle("swls"), later=9)), "Observation")
    assert "more than two days later" in total["note"][0]["text"]


def test_problems_stand_in_her_own_words():
    words = "Saying <no> & meaning it 🌧️ שלום"
    items = (
        Item(key="a", name=words, low=1, high=7, better="lower"),
        Item(key="b", name="Sleep", low=1, high=7),
    )
    measure = Measure(key="problems", title="What I want to change", items=items, form="problems")
    own = MeasureKept(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=measure)
    said = bundle(own, reading("problems", {"a": 6.0, "b": 3.0}))
    (response,) = resources(said, "QuestionnaireResponse")
    assert response["item"][0] == {"linkId": "a", "text": words, "answer": [{"valueInteger": 6}]}
    values = {one["code"]["text"]: one["valueQuantity"]["value"] for one in resources(said, "Observation")}
    assert values[words] == 6 and values["Sleep"] == 3 and 4.5 in values.values()


def test_each_reading_has_one_mean_whatever_was_asked_later():
    items = (
        Item(key="a", name="Calls", low=1, high=7, ended=DAY + timedelta(days=7)),
        Item(key="b", name="Sleep", low=1, high=7),
        Item(key="c", name="Yes", low=1, high=7),
    )
    measure = Measure(key="problems", title="Mine", items=items, form="problems")
    own = MeasureKept(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=measure)
    said = bundle(
        own,
        reading("problems", {"a": 7.0, "b": 3.0, "c": 2.0}),
        reading("problems", {"b": 2.0, "c": 1.0}, day=DAY + timedelta(days=7)),
    )
    means = [one for one in resources(said, "Observation") if "together" in one["code"]["text"]]
    assert {(one["effectiveDateTime"], one["valueQuantity"]["value"]) for one in means} == {
        ("2026-11-01", 4),
        ("2026-11-08", 1.5),
    }
    assert len(means) == 2


def test_no_note_and_no_sentence_of_a_questionnaire_leaves():
    wording = match(instrument("phq4"), read_questionnaire(pack("phq4"))).wording
    pack_kept = WordingKept(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, wording=wording)
    filled = reading("phq4", middle("phq4"), note="secret words", wording=wording.digest)
    said = json.dumps(bundle(kept("phq4"), pack_kept, filled))
    assert "weather" not in said and "Clouds" not in said
    assert "secret" not in said


def test_only_what_was_asked_for_is_written():
    said = bundle(
        kept("phq4"),
        kept("swls"),
        reading("phq4", middle("phq4")),
        reading("swls", middle("swls")),
        only=["swls"],
    )
    assert {one["code"]["text"] for one in resources(said, "Observation")} == {"SWLS"}


def test_an_empty_journal_is_an_empty_bundle():
    assert bundle() == {"resourceType": "Bundle", "type": "collection"}


def test_answers_that_cannot_be_scored_are_still_there():
    said = bundle(kept("phq4"), reading("phq4", {"1": 9.0, "odd": 0.5}))
    (response,) = resources(said, "QuestionnaireResponse")
    assert response["item"][1] == {"linkId": "odd", "answer": [{"valueDecimal": 0.5}]}
    assert resources(said, "Observation") == []


def test_the_same_journal_gives_the_same_bytes():
    entries = [
        kept("swls"),
        *(reading("swls", middle("swls"), day=DAY + timedelta(days=n)) for n in range(3)),
    ]
    data = write_fhir(Journal.of(entries))
    assert data == write_fhir(Journal.of(list(reversed(entries))))
    urls = [one["fullUrl"] for one in json.loads(data)["entry"]]
    assert len(set(urls)) == 6
    assert all(UUID(url.removeprefix("urn:uuid:")) for url in urls)
