"""Support now for everybody, without a trace; the safety plan; the page after an answer that may have been hard."""

import logging
import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError
from django.test import Client

from inkling.journal import Inkling, MeasureKept, Preferences, Reading, SafetyPlan, care
from inkling.measures import Measure
from inkling.vault import queries, services
from inkling.vault.models import DataKey, Record
from inkling.web.care import offline
from tests.cast import PASSPHRASE
from tests.clock import TODAY, Clock
from tests.reach import pages_reached
from tests.web.inside import vault_of
from tests.web.lived import journal_of, keep, made
from tests.web.sending import as_sent

SAID = {
    "warning_signs": "I stop answering messages.",
    "what_helps": "Shoes on, to the river.",
    "places": "The library until nine.",
    "people": "Sam from the choir.",
    "person": "Ruth",
    "person_number": "+44 (0)20 7946 0000",
    "professionals": "Maren, by phone until six.",
    "surroundings": "Sam keeps the tablets.",
}
PRIVATE = tuple(SAID.values())


def send(client: Client, **said: Any) -> Any:
    """What is sent with the form of the plan, as the page gave it."""
    form = client.get("/safety-plan/write/").context["form"]
    hidden = {name: value for name in ("entry", "version") if (value := form[name].value())}
    return client.post("/safety-plan/write/", {**hidden, **said})


def choose(client: Client, clock: Clock, country: str) -> None:
    """She has said where she lives."""
    keep(client, clock, [made(Preferences, 0, country=country)])


def plan_of(client: Client, clock: Clock) -> SafetyPlan:
    """The one plan there is."""
    (plan,) = journal_of(client, clock).kind(SafetyPlan)
    return plan


# Support now, for everybody


def test_it_works_signed_out_and_shows_every_country_and_no_guess(stranger: Client) -> None:
    page = stranger.get("/support/", headers={"accept-language": "de-DE", "x-forwarded-for": "203.0.113.9"})
    assert page.status_code == 200
    shown = re.findall(r"<details name=\"country\"( open)?><summary[^>]*>([^<]+)", page.text)
    assert [name for _open, name in shown] == [*map(care.country_name, care.countries()), "Another country"]
    assert not any(unfolded for unfolded, _name in shown)
    assert care.finder().address in page.text
    for line in (each for country in care.countries() for each in care.lines_for(country)):
        assert f'href="tel:{care.dialled(line.number)}"' in page.text, line.name
        assert not line.text or f'href="sms:{care.dialled(line.text)}"' in page.text
    assert "23 November 2026" in page.text, "on which day they were checked"
    assert "No one watches what you write" in page.text
    assert "<form" not in page.text, "nothing is asked and nothing is sent"


def test_first_my_plan_then_a_person_then_the_lines_of_my_country_then_the_emergency_number(
    ana: Client, clock: Clock
) -> None:
    choose(ana, clock, "GB")
    assert send(ana, **SAID).url == "/safety-plan/?saved=1"
    page = ana.get("/support/").text
    main = page[page.index("<main") :]
    order = [SAID["warning_signs"], SAID["surroundings"], 'tel:+442079460000"', "Samaritans", 'tel:999"']
    at = [main.index(each) for each in order]
    assert at == sorted(at)
    assert "Where are you?" not in main
    fold = main.index("I am in another country just now")
    assert main.index("Samaritans") < fold < main.index("Lifeline"), "the others are folded"


@pytest.mark.parametrize("country", ["elsewhere", "ZZ", "us"])
def test_an_unknown_country_has_the_finder_and_the_local_number_and_no_guess(
    ana: Client, clock: Clock, country: str
) -> None:
    choose(ana, clock, country)
    page = ana.get("/support/").text
    main = page[page.index("<main") :]
    assert main.index(care.finder().address) < main.index("Or where are you just now?")
    assert "call the emergency number of the country you are in" in main
    danger = main[main.index('id="emergency"') :]
    assert "tel:" not in danger


@pytest.mark.parametrize("number", ["ask Sam", "٠١٢٣", "<b>&", "x" * 200, "🏠", "\u202e12"])
def test_a_number_that_is_none_is_shown_and_not_dialled(ana: Client, number: str) -> None:
    send(ana, person="Ruth", person_number=number)
    page = ana.get("/support/").text
    person = page[page.index('id="person"') : page.index('id="lines"')]
    assert ("tel:" in person) == (number == "\u202e12")
    assert "<b>&" not in person


