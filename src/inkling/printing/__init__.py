"""Pages of paper: plain words and a picture, as the bytes of a PDF that can be read aloud."""

from inkling.printing.errors import NotPrinted, NoTypeface, PrintingError
from inkling.printing.page import PAPERS, Drawing, Line, Page, Paper, Part
from inkling.printing.pdf import pdf, said_by_name

__all__ = [
    "PAPERS",
    "Drawing",
    "Line",
    "NoTypeface",
    "NotPrinted",
    "Page",
    "Paper",
    "Part",
    "PrintingError",
    "pdf",
    "said_by_name",
]
