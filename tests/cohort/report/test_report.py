"""The report beside the pure functions, on every engine; and what it never tells."""

import csv
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.change import published_change, reliable_change, sudden_gains
from inkling.cohort import Engine, OptionError
from inkling.cohort.errors import ColumnError
from inkling.cohort.report import Report, report, yardstick
from inkling.cohort.report.examples import ONE_IN
from inkling.cohort.report.small_cells import SMALL
from tests.cohort.conftest import Table
from tests.cohort.simulated import SESSIONS, write

PEOPLE = 900


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("report") / "scores.csv", PEOPLE)


@pytest.fixture(scope="module")
def wide(scores: Path) -> np.ndarray:
    """The same by another road: a row a person, a column a session, NaN for no score; people with doubles left out."""
    cells: dict[str, dict[int, float]] = {}
    doubled = set()
    with scores.open() as file:
        for row in csv.DictReader(file):
            person = cells.setdefault(row["client"], {})
            if int(row["session"]) in person:
                doubled.add(row["client"])
            person[int(row["session"])] = float(row["score"]) if row["score"].isdigit() else np.nan
    table = np.full((len(cells), SESSIONS), np.nan)
    for at, person in enumerate(cells.values()):
        for session, score in person.items():
            table[at, session - 1] = score
    return table[[name not in doubled for name in cells]]


@pytest.fixture
def told(scores: Path, engine: Engine) -> Report:
    return report(scores, yardstick("phq9"), group="location", engine=engine)


