"""A file of wording beside what is known: found by code or by order, and only where the answers are the same."""

import msgspec
import pytest

from inkling.measures import (
    Answer,
    Question,
    Questionnaire,
    Wording,
    WordingError,
    candidates,
    instrument,
    instruments,
    match,
)

LABELS = ("sun", "cloud", "rain", "hail", "snow", "storm", "flood", "sea", "ocean")


def questionnaire(key: str, *, coded: bool = False, extra: int = 0, **also) -> Questionnaire:
    """A made-up form with the answers of this instrument."""
    one = instrument(key)
    questions = [
        Question(
            place=f"q{item.id}",
            text=f"How is the weather at stop {item.id}?",
            codes=(item.loinc,) if coded and item.loinc else (),
            answers=tuple(
                Answer(value=v, label=LABELS[v - item.low]) for v in range(item.low, item.high + 1)
            ),
        )
        for item in one.items
    ]
    questions += [Question(f"x{n}", "And the bus?", (), questions[-1].answers) for n in range(extra)]
    codes = (one.loinc,) if coded and one.loinc else ()
    given = {"title": "Weather", "language": "en", "digest": "d" * 64, "questions": tuple(questions)}
    return Questionnaire(**{**given, "codes": codes, **also})


STANDARD = [one.key for one in instruments().values() if one.form == "standard"]


@pytest.mark.parametrize("key", STANDARD)
def test_without_codes_the_order_of_the_file_counts(key):
    found = match(instrument(key), questionnaire(key))
    assert found.by == "order"
    assert [one.item for one in found.wording.items] == [item.id for item in instrument(key).items]
    assert found.places["1"] == "q1"
    assert found.left_out == ()
    assert "in the order of the file" in found.explain()


def test_with_codes_the_order_does_not_matter():
    given = questionnaire("gad7", coded=True)
    turned = Questionnaire("Weather", "en", "d" * 64, tuple(reversed(given.questions)))
    found = match(instrument("gad7"), turned)
    assert found.by == "code"
    assert found.places == {str(n): f"q{n}" for n in range(1, 8)}
    assert [one.code for one in found.wording.items] == [item.loinc for item in instrument("gad7").items]
    assert found.explain() == "7 items by their codes."


def test_items_whose_code_is_not_known_stand_after_those_found_by_code():
    found = match(instrument("phq9"), questionnaire("phq9", coded=True))
    assert found.by == "code"
    assert found.coded == ("1", "2", "3", "4", "5", "6", "7")
    assert (found.places["8"], found.places["9"]) == ("q8", "q9")
    assert found.explain() == "7 items by their codes, 2 by their place."


def test_a_question_that_follows_the_scored_ones_is_left_out_and_named():
    found = match(instrument("phq9"), questionnaire("phq9", extra=1))
    assert len(found.wording.items) == 9
    assert found.left_out == ("And the bus?",)


def test_answers_that_all_items_share_are_kept_once():
    wording = match(instrument("phq9"), questionnaire("phq9")).wording
    assert [answer.value for answer in wording.answers] == [0, 1, 2, 3]
    assert all(not one.answers for one in wording.items)
    assert wording.answers_to("9") == wording.answers
    assert wording.answers_to("10") == ()


def test_answers_of_their_own_stay_with_their_item():
    wording = match(instrument("csi4"), questionnaire("csi4")).wording
    assert [len(wording.answers_to(str(n))) for n in range(1, 5)] == [7, 6, 6, 6]


def test_answers_that_the_file_turned_round_already_are_turned_back():
    """Otherwise an item that counts the other way round would be turned twice."""
    given = list(questionnaire("core10").questions)
    for nth in (1, 2):
        turned = tuple(Answer(value=4 - a.value, label=a.label) for a in given[nth].answers)
        given[nth] = Question(given[nth].place, given[nth].text, (), turned)
    found = match(instrument("core10"), Questionnaire("W", "en", "d" * 64, tuple(given)))
    assert found.turned == ("2", "3")
    assert found.wording.answers_to("2") == found.wording.answers_to("1")


