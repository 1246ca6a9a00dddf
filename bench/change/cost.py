"""What does looking cost, in processor time and memory?"""

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from bench.change_series import YEAR, carried, rounded
from inkling.change import Series, watch, watch_all
from inkling.change.look import look


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time; `look` by years of answers, `memory` in bytes by years of answers."""

    look: dict[int, float]
    year: float
    one_answer: float
    all_answers: float
    replayed: float
    memory: dict[int, int]
    series: int
    years: int


def measure(series: int, years: int, seed: int) -> Cost:
    """The cost of a look, of a year replayed, and of one more answer to a journal of long series."""
    rng = np.random.default_rng([seed, *b"cost"])
    days = np.arange(years * YEAR)
    values = [rounded(carried(rng, len(days), 0.4)) for _ in range(series)]
    lengths = sorted({1, years // 2 or 1, years})
    before = {str(i): Series(days[:-1], one[:-1]) for i, one in enumerate(values)}
    start = time.process_time()
    known = watch_all(before)
    replayed = time.process_time() - start
    after = {str(i): Series(days, one) for i, one in enumerate(values)}
    one_more = before | {"0": after["0"]}
    year = Series(days[:YEAR], values[0][:YEAR])
    return Cost(
        look={n: _timed(partial(look, days[: n * YEAR], values[0][: n * YEAR]), 50) for n in lengths},
        year=_timed(lambda: watch(year), 3),
        one_answer=_timed(lambda: watch_all(one_more, so_far=known), 7),
        all_answers=_timed(lambda: watch_all(after, so_far=known), 7),
        replayed=replayed * 1e3,
        memory={n: _peak(partial(look, days[: n * YEAR], values[0][: n * YEAR])) for n in lengths},
        series=series,
        years=years,
    )


def _timed(call: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds of processor time: other programs do not count."""
    call()
    took = []
    for _run in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return float(np.median(took)) * 1e3


def _peak(call: Callable[[], object]) -> int:
    """The most memory held at once."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
