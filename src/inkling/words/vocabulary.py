"""How many different words does somebody use, whatever amount she writes?"""

from collections.abc import Sequence
from math import exp, lgamma


def expected_different(uses: Sequence[int], drawn: int) -> float:
    """How many different words would there be among `drawn` uses picked by chance?

    `uses` says how often each word was used. Whoever writes twice as much uses more different words without knowing
    more; drawing the same number from each time makes them comparable (rarefaction; Hurlbert 1971, doi
    10.2307/1934145): for each word, one minus the chance that none of its uses is drawn. The result lies between 0
    and the number of words. Raises `ValueError` if fewer uses than `drawn` are there, or less than none is drawn.
    """
    counts = [count for count in uses if count > 0]
    total = sum(counts)
    if not 0 <= drawn <= total:
        raise ValueError(f"{drawn} uses cannot be drawn from {total}")
    return sum(1.0 - _none_drawn(total, count, drawn) for count in counts)


def _none_drawn(total: int, count: int, drawn: int) -> float:
    """The chance that none of `count` among `total` is among `drawn`: C(total - count, drawn) / C(total, drawn)."""
    if drawn > total - count:
        return 0.0
    return exp(
        lgamma(total - count + 1)
        - lgamma(total - count - drawn + 1)
        - lgamma(total + 1)
        + lgamma(total - drawn + 1)
    )
