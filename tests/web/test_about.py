"""The plain page: the same for everybody, with the journal locked or open, and reached from where one needs it."""

import re

import pytest
from django.test import Client

from tests.cast import PASSPHRASE, sign_up

PAGE = "/what-a-breakthrough-is/"
LINK = f'href="{PAGE}"'


def _words(page: str) -> str:
    main = page.split('<main id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.DOTALL))


def test_it_is_there_before_any_journal_and_with_one(stranger: Client, ana: Client) -> None:
    ana.post("/today/", {"place": "11", "note": "Nobody else reads this."})
    said = [client.get(PAGE) for client in (stranger, ana, Client())]
    assert [page.status_code for page in said] == [200, 200, 200]
    assert "Support now" in said[0].text and "Nobody else reads this" not in said[1].text


@pytest.mark.parametrize(
    "said",
    [
        "Three kinds", "All at once", "Quietly", "Relief", "Courage", "Awareness", "Connection",
        "Small insights gather",
        "Routine sessions matter", "Coming back", "Being open", "Trying things", "Expecting slow weeks",
        "Not a finish line", "Not proof of being well", "Not for a machine to announce", "Not a medical result",
    ],
)  # fmt: skip
def test_it_says_what_it_is_what_makes_space_and_what_it_is_not(stranger: Client, said: str) -> None:
    assert said in _words(stranger.get(PAGE).text)


@pytest.mark.parametrize(
    "fact",
    [
        "9 July 2012", "section 902", "section 506(a)", "21 U.S.C. 356(a)", "within 60 days",
        "serious or life-threatening condition", "alone or with other drugs", "substantial improvement",
        "nothing to do with each other", "makes no medical claim", "comes before any approval",
    ],
)  # fmt: skip
def test_the_same_word_in_drug_law_is_told_with_its_sources(stranger: Client, fact: str) -> None:
    assert fact in _words(stranger.get(PAGE).text)


def test_neither_way_stands_above_the_other(stranger: Client) -> None:
    """Two drawings of one size, each with its words."""
    drawn = re.findall(r'<svg class="manner" viewBox="([^"]+)" role="img"', stranger.get(PAGE).text)
    assert len(drawn) == 2 and drawn[0] == drawn[1]


def test_it_is_linked_from_the_door_from_every_page_and_from_naming(stranger: Client, ana: Client) -> None:
    main = {
        where: ana.get(where).text.split("<footer")[0]
        for where in ("/breakthroughs/", "/breakthroughs/name/")
    }
    assert all(LINK in text for text in main.values())
    assert all(LINK in ana.get(where).text for where in ("/journal/", "/path/", "/support/", "/nothing/"))


def test_it_is_linked_from_the_first_run(stranger: Client) -> None:
    assert LINK in stranger.get("/").text.split("<footer")[0]
    sign_up(stranger)
    assert LINK in stranger.get("/today/").text.split("<footer")[0]


def test_it_is_no_way_around_the_recovery_code(stranger: Client) -> None:
    """Nothing of a journal is linked before the code was typed back."""
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    page = stranger.get(PAGE).text
    assert 'href="/journal/"' not in page and 'href="/breakthroughs/"' not in page
