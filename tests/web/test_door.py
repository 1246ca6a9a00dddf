"""The door: beginning, unlocking, locking, losing the passphrase."""

import html
import re

import pytest
from django.test import Client

from tests.cast import PASSPHRASE, confirm
from tests.clock import Clock


def test_it_works(stranger: Client) -> None:
    page = stranger.get("/")
    assert page.status_code == 200
    assert "Begin a journal" in page.text
    assert "Look around first" in page.text


def test_two_can_look_around_at_once_and_again_without_having_locked(stranger: Client) -> None:
    """A browser that is closed locks nothing. Red with the same entries for both."""
    other = Client()
    for visitor in (stranger, other, Client()):
        assert visitor.post("/look-around/").url == "/path/"
    stranger.post("/lock/")
    assert other.get("/journal/").status_code == 200


def test_five_words_are_offered_and_differ_each_time(stranger: Client) -> None:
    offered = {stranger.get("/begin/").context["words"] for _ in range(5)}
    assert len(offered) == 5
    assert all(len(words.split()) == 5 for words in offered)


@pytest.mark.parametrize(
    ("passphrase", "says"),
    [
        ("short", "15 characters"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "different letters"),
        ("passwordpassword", "Many people use this one"),
        ("words " * 300, "Make it shorter"),
    ],
)
def test_a_weak_passphrase_is_refused_with_what_to_do(stranger: Client, passphrase: str, says: str) -> None:
    page = stranger.post("/begin/", {"passphrase": passphrase, "again": passphrase})
    assert page.status_code == 422
    assert says in page.text
    assert stranger.get("/unlock/").status_code == 302, "no journal was begun"


def test_two_different_passphrases_are_refused(stranger: Client) -> None:
    page = stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE + " "})
    assert "The two are not the same" in page.text
    assert PASSPHRASE not in page.text


def test_nothing_opens_before_the_code_is_typed_back(stranger: Client) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    for place in ("today", "journal", "path", "shifts", "import"):
        assert stranger.get(f"/{place}/").url == "/begin/code/"


def test_wrong_groups_are_refused_and_the_code_can_be_seen_again(stranger: Client) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    page = stranger.post("/begin/check/", {"first_at": 1, "first": "AAAA", "second_at": 2, "second": "BBBB"})
    assert page.status_code == 422
    assert "not the groups" in page.text
    assert stranger.get("/begin/code/").status_code == 200


def test_the_same_group_twice_is_not_two_groups(stranger: Client) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    group = stranger.get("/begin/code/").context["groups"][0]
    page = stranger.post("/begin/check/", {"first_at": 1, "first": group, "second_at": 1, "second": group})
    assert page.status_code == 422


def test_the_code_is_never_shown_again_once_typed_back(ana: Client) -> None:
    assert ana.get("/begin/code/").url == "/today/"


def test_a_journal_cannot_be_begun_over_another(ana: Client) -> None:
    assert Client().get("/begin/").url == "/unlock/"
    ana.post("/lock/")
    Client().post(
        "/begin/", {"passphrase": "another five words here now", "again": "another five words here now"}
    )
    assert Client().post("/unlock/", {"passphrase": PASSPHRASE}).url == "/today/"


def test_unlock_with_the_right_passphrase_only(ana: Client) -> None:
    ana.post("/lock/")
    wrong = ana.post("/unlock/", {"passphrase": PASSPHRASE + "x"})
    assert wrong.status_code == 422
    assert "does not open this journal" in wrong.text
    assert PASSPHRASE not in wrong.text
    assert ana.post("/unlock/", {"passphrase": PASSPHRASE}).url == "/today/"
    assert ana.get("/today/").status_code == 200


def test_after_locking_every_page_asks_for_the_passphrase(ana: Client) -> None:
    token = ana.cookies["inkling_key"].value
    ana.post("/lock/")
    ana.cookies["inkling_key"] = token
    for place in ("today", "journal", "path", "shifts", "import"):
        assert ana.get(f"/{place}/").url == "/unlock/"


def test_it_locks_itself_after_a_quarter_of_an_hour(ana: Client, clock: Clock) -> None:
    clock.pass_by(minutes=14)
    assert ana.get("/today/").status_code == 200
    clock.pass_by(minutes=14)
    assert ana.get("/today/").status_code == 200, "using it keeps it open"
    clock.pass_by(minutes=15)
    assert ana.get("/today/").url == "/unlock/"


