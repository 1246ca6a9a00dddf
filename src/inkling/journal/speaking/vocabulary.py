"""The words this person has for feelings, and how they grow."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from inkling.journal.journal import Journal
from inkling.words import expected_different

DRAWN = 15
"""Months are compared by so many words picked from each: one who checks in on a few days has chosen as many."""


@dataclass(frozen=True)
class MonthOfWords:
    """One month: which words were new, how many uses there were, and how many different ones `DRAWN` of them would
    hold. None where fewer were used."""

    first: date
    uses: int
    new: tuple[str, ...]
    different: float | None


def words_by_month(journal: Journal) -> tuple[MonthOfWords, ...]:
    """Which words did this person use for the first time in each month, and how varied were all of them?

    `different` does not grow by writing more: it is what `DRAWN` uses picked by chance would hold. Months without a
    check-in are left out.
    """
    known: set[str] = set()
    months = []
    for first, check_ins in groupby(journal.check_ins, key=lambda c: c.happened.day.replace(day=1)):
        uses = Counter(word.casefold() for check_in in check_ins for word in check_in.words)
        new = tuple(word for word in uses if word not in known)
        known.update(new)
        enough = uses.total() >= DRAWN
        different = expected_different(list(uses.values()), DRAWN) if enough else None
        months.append(MonthOfWords(first, uses.total(), new, different))
    return tuple(months)
