"""Leaving as a link and as a message from the script; what a tab says to somebody who looks over a shoulder."""

import re

import pytest
from django.test import Client

from tests.web.test_settings import sent

PAGES = ("/today/", "/journal/", "/sessions/", "/breakthroughs/", "/support/", "/settings/", "/nothing/")


def _title(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page)
    assert found
    return found[1]


def test_as_a_link_it_locks_and_shows_an_empty_page(ana: Client) -> None:
    left = ana.get("/leave/", headers={"sec-fetch-site": "same-origin"})
    assert left.status_code == 200
    assert re.search(r"<body>\s*</body>", left.text)
    assert "inkling" not in left.text.lower()
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert ana.get("/today/").status_code == 302


def test_the_script_locks_without_showing_anything(ana: Client) -> None:
    left = ana.post("/leave/")
    assert (left.status_code, left.content) == (204, b"")
    assert left.cookies["inkling_key"].value == ""
    assert ana.get("/today/").status_code == 302


@pytest.mark.parametrize(
    "told",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "sec-purpose": "prefetch;prerender"},
    ],
)
def test_no_other_page_and_no_guess_of_the_browser_locks_it(ana: Client, told: dict[str, str]) -> None:
    """Another port is the same site and is sent the cookie. Red without either line in `leave`."""
    left = ana.get("/leave/", headers=told)
    assert left.status_code == 200
    assert "inkling_key" not in left.cookies
    assert "Clear-Site-Data" not in left.headers
    assert ana.get("/today/").status_code == 200


def test_every_tab_says_the_same_until_it_may_say_more(ana: Client) -> None:
    """Red with a title of its own in any page, and when signing out forgets to be quiet again."""
    assert {_title(ana.get(page).text) for page in PAGES} == {"Notes"}
    ana.post("/settings/", sent(ana, page_names="on"))
    assert _title(ana.get("/sessions/").text) == "Sessions"
    ana.post("/lock/")
    assert {_title(ana.get(page).text) for page in ("/unlock/", "/support/", "/unlock/code/")} == {"Notes"}


def test_how_to_leave_is_told_where_it_is_looked_for(ana: Client, stranger: Client) -> None:
    for page in (ana.get("/settings/").text, stranger.get("/support/").text):
        assert "three times" in page
        assert "does not clear the history" in page
