"""How quick and how light is the app with ten years of entries of every kind?"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import django
from django.conf import settings
from django.test import Client
from tests.reach import assets_of, pages_reached
from tests.ten_years import ten_years

from bench.timing import Measured, measured
from bench.weighing import Weighed, weighed

PASSPHRASE = "lantern orchard quiet river stone"
PATH_KB, PAGE_KB, ASSETS_KB = 150, 60, 150
"""What the Path may weigh as it is sent, and any other page and all assets together compressed."""

MOST_OF = {"/journal/*/": 16}
"""Pages of one shape that differ much: of these so many are tried, of all others three."""

READS = "/together/"
"""This page comes last: it reads all ten years in a thread of its own, which slows down everything else meanwhile."""


def measure() -> Iterator[Measured | Weighed]:
    """Opening the journal, searching it, and every page one can reach, through the whole stack but the socket."""
    vault, browser = _begin()
    from inkling.vault import queries

    yield measured("opening a journal of 10,000 entries", 150, lambda: queries.open_journal(vault))
    yield _quick("Search: a common word", 500, lambda: _search(browser, words="window"))
    yield _quick("Search: two words, a feeling and a kind", 500, lambda: _search(browser, **_NARROW))
    yield _quick("Search: an accent, nothing to be found", 500, lambda: _search(browser, words="CAFE mañana"))
    reached = pages_reached(browser, "/today/", each=3, many=MOST_OF, without=READS)
    reading = reached["/journal/*/"][0].replace("/journal/", READS)
    for shape, addresses in [*sorted(reached.items()), (f"{READS}*/", [reading])]:
        heavy = max(addresses, key=lambda address: len(browser.get(address).content))
        yield _quick(shape, 300, lambda heavy=heavy: browser.get(heavy))  # type: ignore[misc]
        path = shape.startswith("/path/")
        yield weighed(shape, PATH_KB if path else PAGE_KB, browser.get(heavy).content, as_sent=path)
    assets = sorted(assets_of(browser, "/today/", "/path/", "/support/"))
    yield weighed("all styles and scripts", ASSETS_KB, *(_file(browser, asset) for asset in assets))


def _begin() -> tuple[object, Client]:
    """A journal of ten years, and a browser that has it open."""
    django.setup()
    from inkling.cli.serving import calm_collector, prepare_home
    from inkling.vault import services

    settings.ALLOWED_HOSTS.append("testserver")
    prepare_home(settings.HOME)
    calm_collector()
    now = datetime.now(UTC)
    opened = services.begin_journal(passphrase=PASSPHRASE, now=int(now.timestamp()))
    code = services.waiting_recovery_code(opened.vault) or ""
    services.confirm_recovery_code(opened.vault, dict(enumerate(code.split("-"))))
    services.add_entries(opened.vault, ten_years(today=now.date()))
    browser = Client()
    browser.post("/unlock/", {"passphrase": PASSPHRASE})
    assert browser.get("/today/").status_code == 200
    return opened.vault, browser


_NARROW = {"words": "zoe window", "feeling": "weary", "kind": "check-in"}


def _quick(name: str, goal: float, work: Callable[[], object]) -> Measured:
    return measured(name, goal, work, runs=20, slow=True)


def _search(browser: Client, **sought: str) -> None:
    """From the button to the page with what was found."""
    page = browser.post("/journal/found/", sought, follow=True)
    assert page.status_code == 200


def _file(browser: Client, address: str) -> bytes:
    return b"".join(browser.get(address).streaming_content)  # type: ignore[attr-defined]
