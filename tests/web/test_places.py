"""Where one can go: the place a page belongs to is marked, and a page that looks back leads to the others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from inkling.web.shell.places import AT_HAND, LOOKING_BACK, MAIN


@pytest.mark.parametrize(
    ("address", "place", "mark"),
    [
        ("/journal/", "Journal", "page"),
        ("/unsaid/", "Sessions", "true"),
        ("/practices/", "Today", "true"),
        ("/breakthroughs/name/", "Path", "true"),
        ("/settings/", None, ""),
    ],
)
def test_the_place_a_page_belongs_to_is_marked(
    ana: Client, address: str, place: str | None, mark: str
) -> None:
    shell = ana.get(address).context["shell"]
    assert {each.name: each.here for each in shell.places if each.here} == ({place: mark} if place else {})


def test_on_a_phone_every_place_stands_in_the_row_or_behind_more(ana: Client) -> None:
    """Red when a place is in neither, and when a place is named as at hand that there is not."""
    page = ana.get("/journal/").text
    row, more = page.split('<details class="more-places">')[0], page.split('<details class="more-places">')[1]
    for view, name, _parts in MAIN:
        link = f'href="{reverse(view)}"'
        later = re.search(rf'<li class="later"><a {link}[^>]*>{name}</a>', row)
        assert bool(later) == (view not in AT_HAND) == (link in more.split("</details>")[0]), view
    assert {view for view, _name, _parts in MAIN} > AT_HAND


def test_a_page_that_looks_back_leads_to_the_others(ana: Client) -> None:
    pages = {reverse(view) for view, _name in LOOKING_BACK}
    for page in pages:
        shell = ana.get(page).context["shell"]
        assert {place.address for place in shell.looking_back} == pages - {page}


def test_no_other_page_does(ana: Client) -> None:
    assert ana.get("/journal/").context["shell"].looking_back == ()
