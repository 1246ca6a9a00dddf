"""The words this person has for feelings, and how they grow."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from inkling.journal.folding import folded
from inkling.journal.journal import Journal
from inkling.words import expected_different

DRAWN = 15
"""Months are compared by so many words picked from each: one who checks in on a few days has chosen as many."""


@dataclass(frozen=True)
class MonthOfWords:
    """One month: which words were new and which were used again, how many uses there were of all of them, and how
    many different ones `DRAWN` of these would hold. None where fewer were used."""

    first: date
    uses: int
    new: tuple[str, ...]
    different: float | None
    again: tuple[str, ...] = ()


def words_by_month(journal: Journal) -> tuple[MonthOfWords, ...]:
    """Which words did this person use for the first time in each month, which again, and how varied were all?

    `different` does not grow by writing more: it is what `DRAWN` uses picked by chance would hold. Months without a
    check-in are left out. A word used twice in the month of its first use is new there, and only that.
    """
    known: set[str] = set()
    months = []
    for first, check_ins in groupby(journal.check_ins, key=lambda c: c.happened.day.replace(day=1)):
        said = [{folded(word): word for word in check_in.words} for check_in in check_ins]
        words = {key: word for each in said for key, word in each.items()}
        uses = Counter(key for each in said for key in each)
        new = tuple(word for key, word in words.items() if key not in known)
        again = tuple(word for key, word in words.items() if key in known)
        known.update(uses)
        enough = uses.total() >= DRAWN
        different = expected_different(list(uses.values()), DRAWN) if enough else None
        months.append(MonthOfWords(first, uses.total(), new, different, again))
    return tuple(months)
