"""The sample journal's therapy: what `process.toml` tells, as entries, dated from the first day on."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inkling.journal.entries import (
    Attempt,
    Breakthrough,
    Challenge,
    Echo,
    Entry,
    Inkling,
    LifeEvent,
    MeasureKept,
    Moment,
    Practice,
    Reading,
    Response,
    SafetyPlan,
    SayingReached,
    Session,
    StageReached,
    Thread,
    ToBring,
    Unsaid,
)
from inkling.journal.measuring.own import own_item
from inkling.journal.sample.course import LENGTH, stream
from inkling.measures import Measure

THERAPIST = "Maren"
THREAD_OF = {"disappointed": "sorry", "help": "asking", "quiet": "dad"}
"""To which thread does each challenge belong?"""


class Telling:
    """Makes the entries of one copy of the sample journal: `first_day` is day 0, `zone` where she lives."""

    def __init__(self, first_day: date, zone: str, copy: str = "") -> None:
        text = resources.files("inkling.journal.sample").joinpath("process.toml").read_text(encoding="utf-8")
        self.told = tomllib.loads(text)
        self.first_day, self.zone = first_day, zone
        self.ids, self.clock = stream(f"process ids{copy}"), stream("process clock")
        self.threads: dict[str, Thread] = {}
        self.challenges: dict[str, Challenge] = {}

    def entries(self) -> Iterator[Entry]:
        """Everything she did with her therapy, in no particular order."""
        for key, (day, name, about) in self.told["threads"].items():
            self.threads[key] = self._make(Thread, day, name=name, about=about)
        for key, (day, name, about) in self.told["challenges"].items():
            self.challenges[key] = self._make(Challenge, day, name=name, about=about)
        yield from self.threads.values()
        yield from self.challenges.values()
        led = [*self._responses(), *self._inklings(), *self._echoes()]
        yield from led
        yield from self._unsaid()
        sessions = list(self._sessions())
        yield from sessions
        yield from self._practices(sessions)
        yield from self._breakthroughs(led)
        yield from self._life()
        plan = dict(self.told["plan"])
        yield self._make(SafetyPlan, plan.pop("day"), **plan)
        yield from self._problems()

    def _responses(self) -> Iterator[Response]:
        for group in self.told["responses"]:
            for day, situation, felt, thought, did, strength, catch, *different in group["times"]:
                yield self._make(
                    Response,
                    day,
                    threads=self._thread(THREAD_OF[group["of"]]),
                    signs=("courage",) if different and strength > 3 else ("relief",) if different else (),
                    challenge=self.challenges[group["of"]].id,
                    situation=situation,
                    felt=felt,
                    thought=thought,
                    did=did,
                    strength=strength,
                    catch=catch,
                    different=bool(different),
                )

    def _inklings(self) -> Iterator[Inkling]:
        for group in self.told["inklings"]:
            for text, *reached in group["seen"]:
                stages = tuple(StageReached(self._day(day), stage) for day, stage in reached)
                signs = ("awareness",) if stages[0].stage == "worded" else ()
                threads = self._thread(group["in"])
                yield self._make(
                    Inkling, reached[0][0], text=text, stages=stages, threads=threads, signs=signs
                )

    def _echoes(self) -> Iterator[Echo]:
        for day, now, then, expected, came, thread in self.told["echoes"]["heard"]:
            said = {"now": now, "then": then, "expected": expected, "came": came}
            yield self._make(Echo, day, threads=self._thread(thread), **said)

    def _unsaid(self) -> Iterator[Unsaid]:
        for day, text, whom, reached, what_came in self.told["unsaid"]["kept"]:
            sayings = tuple(SayingReached(self._day(on), saying) for on, saying in reached)
            signs = ("courage",) if sayings and sayings[-1].saying == "said" else ()
            yield self._make(
                Unsaid, day, text=text, whom=whom, sayings=sayings, what_came=what_came, signs=signs
            )

    def _sessions(self) -> Iterator[Session]:
        helped, hindered = self.told["sessions"]["helped"], self.told["sessions"]["hindered"]
        for day, status, hope, bring, stayed, tone, saying, openness, safety in self.told["sessions"]["held"]:
            yield self._session(
                day,
                status=status,
                hope=hope,
                bring=tuple(ToBring(text) for text in bring),
                stayed=stayed,
                tone=tone or None,
                saying=saying or None,
                openness=openness if openness >= 0 else None,
                safety=safety if safety >= 0 else None,
                helpful=helped.get(str(day), ""),
                hindering=hindered.get(str(day), ""),
            )
        day, hope, bring = self.told["sessions"]["ahead"]
        yield self._session(day, hope=hope, bring=tuple(ToBring(text) for text in bring))

    def _session(self, day: int, **said: Any) -> Session:
        """She writes down the next one two weeks before, and the rest in the evening after it."""
        written = self._evening(min(day, LENGTH - 3))
        hours: dict[str, Any] = {"whom": THERAPIST, "begins": time(17, 30), "ends": time(18, 20)}
        return Session(id=self._id(), happened=Moment(self._day(day)), written=written, **hours, **said)

    def _practices(self, sessions: list[Session]) -> Iterator[Entry]:
        agreed = {session.happened.day: session.id for session in sessions}
        for told in self.told["practices"]:
            challenge = self.challenges[told["for"]].id if "for" in told else None
            practice = self._make(
                Practice,
                told["day"],
                text=told["text"],
                session=agreed.get(self._day(told["day"])),
                challenge=challenge,
                resting=told.get("resting", False),
            )
            yield practice
            for day, outcome, what_happened in told["attempts"]:
                said = {"outcome": outcome, "what_happened": what_happened}
                yield self._make(Attempt, day, practice=practice.id, **said)

    def _breakthroughs(self, led: list[Entry]) -> Iterator[Breakthrough]:
        """What led there: everything of the thread so far, but of the challenge only what went differently."""
        named = self.told["breakthroughs"]["named"]
        for day, name, manner, turned, before, after, signs, thread, challenge in named:
            mine = self.challenges[challenge].id if challenge else None
            trail = [
                entry
                for entry in led
                if entry.happened.day <= self._day(day)
                and (
                    entry.different and entry.challenge == mine
                    if isinstance(entry, Response)
                    else self.threads[thread].id in entry.threads
                )
            ]
            trail.sort(key=lambda entry: entry.happened.day)
            yield self._make(
                Breakthrough,
                day,
                name=name,
                manner=manner,
                turned=tuple(turned),
                before=before,
                after=after,
                signs=tuple(signs),
                threads=self._thread(thread),
                trail=tuple(entry.id for entry in trail),
                named_from=trail[-1].id,
            )

    def _life(self) -> Iterator[LifeEvent]:
        """She writes each down in the evening of its last day."""
        for first, last, text, note in self.told["life"]["happened"]:
            written, until = self._evening(last), self._day(last) if last > first else None
            happened = Moment(self._day(first)) if until else written
            yield LifeEvent(
                id=self._id(), happened=happened, written=written, text=text, until=until, note=note
            )

    def _problems(self) -> Iterator[Entry]:
        """Two problems in her words, and how much each weighed on her in some weeks."""
        told = self.told["problems"]
        day = self._day(told["day"])
        items = tuple(own_item("problems", str(self._id()), words, day) for words in told["words"])
        measure = Measure(key="problems", title=told["title"], items=items, form="problems")
        yield self._make(MeasureKept, told["day"], measure=measure)
        for on, *values in told["weeks"]:
            answers = {item.key: float(value) for item, value in zip(items, values, strict=True)}
            yield self._make(Reading, on, measure=measure.key, answers=answers)

    def _thread(self, key: str) -> tuple[UUID, ...]:
        return (self.threads[key].id,)

    def _make(self, kind: Any, day: int, **said: Any) -> Any:
        evening = self._evening(day)
        return kind(id=self._id(), happened=evening, written=evening, **said)

    def _evening(self, day: int) -> Moment:
        minute = 19 * 60 + int(200 * self.clock.random())
        here = self._day(day)
        local = datetime.combine(here, time(minute // 60, minute % 60), tzinfo=ZoneInfo(self.zone))
        return Moment(day=here, at=local.astimezone(UTC), zone=self.zone)

    def _day(self, number: int) -> date:
        return self.first_day + timedelta(days=number)

    def _id(self) -> UUID:
        return UUID(int=self.ids.getrandbits(128), version=4)
