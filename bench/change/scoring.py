"""Shares with their intervals, and medians that may be of nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

import numpy as np

_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """How many of how many, with Wilson's 95 % interval (Wilson 1927, doi 10.1080/01621459.1927.10502953)."""

    hits: int
    of: int

    @classmethod
    def counted(cls, answers: Iterable[bool]) -> "Share":
        """How many of these are true?"""
        said = [bool(answer) for answer in answers]
        return cls(sum(said), len(said))

    @property
    def value(self) -> float | None:
        """The share itself; None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares does the true one lie, in 95 of 100 cases?"""
        if not self.of:
            return 0.0, 1.0
        p, n, z2 = self.hits / self.of, self.of, _Z * _Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def pooled(shares: Iterable[Share]) -> Share:
    """All of them together."""
    kept = list(shares)
    return Share(sum(one.hits for one in kept), sum(one.of for one in kept))


def median(values: Iterable[float]) -> float | None:
    """The value in the middle; None of nothing."""
    kept = list(values)
    return float(np.median(kept)) if kept else None


def percent(value: float | None) -> str:
    """A share in words: .034 is `3.4 %`."""
    return "–" if value is None else f"{100 * value:.1f} %"


def told(share: Share) -> str:
    """A share with its interval, shortly."""
    low, high = share.interval
    return "–" if not share.of else f"{percent(share.value)} ({100 * low:.1f}–{100 * high:.1f})"


def rounded(value: float | None, places: int = 0) -> str:
    """A number, or a dash where there is none."""
    return "–" if value is None else f"{value:.{places}f}"
