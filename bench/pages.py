"""How quick is the app with a journal of 10,000 entries?"""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

import django
from django.conf import settings
from django.test import Client

from bench.timing import Measured, measured
from inkling.journal import CheckIn, Entry, Moment

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
    services.add_entries(opened.vault, _check_ins())
    browser = Client()
    browser.post("/unlock/", {"passphrase": PASSPHRASE})
    assert browser.get("/today/").status_code == 200
    return [
        measured("opening a journal of 10,000 entries", 150, lambda: queries.open_journal(opened.vault)),
        measured("Today with that journal", 250, lambda: browser.get("/today/")),
        measured("Journal, first page", 300, lambda: browser.get("/journal/")),
        measured("Path", 300, lambda: browser.get("/path/")),
        measured("Shifts", 300, lambda: browser.get("/shifts/")),
    ]


def _check_ins() -> list[Entry]:
    """Ten years, almost three check-ins a day, notes of ordinary length on each."""
    chance = Random(20261123)
    sentence = "the day went on and I sat by the window for a while before I called her back and said it"
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
