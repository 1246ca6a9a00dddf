"""From a picture to the figure of a document: the drawings for a screen, and one with its own colours for paper."""

from inkling.pictures import Picture
from inkling.pictures.printed import printed
from inkling.printing import Figure


def drawn(picture: Picture | None) -> tuple[Figure, ...]:
    """This picture as a figure; nothing where there is none to draw."""
    if picture is None or not picture.wide:
        return ()
    return (
        Figure(
            heading=picture.title,
            wide=picture.wide,
            narrow=picture.narrow,
            paper=printed(picture.wide),
            sentence=picture.sentence,
            described=f"{picture.title}. {picture.sentence}",
        ),
    )
