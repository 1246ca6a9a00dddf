"""What the pages of breakthroughs show, as plain values."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from inkling.journal import Breakthrough, Journal, Thread, day_in_words, trail_of
from inkling.vault.queries import OpenJournal
from inkling.web.entries.recalled import Recalled, recalled
from inkling.web.entries.wording import MANNERS, SIGNS, TURNED, said


@dataclass(frozen=True)
class Named:
    """One breakthrough among the others. `quiet` ones have a second ring, as in the Path."""

    id: UUID
    iso: str
    day: str
    how: str
    quiet: bool
    name: str
    trail: tuple[Recalled, ...]


@dataclass(frozen=True)
class BreakthroughsPage:
    """Everything she named, newest first."""

    named: tuple[Named, ...]
    whole: bool


@dataclass(frozen=True)
class BreakthroughPage:
    """What has shifted, how it was before and is now, and what led there."""

    it: Named
    before: str
    after: str
    signs: str
    threads: tuple[tuple[UUID, str], ...]
    named_from: Recalled | None
    whole: bool


def breakthroughs_page(opened: OpenJournal) -> BreakthroughsPage:
    """What has she named?"""
    found = opened.journal.kind(Breakthrough)
    return BreakthroughsPage(tuple(_named(each, opened.journal) for each in reversed(found)), opened.whole)


def breakthrough_page(found: Breakthrough, opened: OpenJournal) -> BreakthroughPage:
    """One breakthrough, and its trail through time."""
    journal = opened.journal
    source = journal.find(found.named_from)
    return BreakthroughPage(
        it=_named(found, journal),
        before=found.before,
        after=found.after,
        signs=get_text_list([said(SIGNS, sign) for sign in found.signs], _("and")),
        threads=tuple((id, thread.name) for id in found.threads if (thread := journal.one(Thread, id))),
        named_from=recalled(source, journal, longest=160) if source else None,
        whole=opened.whole,
    )


def _named(found: Breakthrough, journal: Journal) -> Named:
    return Named(
        id=found.id,
        iso=found.happened.day.isoformat(),
        day=day_in_words(found.happened.day, year=True),
        how=_how(found),
        quiet=found.manner == "quiet",
        name=found.name,
        trail=tuple(recalled(entry, journal) for entry in trail_of(journal, found)),
    )


def _how(found: Breakthrough) -> str:
    """How did it come, and what changed?"""
    manner = said(MANNERS, found.manner)
    turned = ", ".join(said(TURNED, each) for each in found.turned)
    return _("%(manner)s: %(turned)s") % {"manner": manner, "turned": turned} if turned else manner
