"""`inkling cohort change IN --out OUT`: who changed by more than error of measurement, and who recovered?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from inkling.cli.cohort.asked import METHODS, functional_of, of_a_table, place_for, say, sentences, to_a_table
from inkling.cli.waiting import waiting
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.change import Better, CutoffKind, Method
    from inkling.cohort import Engine


@click.command(
    "change",
    short_help=_("Who changed by more than error of measurement, and who recovered?"),
    help=_(
        """Write one row for each person: person, pre, post, change, rci, category (recovered, improved, unchanged,
        deteriorated, harmed; empty where it cannot be judged)."""
    ),
)
@to_a_table
@of_a_table
@click.option("--pre", required=True, metavar="S", help=_("The session before, as it stands in its column."))
@click.option("--post", required=True, metavar="S", help=_("The session after."))
@click.option("--method", type=click.Choice(METHODS), required=True, help=_("How the index is worked out."))
@click.option(
    "--reliability", type=float, required=True, metavar="R", help=_("Of the measure, from 0 to below 1.")
)
@click.option("--functional-mean", type=float, metavar="M", help=_("Of people without the problem."))
@click.option("--functional-sd", type=float, metavar="S", help=_("Of people without the problem."))
@click.option(
    "--cutoff-type",
    type=click.Choice(["a", "b", "c"]),
    help=_("Where the populations part: c if their mean and SD are given."),
)
@click.option(
    "--better",
    type=click.Choice(["lower", "higher"]),
    default="lower",
    show_default=True,
    help=_("Which scores are better."),
)
def change(
    table: str,
    out: str,
    person: str | None,
    session: str | None,
    score: str | None,
    engine: "Engine",
    pre: str,
    post: str,
    method: "Method",
    reliability: float,
    functional_mean: float | None,
    functional_sd: float | None,
    cutoff_type: "CutoffKind | None",
    better: "Better",
) -> None:
    """Read the table, judge everybody, write the answers, and say who could be judged."""
    functional = functional_of(functional_mean, functional_sd)
    place = place_for(out, table)
    columns: dict[str, Any] = {"person": person, "session": session, "score": score}
    with sentences():
        from inkling.cohort import change as change_of
        from inkling.cohort import found_change, part_of, write

        with waiting(1, 3, _("Reading and counting")):
            changed = change_of(
                table,
                pre,
                post,
                method,
                reliability=reliability,
                better=better,
                functional=functional,
                cutoff=cutoff_type or ("c" if functional else None),
                engine=engine,
                **columns,
            )
        with waiting(2, 3, _("Judging change"), part_of(place)):
            write(changed.frame, place)
        with waiting(3, 3, _("Counting what was found")):
            found = found_change(changed.frame)
    say([*changed.flow.lines(), found.explain(), *_cutoff(changed.cutoff)], place)


def _cutoff(value: float | None) -> Iterator[str]:
    if value is not None and value == value:
        yield _("The two populations part at {score} points.").format(score=f"{value:.2f}")
    elif value is not None:
        yield _("Where the two populations part cannot be worked out from these numbers.")
