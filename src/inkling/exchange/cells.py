"""One cell as a number: decimal point or comma, and which cells mean that there was no answer."""

import re
from typing import Literal

NO_ANSWER = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "-", "–", "—"})
"""How a cell says that the question was asked and not answered, in small letters."""

LARGEST = 1e12
"""Beyond this a number is taken for a slip, not for an answer."""

_POINT = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?")

Unread = Literal["unread"]
UNREAD: Unread = "unread"


def read_number(cell: str, *, decimal_comma: bool) -> float | Unread | None:
    """Which number stands here? None where there is no answer, UNREAD where it is something else.

    A decimal comma is only read where the comma does not separate cells. Infinity and numbers beyond a
    million million are not answers.
    """
    text = cell.strip()
    if text.casefold() in NO_ANSWER:
        return None
    text = text.replace("\N{MINUS SIGN}", "-")
    if decimal_comma and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif not _POINT.fullmatch(text):
        return UNREAD
    number = float(text)
    return number if abs(number) <= LARGEST else UNREAD
