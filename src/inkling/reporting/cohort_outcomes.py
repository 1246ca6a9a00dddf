"""How people did: kinds of change with their intervals, and the scores before and after."""

from inkling.cohort.report import Outcomes, Report, Yardstick
from inkling.language import gettext as _
from inkling.pictures import outcome_picture
from inkling.printing import Cell, Column, Paragraph, Piece, Section, Table
from inkling.reporting import regression
from inkling.reporting.drawn import drawn
from inkling.reporting.saying import count, keyed, mean, number, percent_within, points, shares


def outcomes_section(report: Report) -> Section | None:
    """None where too few people have a score before and after."""
    found = report.outcomes
    if found is None:
        return None
    kinds: tuple[Piece, ...] = (Paragraph(_unjudged()),)
    if found.kinds:
        kinds = (
            Paragraph(_lead(found), "lead"),
            Paragraph(_judged_by(report)),
            *drawn(outcome_picture(found, prefix="kinds")),
            _kinds(found),
            regression.beside(),
        )
    return Section(
        "outcomes",
        _("Before and after"),
        (*kinds, _scores(found), regression.explained(report.by), Paragraph(_scores_said(found))),
    )


def kind_said(kind: str) -> str:
    """What is this kind of change called?"""
    return {
        "recovered": _("Recovered"),
        "improved": _("Improved"),
        "unchanged": _("Unchanged"),
        "deteriorated": _("Deteriorated"),
        "harmed": _("Harmed"),
        "other": _("Not reliably better"),
    }[kind]


def _unjudged() -> str:
    return _(
        "Whether the change of one person is more than error of measurement was not judged, since nothing says how "
        "large that error is. Name the measure with --measure, or say how reliable it is with --reliability."
    )


def _lead(found: Outcomes) -> str:
    if found.improved is None:
        return _("Too few people got reliably better, or did not, for a share to be told.")
    said = _("{share} of {people} people got reliably better").format(
        share=percent_within(found.improved), people=f"{found.improved.of:,}"
    )
    if found.worse is not None:
        return _("{said}; {share} got reliably worse.").format(said=said, share=percent_within(found.worse))
    return f"{said}."


def _judged_by(report: Report) -> str:
    by, found = report.by, report.outcomes
    parts = []
    if by.points is not None:
        parts.append(
            _("Reliably means by {points} points or more, the number published for this measure.").format(
                points=number(by.points)
            )
        )
    elif by.method is not None:
        parts.append(
            _(
                "Reliably means by more than error of measurement explains 95 of 100 times: the reliable change "
                "index of the method {method}, with a reliability of {reliability}."
            ).format(method=by.method, reliability=f"{by.reliability:.2f}".lstrip("0"))
        )
    if found and found.cutoff is not None and found.cutoff == found.cutoff:
        parts.append(
            _(
                "The clinical range is {range}. Recovered means reliably better and out of it, harmed reliably "
                "worse and into it; who crossed the cutoff by less is counted as unchanged."
            ).format(range=_clinical_range(by, found.cutoff))
        )
    if found and found.recovery is not None:
        parts.append(
            _("Of the {began} who began in the clinical range, {share} recovered.").format(
                began=f"{found.recovery.of:,}", share=percent_within(found.recovery)
            )
        )
    return " ".join(parts)


def _clinical_range(by: Yardstick, cutoff: float) -> str:
    """Which scores are clinical? With an index the cutoff itself is on neither side."""
    at, higher = by.points is not None and by.clinical_at_cutoff, by.better == "higher"
    said = {
        (True, False): _("{cutoff} and above"),
        (True, True): _("{cutoff} and below"),
        (False, False): _("above {cutoff}"),
        (False, True): _("below {cutoff}"),
    }[at, higher]
    return said.format(cutoff=number(cutoff))


def _kinds(found: Outcomes) -> Table:
    rows = [(keyed(kind, kind_said(kind)), *shares(one)) for kind, one in found.kinds.items()]
    for key, said, one in (
        ("better", _("Reliably better, together"), found.improved),
        ("worse", _("Reliably worse, together"), found.worse),
        ("recovery", _("Recovered, of those who began in the clinical range"), found.recovery),
    ):
        if one is not None:
            rows.append((keyed(key, said), *shares(one)))
    return Table(
        "outcomes",
        _("Kinds of change"),
        (
            Column("kind", _("Kind"), number=False),
            *share_columns(),
        ),
        tuple(rows),
        _("From and to: the 95% interval, as if these people were drawn by chance from many like them."),
    )


def share_columns() -> tuple[Column, ...]:
    """How many people, which share, and from where to where."""
    return (
        Column("people", _("People")),
        Column("share", _("Share")),
        Column("low", _("From")),
        Column("high", _("To")),
    )


def _scores(found: Outcomes) -> Table:
    rows = [
        (keyed(key, said), count(one.people), *mean(one), points(one.sd))
        for key, said, one in (
            ("before", _("Before"), found.before),
            ("after", _("After"), found.after),
            ("change", _("After less before"), found.change),
        )
    ]
    if found.effect is not None:
        size = found.effect
        cells = (points(size.size, 2), points(size.low, 2), points(size.high, 2))
        said = _("Change in SDs of the scores before (better is above 0)")
        rows.append((keyed("effect", said), count(found.people), *cells, Cell("", None)))
    return Table(
        "scores",
        _("Scores before and after, in points"),
        (
            Column("which", _("Scores"), number=False),
            Column("people", _("People")),
            Column("mean", _("Mean")),
            Column("low", _("From")),
            Column("high", _("To")),
            Column("sd", _("SD")),
        ),
        tuple(rows),
        _("From and to: the 95% interval of the mean. SD: how far apart people are."),
    )


def _scores_said(found: Outcomes) -> str:
    said = _("The mean went from {before} to {after} points.").format(
        before=number(round(found.before.mean, 1)), after=number(round(found.after.mean, 1))
    )
    return said + " " + _("This says what happened, not why: there is nobody here to compare with.")
