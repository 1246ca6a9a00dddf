"""Two peers written for the benchmark: an EWMA chart, and Bayesian online change point detection."""

import numpy as np
from scipy.special import gammaln

from bench.change.peers import Floats, Scored


class Ewma(Scored):
    """An exponentially weighted moving average against limits from the first 28 answers.

    Roberts 1959 (doi 10.1080/00401706.1959.10489860); weight .05 and limit 2.615 as tabled by Lucas and
    Saccucci 1990 (doi 10.1080/00401706.1990.10484583) for one false alarm in 500 independent answers.
    """

    name = "EWMA chart"
    usual = 2.615
    setting = "weight .05, limits 2.615 standard errors, baseline of the first 28 answers"
    weight, baseline = 0.05, 28

    def scores(self, values: Floats) -> tuple[Floats, Floats]:
        out = np.zeros(len(values))
        first = values[: self.baseline]
        spread = float(first.std(ddof=1)) if len(first) > 1 else 0.0
        if len(values) <= self.baseline or spread == 0.0:
            return out, np.full(len(values), -1)
        average, w = 0.0, self.weight
        for i, value in enumerate((values[self.baseline :] - first.mean()) / spread, start=1):
            average += w * (value - average)
            error = np.sqrt(w / (2 - w) * (1 - (1 - w) ** (2 * i)))
            out[self.baseline + i - 1] = abs(average) / error
        return out, np.full(len(values), -1)


class Bocpd(Scored):
    """Bayesian online change point detection with unknown mean and spread (Student-t predictions).

    Adams and MacKay 2007 (arXiv 0710.3742). The score is the chance that the present run of answers is at
    least ten long and did not begin within the first ten.
    """

    name = "BOCPD"
    usual = 0.5
    setting = "hazard 1/250, prior mean 0, weight 1, shape 1, rate 1; chance of a run of ten or more above .5"
    hazard, least = 1.0 / 250.0, 10

    def scores(self, values: Floats) -> tuple[Floats, Floats]:
        n = len(values)
        score, first = np.zeros(n), np.full(n, -1)
        run = np.ones(1)
        lengths = np.arange(n + 1)
        weight, shape = 1.0 + lengths, 1.0 + 0.5 * lengths
        fixed = gammaln(shape + 0.5) - gammaln(shape)
        mean, rate = np.zeros(1), np.ones(1)
        for i, value in enumerate(values):
            k = i + 1
            scale2 = 2.0 * rate * (weight[:k] + 1.0) / weight[:k]
            off = (value - mean) ** 2
            density = np.exp(fixed[:k] - (shape[:k] + 0.5) * np.log1p(off / scale2)) / np.sqrt(scale2)
            grown = run * density
            run = np.append(grown.sum() * self.hazard, grown * (1.0 - self.hazard))
            run /= run.sum()
            rate = np.append(1.0, rate + weight[:k] * off / (2.0 * (weight[:k] + 1.0)))
            mean = np.append(0.0, (weight[:k] * mean + value) / (weight[:k] + 1.0))
            # run[j]: the last j answers belong together; all i + 1 of them is no change at all.
            recent = run[self.least : k - self.least + 1]
            if len(recent):
                score[i] = recent.sum()
                first[i] = k - (self.least + int(np.argmax(recent)))
        return score, first
