"""Pages of paper: plain words and a picture, as the bytes of a PDF that can be read aloud."""

from inkling.printing.document import Cell, Column, Document, Figure, Paragraph, Piece, Section, Table, Value
from inkling.printing.document_page import document_page
from inkling.printing.document_pdf import document_pdf
from inkling.printing.document_tables import document_tables
from inkling.printing.errors import NotPrinted, NoTypeface, PrintingError
from inkling.printing.page import PAPERS, Drawing, Line, Page, Paper, Part
from inkling.printing.pdf import pdf, said_by_name

__all__ = [
    "PAPERS",
    "Cell",
    "Column",
    "Document",
    "Drawing",
    "Figure",
    "Line",
    "NoTypeface",
    "NotPrinted",
    "Page",
    "Paper",
    "Paragraph",
    "Part",
    "Piece",
    "PrintingError",
    "Section",
    "Table",
    "Value",
    "document_page",
    "document_pdf",
    "document_tables",
    "pdf",
    "said_by_name",
]