def test_who_looks_around_in_the_sample_is_shown_no_made_up_number_to_call(stranger: Client) -> None:
    """Its plan is there to be looked at by itself. In a hard hour only real numbers help."""
    stranger.post("/look-around/")
    assert "555 0142" in stranger.get("/safety-plan/").text
    for address in ("/support/", "/support/after/"):
        page = stranger.get(address)
        assert page.status_code == 200 and "555" not in page.text and "Samaritans" in page.text


def test_without_a_plan_one_is_offered_and_nothing_is_missing(ana: Client) -> None:
    page = ana.get("/support/").text
    assert 'href="/safety-plan/"' in page and "Can we talk?" in page
    assert "My safety plan" in page and 'id="person"' not in page


def test_it_is_one_press_away_on_every_page_there_is(ana: Client, clock: Clock, stranger: Client) -> None:
    """A crawl of everything that links lead to, with something of each kind in the journal."""
    keep(ana, clock, [made(SafetyPlan, 3, what_helps="The river."), made(Inkling, 2, text="So.")])
    without: list[str] = []

    def look(shape: str, content: bytes) -> None:
        links = re.findall(rb'<a href="/support/"[^>]*>Support now</a>', content)
        if b"<!doctype html>" in content.lower() and not links:
            without.append(shape)

    shapes = pages_reached(ana, "/today/", "/support/", "/support/after/", "/safety-plan/", each=1, look=look)
    assert len(shapes) > 40
    for address in ("/", "/begin/", "/unlock/", "/unlock/code/", "/support/", "/privacy/", "/nothing/"):
        look(f"{address}, signed out", stranger.get(address, follow=True).content)
    assert without == []


# Without a trace


