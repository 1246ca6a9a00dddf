"""Neighbouring sessions taken together, until none of the numbers told is small."""

from collections.abc import Mapping
from dataclasses import dataclass

from inkling.cohort.report.small_cells import SMALL

MOST = 16
"""More bars or rows than this nobody reads."""


@dataclass(frozen=True)
class Span:
    """The sessions from `first` to `last`, both included, and how many people belong to them."""

    first: int
    last: int
    people: int


def pooled(counts: Mapping[int, int], most: int = MOST) -> tuple[Span, ...]:
    """Which spans of sessions have at least `SMALL` people each? Every session from the first to the last is in
    exactly one; at most `most` spans. Nothing where there are too few people for one span."""
    if not counts or sum(counts.values()) < SMALL:
        return ()
    least = max(SMALL, -(-sum(counts.values()) // most) if _many(counts, most) else SMALL)
    spans: list[Span] = []
    first, people = min(counts), 0
    for session in range(min(counts), max(counts) + 1):
        people += counts.get(session, 0)
        if people >= least:
            spans.append(Span(first, session, people))
            first, people = session + 1, 0
    if first <= max(counts):  # what is left is too little for a span of its own
        if not spans:
            return (Span(min(counts), max(counts), people),)
        end = spans.pop()
        spans.append(Span(end.first, max(counts), end.people + people))
    return tuple(spans)


def _many(counts: Mapping[int, int], most: int) -> bool:
    return max(counts) - min(counts) + 1 > most
