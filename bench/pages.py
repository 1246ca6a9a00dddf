"""How quick is the app with a journal of 10,000 entries?"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

import django
from django.conf import settings
from django.test import Client

from bench.timing import Measured, measured
from inkling.journal import CheckIn, Entry, Moment, Preferences

ENTRIES = 10_000
PASSPHRASE = "lantern orchard quiet river stone"


def measure() -> list[Measured]:
    """Opening the journal, and pages that need all of it, through the whole stack but the socket."""
    django.setup()
    from inkling.cli.serving import calm_collector, prepare_home
    from inkling.vault import queries, services

    settings.ALLOWED_HOSTS.append("testserver")
    prepare_home(settings.HOME)
    calm_collector()
    opened = services.begin_journal(passphrase=PASSPHRASE, now=int(datetime.now(UTC).timestamp()))
    code = services.waiting_recovery_code(opened.vault) or ""
    services.confirm_recovery_code(opened.vault, dict(enumerate(code.split("-"))))
    services.add_entries(opened.vault, entries := [_wishes(), *_check_ins()])
    browser = Client()
    browser.post("/unlock/", {"passphrase": PASSPHRASE})
    assert browser.get("/today/").status_code == 200
    return [
        measured("opening a journal of 10,000 entries", 150, lambda: queries.open_journal(opened.vault)),
        _page("Today, looking back", 300, lambda: browser.get("/today/")),
        _page("Journal, first page", 300, lambda: browser.get("/journal/")),
        _page("Journal, last page", 300, lambda: browser.get("/journal/?page=250")),
        _page("One entry", 300, lambda: browser.get(f"/journal/{entries[-1].id}/")),
        _page("Search: a common word", 500, lambda: _search(browser, words="window")),
        _page("Search: two words, a feeling and a kind", 500, lambda: _search(browser, **_NARROW)),
        _page(
            "Search: an accent, and nothing to be found", 500, lambda: _search(browser, words="CAFE mañana")
        ),
        _page("Path", 300, lambda: browser.get("/path/")),
        _page("Shifts", 300, lambda: browser.get("/shifts/")),
    ]


_NARROW = {"words": "zoe window", "feeling": "weary", "kind": "check-in"}


def _page(name: str, goal: float, work: Callable[[], object]) -> Measured:
    return measured(name, goal, work, runs=20, slow=True)


def _search(browser: Client, **sought: str) -> None:
    """From the button to the page with what was found."""
    page = browser.post("/journal/found/", sought, follow=True)
    assert page.status_code == 200


def _wishes() -> Preferences:
    now = Moment(date(2016, 11, 20))
    return Preferences(id=UUID(int=1, version=4), happened=now, written=now, look_back=True)


def _check_ins() -> list[Entry]:
    """Ten years, almost three check-ins a day, notes of ordinary length on each."""
    chance = Random(20261123)
    sentence = "the day went on and I sat by the window for a while before I called Zoë back at the café"
    words = sentence.split()
    first = date(2016, 11, 20)
    entries: list[Entry] = []
    for at in range(ENTRIES):
        day = first + timedelta(days=at * 3652 // ENTRIES)
        moment = Moment(day, datetime.combine(day, time(8 + at % 12), UTC), "Europe/Madrid")
        note = " ".join(chance.choices(words, k=chance.randint(10, 90)))
        entries.append(
            CheckIn(
                id=UUID(int=chance.getrandbits(128), version=4),
                happened=moment,
                written=moment,
                pleasantness=chance.choice((0, 1, 1, 2, 2, 2, 3, 3, 4)),
                energy=chance.randrange(5),
                words=("weary", "calm")[: chance.randrange(3)],
                note=note,
            )
        )
    return entries
