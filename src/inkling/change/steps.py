"""What would each possible step explain? All of them at once, by sums from the right."""

from dataclasses import dataclass

import numpy as np

from inkling.change.quiet import Fitted, Whitened
from inkling.change.scores import Floats, Ints


@dataclass(frozen=True, eq=False)
class Steps:
    """Inner products of step columns, level and settling taken out; arrays are (carry-over values, m + 1).

    Column k is a step that begins at answer `first + k`; the last is a step that never begins. `norm` with
    itself, `product` with the answers. Two steps that begin at j < k share `overlap[k]`, less the products
    of their `level` and of their `settling` parts (each along a column of norm 1).
    """

    norm: Floats
    product: Floats
    overlap: Floats
    level: Floats
    settling: Floats

    @classmethod
    def of(cls, w: Whitened, quiet: Fitted, first: int) -> "Steps":
        """All steps from the answer `first` on at once, by sums from the right."""
        own, level = w.weight[:, first:], w.level[:, first:]
        fixed = np.stack([level, w.answer[:, first:], w.settling[:, first:]])
        # A step is `own` at its first answer and the level after it.
        products = np.zeros((*fixed.shape[:2], fixed.shape[2] + 1))
        products[:, :, :-2] = np.cumsum((level * fixed)[:, :, :0:-1], axis=2)[:, :, ::-1]
        norm = products[0].copy()
        norm[:, :-1] += own * own
        products[:, :, :-1] += own * fixed
        overlap, answer, settling = products
        along = overlap / np.sqrt(quiet.level_norm)
        settling -= overlap * (quiet.settling_level / quiet.level_norm)
        settling /= np.sqrt(quiet.settling_norm)
        norm -= along * along + settling * settling
        answer -= along * (quiet.level_answer / np.sqrt(quiet.level_norm))
        answer -= settling * (quiet.settling_answer / np.sqrt(quiet.settling_norm))
        return cls(norm, answer, overlap, along, settling)

    def shared(self, at: int, count: int) -> Floats:
        """What each of the first `count` steps shares with the step at column `at`."""
        later = np.maximum(np.arange(count), at)
        level, settling = self.level[:, at : at + 1], self.settling[:, at : at + 1]
        out: Floats = self.overlap[:, later]
        return out - self.level[:, :count] * level - self.settling[:, :count] * settling

    def ended(self, ends: Ints) -> tuple[Floats, Floats]:
        """Norm and product of shifts that begin at the first len(ends) columns and end at column `ends`."""
        k = len(ends)
        level, settling = self.level.take(ends, axis=1), self.settling.take(ends, axis=1)
        shared = self.overlap.take(ends, axis=1) - self.level[:, :k] * level - self.settling[:, :k] * settling
        norm = self.norm[:, :k] + self.norm.take(ends, axis=1) - 2.0 * shared
        return np.maximum(norm, 0.0), self.product[:, :k] - self.product.take(ends, axis=1)
