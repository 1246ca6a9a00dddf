"""Five words nobody would guess, to offer as a passphrase."""

from functools import cache

from xkcdpass import xkcd_password

WORDS = 5


def five_words() -> str:
    """Five random words with spaces between: with 7,000 words to draw from, over 60 bits of chance."""
    return str(xkcd_password.generate_xkcdpassword(_list(), numwords=WORDS, delimiter=" "))


@cache
def _list() -> list[str]:
    return list(
        xkcd_password.generate_wordlist(
            wordfile=xkcd_password.locate_wordfile("eff-long"), min_length=3, max_length=9
        )
    )
