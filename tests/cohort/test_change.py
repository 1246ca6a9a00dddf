"""Reliable and clinically significant change of a cohort: by hand, and the pure function as a second witness."""

import math
from pathlib import Path
from typing import Any, get_args

import narwhals as nw
import numpy as np
import polars as pl
import pytest

from inkling.change import ChangeQuirks, Method, reliable_change
from inkling.cohort import CHANGE_COLUMNS, ColumnError, OptionError, change
from tests.cohort.conftest import Table, rows

NAN = float("nan")
PRE = [22.0, 30.0, 38.0, 26.0, 34.0, 22.0, 38.0]
POST = [10.0, 30.0, 20.0, 12.0, 44.0, 21.0, 17.0]


def _long(pre: list[Any], post: list[Any]) -> dict[str, list[Any]]:
    people = [f"p{n}" for n in range(len(pre))]
    return {"id": people * 2, "session": ["intake"] * len(pre) + ["end"] * len(post), "score": [*pre, *post]}


def test_by_hand_in_jacobson_and_truaxs_way(table: Table) -> None:
    """Mean 30 and SD sqrt(288/6) = 6.928 before. With r = .8 the error is 3.098, of a difference 4.382.

    The limit is 1.96 * 4.382 = 8.588 points. With a functional mean of 12 and SD of 6, cutoff c is
    (6.928 * 12 + 6 * 30) / 12.928 = 20.354.
    """
    found = change(table(_long(PRE, POST)), "intake", "end", reliability=0.8, functional=(12, 6), cutoff="c")
    assert tuple(found.frame.collect_schema().names()) == CHANGE_COLUMNS
    answers = rows(found.frame)
    assert [row[:4] for row in answers] == [
        (f"p{n}", a, b, b - a) for n, (a, b) in enumerate(zip(PRE, POST, strict=True))
    ]
    assert found.cutoff == pytest.approx(20.354, abs=0.001)
    assert found.critical == pytest.approx(1.95996, abs=1e-5)
    assert [round(row[4], 3) for row in answers] == [-2.739, 0.0, -4.108, -3.195, 2.282, -0.228, -4.793]
    assert [row[5] for row in answers] == [
        "recovered",
        "unchanged",
        "recovered",
        "recovered",
        "deteriorated",
        "unchanged",
        "recovered",
    ]


def test_harmed_is_who_was_fine_before_and_no_longer_is(table: Table) -> None:
    """Turning the scale around turns the cutoff around, and changes nobody's category."""
    pre, post = [10.0, 30, 31, 29, 30], [35.0, 31, 30, 29, 12]
    words = ["harmed", "unchanged", "unchanged", "unchanged", "recovered"]
    found = change(table(_long(pre, post)), "intake", "end", reliability=0.9, functional=(12, 5), cutoff="c")
    assert [row[5] for row in rows(found.frame)] == words
    turned = table(_long([50 - score for score in pre], [50 - score for score in post]))
    found = change(turned, "intake", "end", reliability=0.9, functional=(38, 5), cutoff="c", better="higher")
    assert [row[5] for row in rows(found.frame)] == words


