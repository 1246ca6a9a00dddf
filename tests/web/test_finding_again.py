"""Search on the journal: by one's own words and what narrows it, without a word in any address."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import Inkling, Thread
from inkling.vault import services
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in
from tests.clock import TODAY, Clock
from tests.vault.test_not_kept import taking_nothing
from tests.web.inside import vault_of


def _look(ana: Client, **sought: Any) -> Any:
    return ana.post("/journal/found/", sought, follow=True)


def test_what_is_found_is_told_marked_and_stays_in_the_form(ana: Client, clock: Clock) -> None:
    said = check_in(note="Café with Ruth. <b>Rain</b> & soup.")
    services.add_entries(vault_of(ana, clock), [said, check_in(note="Nothing much.")])
    page = _look(ana, words="CAFE ruth")
    assert "One entry was found." in page.text
    assert "You looked for “CAFE ruth”." in page.text
    assert 'value="CAFE ruth"' in page.text
    assert "<mark>Café</mark> with <mark>Ruth</mark>. &lt;b&gt;Rain&lt;/b&gt; &amp; soup." in page.text
    assert "Nothing much." not in page.text


def test_no_word_stands_in_an_address(ana: Client, clock: Clock) -> None:
    services.add_entries(
        vault_of(ana, clock), [check_in(TODAY - timedelta(days=at), note="rain") for at in range(90)]
    )
    page = _look(ana, words="rain")
    assert [address for address, _status in page.redirect_chain] == ["/journal/found/"]
    assert "90 entries were found." in page.text
    second = ana.get("/journal/found/?page=2")
    assert 'value="rain"' in second.text and "Newer" in second.text and "Older" in second.text


def test_filters_together(ana: Client, clock: Clock) -> None:
    thread = Thread(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="Asking")
    hit = check_in(words=("weary",), note="rain one", threads=(thread.id,), signs=("relief",))
    others = [
        check_in(words=("weary",), note="rain two", signs=("relief",)),
        Inkling(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="rain three", threads=(thread.id,)),
    ]
    services.add_entries(vault_of(ana, clock), [thread, hit, *others])
    page = _look(ana, words="rain", kind="check-in", thread=thread.id, feeling="weary", sign="relief")
    assert "One entry was found." in page.text
    assert "rain</mark> one" in page.text
    for told in ("kind: Check-in", "thread: Asking", "feeling: weary", "it felt like relief"):
        assert told in page.text
    assert f'<option value="{thread.id}" selected>' in page.text


def test_what_could_not_be_held_is_still_in_the_form(ana: Client, clock: Clock) -> None:
    """On a full disk, and something else was looked for before. Red when the form is filled by what is held."""
    services.add_entries(vault_of(ana, clock), [check_in(words=("weary",)), check_in(words=("tense",))])
    _look(ana, feeling="weary")
    with taking_nothing("sessions"):
        page = _look(ana, feeling="tense")
    assert page.status_code == 507 and "Not saved yet. All you typed is still here." in page.text
    assert '<option value="tense" selected>' in page.text and '"weary" selected' not in page.text


def test_nothing_found_is_said_kindly(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), check_in(note="rain"))
    page = _look(ana, words="snow")
    assert "Nothing was found this time." in page.text
    assert "Fewer words may find it" in page.text
    assert 'value="snow"' in page.text


def test_looking_for_nothing_shows_the_journal(ana: Client) -> None:
    assert ana.post("/journal/found/", {"words": "  ", "kind": ""}).url == "/journal/"
    assert ana.get("/journal/found/").url == "/journal/"


def test_after_correcting_what_was_found_one_can_go_back_to_the_rest(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), said := check_in(note="rain"))
    form = {"place": "11", "note": "rain again", "version": 1}
    assert "Back to what you looked for" not in ana.get("/journal/?saved=1").text
    _look(ana, words="rain")
    page = ana.post(f"/journal/{said.id}/", form, follow=True)
    assert "Back to what you looked for" in page.text


def test_what_was_looked_for_is_gone_after_locking(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), check_in(note="rain"))
    _look(ana, words="rain")
    ana.post("/lock/")
    ana.post("/unlock/", {"passphrase": PASSPHRASE})
    assert ana.get("/journal/found/").url == "/journal/"


@pytest.mark.parametrize(
    "sought",
    [
        {"words": "x" * 201},
        {"words": "rain", "thread": str(uuid4())},
        {"words": "rain", "kind": "nonsense"},
        {"words": "rain", "sign": "pride"},
    ],
)
def test_what_makes_no_sense_is_told_and_stays(ana: Client, clock: Clock, sought: dict[str, str]) -> None:
    services.add_entries(
        vault_of(ana, clock),
        [check_in(note="rain"), Thread(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="One")],
    )
    page = _look(ana, **sought)
    assert page.status_code == 422
    assert 'class="wrong"' in page.text
    assert sought["words"] in page.text


@pytest.mark.parametrize("words", ["🌧️", "שלום", "rain\0", "%s {0} <script>", "ß"])
def test_any_words_can_be_looked_for(ana: Client, clock: Clock, words: str) -> None:
    kept = words.replace("\0", "")
    services.add_entry(vault_of(ana, clock), check_in(note=f"before {kept} after"))
    page = _look(ana, words=words)
    assert "One entry was found." in page.text
    assert "<script>" not in page.text.replace('<script type="module"', "")


def test_a_long_note_is_folded_and_opens_where_it_was_found(ana: Client, clock: Clock) -> None:
    long = "The day went on. " * 90 + "Then a heron."
    services.add_entry(vault_of(ana, clock), check_in(note=long))
    page = ana.get("/journal/")
    assert '<details class="long"><summary>Read on</summary>' in page.text
    assert "Then a heron." in page.text
    found = _look(ana, words="heron")
    assert '<details class="long" open>' in found.text
    services.add_entry(vault_of(ana, clock), check_in(note="y" * 20_000))
    assert "y" * 700 + "<details" in ana.get("/journal/").text