def first_and_last(wide: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each person's first and last score, for those who have two."""
    found = [row[~np.isnan(row)] for row in wide]
    pairs = [(row[0], row[-1]) for row in found if len(row) > 1]
    pre, post = (np.array(each) for each in zip(*pairs, strict=True))
    return pre, post


def test_outcomes_are_those_of_the_pure_functions(told: Report, wide: np.ndarray) -> None:
    pre, post = first_and_last(wide)
    found = told.outcomes
    assert found is not None and told.paired == found.people == len(pre)
    assert found.before.mean == pytest.approx(pre.mean()) and found.after.sd == pytest.approx(
        post.std(ddof=1)
    )
    counts = published_change(pre, post, points=6, cutoff=10).counts
    assert {kind: one.count for kind, one in found.kinds.items() if one} == {
        kind: counts[kind] for kind, one in found.kinds.items() if one
    }
    assert found.improved is not None and found.improved.count == counts["recovered"] + counts["improved"]
    assert found.recovery is not None and found.recovery.of == int(np.sum(pre >= 10))


def test_an_index_is_that_of_the_pure_function(scores: Path, wide: np.ndarray) -> None:
    pre, post = first_and_last(wide)
    by = yardstick(reliability=0.8, functional=(4.0, 3.5), better="lower")
    found = report(scores, by).outcomes
    expected = reliable_change(pre, post, reliability=0.8, functional=(4.0, 3.5), cutoff="c")
    assert found is not None and expected.at is not None and found.cutoff == pytest.approx(expected.at.value)
    assert found.kinds["recovered"] is not None
    assert found.kinds["recovered"].count == expected.counts["recovered"]


def test_sudden_gains_are_those_of_the_pure_function(told: Report, wide: np.ndarray) -> None:
    """Who had one, when, how large, how many went back, and the scores around them. Rows after a person's last one are
    no sessions: there the pure function says NaN, as it does for any interval without scores. Of each person the
    first gain counts."""
    expected = sudden_gains(wide, cutoff=6)
    table = expected.table()
    people, first = np.unique(table.person, return_index=True)
    assert (
        len(people) < len(table)
        and (table.session[first] == [min(table.session[table.person == one]) for one in people]).all()
    )
    found = told.gains
    assert found is not None and found.people is not None and found.size is not None
    judged = ~np.isnan(expected.gain)
    assert found.people.of == int(judged.any(axis=1).sum())
    assert found.people.count == int((expected.gain == 1).any(axis=1).sum()) == len(people)
    size, session, back = table.magnitude[first], table.session[first], table.reversal[first]
    assert found.gains == len(people) and found.size.mean == pytest.approx(size.mean())
    assert found.quartiles == pytest.approx(np.quantile(size, (0.25, 0.5, 0.75)).tolist())
    assert sum(span.people for span in found.when) == len(people)
    assert found.when[0].first == session.min() and found.when[-1].last == session.max()
    assert found.reversed is not None
    assert found.reversed.of == int(np.sum(~np.isnan(back)))
    assert found.reversed.count == int(np.nansum(back))
    around = np.hstack([table.before, table.after])[first]
    assert [one.mean for one in found.around] == pytest.approx(np.nanmean(around, axis=0).tolist())
    assert [one.people for one in found.around] == np.sum(~np.isnan(around), axis=0).tolist()


def test_the_same_rows_in_another_order_make_the_same_report(
    scores: Path, tmp_path: Path, engine: Engine
) -> None:
    """To the last course that is shown: among people who changed alike, too."""
    head, *rows = scores.read_text().splitlines()
    shuffled = tmp_path / "scores.csv"
    shuffled.write_text("\n".join([head, *np.random.default_rng(3).permutation(rows)]) + "\n")
    first, second = (report(path, yardstick("phq9"), engine=engine) for path in (scores, shuffled))
    assert [vars(one) for one in first.examples] == [vars(one) for one in second.examples]
    assert first.outcomes is not None and second.outcomes is not None
    assert first.outcomes.kinds == second.outcomes.kinds and first.left == second.left


def test_where_all_scores_around_a_gain_are_alike_their_mean_is_sure(table: Table) -> None:
    """An SD of 0 is a number: the interval is that one point, not unknown."""
    course = [20.0, 20.0, 20.0, 8.0, 8.0, 8.0]
    people = [(person, course if person < 20 else [15.0] * 6) for person in range(40)]
    rows = [(person, at, score) for person, scores in people for at, score in enumerate(scores, 1)]
    columns = dict(zip(("person", "session", "score"), map(list, zip(*rows, strict=True)), strict=True))
    found = report(table(columns), yardstick("phq9")).gains
    assert found is not None and found.gains == 20
    assert [(one.mean, one.low, one.high) for one in found.around] == [
        (score, score, score) for score in course
    ]


def test_where_higher_is_better_a_rise_is_a_gain(scores: Path, tmp_path: Path) -> None:
    """The same table turned round says the same, but for means and signs. Without the share, which is of the score."""
    turned = tmp_path / "turned.csv"
    lines = scores.read_text().splitlines()
    cells = [line.split(",") for line in lines[1:]]
    turned.write_text(
        "\n".join([lines[0], *(f"{a},{b},{27 - int(c) if c.isdigit() else c},{d}" for a, b, c, d in cells)])
        + "\n"
    )
    low = report(scores, yardstick(reliability=0.8, gain_cutoff=6, share=None))
    high = report(turned, yardstick(reliability=0.8, gain_cutoff=6, share=None, better="higher"))
    assert low.outcomes and high.outcomes and low.gains and high.gains
    assert low.outcomes.kinds == high.outcomes.kinds and low.outcomes.improved == high.outcomes.improved
    assert low.outcomes.effect is not None and high.outcomes.effect is not None
    assert low.outcomes.effect.size == pytest.approx(high.outcomes.effect.size)
    assert (low.gains.people, low.gains.gains, low.gains.when) == (
        high.gains.people,
        high.gains.gains,
        high.gains.when,
    )
    assert low.gains.reversed == high.gains.reversed and low.gains.quartiles == high.gains.quartiles
    assert [one.change for one in low.examples] == [-one.change for one in high.examples]


def test_those_who_left_add_up(told: Report, wide: np.ndarray) -> None:
    assert sum(one.people for one in told.left) == told.flow.people_used == told.left[0].there
    for one, after in zip(told.left, told.left[1:], strict=False):
        assert one.there - one.people == after.there and one.last + 1 == after.first


def test_one_in_ten_at_most_is_shown_evenly_from_best_to_worst(told: Report) -> None:
    changes = [one.change for one in told.examples]
    assert changes == sorted(changes) and 2 <= len(changes) <= told.paired // ONE_IN
    assert all(one.sessions[0] == 0 and len(one.scores) >= 4 for one in told.examples)


def test_groups_stand_in_order_of_the_alphabet_and_small_ones_together(told: Report) -> None:
    found = told.groups
    assert found is not None and found.funnel is not None and told.outcomes is not None
    alone = [group.names[0] for group in found.each if group.alone]
    assert alone == sorted(alone) and len(alone) > 5
    together = [group for group in found.each if len(group.names) > 1]
    assert len(together) == 1 and together[0].people >= SMALL
    assert sum(group.people for group in found.each) == told.paired
    assert told.outcomes.improved is not None
    assert found.funnel.share == pytest.approx(told.outcomes.improved.share)


def test_a_person_in_two_groups_is_in_none(table: Table) -> None:
    rows = {"person": [], "session": [], "score": [], "place": []}
    for person in range(60):
        for session in range(1, 4):
            place = "north" if person < 30 or (person < 45 and session == 1) else "south"
            for name, value in zip(rows, (person, session, float(person + session), place), strict=True):
                rows[name].append(value)
    found = report(table(rows), yardstick(reliability=0.8), group="place").groups
    assert found is not None
    assert {group.names: group.people for group in found.each} == {("north",): 30, ("south",): 15, ("",): 15}


def test_with_fewer_than_ten_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text(
        "id,session,score\n" + "".join(f"{p},{s},{20 - s}\n" for p in range(9) for s in (1, 2, 3))
    )
    found = report(path, yardstick("phq9"))
    assert found.paired == 9
    assert found.outcomes is None and found.gains is None and not found.left and not found.examples


def test_without_a_yardstick_nobody_is_judged(scores: Path) -> None:
    found = report(scores, yardstick(), group="location")
    assert found.outcomes is not None and found.outcomes.kinds == {} and found.gains is None
    assert found.groups is not None and found.groups.funnel is None
    assert all(group.improved is None and group.chance is None for group in found.groups.each)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"measure": "phq99"}, "phq9"),
        ({"measure": "pq"}, "no total"),
        ({"method": "jacobson-truax"}, "how reliable"),
        ({"reliability": 1.0}, "reliability"),
        ({"reliability": 0.8, "cutoff_kind": "b"}, "without the problem"),
        ({"gain_cutoff": -1.0}, "never negative"),
    ],
)
def test_a_yardstick_that_makes_no_sense_is_refused_in_a_sentence(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(OptionError, match=says):
        yardstick(**asked)


@pytest.mark.parametrize("score", [28, -1])
def test_scores_that_cannot_be_of_the_measure_are_refused(tmp_path: Path, score: int) -> None:
    """Or its numbers would judge another measure: a total of five items asked as PHQ-9, or a wrong column."""
    path = tmp_path / "other.csv"
    path.write_text(
        "id,session,score\n"
        + "".join(f"{p},{s},{score if p == 7 else 9}\n" for p in range(20) for s in (1, 2))
    )
    with pytest.raises(OptionError, match="PHQ-9 from 0 to 27"):
        report(path, yardstick("phq9"))


def test_a_group_without_a_column_names_those_there_are(scores: Path) -> None:
    with pytest.raises(ColumnError, match="location"):
        report(scores, yardstick("phq9"), group="site")


@settings(max_examples=25, deadline=None)
@given(people=st.integers(8, 120), seed=st.integers(0, 10_000))
def test_no_small_number_of_people_is_ever_in_it(
    tmp_path_factory: pytest.TempPathFactory, people: int, seed: int
) -> None:
    """Every number of people anywhere in the report, but for those of the flow, is ten at least."""
    path = write(tmp_path_factory.mktemp("small") / "s.csv", people, seed)
    found = report(path, yardstick("phq9"), group="location")
    for where, count in counts(dataclasses.replace(found, flow=None, paired=SMALL)):
        assert count >= SMALL, where


COUNTS = {"count", "people", "gains", "clinical", "there"}


def counts(value: Any, where: str = "report") -> Iterator[tuple[str, int]]:
    """Every number of people in it, and where it stands."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            inside = getattr(value, field.name)
            if field.name in COUNTS and isinstance(inside, int):
                yield f"{where}.{field.name}", inside
            else:
                yield from counts(inside, f"{where}.{field.name}")
    elif isinstance(value, dict):
        for key, inside in value.items():
            if isinstance(inside, int):
                yield f"{where}[{key}]", inside
            else:
                yield from counts(inside, f"{where}[{key}]")
    elif isinstance(value, tuple):
        for at, inside in enumerate(value):
            yield from counts(inside, f"{where}[{at}]")
