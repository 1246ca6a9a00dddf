"""Measures on their pages: own words, filling in, leaving out, packs, totals from paper, and how one went."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.journal import (
    MeasureKept,
    OwnForm,
    Reading,
    WordingKept,
    item_added,
    items_asked,
    own_item,
    own_kept,
)
from inkling.measures import Item, Measure
from inkling.vault import services
from tests.clock import TODAY, Clock
from tests.packs import pack as weather
from tests.web.inside import vault_of
from tests.web.lived import day, journal_of, keep, made
from tests.web.packs import add_pack, choose_pack, pack

WORDS = ("I put off calls.", "I lie awake.", "I say yes too soon.")
NINE = [str(item) for item in range(1, 10)]


def name_one(client: Client, words: str, form: str = "problems", **more: str) -> HttpResponse:
    """One more problem, or goal."""
    return client.post(f"/measures/{form}/new/", {"entry": str(uuid4()), "words": words, **more})


def own_of(client: Client, clock: Clock, form: OwnForm = "problems") -> MeasureKept:
    """The problems, or the goals."""
    found = own_kept(journal_of(client, clock), form)
    assert found
    return found


def three(client: Client, clock: Clock) -> MeasureKept:
    """Three problems."""
    for words in WORDS:
        assert name_one(client, words).status_code == 302
    return own_of(client, clock)


def rate(client: Client, kept: MeasureKept, *values: int | str, **more: str) -> HttpResponse:
    """Fill it in, the items in their order."""
    keys = [item.key for item in items_asked(kept.measure)]
    sent = {f"answer-{key}": str(value) for key, value in zip(keys, values, strict=True) if value != ""}
    return client.post(f"/measures/{kept.id}/fill/", {"entry": str(uuid4()), **sent, **more})


def answers_in_order(kept: MeasureKept, reading: Reading) -> list[float | None]:
    """The answers, by the order of the questions."""
    return [reading.answers[item.key] for item in kept.measure.items]


def standard(client: Client, clock: Clock, key: str = "phq9") -> MeasureKept:
    """This questionnaire, in use."""
    answer = client.post("/measures/start/", {"key": key})
    journal = journal_of(client, clock)
    (kept,) = [each for each in journal.kind(MeasureKept) if each.measure.key == key]
    assert answer["Location"] == f"/measures/{kept.id}/fill/"
    return kept


def answer_nine(client: Client, kept: MeasureKept, **more: str) -> HttpResponse:
    """Every item answered with 1, but for what is said otherwise; "" leaves one out."""
    sent = {f"answer-{item}": more.pop(f"q{item}", "1") for item in NINE}
    return client.post(
        f"/measures/{kept.id}/fill/",
        {"entry": str(uuid4()), **{name: value for name, value in sent.items() if value}, **more},
    )


# own words


def test_before_the_first_there_is_a_prompt_an_example_and_a_way_to_skip(ana: Client) -> None:
    page = ana.get("/measures/").text
    assert "Name a problem" in page and "It could sound like this" in page and "Not now" in page
    assert page.index("What weighs on me") < page.index("Questionnaires others use"), "own words come first"
    assert page.count('class="go"') == 1


def test_three_problems_one_by_one_and_a_goal(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    assert [(item.name, item.low, item.high, item.begun) for item in kept.measure.items] == [
        (words, 1, 7, TODAY) for words in WORDS
    ]
    name_one(ana, "I can ask.", "goals")
    (goal,) = own_of(ana, clock, "goals").measure.items
    assert (goal.low, goal.high, goal.better) == (0, 10, "higher")
    page = ana.get("/measures/").text
    assert all(words in page for words in (*WORDS, "I can ask."))


def test_the_same_form_sent_twice_makes_one_problem(ana: Client, clock: Clock) -> None:
    form = {"entry": str(uuid4()), "words": WORDS[0]}
    for _twice in range(2):
        assert ana.post("/measures/problems/new/", form).status_code == 302
    assert len(own_of(ana, clock).measure.items) == 1


def test_ten_problems_and_three_goals_are_as_many_as_can_be_asked(ana: Client, clock: Clock) -> None:
    for at in range(10):
        name_one(ana, f"Problem {at}.")
    page = name_one(ana, "One more.")
    assert page.status_code == 422 and "as many as can be asked" in page.text
    assert "One more." in page.text, "what was typed is still there"
    assert len(own_of(ana, clock).measure.items) == 10
    assert "Let one rest" in ana.get("/measures/problems/new/").text
    assert "Another problem" not in ana.get("/measures/").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": ""}, "A word or two is needed here."),
        ({"words": "   "}, "A word or two is needed here."),
        ({"words": "x" * 201}, "This is longer than 200 characters. A shorter one will do."),
        ({"words": "Fine.", "day": "9999-01-01"}, "This day has not come yet."),
        ({"words": "Fine.", "day": "not a day"}, "Write the day as year, month, day"),
        ({"words": "i put off  calls."}, "These words are asked already."),
    ],
)
def test_what_cannot_be_a_problem_is_said_in_a_sentence(
    ana: Client, clock: Clock, typed: dict[str, str], said: str
) -> None:
    name_one(ana, WORDS[0])
    page = ana.post("/measures/problems/new/", {"entry": str(uuid4()), **typed})
    assert page.status_code == 422 and said in unescape(page.text)
    assert len(own_of(ana, clock).measure.items) == 1


def test_words_in_any_script_stay_as_they_are(ana: Client, clock: Clock) -> None:
    words = "لا أنام <b>🌒</b> “so”"
    name_one(ana, words + "\0")
    assert [item.name for item in own_of(ana, clock).measure.items] == [words]
    assert words in unescape(ana.get("/measures/").text)
    assert "<b>🌒" not in ana.get("/measures/").text


def test_new_words_begin_a_new_line_and_the_page_says_so_before(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    rate(ana, kept, 6, 5, 4, day=day(14).isoformat())
    first = kept.measure.items[0]
    page = ana.get(f"/measures/one/{first.key}/words/").text
    assert "new words begin a new line" in page and "never joined" in page and WORDS[0] in page
    assert "A mean it is part of ends with it" in page
    ana.post(f"/measures/one/{first.key}/words/", {"entry": str(uuid4()), "words": "I put off hard calls."})
    after = own_of(ana, clock).measure
    assert [item.name for item in items_asked(after)] == ["I put off hard calls.", *WORDS[1:]]
    rate(ana, own_of(ana, clock), 3, 5, 4)
    page = ana.get(f"/measures/{kept.id}/")
    lines = {
        line.name: [row[1] for row in line.picture.rows]
        for line in (*page.context["page"].main, *page.context["page"].resting)
    }
    assert lines[WORDS[0]] == ["6"] and lines["I put off hard calls."] == ["3"]
    assert "No longer asked" in page.text and "Until 23 November 2026 it was put like this" in page.text


def test_the_same_words_are_no_new_words(ana: Client, clock: Clock) -> None:
    first = three(ana, clock).measure.items[0]
    page = ana.post(f"/measures/one/{first.key}/words/", {"entry": str(uuid4()), "words": WORDS[0]})
    assert page.status_code == 422
    assert len(own_of(ana, clock).measure.items) == 3


def test_two_tabs_rewording_the_same_lose_nothing(ana: Client, clock: Clock) -> None:
    first = three(ana, clock).measure.items[0]
    address = f"/measures/one/{first.key}/words/"
    ana.post(address, {"entry": str(uuid4()), "words": "Theirs."})
    page = ana.post(address, {"entry": str(uuid4()), "words": "Mine."})
    assert page.status_code == 409 and "Mine." in page.text and "Theirs." in page.text
    (there,) = re.findall(r'action="(/measures/one/[^"]+)"', page.text)
    form = page.context["form"]
    ana.post(there, {"entry": form["entry"].value(), "words": "Mine."})
    assert [item.name for item in items_asked(own_of(ana, clock).measure)] == ["Mine.", *WORDS[1:]]


def test_two_tabs_adding_and_resting_do_not_undo_each_other(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    ana.post(f"/measures/one/{kept.measure.items[1].key}/rest/", {"resting": "yes"})
    name_one(ana, "I am late.")
    ana.post(f"/measures/one/{kept.measure.items[0].key}/rest/", {"resting": "yes"})
    asked = [item.name for item in items_asked(own_of(ana, clock).measure)]
    assert asked == [WORDS[2], "I am late."]
    ana.post(f"/measures/one/{kept.measure.items[1].key}/rest/", {"resting": "no"})
    assert len(items_asked(own_of(ana, clock).measure)) == 3


def test_what_was_typed_for_a_problem_deleted_meanwhile_is_still_there(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    ana.post(f"/journal/{kept.id}/delete/", {"version": "3"})
    assert own_kept(journal_of(ana, clock), "problems") is None
    address = f"/measures/one/{kept.measure.items[0].key}/words/"
    page = ana.post(address, {"entry": str(uuid4()), "words": "Still mine."})
    assert page.status_code == 409 and "Still mine." in page.text and "deleted in another tab" in page.text
    (there,) = re.findall(r'action="(/measures/[^"]+)"', page.text)
    ana.post(there, {"entry": page.context["form"]["entry"].value(), "words": "Still mine."})
    assert [item.name for item in own_of(ana, clock).measure.items] == ["Still mine."]


@pytest.mark.parametrize("address", ["", "fill/", "paper/"])
def test_what_is_not_there_or_of_another_kind_is_not_found(ana: Client, clock: Clock, address: str) -> None:
    keep(ana, clock, [other := made(Reading, 1, measure="x", answers={})])
    for id in (uuid4(), other.id):
        assert ana.get(f"/measures/{id}/{address}").status_code == 404
    assert ana.get(f"/measures/one/{uuid4()}/words/").status_code == 404
    assert ana.post(f"/measures/one/{uuid4()}/rest/", {"resting": "yes"}).status_code == 404
    for key in ("", "pq", "no-such", "session-review"):
        assert ana.post("/measures/start/", {"key": key}).status_code == 404


# filling in


def test_a_reading_is_kept_with_its_note_and_its_day(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    answer = rate(ana, kept, 6, 5, 4, note="A long week. 🌒", day=day(3).isoformat())
    assert answer["Location"] == f"/measures/{kept.id}/?saved=1"
    (reading,) = journal_of(ana, clock).readings
    assert answers_in_order(kept, reading) == [6, 5, 4]
    assert (reading.note, reading.happened.day, reading.wording) == ("A long week. 🌒", day(3), "")
    page = ana.get(f"/journal/{reading.id}/").text
    assert WORDS[0] in page and "A long week." in page
    assert "Last filled in on 20 November 2026." in ana.get("/measures/").text


def test_what_is_left_out_is_asked_about_once(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    entry = str(uuid4())
    page = rate(ana, kept, 6, "", 4, entry=entry)
    assert page.status_code == 422 and journal_of(ana, clock).readings == ()
    assert f"<p>Left out: “{WORDS[1]}”</p>" in unescape(page.text) and "It stays open" in page.text
    assert "no number this time" in page.text
    left = page.context["form"]["left"].value()
    assert rate(ana, kept, 6, "", 4, entry=entry, left=left).status_code == 302
    (reading,) = journal_of(ana, clock).readings
    assert answers_in_order(kept, reading) == [6, None, 4]


def test_two_left_out_stay_open_both_of_them(ana: Client, clock: Clock) -> None:
    page = rate(ana, three(ana, clock), 6, "", "")
    assert f"Left out: “{WORDS[1]}”, “{WORDS[2]}”" in unescape(page.text) and "They stay open" in page.text


def test_another_one_left_out_is_asked_about_anew(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    left = rate(ana, kept, 6, "", 4).context["form"]["left"].value()
    assert rate(ana, kept, 6, 5, "", left=left).status_code == 422


def test_nothing_filled_in_is_no_reading(ana: Client, clock: Clock) -> None:
    page = rate(ana, three(ana, clock), "", "", "")
    assert page.status_code == 422 and "Nothing is filled in yet." in page.text
    assert journal_of(ana, clock).readings == ()


@pytest.mark.parametrize("value", ["0", "8", "4.5", "nan", "x", "-1"])
def test_a_number_off_the_scale_is_not_kept(ana: Client, clock: Clock, value: str) -> None:
    page = rate(ana, three(ana, clock), value, 5, 4)
    assert page.status_code == 422 and journal_of(ana, clock).readings == ()
    assert page.text.count('class="wrong"') == 2, "what is wrong is said once above, and once where it is"


def test_the_same_form_sent_twice_keeps_one_and_other_answers_are_asked_about(
    ana: Client, clock: Clock
) -> None:
    kept, entry = three(ana, clock), str(uuid4())
    for _twice in range(2):
        assert rate(ana, kept, 6, 5, 4, entry=entry).status_code == 302
    page = rate(ana, kept, 2, 5, 4, entry=entry)
    assert page.status_code == 409 and "saved before, with other answers" in page.text
    assert len(journal_of(ana, clock).readings) == 1
    again = page.context["form"]["entry"].value()
    rate(ana, kept, 2, 5, 4, entry=again)
    assert sorted(answers_in_order(kept, each)[0] for each in journal_of(ana, clock).readings) == [2, 6]


def test_a_question_put_in_new_words_meanwhile_takes_no_answer_to_the_old_ones(
    ana: Client, clock: Clock
) -> None:
    """Red when answers go by their place on the page."""
    kept = three(ana, clock)
    first = kept.measure.items[0]
    ana.post(f"/measures/one/{first.key}/words/", {"entry": str(uuid4()), "words": "New."})
    page = rate(ana, kept, 6, 5, 4)
    assert page.status_code == 422 and "<p>Left out: “New.”</p>" in unescape(page.text)


def test_a_measure_deleted_while_it_was_filled_in_is_kept_with_the_answers_after_all(
    ana: Client, clock: Clock
) -> None:
    kept = three(ana, clock)
    shown = ana.get(f"/measures/{kept.id}/fill/")
    carried = {"was": shown.context["what"].was, "version": str(shown.context["what"].version)}
    ana.post(f"/journal/{kept.id}/delete/", {"version": carried["version"]})
    page = rate(ana, kept, 6, 5, 4, **carried)
    assert page.status_code == 409 and "deleted in another tab" in page.text
    assert rate(ana, kept, 6, 5, 4, **carried, after_all="yes").status_code in (302, 409)


# questionnaires


def test_a_questionnaire_is_filled_in_by_numbers_without_a_pack(ana: Client, clock: Clock) -> None:
    kept = standard(ana, clock)
    assert kept.measure == Measure(key="phq9", title="PHQ-9", items=(), form="standard")
    assert standard(ana, clock) == kept, "begun twice, it is there once"
    page = ana.get(f"/measures/{kept.id}/fill/").text
    assert "Item 9" in page and "Item 10" not in page and "only the numbers" in page
    answer_nine(ana, kept)
    (reading,) = journal_of(ana, clock).readings
    assert (reading.measure, reading.answers, reading.wording) == ("phq9", dict.fromkeys(NINE, 1.0), "")
    assert "<b>9</b>" in ana.get(f"/measures/{kept.id}/").text


def test_one_left_out_is_counted_as_the_mean_where_the_rule_says_so(ana: Client, clock: Clock) -> None:
    kept = standard(ana, clock)
    page = answer_nine(ana, kept, q3="")
    assert "Left out: item 3." in page.text and "mean of the others" in page.text
    page = answer_nine(ana, kept, q3="", q4="", q5="")
    assert "item 3, item 4, item 5" in page.text and "no total this time" in page.text
    answer_nine(ana, kept, q3="", q4="", q5="", left="3,4,5")
    assert "Nothing to tell yet" in ana.get(f"/measures/{kept.id}/").text


def test_what_does_not_apply_is_no_part_of_the_answers(ana: Client, clock: Clock) -> None:
    kept = standard(ana, clock, "wsas")
    sent = {f"answer-{item}": "4" for item in range(2, 6)}
    assert ana.post(f"/measures/{kept.id}/fill/", {"entry": str(uuid4()), **sent}).status_code == 302
    assert list(journal_of(ana, clock).readings[0].answers) == ["2", "3", "4", "5"]
    assert "WSAS without item 1" in ana.get(f"/measures/{kept.id}/").text


def test_a_total_from_paper(ana: Client, clock: Clock) -> None:
    kept = standard(ana, clock)
    address = f"/measures/{kept.id}/paper/"
    for wrong, said in (("28", "27"), ("-1", "0"), ("nonsense", "number"), ("nan", "number")):
        page = ana.post(address, {"entry": str(uuid4()), "answer-total": wrong})
        assert page.status_code == 422 and said in page.text and wrong in page.text
    assert journal_of(ana, clock).readings == ()
    assert ana.post(address, {"entry": str(uuid4()), "answer-total": "14"}).status_code == 302
    assert journal_of(ana, clock).readings[0].answers == {"total": 14.0}


def test_problems_have_no_total_from_paper(ana: Client, clock: Clock) -> None:
    assert ana.get(f"/measures/{three(ana, clock).id}/paper/").status_code == 404


@pytest.mark.parametrize("value", ["1", "2", "3"])
def test_an_item_that_asks_for_care_leads_there_after_it_is_kept_whatever_its_value(
    ana: Client, clock: Clock, value: str
) -> None:
    kept = standard(ana, clock)
    answer = answer_nine(ana, kept, q9=value)
    assert answer["Location"] == "/support/after/"
    assert len(journal_of(ana, clock).readings) == 1


def test_corrected_to_it_it_leads_there_too_and_not_for_other_words_alone(ana: Client, clock: Clock) -> None:
    answer_nine(ana, standard(ana, clock), q9="0")
    address = f"/journal/{journal_of(ana, clock).readings[0].id}/"

    def correct(**changes: str) -> str:
        form = ana.get(address).context["form"]
        said = {name: "" if value is None else value for name, value in form.in_full().items()}
        return ana.post(address, {**said, **changes})["Location"]

    assert correct(answer8="2") == "/support/after/"
    assert correct(note="In other words.").startswith("/journal/?")


def test_without_it_nothing_leads_there_and_a_low_number_is_not_praised(ana: Client, clock: Clock) -> None:
    kept = standard(ana, clock)
    assert answer_nine(ana, kept, q9="0")["Location"] == f"/measures/{kept.id}/?saved=1"
    page = answer_nine(ana, kept, **{f"q{item}": "0" for item in NINE})
    said = ana.get(page["Location"]).text.casefold()
    for word in (
        "well done",
        "great",
        "congratul",
        "minimal",
        "severe",
        "moderate",
        "cut-off",
        "recover",
        "normal",
    ):
        assert word not in said


# packs


def test_a_pack_is_shown_before_it_is_kept(ana: Client, clock: Clock) -> None:
    page = choose_pack(ana, pack())
    assert page.status_code == 200 and "Made-up sentence 9." in page.text
    assert "in the order of the file" in page.text and "Nothing is kept yet." in page.text
    assert journal_of(ana, clock).entries == ()
    answer = ana.post("/measures/words/keep/", {"instrument": "phq9"})
    (kept,) = journal_of(ana, clock).kind(WordingKept)
    assert kept.wording.instrument == "phq9" and len(kept.wording.items) == 9
    (measure,) = journal_of(ana, clock).kind(MeasureKept)
    assert answer["Location"] == f"/measures/{measure.id}/?saved=1"
    assert ana.post("/measures/words/keep/", {"instrument": "phq9"})["Location"] == "/measures/"
    add_pack(ana, pack())
    assert len(journal_of(ana, clock).kind(WordingKept)) == 1, "the same file is kept once"


def test_with_a_pack_its_sentences_are_asked_in_their_order(ana: Client, clock: Clock) -> None:
    add_pack(ana, pack())
    kept = standard(ana, clock)
    shown = ana.get(f"/measures/{kept.id}/fill/")
    places = [shown.text.index(f"Made-up sentence {item}.") for item in NINE]
    assert (
        places == sorted(places) and "made-up answer 3" in shown.text and "Made up for a test." in shown.text
    )
    answer_nine(ana, kept, words=shown.context["form"]["words"].value())
    journal = journal_of(ana, clock)
    assert journal.readings[0].wording == journal.kind(WordingKept)[0].wording.digest
    assert "Made-up sentence 9." in ana.get(f"/journal/{journal.readings[0].id}/").text
    assert "Asked in the words of" in ana.get("/journal/").text


def test_the_codes_of_a_file_count_more_than_its_title_as_with_the_command(ana: Client) -> None:
    """Red when the page has a way of its own to tell what a file is: by the title alone this is a PHQ-8."""
    page = choose_pack(ana, weather("phq9", coded=True, code=[], title="The PHQ-8, and one more"))
    assert [one.instrument.key for one in page.context["found"]] == ["phq9"]


def test_where_two_fit_one_has_to_be_chosen(ana: Client, clock: Clock) -> None:
    page = choose_pack(ana, pack(title="A form of nine"))
    assert {one.instrument.key for one in page.context["found"]} == {"phq9", "phq8"}
    page = ana.post("/measures/words/keep/", {})
    assert page.status_code == 422 and "Choose which questionnaire it is." in page.text
    assert journal_of(ana, clock).entries == ()
    ana.post("/measures/words/keep/", {"instrument": "phq8"})
    assert journal_of(ana, clock).kind(WordingKept)[0].wording.instrument == "phq8"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pack(items=7), "The PHQ-9 has 9 items; this file asks 7."),
        (pack(top=4), "answered from 0 to 3"),
        (b'{"name": "something else"}', "no FHIR file"),
        (b"", ""),
        (b"not json", ""),
        (b"\x00\xff" * 40, ""),
        (b"[" * 100_000, ""),
        (b'{"resourceType": "Patient"}', "no Questionnaire"),
        (b" " * 20_000_000, ""),
    ],
    ids=["too few", "other answers", "other json", "empty", "text", "bytes", "deep", "patient", "20 MB"],
)
def test_what_is_no_pack_is_said_in_one_sentence_and_nothing_is_kept(
    ana: Client, clock: Clock, data: bytes, said: str
) -> None:
    page = choose_pack(ana, data)
    assert page.status_code == 422 and said in unescape(page.text)
    (errors,) = page.context["form"].errors.values()
    assert len(errors) == 1 and errors[0].endswith(".")
    assert services.held(vault_of(ana, clock), "add-wording") is None
    assert journal_of(ana, clock).entries == ()


def test_the_address_says_nothing_of_which_questionnaire_it_is(ana: Client, clock: Clock) -> None:
    page = ana.get("/measures/").text + ana.get(f"/measures/{standard(ana, clock).id}/").text
    assert not [link for link in re.findall(r'href="([^"]+)"', page) if "phq" in link]


# how one went


def weeks(form: OwnForm, *values: tuple[float, ...]) -> list[Any]:
    """So many weekly readings of these problems or goals, the last one today."""
    measure = Measure(key=form, title="Mine", items=(), form=form)
    keys = [str(uuid4()) for _value in values[0]]
    for key, words in zip(keys, WORDS, strict=False):
        measure = item_added(measure, own_item(form, key, words, day(7 * len(values))))
    last = len(values) - 1
    readings = [
        made(Reading, 7 * (last - at), measure=form, answers=dict(zip(keys, each, strict=True)))
        for at, each in enumerate(values)
    ]
    return [made(MeasureKept, 7 * len(values), measure=measure), *readings]


def test_one_measure_shows_its_number_its_course_and_what_is_more_than_usual(
    ana: Client, clock: Clock
) -> None:
    entries = weeks("problems", (6, 6), (6, 5), (5, 6), (3, 3), (3, 3))
    keep(ana, clock, entries)
    page = ana.get(f"/measures/{entries[0].id}/")
    mean, first, _second = page.context["page"].main
    assert (mean.now, mean.top, first.name) == ("3", "7", WORDS[0])
    assert "lower by more than your usual ups and downs, two ratings in a row" in mean.since
    assert "published" in mean.usual and "1.67" in mean.usual
    assert "going by your first ratings" in first.usual
    assert mean.picture.wide and "The table behind the picture" in page.text
    assert "3.25" not in page.text


def test_a_mean_that_ended_stands_with_what_is_no_longer_asked_and_each_says_what_it_is_of(
    ana: Client, clock: Clock
) -> None:
    kept, *readings = weeks("problems", (6, 6, 3), (6, 6, 3))
    keep(ana, clock, [kept, *readings])
    (together, *_items) = ana.get(f"/measures/{kept.id}/").context["page"].main
    assert together.name == "Your problems together" and together.mean_of == ()

    first = kept.measure.items[0]
    ana.post(f"/measures/one/{first.key}/rest/", {"resting": "yes"})
    kept = own_of(ana, clock)
    rate(ana, kept, 4, 2)
    page = ana.get(f"/measures/{kept.id}/").context["page"]
    assert [line.name for line in page.main] == ["Your problems together", WORDS[1], WORDS[2]]
    now = page.main[0]
    assert (now.now, [row[1] for row in now.picture.rows]) == ("3", ["4.5", "4.5", "3"])
    assert now.mean_of == (
        "Open marks are from when more was asked: the mean of these alone, worked out afterwards.",
    )
    item, ended = page.resting
    assert (item.name, item.ended) == (WORDS[0], "23 November 2026")
    assert ended.name == "Your problems together, until 23 November 2026"
    assert [row[1] for row in ended.picture.rows] == ["5", "5"]
    assert ended.mean_of == (
        f"The mean of the 3 that were asked together: “{WORDS[0]}”, “{WORDS[1]}”, “{WORDS[2]}”",
    )
    assert (ended.item, ended.ended) == (None, ""), "there is nothing to take up again"


def test_before_the_first_rating_it_is_said_once_what_there_will_be(ana: Client, clock: Clock) -> None:
    """Red when each of them says by itself that there is nothing to tell."""
    kept = three(ana, clock)
    page = ana.get(f"/measures/{kept.id}/").text
    assert page.count("Once you have rated them") == 1
    assert "Nothing to tell yet" not in page and "After three ratings" not in page
    rate(ana, kept, 6, 5, 4)
    page = ana.get(f"/measures/{kept.id}/").text
    assert "Once you have rated them" not in page and "There is nothing to compare it with yet" in page


def test_an_item_that_was_left_out_is_said_beside_the_number(ana: Client, clock: Clock) -> None:
    """Red when only the table says so: before the second reading there is no picture to point at it."""
    kept = standard(ana, clock)
    said = "One item was left out and counted as the mean of the others."
    left = answer_nine(ana, kept, q3="").context["form"]["left"].value()
    answer_nine(ana, kept, q3="", left=left, day=day(3).isoformat())
    page = ana.get(f"/measures/{kept.id}/").text
    assert said in page and "The same in a table" in page
    answer_nine(ana, kept)
    page = ana.get(f"/measures/{kept.id}/").text
    assert said not in page and "The table behind the picture" in page


def test_without_its_words_the_page_says_which_number_to_choose_and_offers_the_total(
    ana: Client, clock: Clock
) -> None:
    kept = standard(ana, clock)
    page = ana.get(f"/measures/{kept.id}/fill/").text
    assert "choose the number that stands at your answer" in page and "by-number" in page
    assert f'href="/measures/{kept.id}/paper/"' in page
    assert "From 0 to 27." in ana.get(f"/measures/{kept.id}/paper/").text
    add_pack(ana, pack())
    page = ana.get(f"/measures/{kept.id}/fill/").text
    assert "choose the number" not in page and "by-number" not in page


def test_a_start_can_be_chosen_and_nonsense_is_the_first(ana: Client, clock: Clock) -> None:
    entries = weeks("goals", (1,), (2,), (8,), (8,), (8,))
    keep(ana, clock, entries)
    address = f"/measures/{entries[0].id}/"
    (line,) = ana.get(address).context["page"].main
    assert "higher by more" in line.since
    (line,) = ana.get(f"{address}?since=2").context["page"].main
    assert "no more than your usual ups and downs" in line.since
    for wrong in ("99", "-1", "x", "٣", "9" * 30):
        assert ana.get(f"{address}?since={wrong}").context["page"].main[0].since == (
            ana.get(address).context["page"].main[0].since
        )


def test_a_step_on_a_questionnaire_is_told(ana: Client, clock: Clock) -> None:
    kept = made(MeasureKept, 50, measure=Measure(key="phq9", title="PHQ-9", items=(), form="standard"))
    totals = (20, 19, 20, 10, 9, 10)
    readings = [
        made(Reading, 7 * (5 - at), measure="phq9", answers={"total": float(total)})
        for at, total in enumerate(totals)
    ]
    keep(ana, clock, [kept, *readings])
    page = ana.get(f"/measures/{kept.id}/").text
    assert "it went down from 20 to 10 and stayed lower in the next" in page


def test_a_questionnaire_of_a_later_program_is_kept_and_said_so(ana: Client, clock: Clock) -> None:
    kept = made(MeasureKept, 5, measure=Measure(key="later", title="Later", items=(), form="standard"))
    keep(ana, clock, [kept, made(Reading, 5, measure="later", answers={"1": 2.0})])
    assert "does not know this questionnaire" in ana.get(f"/measures/{kept.id}/").text
    assert ana.get(f"/measures/{kept.id}/fill/").status_code == 404
    assert ana.get("/measures/").status_code == 200


def test_a_diary_that_was_brought_in_is_shown_and_gone_on_with(ana: Client, clock: Clock) -> None:
    items = (Item(key="sleep", name="Hours of sleep", better="higher"),)
    kept = made(MeasureKept, 9, measure=Measure(key="diary-1", title="My sleep", items=items))
    keep(
        ana,
        clock,
        [kept, *(made(Reading, at, measure="diary-1", answers={"sleep": 6.5}) for at in (3, 2, 1))],
    )
    assert "My sleep" in ana.get("/measures/").text
    assert "Hours of sleep" in ana.get(f"/measures/{kept.id}/").text
    ana.post(f"/measures/{kept.id}/fill/", {"entry": str(uuid4()), "answer-sleep": "7.25"})
    assert journal_of(ana, clock).readings[-1].answers == {"sleep": 7.25}


def test_a_day_of_a_diary_is_not_compared_with_another_day(ana: Client, clock: Clock) -> None:
    """Red when the ups and downs of single days are told as changes: most days lie beyond the first five."""
    items = (Item(key="sleep", name="Hours of sleep", better="higher"),)
    kept = made(MeasureKept, 300, measure=Measure(key="diary-1", title="My sleep", items=items))
    days = [made(Reading, at, measure="diary-1", answers={"sleep": float(4 + at % 5)}) for at in range(200)]
    keep(ana, clock, [kept, *days])
    page = ana.get(f"/measures/{kept.id}/")
    (line,) = page.context["page"].main
    assert line.since == "4 on 23 November 2026."
    assert "usual ups and downs" not in page.text and "Looking back to" not in page.text
    assert line.usual.startswith("No shift found; the smallest we could have seen by now is ")
    assert line.picture.columns[0] == "Month" and len(line.picture.rows) < 12
    assert "Earlier ones stand in the Journal." in page.text


def test_a_reading_is_corrected_on_its_scale_and_deleted_like_any_entry(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    rate(ana, kept, 6, 5, 4)
    (reading,) = journal_of(ana, clock).readings
    shown = ana.get(f"/journal/{reading.id}/").context["form"]
    data = {field.html_name: field.value() for field in shown if field.value() not in (None, "", [])}
    assert data["answer0"] == "6"
    page = ana.post(f"/journal/{reading.id}/", {**data, "answer0": "9"})
    assert page.status_code == 422
    ana.post(f"/journal/{reading.id}/", {**data, "answer0": "2"})
    assert answers_in_order(kept, journal_of(ana, clock).readings[0]) == [2, 5, 4]
    ana.post(f"/journal/{reading.id}/delete/", {"version": "2"})
    assert journal_of(ana, clock).readings == ()


def test_an_answer_beyond_its_scale_from_elsewhere_is_not_lost_by_a_correction(
    ana: Client, clock: Clock
) -> None:
    entries = weeks("problems", (6.5, 12))
    keep(ana, clock, entries)
    reading = entries[1]
    shown = ana.get(f"/journal/{reading.id}/").context["form"]
    data = {field.html_name: field.value() for field in shown if field.value() not in (None, "", [])}
    ana.post(f"/journal/{reading.id}/", {**data, "note": "Now with words."})
    kept = journal_of(ana, clock).readings[0]
    assert (answers_in_order(entries[0], kept), kept.note) == ([6.5, 12], "Now with words.")


def test_problems_keep_their_words_where_the_entry_is_corrected(ana: Client, clock: Clock) -> None:
    kept = three(ana, clock)
    form = ana.get(f"/journal/{kept.id}/").context["form"]
    assert [name for name in form.fields if name.startswith("name")] == []
