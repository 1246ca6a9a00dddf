"""Challenges: the list, one with then and now, writing that it came back, changing its name, letting it rest."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID, uuid4

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.journal import Challenge, Journal, Moment, Response, Session, ToBring
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, check_in
from tests.clock import TODAY, Clock
from tests.coming_back import CHALLENGE, times
from tests.web.inside import vault_of
from tests.web.sending import as_sent

NAME = "When someone is disappointed in me"
SEVENTEEN = (
    *("days after", "days after", "days after", "hours after", "days after", "hours after", "hours after"),
    *("in the moment", "hours after", "in the moment", "in the moment", "in the moment", "hours after"),
    *("days after", "in the moment", "in the moment", "before"),
)


def challenge(id: UUID = CHALLENGE, name: str = NAME, **said: object) -> Challenge:
    day = Moment(date(2026, 1, 10))
    return Challenge(id=id, happened=day, written=day, name=name, **said)


def keep(client: Client, clock: Clock, *entries: object) -> None:
    services.add_entries(vault_of(client, clock), entries)


def journal_of(client: Client, clock: Clock) -> Journal:
    return queries.open_journal(vault_of(client, clock)).journal


def read(page: HttpResponse) -> str:
    """What is to be read on this page, without its markup."""
    body = re.sub(r"<(?:svg|head)\b.*?</(?:svg|head)>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split()).replace(" .", ".")


# --- the list ------------------------------------------------------------------------------------------------------


def test_it_is_never_blank(ana: Client) -> None:
    page = ana.get("/challenges/")
    assert page.status_code == 200
    for said in ("keeps coming back?", "For example", "Add a challenge", "Not now"):
        assert said in read(page), said


def test_each_says_where_it_stands_and_the_last_to_come_back_stands_first(ana: Client, clock: Clock) -> None:
    quiet, resting = challenge(uuid4(), "Sundays"), challenge(uuid4(), "Heights", resting=True)
    keep(ana, clock, challenge(), quiet, resting, *times("days after", "in the moment"))
    said = read(ana.get("/challenges/"))
    assert f"{NAME} Last came back on 30 January. You caught it in the moment." in said
    assert "Sundays No time it came back is written down yet." in said
    assert said.index(NAME) < said.index("Sundays") < said.index("At rest") < said.index("Heights")


def test_only_resting_ones_are_no_blank_page_either(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge(resting=True))
    said = read(ana.get("/challenges/"))
    assert "Nothing is open just now." in said and NAME in said and "Add a challenge" in said


def test_a_challenge_is_added_once_however_often_the_form_is_sent(ana: Client, clock: Clock) -> None:
    form = {"entry": uuid4(), "name": NAME, "about": "I say sorry."}
    first, second = ana.post("/challenges/new/", form), ana.post("/challenges/new/", form)
    assert first.url == second.url == f"/challenges/{form['entry']}/"
    (kept,) = journal_of(ana, clock).challenges
    assert (kept.name, kept.about, kept.resting) == (NAME, "I say sorry.", False)
    assert NAME in read(ana.get(first.url))


@pytest.mark.parametrize(
    ("name", "about", "says"),
    [
        ("", "How it goes.", "A word or two is needed here."),
        ("x" * 201, "How it goes.", "longer than 200 characters"),
        ("Short", "y" * 20_001, "longer than 20,000 characters"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_on_the_page(
    ana: Client, name: str, about: str, says: str
) -> None:
    page = ana.post("/challenges/new/", {"entry": uuid4(), "name": name, "about": about})
    assert page.status_code == 422
    assert says in read(page)
    assert name in page.text and about in page.text


# --- one challenge -------------------------------------------------------------------------------------------------


def test_without_a_time_there_is_a_prompt_an_example_and_no_picture(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert "No time it came back is written down yet." in read(page) and "For example" in read(page)
    assert 'class="wide"' not in page.text and "Then" not in read(page)


def test_a_sentence_first_then_the_picture_then_and_now(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge(), *times(*SEVENTEEN, strength=6))
    page = ana.get(f"/challenges/{CHALLENGE}/")
    sentence = (
        "It has come back 17 times since January. At first you caught it days after. "
        "The last three times you caught it in the moment or before it began."
    )
    assert sentence in read(page)
    assert page.text.index(sentence) < page.text.index('class="wide"') < page.text.index('id="then"')
    assert page.text.count('class="wide"') == page.text.count('class="narrow"') == 2
    assert page.context["page"].catch.sentence.endswith(sentence.partition("January. ")[2])
    assert len(page.context["page"].noticed.pictures["catch"].rows) == 17
    assert "The first three, 14 January to 15 February" in read(page)
    assert "When you caught it: no shift found; too few answers to tell yet." in read(page)
    assert "How strong it was: no shift found; always the same answer" in read(page)


def test_everything_said_stands_in_then_and_now(ana: Client, clock: Clock) -> None:
    first, *others = times(*SEVENTEEN)
    said = {
        "situation": "The report was late.",
        "felt": "small",
        "thought": "It is over.",
        "did": "Said sorry.",
    }
    first = msgspec.structs.replace(first, **said, strength=9, different=True)
    keep(ana, clock, challenge(), first, *others)
    then = ana.get(f"/challenges/{CHALLENGE}/").text.partition('id="then"')[2].partition('id="now"')[0]
    for said in (
        "14 January",
        "The report was late.",
        "small",
        "It is over.",
        "Said sorry.",
        "9 of 10",
        "days after",
    ):
        assert said in then, said
    assert "yes, this time" in then and then.count('class="on"') == 9


@pytest.mark.parametrize("count", [2, 3, 5])
def test_few_times_are_said_to_be_few_and_each_is_shown_once(ana: Client, clock: Clock, count: int) -> None:
    every = [
        msgspec.structs.replace(each, thought=f"thought {at}")
        for at, each in enumerate(times(*["hours after"] * count))
    ]
    keep(ana, clock, challenge(), *every)
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert f"There are only {count} times so far, so all of them stand here." in read(page)
    assert ('class="wide"' in page.text) == (count > 2), "two marks make no picture"
    compared = page.text.partition('id="then"')[2].partition('id="times"')[0]
    assert [compared.count(f"thought {at}") for at in range(count)] == [1] * count


def test_one_time_is_shown_and_nothing_is_compared(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge(), *times("before", thought="Here it comes."))
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert "It has come back once so far, on 14 January. You caught it before it began." in read(page)
    assert "The one time so far" in read(page) and "Then" not in read(page)
    assert 'class="wide"' not in page.text and "What you might notice" not in read(page)


def test_every_time_leads_to_its_correction(ana: Client, clock: Clock) -> None:
    every = times(*SEVENTEEN)
    keep(ana, clock, challenge(), *every)
    page = ana.get(f"/challenges/{CHALLENGE}/").text
    assert all(f'href="/journal/{each.id}/"' in page for each in every)
    assert ana.get(f"/journal/{every[0].id}/").status_code == 200


def test_many_times_come_in_pages_and_none_is_left_out(ana: Client, clock: Clock) -> None:
    every = times(*SEVENTEEN * 3, every=5)
    keep(ana, clock, challenge(), *every)
    pages = [ana.get(f"/challenges/{CHALLENGE}/?page={at}").text for at in (1, 2, 3)]
    shown = [[each.id for each in every if f"/journal/{each.id}/" in page] for page in pages]
    assert [len(page) for page in shown] == [20, 20, 11] and len({id for page in shown for id in page}) == 51
    assert "Newer" in pages[2] and "Older" not in pages[2] and '<details id="times" open>' in pages[1]
    assert ana.get(f"/challenges/{CHALLENGE}/?page=nonsense").status_code == 200


def test_what_was_written_later_is_marked_as_what_it_is(ana: Client, clock: Clock) -> None:
    every = times(*SEVENTEEN[:6])
    late = msgspec.structs.replace(every[0], written=Moment(every[0].happened.day + timedelta(days=5)))
    keep(ana, clock, challenge(), late, *every[1:])
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert "written on 19 January" in read(page)
    assert "Open marks were written down more than two days later." in read(page)
    assert 'class="dot-open"' in page.text


def test_a_found_shift_is_told_with_its_light_and_leads_to_the_shifts(ana: Client, clock: Clock) -> None:
    before, after = ["days after"] * 25, ["in the moment", "before", "in the moment"] * 10
    start = TODAY - timedelta(days=56 * 5)
    keep(ana, clock, challenge(), *_weaker(times(*before, *after, every=5, first=start)))
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert "“How strong it was” went down from about" in read(page)
    assert re.search(r"From around \d+ \w+ on you caught it sooner\.", read(page))
    assert 'class="lit"' in page.text and 'class="dot-dawn"' in page.text and "Light comes up" in read(page)
    anchor = re.search(r'href="/shifts/#([\w-]+)"', page.text)
    shifts = ana.get("/shifts/").text
    assert anchor and f'id="{anchor[1]}"' in shifts
    assert ">days after</text>" in shifts and "0 is hardly there" in shifts, (
        "scales nobody was shown are told"
    )


def _weaker(every: tuple[Response, ...]) -> list[Response]:
    """Strong in the first half, weaker from then on."""
    half = len(every) // 2
    return [
        msgspec.structs.replace(each, strength=(8 if at < half else 4) + at % 2)
        for at, each in enumerate(every)
    ]


def test_where_no_shift_was_found_the_smallest_that_could_have_been_is_told(
    ana: Client, clock: Clock
) -> None:
    every = times(*["days after", "hours after", "hours after", "in the moment"] * 20, every=4)
    strong = [
        msgspec.structs.replace(each, strength=(4, 6, 5, 7, 5)[at % 5]) for at, each in enumerate(every)
    ]
    keep(ana, clock, challenge(), *strong)
    page = read(ana.get(f"/challenges/{CHALLENGE}/"))
    told = "no shift found; the smallest we could have seen by now is"
    assert re.search(rf"When you caught it: {told} [0-9.]+ of 3 steps\.", page)
    assert re.search(rf"How strong it was: {told} [0-9.]+ of 10 steps\.", page)


def test_long_markup_emoji_and_right_to_left_words_are_kept_as_text(ana: Client, clock: Clock) -> None:
    words = {
        "situation": "<script>alert(1)</script>",
        "felt": "🌧️ " * 40,
        "thought": "אני מאכזב את כולם",
        "did": "very long " * 1990,
    }
    every = times(*SEVENTEEN[:6], **words)
    keep(ana, clock, challenge(name='"><b>x</b>'), *every)
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert "<script>" not in page.text.partition("<main")[2] and "<b>x" not in page.text
    assert "🌧️" in page.text and "אני מאכזב את כולם" in page.text
    assert read(page).count("very long") >= 1990, "folded, and all of it there"
    now = page.text.partition('id="now"')[2].partition('id="times"')[0]
    assert now.count('class="long"') == 3, "and folded soon, so that the other half stays beside it"
    assert "🌧️" in ana.get(f"/challenges/{CHALLENGE}/again/").text


@pytest.mark.parametrize("place", ["", "again/", "edit/"])
def test_what_is_not_there_or_of_another_kind_is_not_found(ana: Client, clock: Clock, place: str) -> None:
    keep(ana, clock, other := check_in())
    for id in (uuid4(), other.id):
        assert ana.get(f"/challenges/{id}/{place}").status_code == 404
    assert ana.post(f"/challenges/{other.id}/again/", {"entry": uuid4(), "felt": "small"}).status_code == 404
    assert ana.post(f"/challenges/{other.id}/rest/", {"version": 1, "resting": "yes"}).status_code == 404


# --- it came back --------------------------------------------------------------------------------------------------


def test_the_last_time_stands_beside_the_form(ana: Client, clock: Clock) -> None:
    *_before, last = times(*SEVENTEEN)
    last = msgspec.structs.replace(last, thought="I know this one.", strength=5)
    keep(ana, clock, challenge(), *_before, last)
    page = read(ana.get(f"/challenges/{CHALLENGE}/again/"))
    for said in (NAME, "Last time", "27 September", "I know this one.", "5 of 10", "before it began"):
        assert said in page, said


def test_the_first_time_how_it_usually_goes_stands_there(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge(about="I say sorry three times."), bare := challenge(uuid4()))
    assert "How it usually goes I say sorry three times." in read(ana.get(f"/challenges/{CHALLENGE}/again/"))
    assert "The first time" in read(ana.get(f"/challenges/{bare.id}/again/"))


@pytest.mark.parametrize(
    "said",
    [
        {"situation": "The report."}, {"felt": "small"}, {"thought": "Here it is."}, {"did": "Said no."},
        {"strength": "0"}, {"catch": "before"}, {"different": "on"},
    ],
    ids=lambda said: next(iter(said)),
)  # fmt: skip
def test_any_one_field_is_enough(ana: Client, clock: Clock, said: dict[str, str]) -> None:
    keep(ana, clock, challenge())
    answer = ana.post(f"/challenges/{CHALLENGE}/again/", {"entry": uuid4(), **said})
    assert answer.url == f"/challenges/{CHALLENGE}/?saved=1"
    assert "Saved." in read(ana.get(answer.url))
    (kept,) = journal_of(ana, clock).responses(CHALLENGE)
    (name, value) = next(iter(said.items()))
    assert str(getattr(kept, name)) == {"on": "True"}.get(value, value)
    assert (kept.happened.day, kept.happened.at is None) == (TODAY, False)


def test_nothing_at_all_is_one_sentence(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    page = ana.post(f"/challenges/{CHALLENGE}/again/", {"entry": uuid4(), "felt": " ", "signs": ["relief"]})
    assert page.status_code == 422 and "One of these is enough, but one is needed." in read(page)
    assert not journal_of(ana, clock).responses(CHALLENGE)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"thought": "t" * 20_001}, "longer than 20,000 characters"),
        ({"thought": "kept here", "day": "9999-12-31"}, "has not come yet"),
        ({"thought": "kept here", "day": "yesterday"}, "Write the day as year, month, day"),
        ({"thought": "kept here", "strength": "11"}, "Select a valid choice"),
        ({"thought": "kept here", "catch": "never"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_told_and_the_words_stay(
    ana: Client, clock: Clock, said: dict[str, str], says: str
) -> None:
    keep(ana, clock, challenge())
    page = ana.post(f"/challenges/{CHALLENGE}/again/", {"entry": uuid4(), **said})
    assert page.status_code == 422
    assert says in read(page) and said["thought"] in page.text
    assert not journal_of(ana, clock).responses(CHALLENGE)


def test_another_day_is_kept_and_a_nul_is_left_out(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    ana.post(f"/challenges/{CHALLENGE}/again/", {"entry": uuid4(), "felt": "sm\0all", "day": "2026-11-02"})
    (kept,) = journal_of(ana, clock).responses(CHALLENGE)
    assert (kept.felt, kept.happened, kept.written) == ("small", Moment(date(2026, 11, 2)), NOW_MOMENT)


def test_sent_twice_it_is_kept_once_and_other_words_are_not_lost(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    form = {"entry": str(uuid4()), "thought": "first words"}
    for _send in range(2):
        assert ana.post(f"/challenges/{CHALLENGE}/again/", form).status_code == 302
    page = ana.post(f"/challenges/{CHALLENGE}/again/", {**form, "thought": "other words"})
    assert page.status_code == 409
    assert "Save again to keep these as well." in read(page) and "other words" in page.text
    typed = {**form, "thought": "other words", "entry": page.context["form"]["entry"].value()}
    assert ana.post(f"/challenges/{CHALLENGE}/again/", typed).status_code == 302
    assert {r.thought for r in journal_of(ana, clock).responses(CHALLENGE)} == {"first words", "other words"}


def test_deleted_meanwhile_the_words_are_kept_and_the_challenge_with_them(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    before = journal_of(ana, clock).challenges
    place = f"/challenges/{CHALLENGE}/again/"
    form = {**as_sent(ana.get(place).text), "thought": "typed meanwhile", "catch": "before"}
    ana.post(f"/journal/{CHALLENGE}/delete/", {"version": 1})
    page = ana.post(place, form)
    assert page.status_code == 409
    assert "deleted in another tab" in read(page) and "typed meanwhile" in page.text
    assert journal_of(ana, clock).entries == (), "nothing is kept before she says so"
    for _send in range(2):
        assert ana.post(place, as_sent(page.text)).url == f"/challenges/{CHALLENGE}/?saved=1"
    journal = journal_of(ana, clock)
    assert journal.challenges == before
    assert [r.thought for r in journal.responses(CHALLENGE)] == ["typed meanwhile"]


def test_with_the_deletion_undone_all_times_are_there(ana: Client, clock: Clock) -> None:
    earlier = Response(
        id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, challenge=CHALLENGE, thought="before"
    )
    keep(ana, clock, challenge(), earlier)
    place = f"/challenges/{CHALLENGE}/again/"
    form = {**as_sent(ana.get(place).text), "thought": "typed meanwhile"}
    ana.post(f"/journal/{CHALLENGE}/delete/", {"version": 1})
    ana.post(place, as_sent(ana.post(place, form).text))
    ana.post("/journal/undo/")
    assert {r.thought for r in journal_of(ana, clock).responses(CHALLENGE)} == {"before", "typed meanwhile"}


def test_it_is_two_presses_away_from_today(ana: Client, clock: Clock) -> None:
    """Today has the challenges in its navigation, and each of them the page to write on."""
    keep(ana, clock, challenge())
    assert 'href="/challenges/"' in ana.get("/today/").text
    assert f'href="/challenges/{CHALLENGE}/again/"' in ana.get("/challenges/").text


# --- its name, and letting it rest ---------------------------------------------------------------------------------


def test_its_name_can_be_changed_and_how_it_was_called_is_kept(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge(about="As it was.", signs=("courage",)))
    form = ana.get(f"/challenges/{CHALLENGE}/edit/").context["form"]
    data = {field.html_name: field.value() for field in form if field.value()}
    answer = ana.post(f"/challenges/{CHALLENGE}/edit/", {**data, "name": "Letting people down"})
    assert answer.url == f"/challenges/{CHALLENGE}/?saved=1"
    (kept,) = journal_of(ana, clock).challenges
    assert (kept.name, kept.about, kept.signs) == ("Letting people down", "As it was.", ("courage",))
    assert NAME in kept.earlier[0].was


def test_two_tabs_show_both_and_overwrite_nothing(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    ana.post(f"/challenges/{CHALLENGE}/edit/", {"name": "From one tab", "version": 1})
    page = ana.post(f"/challenges/{CHALLENGE}/edit/", {"name": "From the other tab", "version": 1})
    assert page.status_code == 409
    assert "From one tab" in page.text and "From the other tab" in page.text
    again = {"name": "From the other tab", "version": page.context["form"]["version"].value()}
    assert ana.post(f"/challenges/{CHALLENGE}/edit/", again).status_code == 302
    assert journal_of(ana, clock).challenges[0].name == "From the other tab"


def test_deleted_while_its_name_was_changed_it_can_be_kept_after_all(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    ana.post(f"/journal/{CHALLENGE}/delete/", {"version": 1})
    page = ana.post(f"/challenges/{CHALLENGE}/edit/", {"name": "Typed meanwhile", "version": 1})
    assert page.status_code == 409 and "Typed meanwhile" in page.text
    ana.post(f"/journal/{CHALLENGE}/", as_sent(page.text, f"/journal/{CHALLENGE}/"))
    (kept,) = journal_of(ana, clock).challenges
    assert (kept.id, kept.name) == (CHALLENGE, "Typed meanwhile")


def test_it_can_rest_and_be_taken_up_again(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    for at, (resting, said) in enumerate((("yes", "Take it up again"), ("no", "Let it rest")), start=1):
        answer = ana.post(f"/challenges/{CHALLENGE}/rest/", {"version": at, "resting": resting})
        assert said in read(ana.get(answer.url))
        assert journal_of(ana, clock).challenges[0].resting == (resting == "yes")
    again = ana.post(f"/challenges/{CHALLENGE}/rest/", {"version": 3, "resting": "no"})
    assert again.status_code == 302
    opened = queries.open_journal(vault_of(ana, clock))
    assert opened.versions[CHALLENGE] == 3, "nothing changed, nothing written"
    assert len(opened.journal.challenges[0].earlier) == 2


def test_resting_what_was_changed_meanwhile_shows_how_it_stands(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    ana.post(f"/challenges/{CHALLENGE}/edit/", {"name": "From the other tab", "version": 1})
    page = ana.post(f"/challenges/{CHALLENGE}/rest/", {"version": 1, "resting": "yes"})
    assert page.status_code == 409
    assert "changed in another tab" in read(page) and "From the other tab" in read(page)
    assert not journal_of(ana, clock).challenges[0].resting
    assert ana.post(f"/challenges/{CHALLENGE}/rest/", {"version": "x"}).status_code == 404


def test_it_can_be_brought_to_the_next_session_once(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    assert "Bring it" not in read(ana.get(f"/challenges/{CHALLENGE}/")), "no session is planned"
    ahead = Moment(TODAY + timedelta(days=3))
    session = Session(id=uuid4(), happened=ahead, written=NOW_MOMENT, bring=(ToBring("The report"),))
    keep(ana, clock, session)
    assert "Bring it to the session on 26 November" in read(ana.get(f"/challenges/{CHALLENGE}/"))
    for _send in range(2):
        assert ana.post(f"/challenges/{CHALLENGE}/bring/").url == f"/challenges/{CHALLENGE}/"
    (kept,) = journal_of(ana, clock).sessions
    assert kept.bring == (ToBring("The report"), ToBring(NAME, entry=CHALLENGE))
    page = ana.get(f"/challenges/{CHALLENGE}/")
    assert (
        "On the list for the session on 26 November" in read(page) and f"/sessions/{session.id}/" in page.text
    )
    assert NAME in ana.get(f"/sessions/{session.id}/").text


def test_bringing_it_when_the_session_is_gone_says_so(ana: Client, clock: Clock) -> None:
    keep(ana, clock, challenge())
    page = ana.post(f"/challenges/{CHALLENGE}/bring/")
    assert page.status_code == 409 and "Here it is as it stands now." in read(page)
    assert ana.post(f"/challenges/{uuid4()}/bring/").status_code == 404


def test_responses_of_another_challenge_stay_out(ana: Client, clock: Clock) -> None:
    other = challenge(uuid4(), "Sundays")
    stray = Response(
        id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, challenge=other.id, thought="elsewhere"
    )
    keep(ana, clock, challenge(), other, stray, *times("before"))
    assert "elsewhere" not in ana.get(f"/challenges/{CHALLENGE}/").text
    assert "elsewhere" not in ana.get(f"/challenges/{CHALLENGE}/again/").text
