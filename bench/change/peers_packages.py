"""The peers that come as packages: PELT of ruptures, ADWIN and Page-Hinkley of river, FOCuS."""

from math import log
from typing import Any

import numpy as np

from bench.change.peers import Alarm, Floats, Peer, Scored


class Pelt(Scored):
    """Cheapest segmentation, fitted anew to all answers so far after every answer.

    Killick, Fearnhead and Eckley 2012 (doi 10.1080/01621459.2012.737745), `ruptures.KernelCPD` with the linear
    kernel, which is PELT for changes of the mean. The score is the largest penalty, in log n, at which any
    prefix would have been cut; less than 1 is not told apart.
    """

    name = "PELT"
    usual = 3.0
    setting = "ruptures, squared loss, penalty 3 log n, at least 2 answers a segment, every answer"
    package = "ruptures"
    fewest = 10

    def scores(self, values: Floats) -> tuple[Floats, Floats]:
        out, height = np.ones(len(values)), 1.0
        for end in range(self.fewest, len(values) + 1):
            part = values[:end]
            while ends := self._ends(part, height * log(end)):
                better = _gain(part, ends) / len(ends) / log(end)
                if better <= height * (1 + 1e-9):
                    break
                height = better
            out[end - 1] = height
        return out, np.full(len(values), -1)

    def dated(self, values: Floats, at: int, knob: float, first: int) -> int | None:
        ends = self._ends(values[: at + 1], knob * log(at + 1))
        return ends[-1] if ends else None

    def _ends(self, values: Floats, penalty: float) -> list[int]:
        from ruptures import KernelCPD

        fitted = KernelCPD(kernel="linear", min_size=2).fit(values)
        return [int(end) for end in fitted.predict(pen=penalty)[:-1]]


def _gain(values: Floats, ends: list[int]) -> float:
    """How much smaller do the squares get by cutting there?"""
    cost = sum(float(((part - part.mean()) ** 2).sum()) for part in np.split(values, ends))
    return float(((values - values.mean()) ** 2).sum()) - cost


class Adwin(Peer):
    """Adaptive windowing (Bifet and Gavaldà 2007, doi 10.1137/1.9781611972771.42); the knob is -log10 of delta."""

    name = "ADWIN"
    usual = 2.69897
    setting = "river, delta .002, looking after every answer (clock 1)"
    package = "river"
    loosest, strictest = 0.0, 40.0

    def alarm(self, values: Floats, knob: float) -> Alarm | None:
        from river.drift import ADWIN

        asked = ADWIN(delta=10.0**-knob, clock=1)
        for at, value in enumerate(values):
            asked.update(float(value))
            if asked.drift_detected:
                return at, None  # its window forgets piece by piece, and does not date the change
        return None


class PageHinkley(Peer):
    """The Page-Hinkley test (Page 1954, doi 10.1093/biomet/41.1-2.100)."""

    name = "Page-Hinkley"
    usual = 50.0
    setting = "river, as it comes: threshold 50, delta .005, from the 30th answer on, both ways"
    package = "river"
    loosest, strictest = 0.0, 400.0

    def alarm(self, values: Floats, knob: float) -> Alarm | None:
        from river.drift import PageHinkley as Asked

        asked = Asked(threshold=knob)
        for at, value in enumerate(values):
            asked.update(float(value))
            if asked.drift_detected:
                return at, None
        return None


class Focus(Scored):
    """Online likelihood ratio over all possible starts, mean before unknown (Romano, Eckley, Fearnhead and
    Rigaill 2023, JMLR 24(81))."""

    name = "FOCuS"
    setting = "changepoint-online, Gaussian, mean before unknown; limit crossed in 5 % of independent years"
    package = "changepoint_online"

    def scores(self, values: Floats) -> tuple[Floats, Floats]:
        import changepoint_online as package

        asked: Any = package.Focus(package.Gaussian())
        score, first = np.zeros(len(values)), np.zeros(len(values), dtype=int)
        for at, value in enumerate(values):
            asked.update(float(value))
            score[at] = float(asked.statistic())
            first[at] = int(asked.changepoint()["changepoint"])
        return score, first