def test_who_lacks_a_score_has_a_row_and_no_category(table: Table) -> None:
    """One row a person, also of whom nothing is known; each counted under one reason."""
    columns = {
        "id": ["a", "a", "b", "c", "d", "e", "e", "e", "f", "f", "g", "g", "h", "h", None],
        "session": [1, 9, 1, 9, 5, 1, 1, 9, 1, 9, 1, 9, 1, 9, 1],
        "score": [20.0, 10, 21, 9, 3, 20, 20, 9, None, 9, 25, math.inf, 30, 12, 5],
    }
    found = change(table(columns), 1, 9, reliability=0.8)
    answers = {row[0]: row[1:] for row in found.frame.collect("pyarrow").rows()}
    assert {who: row[:3] for who, row in answers.items()} == {
        "a": (20.0, 10.0, -10.0),
        "b": (21.0, None, None),
        "c": (None, 9.0, None),
        "d": (None, None, None),
        "e": (None, None, None),
        "f": (None, 9.0, None),
        "g": (25.0, None, None),
        "h": (30.0, 12.0, -18.0),
    }
    assert {who for who, row in answers.items() if row[4] is not None} == {"a", "h"}
    flow = found.flow
    assert (flow.people, flow.people_used, flow.people_doubled) == (8, 2, 1)
    assert (flow.people_without_pre, flow.people_without_post) == (3, 2)
    assert (flow.rows, flow.rows_without_person, flow.scores_infinite, flow.scores_unread) == (15, 1, 1, 0)
    assert found.moments.mean_1 == 25.0
    assert flow.explain() == (
        "15 rows of 8 people were read; 2 of them have a score before and after. Rows that say nobody's name: 1. "
        "People with two rows for one of the sessions, not judged: 1. People without a score before, not judged: 3. "
        "People without a score after, not judged: 2. Scores that are infinite and count as missing: 1."
    )


def _sample(seed: int, missing: float) -> tuple[Any, Any]:
    draw = np.random.default_rng(seed)
    pre = draw.normal(30, 7, 90).round(1)
    post = (pre - draw.normal(6, 9, 90)).round(1)
    pre[draw.random(90) < missing], post[draw.random(90) < missing] = NAN, NAN
    return pre, post


OPTIONS: list[dict[str, Any]] = [
    {"reliability": 0.8, "functional": (15, 6), "cutoff": "a"},
    {"reliability": 0.85, "functional": (15, 6), "cutoff": "b"},
    {"reliability": 0.7, "functional": (15, 6.5), "cutoff": "c", "significance": 0.1},
    {"reliability": 0.9},
    {"reliability": 0.8, "functional": (45, 6), "cutoff": "c", "better": "higher"},
    {"reliability": 0.8, "functional": (15, 6), "cutoff": "b", "quirks": ChangeQuirks.clinicalsignificance()},
]


@pytest.mark.parametrize("method", get_args(Method))
def test_every_person_is_judged_as_by_the_pure_function(table: Table, method: Method) -> None:
    """Six methods, three cutoffs, nobody to half of the people missing."""
    seen = set()
    for place, options in enumerate(OPTIONS):
        pre, post = _sample(seed=place, missing=place / 10)
        if method == "nunnally-kotsch":
            options = {**options, "reliability_post": 0.75}
        pure = reliable_change(pre, post, method=method, **options)
        found = change(table(_long(pre.tolist(), post.tolist())), "intake", "end", method, **options)
        answers = {row[0]: row[1:] for row in found.frame.collect("pyarrow").rows()}
        assert len(answers) == len(pre)
        for n, label in enumerate(pure.labels):
            rci, word = answers[f"p{n}"][3:]
            if label == "undecided":
                assert (rci, word) == (None, None)
            else:
                assert rci == pytest.approx(pure.rci[n], rel=1e-9, abs=1e-12)
                assert word == label
            seen.add(str(label))
        assert found.critical == pure.critical
        assert (found.cutoff is None) == (pure.at is None)
        if pure.at is not None and found.cutoff is not None:
            assert found.cutoff == pytest.approx(pure.at.value, rel=1e-12)
        assert found.flow.people_used == pure.used
    assert seen >= {"recovered", "improved", "unchanged", "undecided"}


@pytest.mark.parametrize(
    ("pre", "post"),
    [([0.1] * 5, [0.3, 0.2, 0.1, 0.4, 0.2]), ([5.0], [3.0]), ([5.0, NAN], [NAN, 3.0])],
    ids=["no spread", "one person", "nobody with both"],
)
def test_without_any_spread_nobody_can_be_judged(table: Table, pre: list[float], post: list[float]) -> None:
    """Red when a spread that is only rounding counts as one."""
    found = change(table(_long(pre, post)), "intake", "end", reliability=0.8, functional=(1, 1), cutoff="c")
    assert {row[4:] for row in rows(found.frame)} == {(None, None)}


