"""How finely are feelings told apart?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST_OCCASIONS = 8
"""Fewer occasions say more about chance than about the person."""


@dataclass(frozen=True)
class Differentiation:
    """How finely feelings were told apart, and on what this rests.

    `value` is 1 minus the intraclass correlation: 1 means that the words come and go independently of each other,
    0 that they always come together. None if it cannot be told, and `why` says why: "few occasions", "few words"
    or "negative" (words that push each other out; the field sets these missing).
    """

    value: float | None
    occasions: int
    words: int
    why: str = ""


def differentiation(ratings: NDArray[np.float64]) -> Differentiation:
    """How finely are feelings of one kind told apart over several occasions?

    `ratings` has one row an occasion and one column a word of the same side (all unpleasant, or all pleasant), shape
    (occasions, words); with words that are only chosen or not, 1 or 0. The intraclass correlation is the two-way one
    for consistency of averages, (MS_occasions - MS_error) / MS_occasions; one minus it is the differentiation
    (Barrett, Gross, Christensen & Benvenuto 2001, doi 10.1080/02699930143000239; Kashdan, Barrett & McKnight 2015,
    doi 10.1177/0963721414550708). Words never chosen say nothing and are left out, and counted so. It also rises
    merely from being asked often (Hoemann, Barrett & Quigley 2021, doi 10.3389/fpsyg.2021.704125): a rise alone is
    no finding.
    """
    used = ratings[:, ratings.std(axis=0) > 0] if len(ratings) else ratings
    occasions, words = used.shape
    if occasions < FEWEST_OCCASIONS:
        return Differentiation(None, occasions, words, "few occasions")
    if words < 2:
        return Differentiation(None, occasions, words, "few words")
    between = words * float(((used.mean(axis=1) - used.mean()) ** 2).sum()) / (occasions - 1)
    left = used - used.mean(axis=1, keepdims=True) - used.mean(axis=0) + used.mean()
    error = float((left**2).sum()) / ((occasions - 1) * (words - 1))
    if between <= error:
        return Differentiation(None, occasions, words, "negative")
    return Differentiation(error / between, occasions, words)
