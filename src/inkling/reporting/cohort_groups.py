"""Groups side by side, in order of the alphabet: a funnel, and never a ranking."""

from inkling.cohort.report import Group, Groups, Report
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures import funnel_picture
from inkling.printing import Cell, Column, Paragraph, Piece, Section, Table
from inkling.reporting import regression
from inkling.reporting.cohort_outcomes import share_columns
from inkling.reporting.drawn import drawn
from inkling.reporting.saying import count, hidden, points, share, shares, word


def groups_section(report: Report) -> Section | None:
    """None where no groups were asked for."""
    found = report.groups
    if found is None:
        return None
    heading = _("By {column}").format(column=found.column)
    if len(found.each) < 2:
        said = _("Too few people, or too few groups, to tell of any by itself.")
        return Section("groups", heading, (Paragraph(said),))
    pieces: list[Piece] = []
    if found.funnel is not None:
        pieces += [Paragraph(_lead(found), "lead"), *drawn(funnel_picture(found, prefix="funnel"))]
    pieces += [_table(found), _no_ranking(), regression.beside()]
    return Section("groups", heading, tuple(pieces))


def _lead(found: Groups) -> str:
    funnel = found.funnel
    if funnel is None:
        return ""
    shown = sum(1 for group in found.each if group.improved and group.alone)
    if not funnel.outside[0]:
        return _("All {n} groups lie as near to all people together as chance would have them.").format(
            n=shown
        )
    said = ngettext(
        "{n} of {all} groups lies outside of the inner limits, {far} of the outer ones.",
        "{n} of {all} groups lie outside of the inner limits, {far} of the outer ones.",
        funnel.outside[0],
    ).format(n=funnel.outside[0], all=shown, far=funnel.outside[1])
    return said + " " + _("By chance alone it would be about one in 20, and one in 500.")


def _table(found: Groups) -> Table:
    return Table(
        "groups",
        _("Groups in order of the alphabet"),
        (
            Column("group", _("Group"), number=False),
            Column("judged", _("People")),
            Column("better", _("Reliably better")),
            *share_columns()[1:],
            Column("chance_low", _("Chance: from")),
            Column("chance_high", _("Chance: to")),
            Column("before", _("Mean before")),
            Column("after", _("Mean after")),
        ),
        tuple(_row(group) for group in found.each),
        _(
            "People: those with a score before and after. From and to: the 95% interval of the share. Chance: "
            "between these shares a group of this size lies 95 of 100 times if it is like all people together. "
            "Groups of fewer than ten people are taken together, with the next smallest if they are still few."
        ),
    )


def _row(group: Group) -> tuple[Cell, ...]:
    low, high = group.chance or (None, None)
    better = (Cell("", None),) * 4 if group.chance is None else shares(group.improved)
    return (
        word(name_said(group)),
        count(group.people),
        *better,
        share(low),
        share(high),
        *(hidden() if value is None else points(value.mean) for value in (group.before, group.after)),
    )


def name_said(group: Group) -> str:
    """What is this group called? Small ones that are taken together are all named."""
    return ", ".join(name or _("no group, or more than one") for name in group.names)


def _no_ranking() -> Paragraph:
    return Paragraph(
        _(
            "Groups differ in who comes to them, and these numbers make no allowance for that. Small groups lie "
            "far from the middle by chance alone, which is why the limits open up to the left. A group outside of "
            "them is a reason to look and ask, in either direction. It is no ranking, and cannot be made into one."
        ),
        "note",
        _("No ranking"),
    )
