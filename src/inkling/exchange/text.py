"""From bytes to text: which encoding is it, and is it text at all?"""

import codecs

from inkling.exchange.errors import FileError
from inkling.language import gettext as _

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1_000_000
"""The largest file that is read. Thirty years of daily notes fit in it many times over."""

_SPREADSHEET, _PICTURE, _PDF, _PACKED, _DATABASE = range(5)
_OPENINGS = (
    (b"PK\x03\x04", _SPREADSHEET),
    (b"\xd0\xcf\x11\xe0", _SPREADSHEET),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"%PDF", _PDF),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"SQLite format 3", _DATABASE),
)


def read_text(data: bytes) -> str:
    """Which text do these bytes hold? Raises `FileError` when they are too many, foreign or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise FileError(
            _("The file is larger than {n} MB. Split it by year or by person, and read the parts.").format(
                n=MAX_MEGABYTES
            )
        )
    if not data.strip():
        raise FileError(_("The file is empty. Export the diary again and use the new file."))
    _refuse_foreign(data)
    text = _decode(data)
    if "\x00" in text:
        raise FileError(
            _("The file is not plain text, or it is damaged. Save the diary as CSV and use that.")
        )
    _refuse_markup(text)
    return text


def _refuse_foreign(data: bytes) -> None:
    kind = next((kind for opening, kind in _OPENINGS if data.startswith(opening)), None)
    if kind is None:
        return
    raise FileError(
        {
            _SPREADSHEET: _(
                "This is a spreadsheet or a packed file, not a CSV. Open it in a spreadsheet program, "
                "save it as CSV (UTF-8), and use that file."
            ),
            _PICTURE: _("This is a picture, not a table. Export the diary as CSV and use that file."),
            _PDF: _("This is a PDF, not a table. Export the diary as CSV and use that file."),
            _PACKED: _("This file is packed. Unpack it and use the CSV file inside."),
            _DATABASE: _("This is a database, not a table. Export the diary as CSV and use that file."),
        }[kind]
    )


def _refuse_markup(text: str) -> None:
    if text.lstrip()[:1] in ("{", "[", "<"):
        raise FileError(
            _("This looks like JSON or a web page, not a CSV. Export the diary as CSV and use that file.")
        )


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise FileError(
                _("The file is cut off or damaged. Save the diary again as CSV (UTF-8) and use that file.")
            ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = max(before.count(b"\n"), before.count(b"\r")) + 1
        raise FileError(
            _("Line {line} is not UTF-8 text. Save the diary again as “CSV UTF-8” and use that file.").format(
                line=line
            )
        ) from None
