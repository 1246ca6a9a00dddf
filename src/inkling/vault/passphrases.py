"""What a new passphrase has to be, wherever one is chosen: long enough, and not one that many people use."""

import unicodedata

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST_BYTES = 15, 1024


class WeakPassphrase(ValueError):
    """It is not good enough; the message says what to do."""


def check_new_passphrase(passphrase: str) -> None:
    """Is it long enough and hard to guess? Raises `WeakPassphrase`."""
    if len(unicodedata.normalize("NFC", passphrase)) < SHORTEST:
        raise WeakPassphrase(_("Make it at least 15 characters long. Five words are easier than symbols."))
    if len(passphrase.encode(errors="surrogatepass")) > LONGEST_BYTES:
        raise WeakPassphrase(_("Make it shorter. About 150 words is the most."))
    if len(set(passphrase)) < 5:
        raise WeakPassphrase(_("Use more different letters. Five words would do."))
    try:
        CommonPasswordValidator().validate(passphrase)
        CommonPasswordValidator().validate(_unit(passphrase))
    except ValidationError:
        raise WeakPassphrase(_("Many people use this one. Choose words of your own.")) from None


def _unit(passphrase: str) -> str:
    """The part of which the passphrase is only a repetition; itself when it is none."""
    again = (passphrase + passphrase).find(passphrase, 1)
    return passphrase[:again]
