"""The sample journal, made from its course and its notes: numbers and texts become entries."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from inkling.journal.entries import CheckIn, Entry, MeasureKept, Moment, Reading
from inkling.journal.journal import Journal
from inkling.journal.sample.course import LENGTH, STRETCHES, Day, course, stream
from inkling.journal.sample.notes import places, stretches
from inkling.journal.sample.process import Telling
from inkling.measures import Item, Measure
from inkling.words import near

ZONE = "Europe/Madrid"

EVENINGS = Measure(
    key="my-evenings",
    title="My evenings",
    items=(
        Item(key="sleep", name="Hours of sleep", better="higher"),
        Item(key="tension", name="Tension in the evening", low=0, high=10, better="lower"),
        Item(key="sorry", name="How often I said sorry without need", low=0, better="lower"),
    ),
)
"""The questions the made-up person asks herself; the words are hers."""

OF_OTHER_STORIES = {"head over heels", "heartbroken", "betrayed", "abandoned", "grieving", "terrified"}
"""Feeling words that would tell of things that did not happen to her."""

OWN_WORDS = {
    "braced": (
        "In the session I could not find",
        "Keys on a table",
        "A letter: they may",
        "The old fear, in the",
    ),
    "towed along": ("Walked home the long way", "Jo drove."),
    "eight years old": ("Dad said 'well", "Dad fell off"),
    "floor under me": ("A bit of floor",),
}
"""Words of her own for a feeling, and with which notes she chose them: by how these begin."""


def sample_journal(last_day: date, copy: str = "") -> Journal:
    """Which journal is there to look around in, if today is `last_day`? Two copies differ in the identities of their
    entries, so that several people can look around at once.

    Someone in weekly therapy learns to ask for help and to stop saying sorry for nothing. Her ten months end
    the evening before, so that nothing lies ahead and today's check-in is still to do. Planted are two shifts
    (needless sorries become fewer little by little in the third and fourth month; days become easier in the
    fifth), four hard weeks in the eighth and ninth month, and two stretches away; `course` has the numbers.
    Around them stands her therapy: twenty-five sessions and one ahead, four threads, three challenges with a
    relapse, what was unsaid, what she practised, and three breakthroughs she named; and two things that happened in
    her life. `process.toml` has the words.
    """
    first_day = last_day - timedelta(days=LENGTH)
    days = course()
    notes, evening_notes = _notes(days), _evening_notes(days)
    words = {number: _with_own(words, notes.get(number, "")) for number, words in _words(days).items()}
    ids, clock = stream(f"ids{copy}"), stream("clock")
    start = _moment(first_day, 20 * 60)
    entries: list[Entry] = [MeasureKept(id=_id(ids), happened=start, written=start, measure=EVENINGS)]
    for day in days:
        here = first_day + timedelta(days=day.number)
        happened, written = _moments(here, clock, same_day=day.number == LENGTH - 1)
        entries.append(
            CheckIn(
                id=_id(ids),
                happened=happened,
                written=written,
                pleasantness=day.pleasantness,
                energy=day.energy,
                words=words[day.number],
                note=notes.get(day.number, ""),
            )
        )
        if day.evening:
            reading = _id(ids), happened, written, dict(day.evening), evening_notes.get(day.number, "")
            entries.append(_reading(*reading))
    return Journal.of([*entries, *Telling(first_day, ZONE, copy).entries()])


def _reading(
    id: UUID, happened: Moment, written: Moment, answers: dict[str, float | None], note: str
) -> Reading:
    return Reading(
        id=id, happened=happened, written=written, measure=EVENINGS.key, answers=answers, note=note
    )


def _words(days: Sequence[Day]) -> dict[int, tuple[str, ...]]:
    """Which feeling words does she choose? Ever more of those near the place, as the months go by."""
    chance = stream("words")
    chosen = {}
    for day in days:
        reach = [
            feeling.word
            for feeling in near(day.pleasantness, day.energy, count=5 + 10 * day.number // LENGTH)
            if feeling.word not in OF_OTHER_STORIES
        ]
        count = chance.choices((0, 1, 2, 3), weights=(12, 42, 32, 14))[0]
        chosen[day.number] = tuple(chance.sample(reach, count))
    return chosen


def _with_own(words: tuple[str, ...], note: str) -> tuple[str, ...]:
    """Which words stand with this note? A word of her own takes the place of a third one of ours."""
    own = next((word for word, notes in OWN_WORDS.items() if note.startswith(notes)), "")
    return (*words[:2], own) if own else words


def _notes(days: Sequence[Day]) -> dict[int, str]:
    """Which days carry a note, and which?"""
    found = {}
    for name, here in _by_stretch(days):
        notes = stretches()[name].check_ins
        answers = [{"pleasantness": day.pleasantness, "energy": day.energy} for day in here]
        for note, at in zip(notes, places(notes, answers), strict=True):
            found[here[at].number] = note.text
    return found


def _evening_notes(days: Sequence[Day]) -> dict[int, str]:
    """Which evenings carry a note, and which?"""
    found = {}
    for name, here in _by_stretch([day for day in days if day.evening]):
        notes = stretches()[name].evenings
        for note, at in zip(notes, places(notes, [day.evening for day in here]), strict=True):
            found[here[at].number] = note.text
    return found


def _by_stretch(days: Sequence[Day]) -> Iterator[tuple[str, list[Day]]]:
    for name, numbers in STRETCHES.items():
        yield name, [day for day in days if day.number in numbers]


def _moments(day: date, clock: Random, same_day: bool) -> tuple[Moment, Moment]:
    """When did it happen, and when was it written? Mostly at once, in the evening."""
    happened = _moment(day, 20 * 60 + 30 + int(150 * clock.random()))
    later, minute = clock.random() < 0.04, 7 * 60 + int(90 * clock.random())
    if same_day or not later:
        return happened, happened
    return happened, _moment(day + timedelta(days=1), minute)


def _moment(day: date, minute: int) -> Moment:
    local = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(ZONE))
    return Moment(day=day, at=local.astimezone(UTC), zone=ZONE)


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
