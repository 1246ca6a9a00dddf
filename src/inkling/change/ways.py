"""In which way is a stretch of answers looked at: as a diary, or as a few sessions?

A diary has answers on most days. Sessions and weekly measures have few, far apart: ranks would hide how large
a change is, and weekdays mean nothing. The way depends only on how far apart the answers looked at lie, so it
is the same whenever one looks back; a series is looked at in one way on any day, and has one chance.
"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.scores import Floats, Ints, normal_scores, plain_scores, unit_values, weekday_free


@dataclass(frozen=True, eq=False)
class Way:
    """How one stretch is looked at. `before`, `after`: answers needed on each side of a start. `settling_sd`:
    how large a first-days difference may be. `size_sd`: how large shifts are expected to be. `phi_prior`: the
    carry-over expected. `few`: the answers are few, and count as they are."""

    before: int
    after: int
    settling_sd: float
    size_sd: float
    phi_prior: Floats
    visit_share: float
    few: bool = False

    def scores(self, days: Ints, values: Floats) -> Floats:
        """What the answers say in this way: (n,) -> (n,)."""
        if self.few:
            ranked = min(max((len(values) - rules.FEW_PLAIN) / rules.FEW_PLAIN, 0.0), 1.0)
            plain = plain_scores(values)
            return plain if ranked == 0.0 else plain + ranked * (normal_scores(unit_values(values)) - plain)
        return normal_scores(weekday_free(days, unit_values(values)))

    def limit(self, n: int) -> float:
        """Log evidence asked of n answers at the usual chance."""
        if not self.few:
            return rules.LIMIT
        if n < rules.FEW_PLAIN:
            return rules.FEW_LIMIT + rules.FEW_LIMIT_EARLY * float(np.log(rules.FEW_PLAIN / n))
        longer = min(n, rules.FEW_LIMIT_UNTIL) / rules.FEW_PLAIN
        return rules.FEW_LIMIT + rules.FEW_LIMIT_GROWS * float(np.log(longer))


DIARY = Way(rules.BEFORE, rules.AFTER, rules.SETTLING_SD, rules.SIZE_SD, rules.PHI_PRIOR, rules.VISIT_SHARE)
SETTLED = Way(rules.BEFORE, rules.AFTER, rules.SETTLED_SD, rules.SIZE_SD, rules.PHI_PRIOR, rules.VISIT_SHARE)
FEW = Way(
    rules.FEW_BEFORE,
    rules.FEW_AFTER,
    rules.FEW_SETTLING_SD,
    rules.FEW_SIZE_SD,
    rules.FEW_PHI_PRIOR,
    rules.FEW_VISIT_SHARE,
    few=True,
)


def way_of(days: Ints, *, settled: bool = False) -> Way:
    """In which way are answers on these days looked at? `settled`: their baseline begins at a shift."""
    if len(days) > 1 and float(np.median(np.diff(days))) >= rules.FEW_GAP:
        return FEW
    return SETTLED if settled else DIARY
