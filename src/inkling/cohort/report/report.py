"""What is there to say about a cohort? A report as plain values, without what must stay hidden."""

from dataclasses import dataclass, field, replace

import narwhals as nw

from inkling.cohort.columns import find_columns
from inkling.cohort.engines import Engine, kept, one_row, opened, said_plainly
from inkling.cohort.errors import OptionError
from inkling.cohort.flow import Flow
from inkling.cohort.reading import Episodes, read
from inkling.cohort.report.attrition import Left, attrition
from inkling.cohort.report.courses import courses, groups_of
from inkling.cohort.report.examples import Example, examples
from inkling.cohort.report.groups import Groups, groups
from inkling.cohort.report.outcomes import Outcomes, judge, outcomes
from inkling.cohort.report.small_cells import SMALL
from inkling.cohort.report.sudden import Sudden, sudden
from inkling.cohort.report.sudden_outcomes import ByGain, by_gain
from inkling.cohort.report.yardstick import Yardstick
from inkling.language import gettext as _


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything there is to say about many courses of therapy.

    `flow`: who was counted in, and who was not. `paired`: how many people have a score before and one after. The
    other parts are None or empty where there are too few people, or nothing says how to judge:
    `outcomes` how they did; `gains` sudden gains; `by_gain` outcomes with and without one; `examples` single courses;
    `left` when courses ended; `groups` side by side.
    """

    by: Yardstick
    flow: Flow
    paired: int
    outcomes: Outcomes | None
    gains: Sudden | None
    by_gain: tuple[ByGain, ...] = ()
    examples: tuple[Example, ...] = field(default=(), repr=False)
    left: tuple[Left, ...] = ()
    groups: Groups | None = None


def report(
    source: object,
    by: Yardstick,
    *,
    group: str | None = None,
    single_courses: bool = True,
    person: str | None = None,
    session: str | None = None,
    score: str | None = None,
    engine: Engine = "polars",
) -> Report:
    """What is there to say about the courses of therapy in this table?

    `source`, the columns and the engine as in `read`. Before and after are each person's first and last score. `by`
    comes from `yardstick`. `group` names a column that says which group (a location, a focus area) a person is in.
    No number of fewer than ten people is in it but those of `flow`; `single_courses` of a few people, without a name,
    are in it unless they are not wanted. Raises `CohortError`.
    """
    looked = read(source, person=person, session=session, score=score, engine=engine)
    episodes = replace(looked, scores=kept(looked.scores))
    _check_range(episodes, by)
    in_groups = None
    if group is not None:
        frame, _header = opened(source, engine)
        with said_plainly():
            names = frame.collect_schema().names()
            columns = find_columns(names, person=person, session=session, score=score)
            in_groups = groups_of(frame, columns.person, group)
    of = courses(episodes.scores, in_groups)
    paired = int(of.paired.sum())
    if paired < SMALL:
        return Report(by=by, flow=episodes.flow, paired=paired, outcomes=None, gains=None)
    judged = judge(of, by)
    found = sudden(episodes, of, by)
    return Report(
        by=by,
        flow=episodes.flow,
        paired=paired,
        outcomes=outcomes(of, by, judged),
        gains=found.told if found else None,
        by_gain=by_gain(of, found.by_person, judged) if found and found.told.people else (),
        examples=examples(episodes, of, by.sign, judged) if single_courses else (),
        left=attrition(of),
        groups=groups(of, judged, group) if group is not None else None,
    )


def _check_range(episodes: Episodes, by: Yardstick) -> None:
    """Could these be scores of the measure? Raises `OptionError`."""
    known = by.measure.total if by.measure else None
    if by.measure is None or known is None:
        return
    row = one_row(episodes.scores.select(low=nw.col("score").min(), high=nw.col("score").max()))
    low, high = row["low"], row["high"]
    if low is not None and (low < known.low or high > known.high):
        said = _(
            "The scores go from {low} to {high}, and {title} from {least} to {most}. Look whether this is the "
            "measure and the column of its total, or leave the measure out."
        )
        bounds = {"low": low, "high": high, "least": known.low, "most": known.high}
        raise OptionError(
            said.format(title=by.measure.title, **{name: f"{at:g}" for name, at in bounds.items()})
        )
