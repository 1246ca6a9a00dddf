"""Ten years of ten thousand entries of every kind: no page weighs more than its bar, and Shifts stays readable."""

import gzip
import re
from collections import defaultdict

import pytest
from django.test import Client

from inkling.journal import ENTRY_KINDS, Finding
from inkling.vault import services
from inkling.web.shifts.pages import MOST_WHOLE
from tests.clock import Clock
from tests.reach import assets_of, pages_reached
from tests.ten_years import ten_years
from tests.web.inside import vault_of

PAGE, PATH, ASSETS = 60_000, 150_000, 150_000
"""Bytes, gzipped."""

READS = "/together/"
"""What may belong together reads all ten years in a thread of its own, which would slow down everything after it."""


@pytest.fixture
def long_lived(ana: Client, clock: Clock) -> Client:
    """Ana with ten years."""
    services.add_entries(vault_of(ana, clock), ten_years())
    return ana


def test_the_journal_of_ten_years_has_every_kind_of_entry() -> None:
    """But for what is said to a shift, which no page shows by itself."""
    entries = ten_years()
    assert len(entries) == 10_000 and {type(entry) for entry in entries} == set(ENTRY_KINDS) - {Finding}


@pytest.mark.long
def test_every_page_one_can_reach_is_light_and_shifts_is_readable(long_lived: Client) -> None:
    """One test, because ten years take a while to write down. The Path's own claims are among them."""
    weights: defaultdict[str, int] = defaultdict(int)

    def weigh(shape: str, content: bytes) -> None:
        weights[shape] = max(weights[shape], _weight(content))

    reached = pages_reached(
        long_lived, "/today/", each=1, many={"/journal/*/": 6, "/challenges/*/": 3}, look=weigh, without=READS
    )
    assert len(reached) > 40
    heavy = {shape: weight for shape, weight in weights.items() if weight > _bar(shape)}
    assert heavy == {}
    _assets_are_light(long_lived)
    _the_path_is_light_at_every_width_of_days(long_lived)
    _older_shifts_are_a_line_each(long_lived)


def _bar(shape: str) -> int:
    return PATH if shape.startswith("/path/") else PAGE


def _weight(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def _assets_are_light(client: Client) -> None:
    assets = sorted(assets_of(client, "/today/", "/path/", "/support/"))
    assert assets
    files = [b"".join(client.get(asset).streaming_content) for asset in assets]  # type: ignore[attr-defined]
    assert sum(map(_weight, files)) <= ASSETS
    assert sum(map(len, files)) <= ASSETS, "they are sent as they are"


def _the_path_is_light_at_every_width_of_days(client: Client) -> None:
    page = client.get("/path/")
    assert len(page.content) <= 150_000
    assert "one stands for several" in page.text
    assert page.text.count('class="point"') == 40 and "Each row is a quarter." in page.text
    assert 20 <= page.text.count('class="event"') <= 32
    for way in page.context["page"].ways[1:]:
        assert len(client.get(f"/path/{way.query.split('#')[0]}").content) <= 100_000


def _older_shifts_are_a_line_each(client: Client) -> None:
    shown = client.get("/shifts/")
    page = shown.context["page"]
    assert len(page.cards) == MOST_WHOLE and len(page.earlier) > 15
    assert re.search(r"^\d+ shifts in ten years\. ", page.sentence)
    years = [each.year for each in page.earlier]
    assert years == sorted(years, reverse=True)
    ids = re.findall(r' id="([^"]+)"', shown.text)
    assert len(ids) == len(set(ids))
    alone = client.get(f"/shifts/?shift={page.earlier[-1].id}")
    (card,) = alone.context["page"].cards
    assert card.id == page.earlier[-1].id and "All shifts" in alone.text
    said = {"series": card.series, "noticed": card.noticed, "answer": "yes"}
    answer = client.post("/shifts/answer/", said)
    assert answer.url == f"/shifts/?shift={card.id}#{card.id}"
    assert "You said" in client.get(answer.url.partition("#")[0]).text
