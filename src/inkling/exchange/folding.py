"""Adding a diary to a journal so that reading the same file twice adds nothing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import msgspec

from inkling.exchange.diary import Diary
from inkling.journal import Entry, Journal, Reading
from inkling.measures import Measure


@dataclass(frozen=True)
class FoldedDiary:
    """What is new in a diary, and what the journal already had?

    `entries` are to be written, all or none. `added` days are new, `already_there` days hold the same
    answers, and `left_as_they_were` days hold other answers in the journal, which stay as they are.
    `reused` says whether the readings went to a measure the journal already had.
    """

    entries: tuple[Entry, ...]
    measure: Measure
    reused: bool
    added: int
    already_there: int
    left_as_they_were: int


def fold_in(journal: Journal, diary: Diary) -> FoldedDiary:
    """Which entries does this diary add to this journal?

    A measure of the journal is used again when it has an item for every name in the diary, in whatever
    letters; then each day is added only if the journal has no reading of that measure on it.
    """
    measure, keys = _measure_for(journal, diary.kept.measure)
    if measure is None:
        return FoldedDiary(diary.entries, diary.kept.measure, False, diary.days, 0, 0)
    there: defaultdict[date, list[Reading]] = defaultdict(list)
    for reading in journal.readings:
        if reading.measure == measure.key:
            there[reading.happened.day].append(reading)
    new: list[Entry] = []
    same = other = 0
    for reading in diary.readings:
        answers = {keys[key]: value for key, value in reading.answers.items()}
        before = there[reading.happened.day]
        if not before:
            new.append(msgspec.structs.replace(reading, measure=measure.key, answers=answers))
        elif any(_says(earlier, answers) for earlier in before):
            same += 1
        else:
            other += 1
    return FoldedDiary(tuple(new), measure, True, len(new), same, other)


def _measure_for(journal: Journal, wanted: Measure) -> tuple[Measure | None, dict[str, str]]:
    """Which measure of the journal has all these items, and under which keys? Few other items go first."""
    for measure in sorted(journal.measures.values(), key=lambda measure: len(measure.items)):
        by_name = {item.name.casefold(): item.key for item in measure.items}
        if all(item.name.casefold() in by_name for item in wanted.items):
            return measure, {item.key: by_name[item.name.casefold()] for item in wanted.items}
    return None, {}


def _says(reading: Reading, answers: dict[str, float | None]) -> bool:
    return all(reading.answers.get(key) == value for key, value in answers.items())
