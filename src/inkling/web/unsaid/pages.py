"""What the page of the unsaid shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import Journal, Session, Unsaid, day_in_words, said_by_now, unsaid_now
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine
from inkling.web.entries.wording import SAYINGS, said
from inkling.web.unsaid.forms import SayForm


@dataclass(frozen=True)
class Step:
    """How far it got, and on which day."""

    iso: str
    words: str


@dataclass(frozen=True)
class Item:
    """Something not said yet, or said by now, with what can be done about it."""

    id: UUID
    text: str
    whom: str
    since: str
    iso: str
    steps: tuple[Step, ...]
    half: bool
    what_came: str
    form: SayForm
    meanwhile: EntryLine | None = None


@dataclass(frozen=True)
class UnsaidPage:
    """What waits, and what has been said, the latest first."""

    held: tuple[Item, ...]
    said: tuple[Item, ...]
    in_session: str
    session: UUID | None
    whole: bool


def unsaid_page(
    opened: OpenJournal,
    today: date,
    *,
    session: Session | None = None,
    sent: Mapping[UUID, SayForm] | None = None,
    meanwhile: Unsaid | None = None,
) -> UnsaidPage:
    """Everything unsaid. `session` is the one she comes from, `sent` a form that could not be kept as it was."""
    journal = opened.journal

    def item(entry: Unsaid) -> Item:
        on = session.happened.day if session and session.happened.day <= today else None
        form = SayForm(
            of=entry, version=opened.versions[entry.id], today=today, on=on, spellcheck=_spellcheck(journal)
        )
        return Item(
            id=entry.id,
            text=entry.text,
            whom=entry.whom,
            since=day_in_words(entry.happened.day, year=True),
            iso=entry.happened.day.isoformat(),
            steps=tuple(_step(reached.day, reached.saying, journal) for reached in entry.sayings),
            half=entry.saying == "half said",
            what_came=entry.what_came,
            form=(sent or {}).get(entry.id, form),
            meanwhile=entry_line(meanwhile, journal) if meanwhile and meanwhile.id == entry.id else None,
        )

    return UnsaidPage(
        held=tuple(item(each) for each in unsaid_now(journal)),
        said=tuple(item(each) for each in said_by_now(journal)),
        in_session=day_in_words(session.happened.day, year=True) if session else "",
        session=session.id if session else None,
        whole=opened.whole,
    )


def _step(day: date, saying: str, journal: Journal) -> Step:
    """On which day, and whether that was in a session."""
    told = {"how": said(SAYINGS, saying), "day": day_in_words(day, year=True)}
    held = any(s.happened.day == day and s.status == "attended" for s in journal.sessions)
    words = _("%(how)s on %(day)s, the day of a session") if held else _("%(how)s on %(day)s")
    return Step(day.isoformat(), words % told)


def _spellcheck(journal: Journal) -> bool:
    return bool(journal.preferences and journal.preferences.spellcheck)
