"""What the pages of threads show, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import (
    SETTLED,
    Echo,
    Entry,
    Gathered,
    Inkling,
    Journal,
    Stage,
    Thread,
    gathered,
    gathering,
    gist,
    month_in_words,
    reached,
    span_in_words,
    unthreaded,
)
from inkling.pictures import Grain, thread_strip
from inkling.vault.queries import OpenJournal
from inkling.web.entries.recalled import Recalled, recalled
from inkling.web.entries.wording import STAGES, said

A_PAGE = 30
FEW_ECHOES = 3


@dataclass(frozen=True)
class Step:
    """One stage as it can be pressed: the day it was reached, and whether the insight is there now."""

    stage: str
    name: str
    day: str
    here: bool
    settled: bool


@dataclass(frozen=True)
class Item:
    """One entry in a list. Only an insight has steps."""

    it: Recalled
    version: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class ThreadCard:
    """One thread among the others: its marks, its stages in words, and the last words in it."""

    id: UUID
    name: str
    strip: str
    stages: str
    span: str
    last: Recalled | None


@dataclass(frozen=True)
class Numbered:
    """A list that comes in pages."""

    items: tuple[Item, ...]
    newer: int | None
    older: int | None


@dataclass(frozen=True)
class ThreadsPage:
    """Every thread, the one added to last first; then what belongs to none, and what rests."""

    gathering: tuple[ThreadCard, ...]
    resting: tuple[ThreadCard, ...]
    loose: Numbered
    echoes: tuple[Recalled, ...]
    kept: str | None
    empty: bool
    whole: bool


@dataclass(frozen=True)
class ThreadPage:
    """One thread and everything in it, newest first."""

    id: UUID
    name: str
    about: str
    resting: bool
    version: int
    strip: str
    sentence: str
    entries: Numbered
    whole: bool


def threads_page(opened: OpenJournal, number: object, kept: str) -> ThreadsPage:
    """How do the small insights gather?"""
    journal = opened.journal
    layers = _layers(journal)
    cards = [(each, _card(each, layers[each.thread.id], journal)) for each in gathering(journal)]
    just_kept = next((each for each in reversed(journal.inklings) if str(each.id) == kept), None)
    return ThreadsPage(
        gathering=tuple(card for each, card in cards if not each.thread.resting),
        resting=tuple(card for each, card in cards if each.thread.resting),
        loose=_numbered(unthreaded(journal), opened, number),
        echoes=tuple(
            recalled(echo, journal, longest=160) for echo in journal.kind(Echo)[: -FEW_ECHOES - 1 : -1]
        ),
        kept=gist(just_kept, journal) if just_kept else None,
        empty=not journal.threads and not journal.inklings,
        whole=opened.whole,
    )


def thread_page(thread: Thread, opened: OpenJournal, number: object) -> ThreadPage:
    """What has this thread gathered?"""
    journal = opened.journal
    found = gathered(journal, thread)
    return ThreadPage(
        id=thread.id,
        name=thread.name,
        about=thread.about,
        resting=thread.resting,
        version=opened.versions[thread.id],
        strip=_strip(found, _layers(journal)[thread.id]) if found.inklings else "",
        sentence=_sentence(found),
        entries=_numbered(_inside(thread, journal), opened, number),
        whole=opened.whole,
    )


def place_of(inkling: Inkling, journal: Journal, thread: Thread | None) -> str:
    """At which address does this insight stand? On its page of the thread, or among those of none."""
    inside = _inside(thread, journal) if thread else unthreaded(journal)
    newest_first = [entry.id for entry in reversed(inside)]
    number = newest_first.index(inkling.id) // A_PAGE + 1 if inkling.id in newest_first else 1
    address = reverse("thread", args=[thread.id]) if thread else reverse("threads")
    return f"{address}?page={number}" if number > 1 else address


def item(entry: Entry, opened: OpenJournal) -> Item:
    """How is this entry shown in a list?"""
    steps = _steps(entry) if isinstance(entry, Inkling) else ()
    return Item(recalled(entry, opened.journal), opened.versions[entry.id], steps)


def _inside(thread: Thread, journal: Journal) -> tuple[Entry, ...]:
    return tuple(entry for entry in journal.in_thread(thread.id) if entry.id != thread.id)


def _layers(journal: Journal) -> dict[UUID, int]:
    """Which layer of the ground does each thread have? The oldest thread lies lowest."""
    return {thread.id: at for at, thread in enumerate(journal.threads)}


def _card(found: Gathered, layer: int, journal: Journal) -> ThreadCard:
    return ThreadCard(
        id=found.thread.id,
        name=found.thread.name,
        strip=_strip(found, layer) if found.inklings else "",
        stages=_stages_in_words(found),
        span=_span(found),
        last=recalled(found.last, journal, longest=280) if found.last else None,
    )


def _strip(found: Gathered, layer: int) -> str:
    return thread_strip([Grain(each.happened.day, each.stage in SETTLED) for each in found.inklings], layer)


def _sentence(found: Gathered) -> str:
    span, stages = _span(found), _stages_in_words(found)
    return _("%(span)s: %(stages)s.") % {"span": span, "stages": stages} if stages else span


def _span(found: Gathered) -> str:
    """From when to when do its insights reach? Without any, everything else in it."""
    days = [inkling.happened.day for inkling in found.inklings] or [found.first_day, found.last_day]
    return span_in_words(days[0], days[-1], year=True)


def _stages_in_words(found: Gathered) -> str:
    """How many are where? Stages at which there is none are not mentioned."""
    counts = found.stages
    there = [(counts[stage], said(STAGES, stage)) for stage in _stages() if counts[stage]]
    return ", ".join(_("%(n)s %(stage)s") % {"n": n, "stage": name} for n, name in there)


def _steps(inkling: Inkling) -> tuple[Step, ...]:
    days: dict[Stage, date] = reached(inkling)
    return tuple(
        Step(
            stage,
            said(STAGES, stage),
            _short_day(days[stage], inkling.happened.day) if stage in days else "",
            stage == inkling.stage,
            stage in SETTLED,
        )
        for stage in _stages()
    )


def _short_day(day: date, begun: date) -> str:
    """The day a stage was reached, short enough to stand under its name; with the year if it is another one."""
    said = {"day": day.day, "month": month_in_words(day, "short"), "year": day.year}
    return (_("%(day)s %(month)s") if day.year == begun.year else _("%(day)s %(month)s %(year)s")) % said


def _stages() -> tuple[Stage, ...]:
    return tuple(STAGES)  # type: ignore[arg-type]


def _numbered(entries: tuple[Entry, ...], opened: OpenJournal, number: object) -> Numbered:
    """A page of these entries, newest first."""
    page = Paginator(entries[::-1], A_PAGE).get_page(number)  # type: ignore[arg-type]
    return Numbered(
        items=tuple(item(entry, opened) for entry in page.object_list),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
    )
