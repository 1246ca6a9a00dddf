"""How everything was worked out, where numbers come from, and what is hidden."""

from inkling.cohort.report import Report
from inkling.language import gettext as _
from inkling.measures import Cutoff, Fact
from inkling.printing import Paragraph, Section
from inkling.reporting.saying import CONFIDENTIAL


def method_section(report: Report) -> Section:
    """Definitions with their sources, in a few paragraphs."""
    return Section(
        "method",
        _("How this was worked out"),
        tuple(
            Paragraph(words, heading=heading)
            for heading, words in (
                (_("Change"), _change(report)),
                (_("Sudden gains"), _gains(report)),
                (_("Intervals"), _intervals()),
                (_("What is hidden"), _hidden()),
            )
            if words
        ),
    )


def _change(report: Report) -> str:
    by = report.by
    parts = []
    known = by.measure
    if by.points is not None and known is not None and known.reliable_change is not None:
        parts.append(_from(_("Reliable change of {n} points"), known.reliable_change))
        if known.cutoff is not None:
            parts.append(_from(_("Cutoff {n}"), known.cutoff))
    elif by.method is not None:
        parts.append(
            _(
                "Reliable change index of the method {method}, categories after Jacobson & Truax (1991), doi "
                "10.1037/0022-006X.59.1.12, with the mean and SD of the scores before of the people judged here."
            ).format(method=by.method)
        )
        if by.cutoff_kind is not None:
            parts.append(_("Cutoff {kind}.").format(kind=by.cutoff_kind))
        if by.functional is not None:
            parts.append(
                _("People without the problem: a mean of {mean} with an SD of {sd}.").format(
                    mean=f"{by.functional[0]:g}", sd=f"{by.functional[1]:g}"
                )
            )
        if known is not None and known.reliability is not None and by.reliability == known.reliability.value:
            parts.append(_from(_("Reliability {n}"), known.reliability))
    parts.append(
        _(
            "Change in SDs: the mean change over the SD before, with the interval of Becker (1988), doi "
            "10.1111/j.2044-8317.1988.tb00901.x."
        )
    )
    return " ".join(parts)


def _from(what: str, fact: Fact | Cutoff) -> str:
    said = _("{what}: {source}.").format(what=what.format(n=f"{fact.value:g}"), source=fact.source)
    if fact.sure == "memory":
        said += " " + _(
            "This number was written down from memory of the literature: check it before you rely on it."
        )
    return said


def _gains(report: Report) -> str:
    by = report.by
    if by.gain_cutoff is not None:
        points = _("How many points make one was said by whoever made this report.")
    elif by.points is not None:
        points = _("As many points make one as make a reliable change.")
    else:
        points = _("1.96 standard errors of a difference make one.")
    return f"{_found()} {points}" if report.gains else ""


def _found() -> str:
    return _(
        "After Tang & DeRubeis (1999), doi 10.1037/0022-006X.67.6.894, with critical values for the number of "
        "scores there are, as in Stiles et al. (2003), doi 10.1037/0022-006X.71.1.14. An interval is judged if two "
        "sessions on either side have a score. Of each person the first gain counts."
    )


def _intervals() -> str:
    return _(
        "Shares: Wilson (1927), doi 10.1080/01621459.1927.10502953. Means: t. Limits of the funnel: exact "
        "binomial, Spiegelhalter (2005), doi 10.1002/sim.1970. All 95 of 100 times, but for the outer limits (998 "
        "of 1,000). Many numbers stand here, so some intervals miss."
    )


def _hidden() -> str:
    return _(
        "No number of fewer than ten people is told about how people did, and as many others are hidden as it "
        "takes so that none can be worked out from a table and its totals; in the tables for programs, {sign} "
        "stands for them. The numbers of who is counted in are told as they are: they say nothing of how anybody "
        "did. Single courses are shown of at most one person in ten, without a name; --no-courses leaves them out. "
        "Two reports of nearly the same people tell more than one: what differs between them is about the few who "
        "came or went. So hand on one of them."
    ).format(sign=CONFIDENTIAL)