def test_all_changed_by_the_same_amount_leaves_hageman_and_arrindell_without_an_answer(table: Table) -> None:
    pre = [10.1, 12.3, 17.7, 20.2]
    found = change(
        table(_long(pre, [score - 3 for score in pre])), "intake", "end", "hageman-arrindell", reliability=0.8
    )
    assert {row[5] for row in rows(found.frame)} == {None}


def test_sessions_by_number_in_a_file_of_text(engine: str, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("id,time,phq\na,1,20\na,16,8\nb,1.0,24\nb,16,x\nc,1,12\nc,16,11\n")
    found = change(path, 1, "16", reliability=0.8, engine=engine)  # type: ignore[arg-type]
    assert [row[:4] for row in rows(found.frame)] == [
        ("a", 20.0, 8.0, -12.0),
        ("b", 24.0, None, None),
        ("c", 12.0, 11.0, -1.0),
    ]
    assert found.flow.scores_unread == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"reliability": 1.0}, "reliability must be at least 0 and below 1"),
        ({"reliability": NAN}, "reliability must be at least 0 and below 1"),
        ({"reliability": 0.8, "method": "eyeballing"}, "Method must be one of"),
        ({"reliability": 0.8, "cutoff": "c"}, "need functional"),
        ({"reliability": 0.8, "cutoff": "d", "functional": (1, 1)}, "Cutoff must be"),
        ({"reliability": 0.8, "better": "up"}, "Better must be"),
        ({"reliability": 0.8, "pre": "end"}, "two different sessions"),
        ({"reliability": 0.8, "pre": "start"}, "No row belongs to session “start”"),
        ({"reliability": 0.8, "significance": 0}, "Significance must lie"),
    ],
)
def test_what_makes_no_sense_is_refused(options: dict[str, Any], words: str) -> None:
    asked = {"pre": "intake", "post": "end", **options}
    with pytest.raises(OptionError, match=words):
        change(pl.DataFrame(_long(PRE, POST)), **asked)


def test_words_for_sessions_that_are_numbers_and_sessions_that_are_dates() -> None:
    numbers = pl.DataFrame({"id": [1], "session": [1], "score": [1.0]})
    with pytest.raises(OptionError, match="are numbers"):
        change(numbers, "first", 2, reliability=0.8)
    dates = numbers.with_columns(session=pl.date(2026, 1, 1))
    with pytest.raises(ColumnError, match="numbers or words"):
        change(dates, 1, 2, reliability=0.8)


def test_the_answer_can_be_worked_on_further() -> None:
    found = change(pl.DataFrame(_long(PRE, POST)), "intake", "end", reliability=0.8)
    counts = found.frame.group_by("category").agg(nw.len().alias("people"))
    assert dict(rows(counts)) == {"improved": 4, "unchanged": 2, "deteriorated": 1}


def test_the_answers_come_in_order_of_person(table: Table) -> None:
    """Red without sorting: grouping leaves people in any order."""
    people = [f"{n * 37 % 301:03}" for n in range(301)]
    columns = {
        "id": people * 2,
        "session": [1] * 301 + [2] * 301,
        "score": [float(n % 19) for n in range(301)] + [float(n % 7) for n in range(301)],
    }
    found = change(table(columns), 1, 2, reliability=0.8)
    assert [row[0] for row in found.frame.collect("pyarrow").rows()] == sorted(people)


def test_the_table_is_read_once(tmp_path: Path) -> None:
    """Counts, means and answers come from one row a person that is kept. Red without `kept`: the file is gone."""
    path = tmp_path / "long.parquet"
    pl.DataFrame(_long(PRE, POST)).write_parquet(path)
    for engine in ("polars", "duckdb"):
        pl.DataFrame(_long(PRE, POST)).write_parquet(path)
        found = change(path, "intake", "end", reliability=0.8, engine=engine)  # type: ignore[arg-type]
        path.unlink()
        assert len(rows(found.frame)) == len(PRE)
