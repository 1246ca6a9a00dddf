"""The one input of this room: what was answered, on which days, on which scale."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inkling.change.errors import SeriesError

Better = Literal["higher", "lower"]


@dataclass(frozen=True, eq=False)
class Series:
    """What did one person answer to one question, day by day?

    `days` are whole days counted from any origin, ascending, each once. `values` are the answers on the
    person's own scale, same length; NaN means asked and not answered. `better` says which way the person
    hopes it goes, `scale` the lowest and highest possible answer, `name` what the question is called.

    Raises `SeriesError` when the lengths differ, days are not ascending whole numbers, or a value is
    infinite.
    """

    days: NDArray[np.int64]
    values: NDArray[np.float64]
    better: Better | None = field(default=None, kw_only=True)
    scale: tuple[float, float] | None = field(default=None, kw_only=True)
    name: str = field(default="", kw_only=True)

    def __init__(
        self,
        days: ArrayLike,
        values: ArrayLike,
        *,
        better: Better | None = None,
        scale: tuple[float, float] | None = None,
        name: str = "",
    ) -> None:
        put = object.__setattr__
        put(self, "days", _whole_days(days))
        put(self, "values", np.array(values, dtype=np.float64))
        put(self, "better", better)
        put(self, "scale", scale)
        put(self, "name", name)
        self._check()
        self.days.flags.writeable = False
        self.values.flags.writeable = False

    def _check(self) -> None:
        if self.days.ndim != 1 or self.days.shape != self.values.shape:
            raise SeriesError("days and values must be two lists of the same length")
        if np.any(np.diff(self.days) <= 0):
            raise SeriesError(
                "days must be ascending, each day once; average several answers on one day first"
            )
        if np.any(np.isinf(self.values)):
            raise SeriesError("values must be finite numbers, or NaN where there was no answer")
        if self.better not in (None, "higher", "lower"):
            raise SeriesError("better must be 'higher', 'lower' or None")

    def __len__(self) -> int:
        return len(self.days)

    @property
    def answered(self) -> "Series":
        """The same series with only the days that were answered."""
        here = ~np.isnan(self.values)
        return Series(
            self.days[here], self.values[here], better=self.better, scale=self.scale, name=self.name
        )


def _whole_days(days: ArrayLike) -> NDArray[np.int64]:
    given = np.array(days)
    if given.size and not np.issubdtype(given.dtype, np.integer):
        as_float = given.astype(np.float64)
        if not np.array_equal(as_float, np.floor(as_float)):
            raise SeriesError("days must be whole numbers")
    return given.astype(np.int64)