def test_it_locks_itself_after_twelve_hours_whatever_happens(ana: Client, clock: Clock) -> None:
    for _quarter in range(12 * 6 - 1):
        clock.pass_by(minutes=10)
        assert ana.get("/settings/").status_code == 200
    assert ana.get("/today/").status_code == 200
    clock.pass_by(minutes=10)
    assert ana.get("/today/").url == "/unlock/"


def test_pages_to_read_leave_the_screen_once_it_has_locked_itself(ana: Client) -> None:
    for place in ("journal", "path", "shifts"):
        assert ana.get(f"/{place}/").headers["Refresh"] == "905; url=/"
    assert "Refresh" not in ana.get("/today/").headers, "what is being typed is not taken away"


def test_a_clock_set_back_does_not_keep_it_open(ana: Client, clock: Clock) -> None:
    clock.pass_by(days=-1)
    assert ana.get("/today/").url == "/unlock/"


def test_leave_locks_and_shows_an_empty_page(ana: Client) -> None:
    page = ana.get("/leave/")
    assert "Inkling" not in page.text
    assert ana.get("/today/").url == "/unlock/"


def test_the_recovery_code_sets_a_new_passphrase_and_is_then_dead(ana: Client) -> None:
    old_code = ana.recovery_code  # type: ignore[attr-defined]
    new = "five other words entirely now"
    elsewhere = Client()
    answer = elsewhere.post(
        "/unlock/code/", {"code": old_code.replace("-", " ").lower(), "passphrase": new, "again": new}
    )
    assert answer.url == "/begin/code/"
    new_code = "-".join(elsewhere.get("/begin/code/").context["groups"])
    confirm(elsewhere, new_code)
    assert elsewhere.get("/today/").status_code == 200
    assert ana.get("/today/").url == "/unlock/", "other browsers are signed out"
    assert Client().post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 422
    assert Client().post("/unlock/", {"passphrase": new}).url == "/today/"
    again = Client().post("/unlock/code/", {"code": old_code, "passphrase": new, "again": new})
    assert again.status_code == 422
    assert "does not open this journal" in again.text


def test_a_code_never_confirmed_is_replaced_at_the_next_unlock(stranger: Client) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    first = stranger.get("/begin/code/").context["groups"]
    stranger.post("/lock/")
    stranger.post("/unlock/", {"passphrase": PASSPHRASE})
    second = stranger.get("/begin/code/").context["groups"]
    assert first != second


def test_support_is_there_for_everyone(stranger: Client, ana: Client) -> None:
    assert stranger.get("/support/").status_code == 200
    assert ana.get("/support/").status_code == 200


def test_what_was_being_written_when_it_locked_itself_is_carried_through_unlocking(
    ana: Client, clock: Clock
) -> None:
    clock.pass_by(minutes=16)
    said = {
        "entry": "5a3c1f5e-4f0e-4a37-9d53-1f6f3f6f0001",
        "place": "12",
        "words": ["weary", "sad"],
        "note": "half an hour",
    }
    late = ana.post("/today/", said)
    assert late.status_code == 403
    assert "What you typed is still on this page." in late.text
    carried = _fields(late.text)
    wrong = ana.post("/unlock/", {**carried, "passphrase": "not this one at all"})
    assert _fields(wrong.text) == carried, "a wrong passphrase loses nothing"
    opened = ana.post("/unlock/", {**carried, "passphrase": PASSPHRASE})
    assert "not saved yet" in opened.text
    assert 'action="/today/"' in opened.text
    ana.post("/today/", _fields(opened.text))
    page = ana.get("/journal/").text
    assert "half an hour" in page
    assert "weary, sad" in page


@pytest.mark.parametrize(
    "then", ["https://example.org/", "//example.org/", "/nowhere/", "javascript:alert(1)"]
)
def test_nothing_is_carried_to_a_page_that_is_not_ours(ana: Client, then: str) -> None:
    ana.post("/lock/")
    answer = ana.post("/unlock/", {"then": then, "carried-note": "x", "passphrase": PASSPHRASE})
    assert answer.url == "/today/"


def _fields(page: str) -> dict[str, list[str]]:
    """The hidden fields of the form in the middle of a page, as a browser would send them."""
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.partition("<main")[2]
    ):
        if name != "csrfmiddlewaretoken":
            fields.setdefault(name, []).append(html.unescape(value))
    return fields


def test_the_door_leads_to_the_plain_page_once_and_every_other_page_in_its_foot(stranger: Client) -> None:
    link = 'href="/what-a-breakthrough-is/"'
    assert stranger.get("/").text.count(link) == 1
    assert link in stranger.get("/support/").text.split("<footer")[1]
