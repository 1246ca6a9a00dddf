"""What the page of the unsaid shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from inkling.journal import Journal, Session, Unsaid, day_in_words, said_by_now, unsaid_now
from inkling.vault.queries import OpenJournal
from inkling.web.entries.telling import EntryLine
from inkling.web.entries.wording import SAYINGS, said
from inkling.web.unsaid.forms import SayForm

A_PAGE = 30
"""So many stand on one page."""


@dataclass(frozen=True)
class Item:
    """Something not said yet, or said by now, with what can be done about it."""

    id: UUID
    text: str
    whom: str
    since: str
    steps: tuple[str, ...]
    half: bool
    over: bool
    what_came: str
    form: SayForm
    meanwhile: EntryLine | None = None


@dataclass(frozen=True)
class UnsaidPage:
    """What waits, and what has been said, the latest first, a page at a time."""

    held: tuple[Item, ...]
    said: tuple[Item, ...]
    any_said: bool
    in_session: str
    newer: int | None
    older: int | None
    whole: bool


@dataclass(frozen=True)
class Sent:
    """A form that could not be kept as it was, for which entry, and how that stands if another tab was faster."""

    id: UUID
    form: SayForm
    meanwhile: EntryLine | None = None


def unsaid_page(
    opened: OpenJournal,
    today: date,
    number: object = None,
    *,
    session: Session | None = None,
    sent: Sent | None = None,
) -> UnsaidPage:
    """Everything unsaid. `session` is the one she comes from; a form that was sent stands on the page it is on."""
    journal = opened.journal
    waiting, uttered = unsaid_now(journal), said_by_now(journal)
    all_of_it = (*waiting, *uttered)
    pages = Paginator(all_of_it, A_PAGE)
    at = [each.id for each in all_of_it].index(sent.id) // A_PAGE + 1 if sent else number
    page = pages.get_page(at)  # type: ignore[arg-type]
    on = session.happened.day if session and session.happened.day <= today else None
    items = [_item(each, opened, today, on, sent) for each in page.object_list]
    return UnsaidPage(
        held=tuple(item for item in items if not item.over),
        said=tuple(item for item in items if item.over),
        any_said=bool(uttered),
        in_session=day_in_words(on, year=True) if on else "",
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        whole=opened.whole,
    )


def _item(entry: Unsaid, opened: OpenJournal, today: date, on: date | None, sent: Sent | None) -> Item:
    journal = opened.journal
    mine = sent if sent and sent.id == entry.id else None
    spellcheck = bool(journal.preferences and journal.preferences.spellcheck)
    version = opened.versions[entry.id]
    return Item(
        id=entry.id,
        text=entry.text,
        whom=entry.whom,
        since=day_in_words(entry.happened.day, year=True),
        steps=tuple(_step(reached.day, reached.saying, journal) for reached in entry.sayings),
        half=entry.saying == "half said",
        over=entry.saying == "said",
        what_came=entry.what_came,
        form=mine.form
        if mine
        else SayForm(of=entry, version=version, today=today, on=on, spellcheck=spellcheck),
        meanwhile=mine.meanwhile if mine else None,
    )


def _step(day: date, saying: str, journal: Journal) -> str:
    """On which day, and whether that was in a session."""
    told = {"how": said(SAYINGS, saying), "day": day_in_words(day, year=True)}
    held = any(s.happened.day == day and s.status == "attended" for s in journal.sessions)
    words = _("%(how)s on %(day)s, the day of a session") if held else _("%(how)s on %(day)s")
    return words % told
