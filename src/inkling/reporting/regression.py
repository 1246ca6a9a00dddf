"""What regression to the mean is, said beside every number before and after."""

from inkling.cohort.report import Yardstick
from inkling.language import gettext as _
from inkling.printing import Paragraph


def explained(by: Yardstick) -> Paragraph:
    """The whole explanation, with how large it is where the reliability is known."""
    words = _(
        "People begin therapy at a bad time, and part of a bad score is chance. The next score is nearer to a "
        "person's usual even if nothing has changed. So part of every change in the means here would have come by "
        "itself, and one group of people cannot tell how large that part is: only people who waited, or were "
        "helped in another way, can."
    )
    if by.reliability is not None and by.reliability < 1:
        words += " " + _(
            "A reliability of {reliability} alone takes a group {part} points nearer for every 10 that it lies "
            "away from the mean of the people it was picked from. Ups and downs of real life come on top of that."
        ).format(reliability=f"{by.reliability:.2f}".lstrip("0"), part=f"{10 * (1 - by.reliability):.1f}")
    return Paragraph(words, "note", _("Regression to the mean"))


def beside() -> Paragraph:
    """The same in short, for every further place."""
    return Paragraph(
        _(
            "Part of every change from before to after would have come by itself, since people begin at a bad time "
            "and the next score is nearer to their usual, therapy or not."
        ),
        "note",
        _("Regression to the mean"),
    )
