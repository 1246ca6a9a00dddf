"""Where one can go: the place a page belongs to is marked, and a page that looks back leads to the others."""

import pytest
from django.test import Client
from django.urls import reverse

from inkling.web.shell.places import LOOKING_BACK


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


def test_a_page_that_looks_back_leads_to_the_others(ana: Client) -> None:
    pages = {reverse(view) for view, _name in LOOKING_BACK}
    for page in pages:
        shell = ana.get(page).context["shell"]
        assert {place.address for place in shell.looking_back} == pages - {page}


def test_no_other_page_does(ana: Client) -> None:
    assert ana.get("/journal/").context["shell"].looking_back == ()
