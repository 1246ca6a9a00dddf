"""What stands together in a section: numbers, as a table or a picture, with the notes on how to read them."""

from dataclasses import dataclass

from inkling.printing.document import Figure, Paragraph, Piece, Section, Table


@dataclass(frozen=True)
class Together:
    """One piece, and the notes that belong to it."""

    piece: Piece
    notes: tuple[Paragraph, ...] = ()


def together(section: Section) -> tuple[Together, ...]:
    """Which notes belong to which numbers? To the table or picture just before them; at the beginning, or after
    words, to the one that follows; to a lead where neither is there; and otherwise a note stands for itself."""
    found: list[Together] = []
    waiting: list[Paragraph] = []
    for piece in section.pieces:
        if isinstance(piece, Paragraph) and piece.kind == "note":
            if found and not waiting and isinstance(found[-1].piece, Table | Figure):
                found[-1] = Together(found[-1].piece, (*found[-1].notes, piece))
            else:
                waiting.append(piece)
        elif isinstance(piece, Paragraph):
            _settle(found, waiting)
            found.append(Together(piece))
        else:
            found.append(Together(piece, tuple(waiting)))
            waiting.clear()
    _settle(found, waiting)
    return tuple(found)


def _settle(found: list[Together], waiting: list[Paragraph]) -> None:
    """No numbers follow: what is waiting belongs to the lead before it, if there is one."""
    last = found[-1].piece if found else None
    if waiting and isinstance(last, Paragraph) and last.kind == "lead":
        found[-1] = Together(last, (*found[-1].notes, *waiting))
    else:
        found += map(Together, waiting)
    waiting.clear()
