"""What lies along a journey: insights by thread, sessions, what was tried, breakthroughs with their trails, and what
happened in life."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkling.journal.entries import Attempt, Breakthrough, Inkling, Status, Tone
from inkling.journal.gathering.stages import SETTLED
from inkling.journal.gathering.trail import can_lead, trail_day
from inkling.journal.gist import gist
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import sessions_in_order

MOST_LAYERS = 8
"""So many layers can be told apart. Of more, those with the fewest insights lie in one together."""


LONGEST = 120
"""So many characters of what happened are told along the way; the rest stands on its own page."""


@dataclass(frozen=True)
class Insight:
    """One small insight: its day, and whether it has been tried or lived by now."""

    id: UUID
    day: date
    settled: bool


@dataclass(frozen=True)
class Layer:
    """What one thread has gathered, oldest first. `threads` is how many lie in it: none for insights that belong to
    no thread, several where small ones lie together. Only a single one has a name."""

    name: str
    threads: int
    insights: tuple[Insight, ...]


@dataclass(frozen=True)
class Held:
    """One session, and how it felt if that was said."""

    day: date
    tone: Tone | None
    status: Status = "attended"
    id: UUID | None = None


@dataclass(frozen=True)
class Named:
    """One breakthrough. `number` counts from the first one named, whichever of them are shown; `led` are the
    entries of its trail with their days, oldest first."""

    id: UUID
    number: int
    day: date
    name: str
    quiet: bool
    led: tuple[tuple[UUID, date], ...]


@dataclass(frozen=True)
class Happened:
    """One life event, in the person's words. `number` counts from the first one, as it does for breakthroughs."""

    id: UUID
    number: int
    day: date
    until: date | None
    name: str

    @property
    def last(self) -> date:
        """Which is the last day that is known of it?"""
        return max(self.day, self.until or self.day)


@dataclass(frozen=True)
class Way:
    """Everything that lies along a journey. Layers are as they settled: the oldest thread first, and last what
    belongs to none. Sessions are those that took place or were missed. What happened in life may go back further."""

    layers: tuple[Layer, ...] = ()
    sessions: tuple[Held, ...] = ()
    tried: tuple[date, ...] = ()
    named: tuple[Named, ...] = ()
    happened: tuple[Happened, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """On which days does anything lie? What happened in life, years ago perhaps, makes no journey longer."""
        insights = (insight.day for layer in self.layers for insight in layer.insights)
        return (
            *insights,
            *(each.day for each in self.sessions),
            *(each.day for each in self.named),
            *self.tried,
        )


def way_of(journal: Journal, until: date) -> Way:
    """What lies along this journey, up to this day?"""
    return Way(
        layers=_layers(journal, until),
        sessions=tuple(
            Held(each.happened.day, each.tone if each.status == "attended" else None, each.status, each.id)
            for each in sessions_in_order(journal.sessions)
            if each.happened.day <= until and each.status != "planned"
        ),
        tried=tuple(
            each.happened.day
            for each in journal.kind(Attempt)
            if each.outcome == "tried" and each.happened.day <= until
        ),
        named=tuple(
            _named(each, at, journal)
            for at, each in enumerate(journal.kind(Breakthrough), 1)
            if each.happened.day <= until
        ),
        happened=tuple(
            Happened(each.id, at, each.happened.day, each.until, gist(each, journal, LONGEST))
            for at, each in enumerate(journal.life_events, 1)
            if each.happened.day <= until
        ),
    )


def _layers(journal: Journal, until: date) -> tuple[Layer, ...]:
    """An insight in several threads settles in the one that began first, so that each is counted once."""
    place = {thread.id: at for at, thread in enumerate(journal.threads)}
    found = defaultdict[int, list[Insight]](list)
    for inkling in journal.inklings:
        if inkling.happened.day <= until:
            at = min((place[id] for id in inkling.threads if id in place), default=-1)
            found[at].append(_insight(inkling))
    loose = found.pop(-1, [])
    room = MOST_LAYERS - bool(loose)
    ranked = sorted(found, key=lambda at: (-len(found[at]), at))
    kept, rest = (ranked, []) if len(ranked) <= room else (ranked[: room - 1], ranked[room - 1 :])
    layers = [Layer(journal.threads[at].name, 1, tuple(found[at])) for at in sorted(kept)]
    if rest:
        together = sorted((each for at in rest for each in found[at]), key=lambda each: each.day)
        layers.append(Layer("", len(rest), tuple(together)))
    if loose:
        layers.append(Layer("", 0, tuple(loose)))
    return tuple(layers)


def _insight(inkling: Inkling) -> Insight:
    return Insight(inkling.id, inkling.happened.day, inkling.stage in SETTLED)


def _named(found: Breakthrough, number: int, journal: Journal) -> Named:
    there = (journal.find(id) for id in dict.fromkeys(found.trail))
    led = sorted(
        ((each.id, trail_day(each)) for each in there if each and can_lead(each)), key=lambda each: each[1]
    )
    return Named(found.id, number, found.happened.day, found.name, found.manner == "quiet", tuple(led))
