"""Our words in the reader's language: what every room says through, but the pages, which have Django's way of it.

The standard library's `gettext` functions look for a catalogue among the files at every single word. Here it is looked
for once.
"""

from gettext import translation
from pathlib import Path

__all__ = ["gettext", "ngettext", "pgettext"]

_found = translation("inkling", Path(__file__).with_name("locale"), fallback=True)

gettext, ngettext, pgettext = _found.gettext, _found.ngettext, _found.pgettext
