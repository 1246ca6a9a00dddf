"""What the plain page shows beside its words: the two manners, drawn."""

from dataclasses import dataclass

from inkling.pictures import manner_picture


@dataclass(frozen=True)
class AboutPage:
    """The same shift twice: all at once, and quietly."""

    at_once: str
    quietly: str


def about_page() -> AboutPage:
    """The page is the same for everybody."""
    return AboutPage(manner_picture(quiet=False), manner_picture(quiet=True))
