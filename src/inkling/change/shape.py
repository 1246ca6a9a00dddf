"""Did it come within a few days, little by little, or can nobody tell? And is it over again?"""

import numpy as np

from inkling.change import rules
from inkling.change.evidence import log_gain, start_mass
from inkling.change.look import Look
from inkling.change.quiet import fit_quiet, whiten
from inkling.change.results import Shape
from inkling.change.scores import Floats, Ints


def shape_of(seen: Look, *, later: bool = False) -> Shape:
    """Which shape do the answers speak for, as of this look?

    A long rise is weighed against steps, each averaged over its starts; the carry-over is averaged too.
    `later` says that this is the second look, some weeks after noticing. Costs some milliseconds, so it is
    asked only of shifts that were noticed.
    """
    gain = _log_weight(seen, rules.RAMP_DAYS) - _log_weight(seen, 0.0)
    sudden = rules.LATER_SUDDEN_BELOW if later else rules.SUDDEN_BELOW
    gradual = rules.LATER_GRADUAL_ABOVE if later else rules.GRADUAL_ABOVE
    if gain < sudden:
        return "step"
    return "drift" if gain > gradual else "unclear"


def _log_weight(seen: Look, length: float) -> float:
    """Log evidence for a rise over `length` days (0: a step), up to a constant shared by all lengths."""
    days = seen.days.astype(np.float64)
    starts = seen.evidence.starts
    if length > 0.0:
        columns = np.clip((days[:, None] - days[starts - 1]) / length, 0.0, 1.0)
    else:
        columns = (days[:, None] >= days[starts]).astype(np.float64)
    return float(np.logaddexp.reduce(_log_gains(seen, columns) + np.log(start_mass(seen.days, starts))))


def ended(seen: Look, begun: int, ends: Ints) -> tuple[float, int]:
    """How strongly do the answers say that a shift is over, and at which answer was it?

    The shift began at the answer `begun`; `ends` (k,) are the answers at which it may have been over. Log of a
    Bayes factor: a shift that ended on an unknown day, one expected a year, against the same that stays.
    """
    at = np.arange(len(seen.days))[:, None]
    during = (at >= begun) & (at < np.append(ends, len(seen.days)))
    gains = _log_gains(seen, during.astype(np.float64))
    over = gains[:-1] + np.log(start_mass(seen.days, ends))
    return float(np.logaddexp.reduce(over) - gains[-1]), int(ends[np.argmax(over)])


def _log_gains(seen: Look, columns: Floats) -> Floats:
    """Log evidence for a shift along each column (n, k), the carry-over averaged, up to one constant: (k,)."""
    norm, product, rest, log_weight = _products(seen, columns)
    out: Floats = np.logaddexp.reduce(log_gain(len(seen.days), norm, product, rest) + log_weight, axis=0)
    return out


def _products(seen: Look, columns: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Norm and product of every column (n, k) at every carry-over value, level and settling taken out."""
    w = whiten(seen.days, seen.scores)
    quiet = fit_quiet(w, seen.way.settling_sd, seen.way.phi_prior)
    norms, products = [], []
    for i in range(len(rules.PHI)):
        weight = w.weight[i][:, None]
        # The whitened level is weight * (1 - carry), so the carry-over can be read back from it.
        carried = weight - w.level[i][:, None]
        white = weight * columns
        white[1:] -= carried[1:] * columns[:-1]
        level = np.einsum("n,nk->k", w.level[i], white)
        settling = np.einsum("n,nk->k", w.settling[i], white)
        settling = settling - level * quiet.settling_level[i] / quiet.level_norm[i]
        answer = np.einsum("n,nk->k", w.answer[i], white)
        norm = np.einsum("nk,nk->k", white, white)
        norm = norm - level**2 / quiet.level_norm[i] - settling**2 / quiet.settling_norm[i]
        product = answer - level * quiet.level_answer[i] / quiet.level_norm[i]
        product = product - settling * quiet.settling_answer[i] / quiet.settling_norm[i]
        norms.append(np.maximum(norm, 0.0))
        products.append(product)
    return np.stack(norms), np.stack(products), quiet.rest, quiet.log_weight
