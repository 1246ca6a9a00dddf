"""How quick are the statistics of groups of people, on plain arrays?"""

import numpy as np

from bench.timing import Measured, measured
from inkling.change import reliable_change, sudden_gains


def measure() -> list[Measured]:
    """Sudden gains of twenty thousand courses of sixteen sessions; reliable change of two hundred thousand people."""
    chance = np.random.default_rng(20261123)
    scores = chance.integers(0, 60, (20_000, 16)).astype(float)
    before = chance.normal(30, 8, 200_000)
    after = before - chance.normal(6, 9, 200_000)
    return [
        measured(
            "sudden gains of 20,000 x 16 sessions",
            1000,
            lambda: sudden_gains(scores, cutoff=7).table().per_person("largest"),
            runs=5,
        ),
        measured(
            "reliable change of 200,000 people",
            1000,
            lambda: reliable_change(
                before, after, reliability=0.8, functional=(12, 7), cutoff="c", method="hageman-arrindell"
            ),
            runs=5,
        ),
    ]
