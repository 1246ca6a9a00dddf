"""From the scores of all sessions to one course of therapy a person: the one place where the report asks an engine."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from inkling.cohort.cells import people
from inkling.cohort.engines import Frame, engine_of, said_plainly
from inkling.cohort.errors import ColumnError
from inkling.language import gettext as _

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Courses:
    """One course of therapy an entry of each array, in order of person: the same table always makes the same report.

    `person`: whose, as the engine gives it. `last`: the number of the last session there is a row for. `answered`:
    how many sessions have a score. `pre`, `post`: the first and the last score in points, NaN where there are fewer
    than two. `groups`: the names of the groups, in order of the alphabet; `group`: which of them, -1 for none said,
    -2 where the rows of a person say more than one.
    """

    person: Any = field(repr=False)
    last: Ints = field(repr=False)
    answered: Ints = field(repr=False)
    pre: Floats = field(repr=False)
    post: Floats = field(repr=False)
    group: Ints = field(repr=False)
    groups: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.person)

    def places(self, people: Any) -> Ints:
        """At which places of the arrays are these people (a column of an engine)?"""
        return np.asarray([self._place[person] for person in people.to_list()], dtype=np.int64)

    @cached_property
    def _place(self) -> dict[Any, int]:
        return {person: at for at, person in enumerate(self.person.to_list())}

    @property
    def paired(self) -> NDArray[np.bool_]:
        """Who has a score before and another one after?"""
        return self.answered >= 2


NOT_SAID, SEVERAL = -1, -2


def courses(scores: Frame, groups: Frame | None = None) -> Courses:
    """What is known of each person's course of therapy? `scores` are those of `Episodes`; `groups` has person and
    group, one row each, as `groups_of` gives them."""
    each = _each(scores)
    if groups is not None:
        each = each.join(groups, on="person", how="left")
    table = collected(each.sort("person"))
    group, names = np.full(len(table), NOT_SAID, dtype=np.int64), tuple[str, ...]()
    if groups is not None:
        group, names = _coded(table["group"].to_list(), table["several"].to_list())
    answered = whole(table["answered"])
    paired = answered >= 2
    return Courses(
        person=table["person"],
        last=whole(table["last"]),
        answered=answered,
        pre=np.where(paired, points(table["pre"]), np.nan),
        post=np.where(paired, points(table["post"]), np.nan),
        group=group,
        groups=names,
    )


def collected(frame: Frame) -> nw.DataFrame[Any]:
    """This table in memory: this is where the work is done. Raises `SourceError`."""
    with said_plainly():
        return frame.collect("pyarrow" if engine_of(frame) != "polars" else None)


def whole(column: Any) -> Ints:
    """These whole numbers, none of them missing."""
    return np.asarray(column.to_numpy(), dtype=np.int64)


def points(column: Any) -> Floats:
    """These numbers, NaN where there is none."""
    return np.asarray(column.cast(nw.Float64).to_numpy(), dtype=np.float64)


def groups_of(frame: Frame, person: str, group: str) -> Frame:
    """Which group is each person in, and do the rows say more than one? One row each: person, group, several."""
    schema = frame.collect_schema()
    if group not in schema.names():
        raise ColumnError(
            _("There is no column “{column}”. The columns are: {columns}.").format(
                column=group, columns=", ".join(schema.names()[:12])
            ),
            role="group",
        )
    said = people(group, schema[group]).cast(nw.String)
    return (
        frame.select(people(person, schema[person]).alias("person"), said.str.strip_chars().alias("group"))
        .filter(~nw.col("person").is_null(), ~nw.col("group").is_null())
        .group_by("person")
        .agg(nw.col("group").min().alias("group"), nw.col("group").max().alias("other"))
        .with_columns(several=(nw.col("group") != nw.col("other")).cast(nw.Int64))
        .select("person", "group", "several")
    )


def _each(scores: Frame) -> Frame:
    """One row a person: how far the rows go, how many scores there are, the first and the last."""
    scored = nw.when(~nw.col("score").is_null()).then(nw.col("session"))
    ends = (
        scores.with_columns(scored=scored)
        .group_by("person")
        .agg(
            nw.col("session").max().alias("last"),
            nw.col("scored").min().alias("first_scored"),
            nw.col("scored").max().alias("last_scored"),
        )
    )
    at = nw.col("session")
    return (
        scores.join(ends, on="person", how="inner")
        .with_columns(
            has=(~nw.col("score").is_null()).cast(nw.Int64),
            pre=nw.when(at == nw.col("first_scored")).then(nw.col("score")),
            post=nw.when(at == nw.col("last_scored")).then(nw.col("score")),
        )
        .group_by("person")
        .agg(
            nw.col("last").max(),
            nw.col("has").sum().alias("answered"),
            nw.col("pre").max(),
            nw.col("post").max(),
        )
    )


def _coded(names: list[Any], several: list[Any]) -> tuple[Ints, tuple[str, ...]]:
    """Numbers for the groups of these people, and the names those stand for."""
    kept = [None if more else name for name, more in zip(names, several, strict=True)]
    order = tuple(sorted({name for name in kept if name is not None}, key=lambda one: (one.casefold(), one)))
    place = {name: at for at, name in enumerate(order)}
    found = [
        place[name] if name is not None else SEVERAL if more else NOT_SAID
        for name, more in zip(kept, several, strict=True)
    ]
    return np.asarray(found, dtype=np.int64), order