def test_opening_it_is_no_use_of_the_journal_and_leaves_nothing(
    ana: Client, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Red when the session is noted for it, or when anything is written."""
    send(ana, **SAID)
    ana.get("/today/")
    before = _everything(ana, clock)
    clock.pass_by(minutes=5)
    with caplog.at_level(logging.DEBUG):
        for address in ("/support/", "/support/worker/"):
            assert ana.get(address).status_code == 200
    assert _everything(ana, clock) == before
    assert not [
        said for said in caplog.messages if "support" in said or any(word in said for word in PRIVATE)
    ]
    assert "Set-Cookie" not in ana.get("/support/").headers


def _everything(client: Client, clock: Clock) -> tuple[object, ...]:
    """What could tell: when each browser was last used, every record, every key."""
    vault = vault_of_quietly(client, clock)
    rows = sorted(Record.objects.values_list("id", "version", "sealed"))
    keys = sorted(DataKey.objects.values_list("category", "epoch"))
    return (*((each.started, each.seen) for each in services.signed_in(vault)), rows, keys)


def vault_of_quietly(client: Client, clock: Clock) -> services.Vault:
    """The vault of this browser, looked at without using it."""
    from base64 import urlsafe_b64decode

    found = services.resume(urlsafe_b64decode(client.cookies["inkling_key"].value), clock.seconds, note=False)
    assert found
    return found[1]


def test_what_is_hers_leaves_the_screen_and_the_numbers_stay(ana: Client, clock: Clock) -> None:
    send(ana, **SAID)
    for address in ("/support/", "/support/after/"):
        assert ana.get(address).headers["Refresh"] == "905; url=/support/"
    clock.pass_by(minutes=16)
    for address in ("/support/", "/support/after/"):
        page = ana.get(address, follow=True)
        assert page.status_code == 200 and page.redirect_chain in ([], [("/support/", 302)])
        assert "Refresh" not in page.headers
        assert not any(word in page.text for word in PRIVATE) and "Samaritans" in page.text


def test_the_script_does_not_lead_away_from_it(ana: Client) -> None:
    """On other pages it leads to the unlock page once the journal has locked itself."""
    assert "data-drafts" in ana.get("/safety-plan/write/").text
    for address in ("/support/", "/support/after/"):
        assert "data-drafts" not in ana.get(address).text


def test_it_comes_whatever_goes_wrong(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged journal, a disk that does not answer, a mistake of ours."""
    send(ana, **SAID)
    for error in (DatabaseError("gone"), ValueError("a mistake"), MemoryError()):

        def fails(vault: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(queries, "open_journal", fails)
        page = ana.get("/support/")
        assert page.status_code == 200 and "Samaritans" in page.text
        assert ana.get("/support/after/").url == "/support/"


def test_it_comes_before_the_recovery_code_is_typed_back(stranger: Client) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    page = stranger.get("/support/")
    assert page.status_code == 200 and "/safety-plan/" not in page.text


# Without a network


def test_what_the_browser_keeps_is_the_page_of_a_stranger_and_its_files(
    ana: Client, stranger: Client
) -> None:
    send(ana, **SAID)
    answer = ana.get("/support/worker/")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/support/"
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'const PAGE = "/support/";' in answer.text
    kept = re.findall(r'"(/static/[^"]+)"', answer.text)
    assert kept == [f"/static/{file}" for file in offline.FILES]
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', stranger.get("/support/").text))
    assert asked == set(kept), "all the page asks for, and no more"
    assert not any(word in answer.text for word in PRIVATE)
    assert answer.text == stranger.get("/support/worker/").text, "it is the same for everybody"


def test_it_is_fetched_anew_when_the_page_or_a_file_changed_and_not_when_it_was_opened(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mark() -> str:
        offline._mark.cache_clear()
        found = re.search(r'"support-([0-9a-f]{8})"', stranger.get("/support/worker/").text)
        assert found
        return found[1]

    first = mark()
    stranger.get("/support/")
    assert mark() == first
    monkeypatch.setattr(offline, "FILES", offline.FILES[:-1])
    assert mark() != first
    monkeypatch.undo()
    monkeypatch.setattr("inkling.web.care.pages.known.countries", lambda: ("US",))
    assert mark() != first
    offline._mark.cache_clear()


# After an answer


@pytest.mark.parametrize("answered", [0.0, 1.0, 2.0, 3.0])
def test_after_an_answer_the_page_is_the_same_whatever_it_was(
    ana: Client, clock: Clock, answered: float
) -> None:
    """Its address takes nothing, and nothing of the answer stands on it."""
    send(ana, **SAID)
    keep(ana, clock, [made(Reading, 0, measure="made-up", answers={"9": answered})])
    page = ana.get("/support/after/")
    main = _main(page.text)
    assert "What you answered is kept, like anything else." in main
    assert "Nobody is alerted by it, and nobody watches." in main
    assert main.index(SAID["what_helps"]) < main.index('tel:+442079460000"') < main.index('id="lines"')
    assert not re.search(r"well done|thank you for|severe|score|level|risk|worr", main, re.IGNORECASE)
    keep(ana, clock, [made(Reading, 0, measure="made-up", answers={"9": 3.0 - answered})])
    assert _main(ana.get("/support/after/").text) == main
    assert _main(ana.get("/support/after/?answer=3&9=3").text) == main


def test_it_leads_back_to_what_she_answered_last(ana: Client, clock: Clock) -> None:
    assert 'href="/today/">Back to Today</a>' in ana.get("/support/after/").text
    first, last = (
        made(MeasureKept, 5, measure=Measure(key=key, title=key, items=(), form="standard"))
        for key in ("phq9", "gad7")
    )
    keep(ana, clock, [first, last, made(Reading, 2, measure="phq9", answers={"1": 1.0})])
    assert f'href="/measures/{first.id}/">Back to my answers</a>' in ana.get("/support/after/").text
    keep(ana, clock, [made(Reading, 1, measure="gad7", answers={"1": 1.0})])
    assert f'href="/measures/{last.id}/">Back to my answers</a>' in ana.get("/support/after/").text


@pytest.mark.parametrize("answered", range(4))
def test_a_questionnaire_leads_there_only_for_an_answer_above_nothing_and_keeps_it_all_the_same(
    ana: Client, clock: Clock, answered: int
) -> None:
    kept = made(MeasureKept, 5, measure=Measure(key="phq9", title="PHQ-9", items=(), form="standard"))
    keep(ana, clock, [kept])
    page = ana.get(f"/measures/{kept.id}/fill/")
    sent = as_sent(page.text, f"/measures/{kept.id}/fill/")
    sent |= {f"answer-{item}": ["0"] for item in range(1, 10)} | {"answer-9": [str(answered)]}
    answer = ana.post(f"/measures/{kept.id}/fill/", sent)
    assert answer.url == ("/support/after/" if answered else f"/measures/{kept.id}/?saved=1")
    (reading,) = journal_of(ana, clock).readings
    assert reading.answers["9"] == float(answered)


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


# The safety plan


def test_before_there_is_one_the_page_says_what_it_is_for(ana: Client) -> None:
    page = ana.get("/safety-plan/").text
    assert "It can be as short as this" in page and 'href="/safety-plan/write/"' in page
    assert "Begin with one line" in page


@pytest.mark.parametrize("name", SAID)
def test_any_one_part_is_enough(ana: Client, clock: Clock, name: str) -> None:
    assert send(ana, **{name: SAID[name]}).status_code == 302
    assert getattr(plan_of(ana, clock), name) == SAID[name]
    for address in ("/safety-plan/", "/support/", "/support/after/", "/safety-plan/write/"):
        page = ana.get(address)
        assert page.status_code == 200 and SAID[name] in page.text


def test_none_at_all_is_said_in_one_sentence(ana: Client, clock: Clock) -> None:
    answer = send(ana, warning_signs="  \0 ")
    assert answer.status_code == 422
    assert answer.text.count("One line in one of these is enough.") == 1
    assert not journal_of(ana, clock).kind(SafetyPlan)


def test_all_of_it_is_kept_shown_exported_and_found(ana: Client, clock: Clock) -> None:
    send(ana, **SAID)
    plan = plan_of(ana, clock)
    assert {name: getattr(plan, name) for name in SAID} == SAID
    assert plan.CATEGORY == "safety-plan" and plan.happened.day == TODAY
    assert "Kept. It stands first on Support now." in ana.get("/safety-plan/?saved=1").text
    for address in ("/safety-plan/", f"/journal/{plan.id}/", "/journal/"):
        assert all(words in ana.get(address).text for words in PRIVATE), address
    found = ana.post("/journal/found/", {"words": "tablets"}, follow=True).text
    assert "One entry was found." in found


def test_one_person_is_asked_for_gently(ana: Client) -> None:
    send(ana, what_helps="The river.")
    page = ana.get("/safety-plan/").text
    assert "If someone comes to mind, one name is enough." in page
    assert 'href="/safety-plan/write/#id_person"' in page
    send(ana, person="Ruth")
    assert "If someone comes to mind" not in ana.get("/safety-plan/").text


def test_writing_again_corrects_the_one_there_is(ana: Client, clock: Clock) -> None:
    send(ana, **SAID)
    first = plan_of(ana, clock)
    assert send(ana, **{**SAID, "places": "The park."}).status_code == 302
    now = plan_of(ana, clock)
    assert (now.id, now.places, len(now.earlier)) == (first.id, "The park.", 1)
    assert "The library until nine." in ana.get(f"/journal/{now.id}/").text, "how it stood"


def test_sent_twice_it_is_one(ana: Client, clock: Clock) -> None:
    form = {"entry": str(uuid4()), **SAID}
    assert [ana.post("/safety-plan/write/", form).status_code for _twice in range(2)] == [302, 302]
    assert plan_of(ana, clock).person == "Ruth"


def test_two_tabs_that_both_begin_one_are_shown_both(ana: Client, clock: Clock) -> None:
    ana.post("/safety-plan/write/", {"entry": str(uuid4()), "what_helps": "Theirs."})
    mine = {"entry": str(uuid4()), "what_helps": "Mine."}
    answer = ana.post("/safety-plan/write/", mine)
    assert answer.status_code == 409 and "Theirs." in answer.text and "Mine." in answer.text
    form = answer.context["form"]
    again = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
    assert ana.post("/safety-plan/write/", again).status_code == 302
    assert plan_of(ana, clock).what_helps == "Mine."


def test_changed_in_another_tab_both_are_shown(ana: Client, clock: Clock) -> None:
    send(ana, **SAID)
    form = ana.get("/safety-plan/write/").context["form"]
    stale = {"version": form["version"].value(), **SAID}
    send(ana, **{**SAID, "places": "Theirs."})
    answer = ana.post("/safety-plan/write/", {**stale, "places": "Mine."})
    assert answer.status_code == 409 and "Theirs." in answer.text and "Mine." in answer.text


def test_deleted_meanwhile_nothing_typed_is_lost(ana: Client, clock: Clock) -> None:
    """By then there is none, so what was typed begins one. A deleted one can be brought back too."""
    send(ana, **SAID)
    plan = plan_of(ana, clock)
    form = ana.get("/safety-plan/write/").context["form"]
    typed = {"version": form["version"].value(), "was": form.was, **SAID, "places": "Typed late."}
    ana.post(f"/journal/{plan.id}/delete/", {"version": form["version"].value()})
    answer = ana.post("/safety-plan/write/", typed)
    assert answer.status_code in (200, 302, 409, 422)
    if answer.status_code != 302:
        assert "Typed late." in answer.text
    ana.post("/journal/undo/")
    assert len(journal_of(ana, clock).kind(SafetyPlan)) >= 1


@pytest.mark.parametrize(
    "words", ["🌊 " * 40, "אני הולכת לנהר", "<script>x</script>&\"'", "a\u202eb", "x" * 20_000]
)
def test_whatever_it_is_is_kept_and_shown_as_words(ana: Client, clock: Clock, words: str) -> None:
    send(ana, what_helps=words)
    assert plan_of(ana, clock).what_helps == words.strip()
    for address in ("/safety-plan/", "/support/", "/support/after/"):
        page = ana.get(address)
        assert page.status_code == 200 and "<script>x" not in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"places": "x" * 20_001}, "This is longer than 20,000 characters."),
        ({"person": "x" * 201}, "This is longer than 200 characters."),
    ],
)
def test_what_is_too_long_is_said_once_and_all_of_it_stays(
    ana: Client, clock: Clock, typed: dict[str, str], said: str
) -> None:
    answer = send(ana, **{**SAID, **typed})
    assert answer.status_code == 422 and answer.text.count(said) == 1
    assert all(words in answer.text for words in {**SAID, **typed}.values() if "'" not in words)
    assert not journal_of(ana, clock).kind(SafetyPlan)


