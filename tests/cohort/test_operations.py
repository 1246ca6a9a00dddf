"""Only what all three engines can do: the list of operations, read from the source, and each with golden numbers."""

import ast
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

import inkling.cohort
from tests.cohort.conftest import Table, rows

SOURCE = Path(inkling.cohort.__file__).parent

OF_EXPRESSIONS = {
    "abs", "alias", "cast", "fill_null", "floor", "is_finite", "is_in", "is_nan", "is_null", "max", "mean", "min",
    "n_unique", "otherwise", "over", "shift", "sqrt", "std", "str", "sum", "then",
}  # fmt: skip
OF_TEXT = {"contains", "replace_all", "strip_chars"}
OF_TABLES = {
    "agg", "collect", "collect_schema", "filter", "group_by", "join", "lazy", "rename", "select", "sink_parquet",
    "sort", "to_native", "unpivot", "with_columns",
}  # fmt: skip
OF_NARWHALS = {
    "DataFrame", "Expr", "Float64", "Int32", "Int64", "Int8", "LazyFrame", "String", "Unknown", "col", "concat",
    "dtypes", "from_dict", "from_native", "len", "lit", "scan_csv", "scan_parquet", "to_native", "when",
}  # fmt: skip
KNOWN = set(dir(nw.Expr)) | set(dir(nw.LazyFrame)) | {"then", "otherwise", "agg"}
"""What tables and expressions can be asked; other methods in the source belong to other things."""


def test_nothing_else_is_asked_of_an_engine() -> None:
    """Red with `.median()`, `.rank()` or `nw.concat_str` in any file of the room, until it is tried on all three."""
    methods, functions = set(), set()
    for path in SOURCE.rglob("*.py"):
        # Each engine in its own words in apart.py; tests/cohort/test_pieces.py tries both.
        if path.name == "apart.py" or "import narwhals" not in path.read_text():
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                if isinstance(node.value, ast.Name) and node.value.id in ("nw", "np"):
                    functions |= {node.attr} if node.value.id == "nw" else set()
                elif not node.attr.startswith("_"):
                    methods.add(node.attr)
    assert functions <= OF_NARWHALS
    of_python = {
        "count", "format", "implementation", "items", "join", "last", "len", "mode", "name", "replace", "round",
        "values",
    }  # fmt: skip
    assert (methods & KNOWN) - of_python <= OF_EXPRESSIONS | OF_TEXT | OF_TABLES


TABLE: dict[str, list[Any]] = {
    "person": ["b", "a", "a", "a", "b"],
    "session": [2, 1, 2, 3, 1],
    "score": [4.0, 2.25, None, -2.5, float("nan")],
    "text": ["12", " 1,5 ", None, "", "x1"],
}
_score, _text = nw.col("score"), nw.col("text")
GOLDEN: dict[str, tuple[nw.Expr, list[Any]]] = {
    # in the order of a 1, a 2, a 3, b 1, b 2
    "shift back": (nw.col("session").shift(1).over("person", order_by="session"), [None, 1, 2, None, 1]),
    "shift ahead": (
        nw.col("session").shift(-2).over("person", order_by="session"),
        [3, None, None, None, None],
    ),
    "shift of everybody": (
        _score.is_null().cast(nw.Int8).shift(1).over(order_by=["person", "session"]),
        [None, 0, 1, 0, 0],
    ),
    "is_null": (_score.is_null(), [False, True, False, False, False]),
    "is_nan": (_score.is_nan(), [False, None, False, True, False]),
    "is_finite": (_score.is_finite(), [True, None, True, False, True]),
    "when then": (nw.when(_score.is_finite()).then(_score), [2.25, None, -2.5, None, 4.0]),
    "when otherwise": (nw.when(nw.col("session") >= 2).then(7).otherwise(nw.col("session")), [1, 7, 7, 1, 7]),
    "fill_null": (_score.is_finite().fill_null(False), [True, False, True, False, True]),
    "abs and floor": (nw.when(_score.is_finite()).then(_score.abs().floor()), [2.0, None, 2.0, None, 4.0]),
    "power": (nw.lit(2.0) ** nw.col("session"), [2.0, 4.0, 8.0, 2.0, 4.0]),
    "sqrt": (nw.when(_score.is_finite()).then(_score.abs()).sqrt(), [1.5, None, 2.5**0.5, None, 2.0]),
    "from truth to 1, 0 and null": (
        (nw.when(_score.is_finite()).then(_score) > 0).cast(nw.Int8),
        [1, None, 0, None, 1],
    ),
    "from text": (nw.when(_text == "12").then(_text).cast(nw.Float64), [None, None, None, None, 12.0]),
    "null times 0": (nw.lit(None).cast(nw.Int8) * nw.col("session"), [None] * 5),
    "strip and replace": (
        _text.str.strip_chars().str.replace_all(",", ".", literal=True),
        ["1.5", None, "", "x1", "12"],
    ),
    "is_in": (nw.col("person").is_in(["b", "z"]), [False, False, False, True, True]),
    "least of a person": (nw.col("session").min().over("person"), [1, 1, 1, 1, 1]),
    "contains": (_text.str.contains("^[0-9]+$"), [False, None, False, False, True]),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_each_operation_says_the_same_everywhere(table: Table, name: str) -> None:
    expression, golden = GOLDEN[name]
    frame = nw.from_native(table(TABLE)).with_columns(expression.alias("answer"))
    assert [row[-1] for row in rows(frame.select("person", "session", "answer"))] == golden


def test_each_way_to_put_rows_together_says_the_same_everywhere(table: Table) -> None:
    """Sums leave out what is null, and a null is a kind of its own among those that are counted."""
    frame = nw.from_native(table(TABLE)).with_columns(score=nw.when(_score.is_finite()).then(_score))
    each = frame.group_by("person").agg(
        nw.len().alias("rows"),
        _score.sum().alias("sum"),
        _score.min().alias("min"),
        _score.max().alias("max"),
        _score.n_unique().alias("kinds"),
    )
    assert rows(each) == [("a", 3, -0.25, -2.5, 2.25, 3), ("b", 2, 4.0, 4.0, 4.0, 2)]
    whole = frame.select(_score.mean().alias("mean"), _score.std().alias("std"), nw.len().alias("rows"))
    ((mean, std, count),) = rows(whole)
    assert (mean, count) == (1.25, 5)
    assert std == pytest.approx(3.363406011768428, rel=1e-14)


def test_order_is_that_of_the_columns_named(table: Table) -> None:
    frame = nw.from_native(table(TABLE)).sort("person", "session").select("person", "session")
    assert frame.collect("pyarrow").rows() == [("a", 1), ("a", 2), ("a", 3), ("b", 1), ("b", 2)]


def test_joining_and_stacking_say_the_same_everywhere(table: Table) -> None:
    frame = nw.from_native(table(TABLE)).select("person", "session")
    some = frame.filter(nw.col("person") == "b").select("person")
    assert rows(frame.join(some, on="person", how="anti")) == [("a", 1), ("a", 2), ("a", 3)]
    assert len(rows(frame.join(some.rename({"person": "other"}), how="cross"))) == 10
    assert len(rows(nw.concat([frame, frame], how="vertical"))) == 10
