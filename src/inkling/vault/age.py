"""A file sealed by a passphrase of its own, in the age format: any program that knows age opens it, also without
Inkling. The format and its ciphers are those of the `age` crate (PyPI: pyrage); nothing of it is ours. No Django.

age makes each guess at a passphrase slow with scrypt, so that it takes about a second and a quarter of a gigabyte
wherever it was sealed. A file may ask for more; how much more is looked at before anything is begun.
"""

import re
import threading
import unicodedata
from typing import Final

from pyrage import DecryptError, passphrase

OPENING: Final = b"age-encryption.org/v1\n"
_BY_PASSPHRASE: Final = re.compile(re.escape(OPENING) + rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_MOST_WORK: Final = 20
"""As a power of two: four times the work and the memory (1 GiB) of a usual file."""

_one_at_a_time = threading.Lock()


class NotSealedSo(Exception):
    """These bytes are no age file that a passphrase opens here."""


class DoesNotOpen(Exception):
    """It is such a file, and it does not open: another passphrase, or a byte was changed."""


def is_sealed(data: bytes) -> bool:
    """Is this an age file?"""
    return data.startswith(OPENING)


def seal_file(plain: bytes, secret: str) -> bytes:
    """The same, to be opened by this passphrase only."""
    with _one_at_a_time:
        return bytes(passphrase.encrypt(plain, _typed(secret)))


def open_file(data: bytes, secret: str) -> bytes:
    """What was sealed. Raises `NotSealedSo` or `DoesNotOpen`."""
    header = _BY_PASSPHRASE.match(data)
    if header is None or int(header[1]) > _MOST_WORK:
        raise NotSealedSo
    try:
        with _one_at_a_time:
            return bytes(passphrase.decrypt(data, _typed(secret)))
    except DecryptError:
        raise DoesNotOpen from None


def _typed(secret: str) -> str:
    """The same letters typed on another keyboard open it as well."""
    return unicodedata.normalize("NFC", secret)