def test_an_older_journal_gets_the_category_by_writing_in_it(ana: Client) -> None:
    """A key of its own, made when it is first needed: no upgrade. The vault still finds everything whole."""
    assert not DataKey.objects.filter(category="safety-plan").exists()
    send(ana, **SAID)
    assert DataKey.objects.filter(category="safety-plan").count() == 1
    assert "not_whole" not in ana.get("/safety-plan/").text and ana.get("/safety-plan/").context["page"].whole


# My country


def test_the_country_is_chosen_in_settings_and_kept_in_the_journal(ana: Client, clock: Clock) -> None:
    page = ana.get("/settings/")
    assert 'href="/safety-plan/"' in page.text and "Country for Support now" in page.text
    form = page.context["form"]
    hidden = {name: value for name in ("entry", "version", "idle_minutes") if (value := form[name].value())}
    assert ana.post("/settings/", {**hidden, "country": "NZ"}).url == "/settings/?saved=1"
    assert journal_of(ana, clock).preferences.country == "NZ"  # type: ignore[union-attr]
    page = ana.get("/support/").text
    assert page.index("1737") < page.index("I am in another country just now") < page.index("Lifeline")


@pytest.mark.parametrize("country", ["XX", "nz", "x" * 21_000, "🏠"])
def test_a_country_that_is_not_offered_is_refused_in_one_sentence(
    ana: Client, clock: Clock, country: str
) -> None:
    form = ana.get("/settings/").context["form"]
    hidden = {name: value for name in ("entry", "idle_minutes") if (value := form[name].value())}
    answer = ana.post("/settings/", {**hidden, "country": country})
    assert answer.status_code == 422
    assert answer.text.count("This country is not in the list any more. Choose another.") == 1
    assert journal_of(ana, clock).preferences is None


def test_a_country_we_no_longer_know_stays_until_another_is_chosen(ana: Client, clock: Clock) -> None:
    choose(ana, clock, "CH")
    form = ana.get("/settings/").context["form"]
    assert form["country"].value() == "CH"
    again = {name: value for name in ("version", "idle_minutes", "country") if (value := form[name].value())}
    assert ana.post("/settings/", again).status_code == 302
    assert journal_of(ana, clock).preferences.country == "CH"  # type: ignore[union-attr]


def test_an_entry_of_another_kind_is_no_plan(ana: Client, clock: Clock) -> None:
    other = made(Inkling, 1, text="So.")
    keep(ana, clock, [other])
    assert ana.get("/safety-plan/").context["page"].plan is None
    assert isinstance(other.id, UUID)
    assert vault_of(ana, clock)
