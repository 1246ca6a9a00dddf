"""A file of answers is read as it stands: whose it is, what was left out, and nothing twice."""

import json

import pytest

from inkling.exchange import AnswersError, CellError, ExchangeError, read_answers
from inkling.measures import instrument

PHQ4, WSAS = instrument("phq4"), instrument("wsas")


def read(text: str | object, asked=PHQ4):
    data = text if isinstance(text, str) else json.dumps(text)
    return read_answers(data.encode(), asked)


@pytest.mark.parametrize(
    "header",
    [
        "1,2,3,4",
        "item 1,item 2,item 3,item 4",
        "q1,q2,q3,q4",
        "Q01,Q02,Q03,Q04",
        "phq4_1,PHQ-4 2,phq4.3,Item_4",
    ],
)
def test_columns_are_items_by_their_numbers(header):
    (found,) = read(f"{header}\n0,1,2,3\n")
    assert found.answers == {"1": 0, "2": 1, "3": 2, "4": 3}
    assert (found.line, found.total, found.about) == (2, None, {})


def test_all_other_columns_say_whose_row_it_is():
    one, two = read("person,date,1,2,3,4,week 2\nana,2026-01-02,0,1,2,3,x\nben,2026-01-03,0,0,0,0,\n")
    assert one.about == {"person": "ana", "date": "2026-01-02", "week 2": "x"}
    assert two.about["person"] == "ben"


def test_what_was_not_answered_is_kept_as_that():
    (found,) = read("1;2;3;4\n0;;NA;3\n")
    assert found.answers == {"1": 0, "2": None, "3": None, "4": 3}


def test_items_without_a_column_were_not_answered():
    assert read("1,2\n0,1\n")[0].answers == {"1": 0, "2": 1, "3": None, "4": None}


def test_an_item_that_does_not_apply_is_no_answer_at_all():
    rows = read("1,2,3,4,5\nn/a,1,1,1,1\n,1,1,1,1\nNA,1,1,1,1\n", WSAS)
    assert ["1" in row.answers for row in rows] == [False, True, True]
    assert read("2,3,4,5\n1,1,1,1\n", WSAS)[0].answers == {"2": 1, "3": 1, "4": 1, "5": 1}


def test_a_total_from_paper_stands_alone_and_beside_answers_it_is_kept_apart():
    alone, beside = read("total,1,2,3,4\n7,,,,\n3,1,1,1,0\n")
    assert (alone.answers, alone.total) == ({"total": 7}, None)
    assert (beside.answers, beside.total) == ({"1": 1, "2": 1, "3": 1, "4": 0}, 3)


def test_rows_may_be_of_several_questionnaires():
    rows = read("measure,1,2,3,4\nPHQ-4,0,0,0,0\nphq4,1,1,1,1\n", None)
    assert {row.instrument.key for row in rows} == {"phq4"}


def test_problems_and_goals_have_names_of_their_own():
    (found,) = read("date,The lift,Sleeping\n2026-01-01,3,7\n", instrument("pq"))
    assert found.answers == {"The lift": 3, "Sleeping": 7}
    assert found.about == {"date": "2026-01-01"}


@pytest.mark.parametrize(
    "said",
    [
        {"measure": "phq4", "answers": {"1": 0, "2": 1, "3": None, "4": 3}, "person": "ana"},
        [{"measure": "phq4", "1": 0, "2": "1", "3": "", "4": 3.0, "person": "ana"}],
    ],
)
def test_json_says_the_same(said):
    (found,) = read(said, None)
    assert found.answers == {"1": 0, "2": 1, "3": None, "4": 3}
    assert found.about == {"person": "ana"}
    assert found.line == 1


REFUSED = {
    "no questionnaire": ("1,2\n0,0\n", None, AnswersError, "--as"),
    "an unknown one": ("measure,1\nphq99,0\n", None, AnswersError, "Line 2: .*Did you mean phq"),
    "twice": ("1,q1,2,3,4\n0,1,0,0,0\n", PHQ4, AnswersError, "answered twice, under “1” and under “q1”"),
    "twice in JSON": ('{"1": 0, "1": 2}', PHQ4, AnswersError, "answered twice"),
    "twice in two places": ('{"1": 0, "answers": {"1": 2}}', PHQ4, AnswersError, "holds no answers"),
    "twice under other names": ('{"1": 0, "item 1": 2}', PHQ4, AnswersError, "answered twice"),
    "a word": ("1,2,3,4\n0,often,0,0\n", PHQ4, CellError, "Line 2: .*“2”"),
    "true": ('{"1": true}', PHQ4, CellError, "not a number"),
    "huge": ('{"1": 1e300}', PHQ4, CellError, "not a number"),
    "many digits": ('{"1": ' + "9" * 400 + "}", PHQ4, ExchangeError, "number|JSON"),
    "endless": ('{"1": 1e999}', PHQ4, AnswersError, "not JSON"),
    "NaN": ('{"1": NaN}', PHQ4, AnswersError, "not JSON"),
    "a list in it": ('{"1": [1]}', PHQ4, AnswersError, "holds no answers"),
    "numbers": ("[1, 2]", PHQ4, AnswersError, "Place 1"),
    "nothing": ("[]", PHQ4, AnswersError, "no answers"),
    "NUL": ('{"person": "a\\u0000"}', PHQ4, AnswersError, "holds no answers"),
    "deep": ("[" * 100_000, PHQ4, AnswersError, "not JSON"),
    "empty": ("", PHQ4, ExchangeError, "empty"),
    "a web page": ("<p>", PHQ4, ExchangeError, "web page"),
    "only a header": ("1,2,3,4\n", PHQ4, ExchangeError, "no rows"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(name):
    text, asked, kind, says = REFUSED[name]
    with pytest.raises(kind, match=says) as found:
        read(text, asked)
    assert "often" not in str(found.value)


def test_bytes_that_are_no_text_are_refused():
    for data in (b"\xff\xfe\xff", b'{"1": "\xff"}', b" " * 10_000_001):
        with pytest.raises(ExchangeError):
            read_answers(data, PHQ4)
