"""What can keep a page from becoming a PDF."""


class PrintingError(Exception):
    """The PDF could not be made."""


class NotPrinted(PrintingError):
    """The typesetter refused. Its own words may quote the page, so they are not kept."""


class NoTypeface(PrintingError):
    """No typeface on this computer has these letters. `letters` are some of them."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self.letters = letters
