"""Then and now: the first and the last times a challenge came back, to lay side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from inkling.journal.entries import CATCHES, Catch, Response

A_FEW = 3
"""So many of the first, and so many of the last."""


@dataclass(frozen=True)
class ThenAndNow:
    """Which times stand for then, and which for now? Oldest first, and none of them in both."""

    then: tuple[Response, ...]
    now: tuple[Response, ...]
    all: int

    @property
    def few(self) -> bool:
        """Are there fewer than three for each? Then every time there is stands in one of the two."""
        return self.all < 2 * A_FEW


def then_and_now(responses: Sequence[Response]) -> ThenAndNow:
    """How was it at first, and how is it lately? While there are few, the later half is now."""
    count = len(responses)
    first = min(A_FEW, count // 2)
    last = min(A_FEW, count - first)
    return ThenAndNow(tuple(responses[:first]), tuple(responses[count - last :]), count)


def catches(responses: Sequence[Response]) -> tuple[Catch, ...]:
    """When were these caught? Each answer once, from latest to soonest."""
    said = {response.catch for response in responses}
    return tuple(catch for catch in CATCHES if catch in said)


def strengths(responses: Sequence[Response]) -> tuple[int, int] | None:
    """How weak and how strong were these? None if it was never said."""
    said = [response.strength for response in responses if response.strength is not None]
    return (min(said), max(said)) if said else None
