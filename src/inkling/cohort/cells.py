"""From cells as they stand in a table to numbers, and to what is said of cells that are none.

Every expression here means the same on each engine. A cell of text becomes a number only if all of it is one.
"""

from dataclasses import dataclass

import narwhals as nw

from inkling.cohort.errors import ColumnError
from inkling.cohort.header import shown
from inkling.language import gettext as _

_NUMBER = r"^[+-]?([0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?$"
_INFINITE = r"^[+-]?(inf|Inf|INF|infinity|Infinity)$"
_NOTHING = r"^(|NA|N/A|NaN|nan|null|NULL|\.)$"
"""How programs write that there is no value: nothing, as R, Python and databases do, or a point."""
_FARTHEST = 1e9
"""No session has a number beyond this."""


@dataclass(frozen=True)
class Cells:
    """Three expressions: the number (or null), whether the cell is no number, and whether it is infinite."""

    value: nw.Expr
    unread: nw.Expr
    infinite: nw.Expr


def numbers(column: str, kind: nw.dtypes.DType, *, decimal_comma: bool = False) -> Cells:
    """What are the finite numbers of this column? Text that is none is `unread`; empty or NaN is neither.

    Raises `ColumnError` for a column of dates, truth values, lists and the like.
    """
    cell = nw.col(column)
    if kind == nw.String:
        text = _text(column, decimal_comma=decimal_comma)
        raw: nw.Expr = nw.when(text.str.contains(_NUMBER)).then(text).cast(nw.Float64)
        infinite = text.str.contains(_INFINITE)
        unread = ~(text.str.contains(_NUMBER) | text.str.contains(_NOTHING) | infinite)
        return Cells(nw.when(raw.is_finite()).then(raw), _sure(unread), _sure(infinite | ~raw.is_finite()))
    if not (kind.is_numeric() or kind == nw.Unknown):  # unknown: nothing in it at all
        raise ColumnError(
            _("The column “{column}” holds no numbers. Name another, or write its cells as numbers.").format(
                column=shown(column)
            )
        )
    raw = cell.cast(nw.Float64)
    infinite = ~(raw.is_finite() | raw.is_nan())
    return Cells(nw.when(raw.is_finite()).then(raw), nw.lit(False), _sure(infinite))


def session_numbers(column: str, kind: nw.dtypes.DType) -> Cells:
    """What are the whole numbers of this column? Everything else that is not empty is `unread`.

    Raises `ColumnError` for a column of dates and the like.
    """
    if kind.is_integer():
        whole = nw.when(nw.col(column).cast(nw.Float64).abs() <= _FARTHEST).then(nw.col(column))
        return Cells(whole.cast(nw.Int64), _sure(whole.is_null() & ~nw.col(column).is_null()), nw.lit(False))
    if not (kind in (nw.String, nw.Unknown) or kind.is_numeric()):
        raise ColumnError(
            _(
                "The column “{column}” does not number the sessions. Give each person's sessions whole numbers "
                "in their order, 1, 2, 3, with a number left out where a session was missed."
            ).format(column=shown(column)),
            role="session",
        )
    cells = numbers(column, kind)
    near = nw.when(cells.value.abs() <= _FARTHEST).then(cells.value)
    number = nw.when(near.floor() == near).then(near).cast(nw.Int64)
    unread = cells.unread | cells.infinite | (number.is_null() & ~cells.value.is_null())
    return Cells(number, unread, nw.lit(False))


def people(column: str, kind: nw.dtypes.DType) -> nw.Expr:
    """Whose row is it? Null where nothing is said."""
    cell = nw.col(column)
    if kind == nw.String:
        return nw.when(cell.str.strip_chars() != "").then(cell)
    if kind.is_float():
        return nw.when(~cell.is_nan()).then(cell)
    return cell


def _text(column: str, *, decimal_comma: bool) -> nw.Expr:
    text = nw.col(column).str.strip_chars()
    return text.str.replace_all(",", ".", literal=True) if decimal_comma else text


def _sure(answer: nw.Expr) -> nw.Expr:
    """Unknown is no."""
    return answer.fill_null(False)
