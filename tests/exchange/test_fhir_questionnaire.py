"""A FHIR questionnaire is read as its questions, or refused in one sentence."""

import hashlib
import json
import time

import pytest

from inkling.exchange import MAX_PACK_BYTES, PackError, read_questionnaire
from inkling.measures import instrument, instruments, match
from tests.packs import LOINC, WEIGHT, option, pack, question, resource

STANDARD = [key for key, one in instruments().items() if one.form == "standard"]


def questions(*items: dict, **also) -> bytes:
    return json.dumps({"resourceType": "Questionnaire", "item": items, **also}).encode()


def one_question(**also) -> dict:
    return {"linkId": "1", "type": "choice", "text": "How high?", **also}


@pytest.mark.parametrize("key", STANDARD)
def test_a_file_is_read_as_its_questions_and_answers(key):
    data = pack(key)
    found = read_questionnaire(data)
    assert found.digest == hashlib.sha256(data).hexdigest()
    assert found.language == "en"
    assert found.intro == "Think of the hills behind the house."
    assert found.copyright == "Made up for tests. Nobody holds any rights."
    items = instrument(key).items
    assert [one.place for one in found.questions] == [f"q-{item.id}" for item in items]
    assert [[a.value for a in one.answers] for one in found.questions] == [
        list(range(item.low, item.high + 1)) for item in items
    ]


def test_codes_are_those_of_loinc_only():
    data = questions(
        one_question(
            code=[{"system": "http://example.org", "code": "x"}, {"system": LOINC, "code": "44250-9"}],
            answerOption=[option(0, "low"), option(1, "high")],
        ),
        code=[{"system": LOINC, "code": "44249-1"}],
    )
    found = read_questionnaire(data)
    assert found.codes == ("44249-1",)
    assert found.questions[0].codes == ("44250-9",)


def test_questions_stand_in_groups_as_deep_as_the_file_likes():
    items = [question(item) for item in instrument("phq4").items]
    inner = {"linkId": "g2", "type": "group", "text": "The far ones.", "item": items[2:]}
    outer = {"linkId": "g1", "type": "group", "text": "All hills.", "item": [*items[:2], inner]}
    found = read_questionnaire(questions(outer))
    assert [one.place for one in found.questions] == ["q-1", "q-2", "q-3", "q-4"]
    assert found.intro == "All hills."


def test_sums_and_words_are_no_questions():
    found = read_questionnaire(
        questions(
            question(instrument("phq4").items[0]),
            {"linkId": "sum", "type": "integer", "text": "Sum", "readOnly": True},
            {"linkId": "note", "type": "string", "text": "Anything else?"},
            {"linkId": "score", "type": "decimal", "text": "Score"},
        )
    )
    assert [one.place for one in found.questions] == ["q-1"]


@pytest.mark.parametrize(
    "options",
    [
        [option(0, "low"), option(1, "high")],
        [option(0, "low", by=WEIGHT), option(1, "high", by=WEIGHT)],
        [{"valueInteger": 0}, {"valueInteger": 1}],
        [{"valueString": "0"}, {"valueString": "1"}],
        [{"valueCoding": {"code": "0", "display": "low"}}, {"valueCoding": {"code": "1", "display": "high"}}],
        [
            {"valueCoding": {"system": LOINC, "code": "LA6568-5", "display": "low"}},
            {"valueCoding": {"system": LOINC, "code": "LA6569-3", "display": "high"}},
        ],
        [
            {
                "valueCoding": {
                    "code": "a",
                    "display": "low",
                    "extension": [{"url": WEIGHT, "valueDecimal": 0}],
                }
            },
            {
                "valueCoding": {
                    "code": "b",
                    "display": "high",
                    "extension": [{"url": WEIGHT, "valueDecimal": 1}],
                }
            },
        ],
    ],
    ids=["ordinal", "weight", "integer", "string", "code", "loinc", "weight-on-coding"],
)
def test_the_number_of_an_answer_is_found_wherever_files_keep_it(options):
    found = read_questionnaire(questions(one_question(answerOption=options))).questions[0]
    assert found.numbered
    assert [answer.value for answer in found.answers] == [0, 1]


def test_answers_may_come_along_as_a_set():
    weight = {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}
    other = weight | {"valueDecimal": 1}
    concepts = [
        {"code": "a", "display": "low", "extension": [weight]},
        {"code": "b", "display": "high", "extension": [other]},
    ]
    contained = [{"resourceType": "ValueSet", "id": "ups", "compose": {"include": [{"concept": concepts}]}}]
    found = read_questionnaire(questions(one_question(answerValueSet="#ups"), contained=contained))
    assert [(a.value, a.label) for a in found.questions[0].answers] == [(0, "low"), (1, "high")]


def test_a_scale_may_be_a_whole_number_with_ends():
    ends = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 3},
    ]
    found = read_questionnaire(questions(one_question(type="integer", extension=ends)))
    assert [answer.value for answer in found.questions[0].answers] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "options",
    [
        [{"valueCoding": {"code": "at0001", "display": "low"}}],
        [option(0, "low"), {"valueCoding": {"code": "x", "display": "high"}}],
        [{"extension": [{"url": WEIGHT, "valueDecimal": 0.5}], "valueString": "half"}],
        [{"extension": [{"url": WEIGHT, "valueDecimal": 1e300}], "valueString": "far"}],
        [{"valueInteger": 10**15}],
        [{"valueString": "²"}],
        [],
    ],
)
def test_answers_without_a_whole_number_are_told_apart(options):
    assert not read_questionnaire(questions(one_question(answerOption=options))).questions[0].numbered