def test_turned_answers_are_known_by_their_words_whatever_their_order():
    """Red when only the order is looked at: the file says of the highest word that it counts 0."""
    given = list(questionnaire("core10").questions)
    turned = tuple(Answer(value=4 - a.value, label=a.label) for a in reversed(given[1].answers))
    assert [answer.value for answer in turned] == [0, 1, 2, 3, 4]
    given[1] = Question(given[1].place, given[1].text, (), turned)
    found = match(instrument("core10"), Questionnaire("W", "en", "d" * 64, tuple(given)))
    assert found.turned == ("2",)
    assert {a.label: a.value for a in found.wording.answers_to("2")} == dict(
        zip(LABELS, range(5), strict=False)
    )


def test_answers_that_stand_highest_first_everywhere_are_not_turned():
    given = [
        Question(one.place, one.text, (), tuple(reversed(one.answers)))
        for one in questionnaire("core10").questions
    ]
    found = match(instrument("core10"), Questionnaire("W", "en", "d" * 64, tuple(given)))
    assert found.turned == ()


def test_a_wording_survives_being_written_down():
    wording = match(instrument("csi4"), questionnaire("csi4")).wording
    assert msgspec.json.decode(msgspec.json.encode(wording), type=Wording) == wording


def changed(key: str, nth: int, **also) -> Questionnaire:
    given = questionnaire(key)
    questions = list(given.questions)
    old = questions[nth]
    questions[nth] = Question(**{"place": old.place, "text": old.text, "answers": old.answers, **also})
    return Questionnaire("W", "en", "d" * 64, tuple(questions))


@pytest.mark.parametrize(
    ("key", "given", "says"),
    [
        ("phq9", questionnaire("phq4"), "has 9 items; this file asks 4"),
        ("phq4", questionnaire("phq9"), "has 4 items; this file asks 9"),
        ("phq9", questionnaire("phq9", extra=2), "has 9 items; this file asks 11"),
        ("phq4", changed("phq4", 2, answers=(Answer(value=0, label="a"),)), "Item 3 .* from 0 to 3"),
        (
            "phq4",
            changed("phq4", 0, answers=tuple(Answer(value=v, label="a") for v in (1, 2, 3, 4))),
            "Item 1 .* from 0 to 3",
        ),
        (
            "phq4",
            changed("phq4", 0, answers=tuple(Answer(value=v, label="a") for v in (0, 1, 1, 3))),
            "Item 1 .* from 0 to 3",
        ),
        ("phq4", changed("phq4", 3, numbered=False), "item 4 .* carry no"),
        (
            "phq4",
            changed("phq4", 2, answers=tuple(Answer(value=3 - v, label=LABELS[v]) for v in range(4))),
            "item 3 .* the same words count otherwise",
        ),
        (
            "core10",
            changed("core10", 1, answers=tuple(Answer(value=(v + 1) % 5, label=LABELS[v]) for v in range(5))),
            "item 2 .* the same words count otherwise",
        ),
        ("phq4", changed("phq4", 3, answers=(), numbered=False), "item 4 .* are not in this file"),
        (
            "phq9",
            questionnaire("phq9", questions=tuple(reversed(questionnaire("phq9", coded=True).questions))),
            "Item 8 .* does not stand after the one before it",
        ),
        ("phq9", questionnaire("phq9", questions=questionnaire("phq9", coded=True).questions[:8]), "Item 9"),
        ("pq", questionnaire("phq4"), "takes no wording"),
        ("session-review", questionnaire("phq4"), "takes no wording"),
        (
            "gad7",
            questionnaire("gad7", coded=True, questions=questionnaire("gad7", coded=True).questions * 2),
            "more than once",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(key, given, says):
    with pytest.raises(WordingError, match=says):
        match(instrument(key), given)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (questionnaire("gad7", coded=True), ["gad7"]),
        (questionnaire("phq9", coded=True), ["phq9"]),
        (questionnaire("phq4", coded=True), ["phq4"]),
        (questionnaire("gad7"), ["gad7"]),
        (questionnaire("phq8"), ["phq8", "gad7"]),
        (questionnaire("phq9"), ["phq9", "phq8"]),
        (questionnaire("core10"), ["core10"]),
        (questionnaire("phq9", title="The PHQ-9, in one language"), ["phq9"]),
        (questionnaire("phq9", title="GAD 7"), ["gad7"]),
        (questionnaire("wsas"), ["wsas"]),
        (Questionnaire("W", "en", "d" * 64, questionnaire("phq9").questions[:2]), []),
    ],
)
def test_which_questionnaires_it_may_be(given, expected):
    assert [one.key for one in candidates(given)] == expected
