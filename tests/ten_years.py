"""A journal of ten years with every kind of entry in it: what pages must stay light and quick with.

Made up from a fixed seed. Its days drift and jump, so that there are shifts to show, and some of its notes are long.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from inkling.journal import (
    CATCHES,
    Attempt,
    Breakthrough,
    Challenge,
    CheckIn,
    Echo,
    Entry,
    HelpAnswer,
    Inkling,
    LifeEvent,
    MeasureKept,
    Moment,
    Pause,
    Practice,
    Preferences,
    Reading,
    Response,
    SafetyPlan,
    SayingReached,
    Session,
    StageReached,
    Thread,
    ToBring,
    Unsaid,
    WordingKept,
)
from inkling.measures import Answer, Item, Measure, Worded, Wording
from tests.clock import TODAY

DAYS = 3652
STAGES = ("noticed", "worded", "tried", "lived")
SAID = (
    "the day went on and I sat by the window for a while before I called Zoë back at the café because my mother "
    "had asked again and this time I waited until it passed and then I said what I think and nobody was cross"
)


def ten_years(entries: int = 10_000, seed: int = 4, today: date = TODAY) -> list[Entry]:
    """Ten years up to `today`: check-ins, eight threads, weekly sessions, practice, a challenge that came back five
    hundred times, and twenty breakthroughs with long trails."""
    made = _Making(Random(seed), today)
    threads = [made.at(Thread, at * 300, name=f"What I keep from year {at}") for at in range(8)]
    grains = list(_insights(made, threads))
    found: list[Entry] = [*threads, *grains, *_sessions(made), *_practices(made), *_challenges(made, threads)]
    found += [*_named(made, grains, threads), *_echoes(made, grains), *_unsaid(made), *_readings(made)]
    found += _events(made)
    found += [made.at(SafetyPlan, at, what_helps=made.words(), person="Ruth") for at in (800, 2900)]
    found.append(made.at(Preferences, 1, look_back=True))
    found.append(made.at(Pause, 900, over=True))
    found.append(made.at(HelpAnswer, 60, helps="a little"))
    rest = entries - len(found)
    return found + [_check_in(made, at * DAYS // rest) for at in range(rest)]


class _Making:
    """Chance and days; everything is made from these two."""

    def __init__(self, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today

    def day(self, at: int) -> date:
        return self.today - timedelta(days=DAYS - 1 - at)

    def at(self, kind: type[Entry], at: int, **said: Any) -> Any:
        moment = Moment(self.day(at))
        return kind(
            id=UUID(int=self.chance.getrandbits(128), version=4), happened=moment, written=moment, **said
        )

    def words(self, least: int = 8, most: int = 40) -> str:
        return (
            " ".join(self.chance.choices(SAID.split(), k=self.chance.randint(least, most))).capitalize() + "."
        )

    def days(self, count: int, first: int = 0) -> list[int]:
        return sorted(self.chance.randrange(first, DAYS) for _ in range(count))


def _level(at: int) -> float:
    """How the days are, from 0 to 4: another level about every ten months, up and down."""
    return (1.2, 2.4, 1.6, 2.9, 2.0, 3.1, 1.5, 2.6, 1.9, 3.0, 2.2, 3.2, 2.4)[at // 300]


def _check_in(made: _Making, at: int) -> CheckIn:
    place = min(4, max(0, round(made.chance.gauss(_level(at), 0.9))))
    note = made.words(8, 60) if made.chance.random() < 0.6 else ""
    words = ("weary", "calm", "tense")[: made.chance.randrange(4)]
    found: CheckIn = made.at(
        CheckIn, at, pleasantness=place, energy=made.chance.randrange(5), words=words, note=note
    )
    return found


def _insights(made: _Making, threads: list[Thread]) -> Iterator[Inkling]:
    for at in made.days(2200):
        stage = StageReached(made.day(at), made.chance.choice(STAGES))  # type: ignore[arg-type]
        within = made.chance.choice(threads[: 1 + at // 500])
        yield made.at(Inkling, at, text=made.words(6, 24), stages=(stage,), threads=(within.id,))


def _sessions(made: _Making) -> Iterator[Session]:
    for at in range(4, DAYS, 7):
        yield made.at(
            Session,
            at,
            status="attended",
            tone=made.chance.choice(("routine", "routine", "profound", "hard")),
            whom="Ruth",
            hope=made.words(5, 14),
            bring=(ToBring(made.words(4, 9)), ToBring(made.words(4, 9))),
            stayed=made.words(),
            openness=min(10, max(0, round(made.chance.gauss(2 * _level(at), 1.5)))),
            safety=made.chance.randint(4, 8),
        )


def _practices(made: _Making) -> Iterator[Entry]:
    practices = [made.at(Practice, 9 + 700 * at, text=f"Ask for ten minutes, {at}.") for at in range(4)]
    yield from practices
    for at in made.days(700, 2200):
        outcome = made.chance.choice(("tried", "tried", "not tried"))
        practice = made.chance.choice(practices).id
        yield made.at(Attempt, at, practice=practice, outcome=outcome, what_happened=made.words(4, 20))


def _challenges(made: _Making, threads: list[Thread]) -> Iterator[Entry]:
    for number, (name, times) in enumerate((("My mother calls", 500), ("Mondays", 120), ("Being late", 80))):
        challenge = made.at(Challenge, 3 + number, name=name, about=made.words(), threads=(threads[0].id,))
        yield challenge
        for at in made.days(times, 5):
            caught = min(3, max(0, round(made.chance.gauss(at / DAYS * 3, 0.8))))
            yield made.at(
                Response,
                at,
                challenge=challenge.id,
                situation=made.words(5, 20),
                felt=made.words(2, 6),
                thought=made.words(4, 20),
                did=made.words(4, 20),
                strength=min(10, max(0, round(made.chance.gauss(2 * _level(DAYS - 1 - at), 1.5)))),
                catch=CATCHES[caught],
            )


def _named(made: _Making, grains: list[Inkling], threads: list[Thread]) -> Iterator[Breakthrough]:
    for at in range(20):
        day = made.day(150 + at * 180)
        trail = tuple(each.id for each in grains if each.happened.day < day)[-40:]
        name = "Their disappointment is not an emergency of mine"
        yield made.at(
            Breakthrough, 150 + at * 180, name=name, trail=trail, threads=tuple(each.id for each in threads)
        )


def _echoes(made: _Making, grains: list[Inkling]) -> Iterator[Echo]:
    for at in made.days(60, 400):
        links = (made.chance.choice(grains).id,)
        yield made.at(Echo, at, now=made.words(), then=made.words(), expected=made.words(), links=links)


def _unsaid(made: _Making) -> Iterator[Unsaid]:
    for at in made.days(80):
        sayings = (SayingReached(made.day(at), made.chance.choice(("held", "half said", "said"))),)
        yield made.at(Unsaid, at, text=made.words(), whom="Ruth", sayings=sayings)


def _events(made: _Making) -> Iterator[LifeEvent]:
    for at in made.days(40, 10):
        until = made.day(min(DAYS - 1, at + 60)) if made.chance.random() < 0.5 else None
        yield made.at(LifeEvent, at, text=made.words(2, 6), until=until)


def _readings(made: _Making) -> Iterator[Entry]:
    items = tuple(
        Item(key=f"q{number}", name=name, low=0, high=10, better=better)  # type: ignore[arg-type]
        for number, (name, better) in enumerate(
            (
                ("Tension in the evening", "lower"),
                ("Hours of sleep", "higher"),
                ("Time with others", "higher"),
            )
        )
    )
    measure = Measure(key="evenings", title="My evenings", items=items)
    yield made.at(MeasureKept, 20, measure=measure)
    asked = tuple(Worded(item=str(number), text=made.words(6, 14)) for number in range(1, 10))
    labels = tuple(Answer(value=number, label=made.words(1, 3)) for number in range(4))
    worded = Wording(
        instrument="made-up", title="Made up", items=asked, answers=labels, digest="0" * 64, language="en"
    )
    yield made.at(WordingKept, 21, wording=worded)
    for at in made.days(900, 20):
        answers = {
            item.key: min(10.0, max(0.0, round(made.chance.gauss(2 * _level((at + 90 * turn) % DAYS), 1.6))))
            for turn, item in enumerate(items)
        }
        yield made.at(Reading, at, measure="evenings", answers=answers)