def test_right_to_left_words_and_emoji_stay_and_what_steers_a_terminal_goes():
    text = "שלום 🌧️ \u202eolleh\u202c \x1b[31mred\x07"
    found = read_questionnaire(questions(one_question(text=text, answerOption=[option(0, "a")])))
    assert found.questions[0].text == "שלום 🌧️ olleh [31mred"


def deep(times: int) -> bytes:
    inner = b'{"linkId":"x","type":"group","item":['
    return b'{"resourceType":"Questionnaire","item":[' + inner * times + b"]}" * times + b"]}"


LONG = one_question(text="x" * 20_001, answerOption=[option(0, "a")])

REFUSED = {
    "empty": (b"", "not JSON"),
    "words": (b"hello", "not JSON"),
    "cut off": (pack("phq9")[:-20], "not JSON"),
    "NaN": (b'{"resourceType": NaN}', "not JSON"),
    "huge number": (b'{"resourceType":"Questionnaire","x":1e999}', "not JSON"),
    "number of many digits": (b'{"resourceType":"Questionnaire","x":' + b"9" * 5000 + b"}", "not JSON"),
    "half a character": (b'{"resourceType":"Questionnaire","title":"\\ud800"}', "not JSON"),
    "not UTF-8": (b'{"resourceType":"Question\xffnaire"}', "not UTF-8"),
    "NUL": (questions(one_question(text="a\0b")), "no text"),
    "doubled": (b'{"resourceType":"Questionnaire","item":[],"item":[]}', "stands twice"),
    "XML": (b"<Questionnaire/>", "XML"),
    "other JSON": (b'{"hello": 1}', "no FHIR file"),
    "a list": (b"[1, 2]", "no FHIR file"),
    "a patient": (b'{"resourceType":"Patient"}', "no Questionnaire"),
    "a kind that is a list": (b'{"resourceType":["Questionnaire"]}', "no Questionnaire"),
    "answers": (b'{"resourceType":"QuestionnaireResponse"}', "somebody's answers"),
    "a bundle": (b'{"resourceType":"Bundle"}', "bundle"),
    "items that are none": (b'{"resourceType":"Questionnaire","item":7}', "not built like one"),
    "a weight that is a word": (
        questions(one_question(answerOption=[{"extension": [{"url": WEIGHT, "valueDecimal": "x"}]}])),
        "not built like one",
    ),
    "no questions": (questions(), "no question"),
    "only words": (questions({"linkId": "1", "type": "display", "text": "Hello"}), "no question"),
    "a question without words": (
        questions(one_question(text=" ", answerOption=[option(0, "a")])),
        "no words",
    ),
    "one linkId twice": (
        questions(one_question(answerOption=[option(0, "a")]), one_question(answerOption=[option(0, "a")])),
        "same linkId",
    ),
    "too long": (questions(LONG), "far too long"),
    "many questions": (
        questions(*(one_question(linkId=str(n), answerOption=[option(0, "a")]) for n in range(501))),
        "more questions",
    ),
    "many answers": (
        questions(one_question(answerOption=[option(n, "a") for n in range(102)])),
        "more answers",
    ),
    "deep": (deep(100_000), "larger than|far too deeply"),
    "less deep": (deep(5_000), "far too deeply|not JSON|not built"),
    "20 MB": (b'{"resourceType":"Questionnaire"}' + b" " * 20_000_000, "larger than 2 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_questionnaire_is_refused_in_one_sentence(name):
    data, says = REFUSED[name]
    begun = time.perf_counter()
    with pytest.raises(PackError, match=says) as found:
        read_questionnaire(data)
    assert "\n" not in str(found.value)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("times", [50, 150, 200, 300, 400, 480])
def test_nesting_is_read_or_refused_and_never_breaks(times):
    with pytest.raises(PackError):
        read_questionnaire(deep(times))


def test_the_size_is_looked_at_before_anything_is_read(monkeypatch):
    monkeypatch.setattr("json.loads", lambda *_args, **_more: pytest.fail("it was read"))
    monkeypatch.setattr("msgspec.json.decode", lambda *_args, **_more: pytest.fail("it was read"))
    with pytest.raises(PackError, match="larger than"):
        read_questionnaire(b" " * (MAX_PACK_BYTES + 1))


def test_answers_kept_elsewhere_are_told_as_not_here():
    data = questions(one_question(answerValueSet="http://loinc.org/vs/LL358-9"))
    found = read_questionnaire(data).questions[0]
    assert (found.answers, found.numbered) == ((), False)


def test_what_stands_around_in_real_files_is_passed_over():
    """Item controls, prefixes, pictures and rules, as generators write them."""
    drop_down = {
        "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "drop-down"}]
    }
    control = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"}
    prefix = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix", "valueString": "0"}
    first = option(0, "low")
    first["extension"].insert(0, prefix)
    data = questions(
        one_question(
            required=True,
            repeats=False,
            enableWhen=[{"question": "0", "operator": "=", "answerBoolean": True}],
            extension=[control | {"valueCodeableConcept": drop_down}],
            answerOption=[first, option(1, "high")],
        ),
        meta={"profile": ["http://hl7.org/fhir/4.0/StructureDefinition/Questionnaire"]},
        text={"status": "generated", "div": "<div>...</div>"},
        contained=[{"resourceType": "Practitioner", "id": "p"}],
    )
    assert [answer.value for answer in read_questionnaire(data).questions[0].answers] == [0, 1]


def test_a_strange_language_is_left_out():
    assert read_questionnaire(pack("phq4", language='en" onload="x')).language == ""
    assert read_questionnaire(pack("phq4", language="pt-BR")).language == "pt-BR"


def test_what_was_read_can_be_matched():
    found = match(instrument("csi4"), read_questionnaire(json.dumps(resource("csi4")).encode()))
    assert len(found.wording.answers_to("1")) == 7
    assert len(found.wording.answers_to("2")) == 6
