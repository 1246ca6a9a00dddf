"""The path on paper: small, for a page that is printed, without names of what one wrote beside its marks."""

from dataclasses import dataclass, replace

from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.along import along_said
from inkling.pictures.frame import NARROW, Size
from inkling.pictures.journey import PathPage, journey
from inkling.pictures.path import draw_path
from inkling.pictures.printed import printed
from inkling.pictures.sky import light_over

PAPER = Size("wide", 680, 680, 160, 40, beside=False, rise=64, point=9)


@dataclass(frozen=True)
class PaperPicture:
    """A picture for a page and its print: two drawings for the screen, one with colours of its own for a PDF.

    `sentence` says what there is to see; `described` also what kind of picture it is, for whoever does not see it.
    """

    wide: str
    narrow: str
    print: str
    sentence: str
    described: str


def path_on_paper(page: PathPage) -> PaperPicture | None:
    """What do these days look like, small? None where there is nothing to draw. What happened in life is left out:
    without its words nobody could read its marks."""
    seen = journey(replace(page, way=replace(page.way, happened=())))
    if seen is None:
        return None
    title = _("Path, {months}").format(months=telling.months_said(seen.first, seen.last))
    said = [each for each in (telling.headline_of_path(seen), *along_said(seen)) if each]
    if not said:
        return None
    described = " ".join((f"{title}.", *said))
    light = light_over(seen)
    wide, _fewer = draw_path(seen, PAPER, f"{page.prefix}-w", title, described, light, linked=False)
    narrow, _fewer = draw_path(seen, NARROW, f"{page.prefix}-n", title, described, light, linked=False)
    return PaperPicture(wide, narrow, printed(wide), " ".join(said), described)
