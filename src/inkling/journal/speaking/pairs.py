"""Two words that came together and apart: what it means to tell feelings apart, in this person's own days."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from inkling.journal.journal import Journal
from inkling.journal.punctual import punctual
from inkling.journal.speaking.telling_apart import Side, named, sides_of


@dataclass(frozen=True)
class Pair:
    """Two words of one side: the days of the check-ins that held both, and of those that held only one."""

    one: str
    other: str
    together: tuple[date, ...]
    apart: tuple[date, ...]


def pair_told(journal: Journal, side: Side) -> Pair | None:
    """Which two words show best how feelings come together and apart? Those that did both, most often used.

    It does not matter which came first: a pair that came apart and later together is told like any other. None where
    no two words ever came both together and each without the other.
    """
    sides = sides_of(journal.check_ins)
    chosen = [
        (entry.happened.day, named(entry, sides, side)) for entry in journal.check_ins if punctual(entry)
    ]
    uses = Counter(word for _day, words in chosen for word in words)
    together = defaultdict[tuple[str, str], list[date]](list)
    for day, words in chosen:
        for pair in combinations(sorted(words), 2):
            together[pair].append(day)
    both = {pair: days for pair, days in together.items() if min(uses[pair[0]], uses[pair[1]]) > len(days)}
    if not both:
        return None
    one, other = min(both, key=lambda pair: (-min(uses[word] for word in pair), -len(both[pair]), pair))
    apart = tuple(day for day, words in chosen if len(words & {one, other}) == 1)
    return Pair(one, other, tuple(both[one, other]), apart)
