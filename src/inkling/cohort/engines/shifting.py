"""The neighbours of a row, in a table of Polars whose rows are in order already."""

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from inkling.cohort.engines.kinds import Frame


def shifted(in_order: Frame, lags: Mapping[str, tuple[str, int]]) -> Frame:
    """The same table with new columns: what stands in a column so many rows above (below, for a negative number).

    Narwhals would name the order again for each of them, which costs as much as putting the rows in it.
    """
    polars: Any = in_order.implementation.to_native_namespace()
    native: Any = in_order.to_native()
    new = {name: polars.col(column).shift(lag) for name, (column, lag) in lags.items()}
    frame: Frame = nw.from_native(native.with_columns(**new))
    return frame
