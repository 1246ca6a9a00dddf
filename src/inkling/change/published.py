"""Who changed by as many points as were published for a measure, and who crossed its published cutoff?"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from inkling.change.clinical import (
    Categories,
    ClinicalCutoff,
    Floats,
    ReliableChangeError,
    categories,
    flags,
    paired,
    toward,
)
from inkling.change.series import Better


@dataclass(frozen=True, kw_only=True, eq=False)
class PublishedChange(Categories):
    """Who changed, by published numbers. `change`: post minus pre, in points; `at`: the cutoff, if there is one."""

    change: Floats = field(repr=False)
    at: ClinicalCutoff | None = None


def published_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    points: float,
    better: Better = "lower",
    cutoff: float | None = None,
    clinical_at_cutoff: bool = True,
) -> PublishedChange:
    """Who changed reliably by a number of points that was published, and who left the clinical range?

    One score a person in points, NaN when one is missing. `points` or more the `better` way is improved, as many
    or more the other way deteriorated. With `cutoff`, recovered is who improved from its clinical side to the
    other one, harmed who deteriorated the opposite way; a score of just the cutoff is clinical unless
    `clinical_at_cutoff` is False. So the same change is judged alike in every group of people, unlike by an
    index that takes its spread from the people judged. Raises `ReliableChangeError`.
    """
    before, after, known = paired(pre, post)
    if not 0 < points < np.inf:
        raise ReliableChangeError("points must be a number above 0")
    sign = toward(better)
    moved = sign * (after - before)
    at = None
    if cutoff is not None:
        edge = sign * cutoff
        began, ended = sign * before, sign * after
        clinical = began <= edge if clinical_at_cutoff else began < edge
        functional = ended > edge if clinical_at_cutoff else ended >= edge
        at = ClinicalCutoff(
            kind="published",
            value=cutoff,
            clinical_pre=flags(clinical, known),
            functional_post=flags(functional, known),
        )
    by_kind = categories(moved >= points, moved <= -points, known, at)
    return PublishedChange(**vars(by_kind), change=after - before, at=at)
