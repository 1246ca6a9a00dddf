"""What Your privacy shows of one's own journal, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import day_in_words, last_written
from inkling.vault import services
from inkling.vault.queries import OpenJournal
from inkling.vault.services import SignedIn, Vault
from inkling.web.shell.openings import Opening, openings, when_in_words

SHOWN = 3
"""How many of the last openings are in sight."""


@dataclass(frozen=True)
class YourPrivacyPage:
    """Who has opened this journal, where it is open now, and how long it stays so."""

    openings: tuple[Opening, ...]
    earlier: tuple[Opening, ...]
    written: str
    open_now: str
    elsewhere: bool
    idle_minutes: int
    whole: bool


@dataclass(frozen=True)
class OpenBrowser:
    """One browser that has the journal open. `id` names it in a form."""

    id: str
    here: bool
    since: str
    used: str


@dataclass(frozen=True)
class OpenNowPage:
    """The browsers that have the journal open, this one first."""

    here: OpenBrowser | None
    others: tuple[OpenBrowser, ...]


def your_privacy_page(vault: Vault, opened: OpenJournal, now: datetime) -> YourPrivacyPage:
    """What there is to know about this journal."""
    known, written = openings(vault, now), last_written(opened.journal)
    others = sum(not each.here for each in services.signed_in(vault))
    return YourPrivacyPage(
        openings=known[:SHOWN],
        earlier=known[SHOWN:],
        written=_("Last written on %(day)s.") % {"day": day_in_words(written, year=True)} if written else "",
        open_now=_open_now(others),
        elsewhere=others > 0,
        idle_minutes=vault.idle_minutes,
        whole=opened.whole,
    )


def open_now_page(vault: Vault, now: datetime) -> OpenNowPage:
    """Where is it open now?"""
    browsers = [_browser(each, now) for each in services.signed_in(vault)]
    return OpenNowPage(
        next((each for each in browsers if each.here), None),
        tuple(each for each in browsers if not each.here),
    )


def _open_now(others: int) -> str:
    if not others:
        return _("In this browser only.")
    return ngettext("In this browser and in one other.", "In this browser and in %(n)d others.", others) % {
        "n": others
    }


def _browser(each: SignedIn, now: datetime) -> OpenBrowser:
    return OpenBrowser(
        each.id.hex(), each.here, when_in_words(each.started, now), when_in_words(each.seen, now)
    )
