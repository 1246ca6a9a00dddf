"""Letterboxes: through hers a browser can leave what is being written, and still can when it has locked itself.

A letterbox is made when a browser signs in and stays for a day after it locked. It knows whose it is and to which
public key drafts are sealed, both sealed by a token of its own in the browser and the installation key. So nobody
else can leave anything, a key put into the table by somebody else is never sealed to, and nothing opens by it.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from inkling.vault import homes, seal
from inkling.vault.installation import installation_key
from inkling.vault.keyholders import identity_of
from inkling.vault.keys import Vault
from inkling.vault.models import Letterbox
from inkling.vault.seal import CannotOpen, Place

A_DAY = 24 * 3600
LONGEST_OPEN = 12 * 3600
MOST_A_MINUTE = 90


class NoLetterbox(Exception):
    """This browser may not leave anything: it never signed in, or locked more than a day ago."""


class TooManyLetters(Exception):
    """More than anybody writes was left within a minute."""


@dataclass(frozen=True)
class Addressee:
    """Who is it for, and to which key is it sealed?"""

    home: str
    owner: UUID
    public: bytes


def make(vault: Vault, now: int) -> bytes:
    """A letterbox for this browser: its token, for a cookie of its own. Empty where the identity does not open."""
    try:
        public, _sign = identity_of(vault).public
    except CannotOpen:
        return b""
    token, last = secrets.token_bytes(seal.KEY_BYTES), now + LONGEST_OPEN + A_DAY
    row = Letterbox(id=seal.letterbox_id(token), session=vault.session, until=last)
    said = last.to_bytes(8, "big") + vault.owner.bytes + public + homes.current().encode()
    row.sealed = seal.seal(seal.letterbox_key(token, installation_key()), said, _place(row))
    row.save(force_insert=True)
    return token


def addressee(token: bytes, now: int) -> Addressee:
    """For whom is what this browser leaves? Counts it. Raises `NoLetterbox` or `TooManyLetters`."""
    row = Letterbox.objects.filter(id=seal.letterbox_id(token)).first()
    if row is None:
        raise NoLetterbox
    try:
        said = seal.unseal(seal.letterbox_key(token, installation_key()), bytes(row.sealed), _place(row))
    except CannotOpen:
        raise NoLetterbox from None
    last = int.from_bytes(said[:8], "big")
    if not last - LONGEST_OPEN - A_DAY - 60 <= now < min(last, row.until):
        raise NoLetterbox
    _count(row, now)
    return Addressee(said[56:].decode(), UUID(bytes=said[8:24]), said[24:56])


def stay_for_a_day(sessions: Iterable[tuple[bytes, int]]) -> None:
    """These sessions end, each with the second it was last used at: their letterboxes stay for a day from then."""
    for session, seen in sessions:
        Letterbox.objects.filter(session=session).update(session=b"", until=seen + A_DAY)


def take_away(now: int) -> None:
    """Take away the letterboxes whose day is over."""
    Letterbox.objects.filter(until__lte=now).delete()


def take_away_others(session: bytes) -> None:
    """From now on only this session's browser may leave anything."""
    Letterbox.objects.exclude(session=session).delete()


def take_away_all() -> None:
    """From now on no browser may leave anything, until it signs in."""
    Letterbox.objects.all().delete()


def _count(row: Letterbox, now: int) -> None:
    minute = now // 60
    letters = row.letters + 1 if row.minute == minute else 1
    if letters > MOST_A_MINUTE:
        raise TooManyLetters
    Letterbox.objects.filter(id=row.id).update(minute=minute, letters=letters)


def _place(row: Letterbox) -> Place:
    return Place(owner=b"", kind="letterbox", record=bytes(row.id))
