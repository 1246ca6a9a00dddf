"""Every word this person has used for a feeling: how often, when, and where it lies on the check-in plane."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from inkling.journal.entries import CheckIn
from inkling.journal.folding import folded
from inkling.journal.journal import Journal
from inkling.words import find


@dataclass(frozen=True)
class UsedAt:
    """One place on the plane, and how often a word was used there."""

    pleasantness: float
    energy: float
    uses: int


@dataclass(frozen=True)
class WordUsed:
    """One word, as it was written last. `own` where it is none of ours: then nobody but the person knows what it
    means, and it lies where she used it, the place of most uses first. Our own words lie where they always do."""

    word: str
    uses: int
    first: date
    last: date
    own: bool
    meaning: str
    places: tuple[UsedAt, ...]


def words_used(journal: Journal) -> tuple[WordUsed, ...]:
    """Which words has this person used for her feelings? The most used first, then by the alphabet. Capitals and
    accents make no other word of it; a word that stands twice in one check-in was used once."""
    found: dict[str, list[tuple[str, CheckIn]]] = {}
    for check_in in journal.check_ins:
        for key, word in {folded(word): word for word in check_in.words}.items():
            found.setdefault(key, []).append((word, check_in))
    return tuple(
        sorted((_told(uses) for uses in found.values()), key=lambda each: (-each.uses, folded(each.word)))
    )


def _told(uses: list[tuple[str, CheckIn]]) -> WordUsed:
    word, latest = uses[-1]
    feeling = find(word)
    if feeling:
        places: tuple[UsedAt, ...] = (UsedAt(feeling.pleasantness, feeling.energy, len(uses)),)
    else:
        there = Counter((float(each.pleasantness), float(each.energy)) for _word, each in uses)
        ordered = sorted(there.items(), key=lambda each: (-each[1], each[0]))
        places = tuple(UsedAt(*at, count) for at, count in ordered)
    first = uses[0][1].happened.day
    meaning = feeling.meaning if feeling else ""
    return WordUsed(word, len(uses), first, latest.happened.day, feeling is None, meaning, places)
